"""What the tests of staging share: days, and a function switched for somebody."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_roles
from omarm.staging.commands import EVERYONE, When, switch_function


class StagingTestCase(CastTestCase):
    """The cast, with Mo who administers and Ada who is on the works council."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        change_roles(actor=None, person=cls.ada, codes=["works_council"])

    @staticmethod
    def day(ahead=0):
        """Return a day so many ahead."""
        return timezone.localdate() + timedelta(days=ahead)

    def stage(self, function, audience=EVERYONE, *, opens=None, closes=None, note=""):
        """Say by Mo from when an audience has a function, in days ahead. Returns the Stage."""
        when = When(
            opens_on=None if opens is None else self.day(opens), closes_on=None if closes is None else self.day(closes),
            note=note,
        )  # fmt: skip
        return switch_function(actor=self.mo, function=function, audience=audience, when=when)

    def fresh(self, person):
        """Return the person as the next request finds them."""
        return type(person).objects.get(pk=person.pk)

"""What the tests of the first week share: somebody new."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.firstweek.queries import week_of
from omarm.houserules.queries import standing_rules
from omarm.people.models import Person
from omarm.staging.commands import switch_off


class NewcomerTestCase(CastTestCase):
    """The cast, and Nia in the department, whose account was made today."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.nia = make_person("nia", department=cls.department, account_since=timezone.localdate())

    def age(self, days):
        """Have Nia's account be so many days old."""
        self.nia.account_since = timezone.localdate() - timedelta(days=days)
        self.nia.save(update_fields=["account_since"])

    def state(self, code):
        """Return how a task stands for Nia, as the next request finds her."""
        nia = Person.objects.get(pk=self.nia.pk)
        return next(one.state for one in week_of(nia).stands if one.task.code == code)

    def switch_off(self, function):
        """Take a function away from everyone."""
        switch_off(actor=self.mo, function=function)

    def read_along(self):
        """Know what a request knows before the page is made."""
        self.nia.rules_accepted = None
        standing_rules()

"""Must-reads as tests ask them."""

from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import bring_in, make_person
from omarm.mustread.commands import ReadRequest, attach_must_read
from omarm.mustread.queries import NAMES
from omarm.people.commands import change_roles
from omarm.stream.commands import Place
from omarm.stream.tests.writing import StreamTestCase, write


class MustReadTestCase(StreamTestCase):
    """Ada manages the groups of the cast; Eva edits for the whole organisation."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.eva = make_person("eva")
        change_roles(actor=None, person=cls.eva, codes=["editor"])

    def ask(self, actor=None, *, level="must", due_on=None, **told):
        """Publish a post and ask to read it; in the closed group unless a place is given. Returns the MustRead."""
        actor = actor or self.ada
        post = write(actor, **({"place": Place(group=self.closed)} | told))
        return attach_must_read(actor=actor, post=post, request=ReadRequest(level, due_on))

    def agree(self):
        """Have the works council agree to names."""
        wim = make_person("wim")
        change_roles(actor=None, person=wim, codes=["works_council"])
        told = {"given_by": "OR", "given_on": timezone.localdate(), "scope": "Namen", "document": "OR-1"}
        return record_consent(actor=wim, measurement=NAMES, agreement=Agreement(**told))

    def crowd(self, how_many, group=None):
        """Make that many colleagues and bring them into the group. Returns them."""
        people = [make_person(f"lezer{number}") for number in range(how_many)]
        for person in people:
            bring_in(group or self.closed, person, by=self.ada)
        return people

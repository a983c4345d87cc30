"""The plan board in tests: Coco guides, Kim is in the team, Lea is a leader and sponsor, Cy only works here."""

from itertools import count

from omarm.adoption.rules.teams import Layer
from omarm.core.testing.cast import make_person
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.planboard import commands
from omarm.planboard.commands import NewAction, NewCommitment, NewMember
from omarm.planboard.models import Commitment
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase

BOARD, HELPED, TEAM = "/programme/board/", "/programme/contributions/", "/adoption/team/"
SPONSORS, PROMISES, WOVEN = "/adoption/sponsors/", "/adoption/promises/", "/adoption/weave-in/"
HTMX = {"HX-Request": "true"}


class PlanTestCase(ProgrammeTestCase):
    numbers = count(1)

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kim = make_person("kim", department=cls.team)
        cls.kim_member = commands.add_member(
            actor=cls.coco, new=NewMember(person=cls.kim, layer=Layer.FIELD, department=cls.team)
        )

    def action(self, title="Drie voorbeelden op de bladzijde over delen", **told):
        new = NewAction(title=title, **{"due_on": self.today + 7 * DAY} | told)
        return commands.add_action(actor=self.kim, new=new)

    def sponsor(self, person=None):
        return commands.name_sponsor(actor=self.coco, person=person or self.lea, goal=self.goal)

    def promised(self, sponsor=None, **told):
        told = {
            "kind": Commitment.Kind.POST,
            "what": f"Vertellen wat we besloten, nummer {next(self.numbers)}",
            "due_on": self.today + 7 * DAY,
        } | told
        sponsor = sponsor or self.sponsor()
        return commands.promise(actor=self.coco, sponsor=sponsor, new=NewCommitment(**told))

    def notices(self):
        """Return {(what, person id)} of what people were told of the plan board, once all was delivered."""
        settle()
        told = Notice.objects.filter(what__startswith="planboard.")
        return set(told.values_list("what", "person"))

    def later(self, row, days):
        """Have a commitment be of so many days ago. Returns it."""
        for name in ("starts_on", "due_on"):
            setattr(row, name, getattr(row, name) - days * DAY)
        row.save()
        return row

"""Ambassadors in tests: Coco guides, Wim speaks for the works council; Ada, Bo and Cy may join."""

from datetime import timedelta

from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.ambassadors.commands import NewCall, NewMeeting, OwnTerms, join_team, open_call, plan_meeting
from omarm.ambassadors.queries.team import forget_ambassadors
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.notifications.models import Notice
from omarm.people.commands import add_department, change_roles

DAY = timedelta(days=1)


class AmbassadorTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.wim = make_person("coco"), make_person("wim")
        change_roles(actor=None, person=cls.coco, codes=["community_manager"])
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        cls.other = add_department(actor=None, name="Burgerzaken")
        cls.today = timezone.localdate()

    def setUp(self):
        forget_ambassadors()
        self.addCleanup(forget_ambassadors)

    def called(self, **told):
        """Return an open call by Coco."""
        told = {"text": "Wie helpt mee?", "hours": 2, "until_on": self.today + 14 * DAY} | told
        return open_call(actor=self.coco, new=NewCall(**told))

    def join(self, person, **told):
        return join_team(actor=person, terms=OwnTerms(**{"hours": 2, "layer": "operational"} | told))

    def gathered(self, *people):
        """Return the team, with these people in it."""
        team = self.called().team
        for person in people:
            self.join(person, department=person.department)
        return team

    def meeting(self, days=7, **told):
        told = {"starts_at": timezone.now() + days * DAY, "title": "Bijeenkomst", "place": "Kantine"} | told
        return plan_meeting(actor=self.coco, new=NewMeeting(**told))

    def notices(self, person):
        while deliver_batch():
            pass
        told = Notice.objects.filter(person=person, what__startswith="ambassadors.", is_unread=True)
        return sorted(told.values_list("what", flat=True))

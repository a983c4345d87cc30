"""Campaigns in tests: Coco guides, Otto is of the works council, Lea leads; a goal stands, and days can go by."""

from datetime import datetime, time, timedelta
from unittest.mock import patch

from django.db import transaction
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles
from omarm.programme import commands
from omarm.programme.commands import NewCampaign, NewGoal
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.frame import forget_links
from omarm.programme.queries.prompting import forget_running
from omarm.stream.commands import EVERYONE, Draft
from omarm.updates.commands import publish_update

DAY = timedelta(days=1)
SEEN = "Minder mailen lukte waar de teamleider het voordeed; de buitendienst heeft er nog weinig aan."


class ProgrammeTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.otto, cls.lea = (make_person(name) for name in ("coco", "otto", "lea"))
        for person, role in ((cls.coco, "community_manager"), (cls.otto, "works_council"), (cls.lea, "leader")):
            change_roles(actor=None, person=person, codes=[role])
        cls.today = timezone.localdate()
        told = NewGoal(kind=Goal.Kind.EXPERTISE, name="Wat één team weet, weten alle teams", owner=cls.coco)
        cls.goal = commands.set_goal(actor=cls.coco, new=told)

    def setUp(self):
        for forget in (forget_running, forget_links):
            forget()
            self.addCleanup(forget)

    def new(self, **told):
        """Return what a campaign of eight weeks is that begins today, for everybody."""
        told = {
            "goal": self.goal, "name": "Eerst vragen", "behaviour": "share", "sentence": "Ik vraag het eerst in een groep.",
            "starts_on": self.today, "ends_on": self.today + 56 * DAY, "prompt": "Wat had je anders gemaild?",
            "writing": "question", "owner": self.coco,
        } | told  # fmt: skip
        return NewCampaign(**told)

    def draft(self, **told):
        return commands.draft_campaign(actor=self.coco, new=self.new(**told))

    def planned(self, **told):
        return commands.plan_campaign(actor=self.coco, campaign=self.draft(**told))

    def running(self, **told):
        campaign = self.planned(**told)
        self.show(campaign)
        forget_running()
        campaign = commands.start_campaign(actor=self.coco, campaign=campaign)
        forget_running()
        return campaign

    def evaluated(self, campaign):
        """Close a campaign that is over."""
        told = {"outcome": Campaign.Outcome.GROWING, "evaluation": SEEN}
        return commands.close_campaign(actor=self.coco, campaign=campaign, **told)

    def show(self, campaign, post=None, **told):
        return commands.add_story(actor=self.coco, campaign=campaign, post=post or self.post(), **told)

    def post(self, author=None, place=EVERYONE):
        draft = Draft(title="Zo deed ik het", body="Ik vroeg het in een groep.", place=place)
        return publish_update(actor=author or self.ada, draft=draft)

    def days_later(self, number):
        """Return a context in which it is noon, so many days from today."""
        forget_running()
        noon = timezone.make_aware(datetime.combine(self.today + number * DAY, time(12)))
        return patch("django.utils.timezone.now", return_value=noon)


class RuleTestCase(ProgrammeTestCase):
    def refused(self, code, command, **told):
        """Check that a command is refused with this code, and return what it says."""
        with self.assertRaises(DomainError) as found, transaction.atomic():
            command(**told)
        self.assertEqual(found.exception.code, code)
        return str(found.exception.message)

"""Whatever is to point at a department says so in words when somebody dissolved it meanwhile: nothing else is told by the form."""

from datetime import timedelta

from django.db import transaction

from omarm.ambassadors.commands import NewCall, OwnTerms, join_team, open_call, require_places
from omarm.core.errors import DomainError
from omarm.people.commands import add_department, dissolve_department
from omarm.planboard import commands as planboard
from omarm.presets.commands import apply_preset
from omarm.programme.commands import draft_campaign
from omarm.programme.models import Campaign
from omarm.programme.tests.campaigning import ProgrammeTestCase
from omarm.staging.commands import For, When, switch_function
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update


class DissolvedDepartmentTests(ProgrammeTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.gone = add_department(actor=None, name="Burgerzaken")

    def setUp(self):
        super().setUp()
        until = self.today + timedelta(days=14)
        open_call(actor=self.coco, new=NewCall(text="Wie helpt mee?", hours=2, until_on=until))
        self.stale = type(self.gone).objects.get(pk=self.gone.pk)
        dissolve_department(actor=self.mo, department=self.gone)

    def acts(self):
        member = planboard.add_member(actor=self.coco, new=planboard.NewMember(person=self.bo, layer="operational"))
        new = self.new(audience=Campaign.Audience.DEPARTMENT, departments=(self.stale,))
        seat = planboard.NewMember(person=self.cy, layer="operational", department=self.stale)
        moved = {"member": member, "layer": "operational", "department": self.stale, "role": ""}
        audience, terms = For(department=self.stale), OwnTerms(hours=2, layer="operational", department=self.stale)
        yield draft_campaign, {"actor": self.coco, "new": new}
        yield planboard.add_member, {"actor": self.coco, "new": seat}
        yield planboard.change_member, {"actor": self.coco} | moved
        yield switch_function, {"actor": self.mo, "function": "compliments", "when": When(), "audience": audience}
        yield apply_preset, {"actor": self.mo, "code": "formal", "reason": "Zo werken zij.", "department": self.stale}
        draft = Draft(body="Voor de afdeling", place=Place(department=self.stale))
        yield publish_update, {"actor": self.cy, "draft": draft}
        yield join_team, {"actor": self.ada, "terms": terms}

    def test_it_is_refused_in_words(self):
        for command, told in self.acts():
            with self.subTest(command=command.__name__):
                with self.assertRaises(DomainError) as refused, transaction.atomic():
                    command(**told)
                self.assertEqual(refused.exception.code, "department_gone")
                self.assertIn(self.stale.name, str(refused.exception))

    def test_nor_is_somebody_wanted_there(self):
        for command in (require_places, planboard.require_places):
            with self.subTest(app=command.__module__), self.assertRaises(DomainError) as refused:
                command(actor=self.coco, places=[(self.stale.pk, "operational")])
            self.assertEqual(refused.exception.code, "no_such_place")

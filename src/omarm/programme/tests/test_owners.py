"""Who leads a campaign or answers for a goal leaves: it is said, it waits on the desk, and it is handed over."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.people.commands import deactivate_person
from omarm.people.commands.handover import give_away, open_hand_over
from omarm.people.handing_over import held_by
from omarm.people.models import HandOver
from omarm.programme.commands.handing import hand_over_campaign, hand_over_goal
from omarm.programme.models import Campaign, Goal
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase

PAGE = "/adoption/programme/"


class OwnerTests(ProgrammeTestCase):
    def setUp(self):
        super().setUp()
        Goal.objects.update(owner=self.cy)
        self.campaign = self.running(owner=self.cy)

    def leave(self):
        deactivate_person(actor=self.mo, person=self.cy)
        self.cy.refresh_from_db()

    def found(self):
        return [one.key for one in source_of("programme.unowned").find(timezone.now(), 9)]

    def held(self, person=None):
        things = held_by(person or self.cy, seen_by=self.coco)
        return {holding.code: [one.pk for one in found] for holding, found in things}

    def test_as_long_as_somebody_works_here_nothing_waits(self):
        self.assertEqual(self.found(), [])
        page = self.as_person(self.coco).get(f"{PAGE}{self.campaign.pk}/")
        self.assertFalse(page.context["campaign"].is_unowned)
        self.leave()
        self.assertEqual(self.found(), [f"campaign-{self.campaign.pk}", f"goal-{self.goal.pk}"])

    def test_it_is_said_where_the_team_looks_and_somebody_else_is_named_while_it_runs(self):
        self.leave()
        page = self.as_person(self.coco).get(f"{PAGE}{self.campaign.pk}/")
        self.assertTrue(page.context["campaign"].is_unowned)
        self.assertContains(page, f'href="{PAGE}{self.campaign.pk}/edit/">')
        self.assertNotContains(self.as_person(self.otto).get(f"{PAGE}{self.campaign.pk}/"), "/edit/")
        form = self.as_person(self.coco).get(f"{PAGE}{self.campaign.pk}/edit/").context["form"]
        told = {name: form[name].value() or "" for name in ("name", "why", "prompt", "writing")}
        told |= {"ends_on": self.campaign.ends_on.isoformat(), "owner": self.bo.pk}
        self.assertRedirects(
            self.as_person(self.coco).post(f"{PAGE}{self.campaign.pk}/edit/", told), f"{PAGE}{self.campaign.pk}/"
        )
        self.assertEqual(self.found(), [f"goal-{self.goal.pk}"])
        settle()
        self.assertEqual(Notice.objects.get(person=self.bo, what__endswith=".given").what, "campaign.given")

    def test_who_left_is_refused_as_who_leads_it(self):
        self.leave()
        told = {
            "name": "Eerst vragen",
            "ends_on": (self.today + 20 * DAY).isoformat(),
            "owner": self.cy.pk,
            "owner-words": "cy",
        }
        page = self.as_person(self.coco).post(f"{PAGE}{self.campaign.pk}/edit/", told)
        self.assertContains(page, "Eerst vragen", status_code=422)
        for command, pk in ((hand_over_campaign, self.campaign.pk), (hand_over_goal, self.goal.pk)):
            with self.assertRaises(DomainError) as found:
                command(actor=self.coco, pk=pk, person=self.cy, to=self.cy)
            self.assertEqual(found.exception.code, "not_a_colleague")

    def test_both_stand_in_the_hand_over_and_go_to_somebody_else(self):
        self.assertEqual(self.held(), {"campaigns": [self.campaign.pk], "goals": [self.goal.pk]})
        self.leave()
        hand_over = open_hand_over(actor=None, person=self.cy, why=HandOver.Why.LEFT)
        give_away(actor=self.coco, hand_over=hand_over, code="campaigns", pk=self.campaign.pk, to=self.bo)
        hand_over = give_away(actor=self.coco, hand_over=hand_over, code="goals", pk=self.goal.pk, to=self.bo)
        self.assertIsNotNone(hand_over.closed_at)
        self.assertEqual((Campaign.objects.get().owner, Goal.objects.get().owner), (self.bo, self.bo))
        self.assertEqual((self.found(), self.held()), ([], {}))
        settle()
        told = Notice.objects.filter(person=self.bo, what__endswith=".given").values_list("what", flat=True)
        self.assertEqual(sorted(told), ["campaign.given", "goal.given"])
        self.assertEqual(AuditEvent.objects.filter(act__in=("campaign.given", "goal.given")).count(), 2)

    def test_who_may_not_hands_over_nothing_and_nothing_goes_twice(self):
        for actor in (self.bo, self.otto, self.lea):
            with self.assertRaises(PermissionDenied):
                hand_over_campaign(actor=actor, pk=self.campaign.pk, person=self.cy, to=self.bo)
        hand_over_campaign(actor=self.cy, pk=self.campaign.pk, person=self.cy, to=self.bo)
        with self.assertRaises(DomainError) as found:
            hand_over_campaign(actor=self.cy, pk=self.campaign.pk, person=self.cy, to=self.ada)
        self.assertEqual(found.exception.code, "settled")

    def test_what_is_over_or_only_a_draft_needs_nobody(self):
        draft = self.draft(owner=self.cy, starts_on=self.today + 70 * DAY, ends_on=self.today + 90 * DAY)
        Campaign.objects.filter(pk=self.campaign.pk).update(ended_on=self.today)
        Goal.objects.update(ended_on=self.today)
        self.leave()
        self.assertEqual((self.found(), draft.is_unowned), ([], False))
        self.assertEqual(self.held(), {"campaigns": [self.campaign.pk]})  # its evaluation is to be written

"""What a loaded demonstration has of groups as mini-communities. For the test case that loads it, once."""

from datetime import timedelta

from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from omarm.care.models import ActionDone, GroupHealth, GroupMessage, OverdueQuestion, PlannedAction, TipGiven
from omarm.care.queries import desk
from omarm.care.queries.planning import planner_for
from omarm.care.queries.tips import tip_for
from omarm.care.questions import open_questions
from omarm.consent.queries import consent_for
from omarm.core.testing.browsing import signed_in
from omarm.groups.commands import apply_all_rules
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group, GuestInvitation, Membership, MembershipRule
from omarm.houserules.models import Acceptance, Edition
from omarm.moderation.models import Appeal, Case, SignalWord
from omarm.moderation.queries import queue_for, waits_in
from omarm.notifications.models import Notice
from omarm.people.models import HandOver, Person
from omarm.stream.models import Comment

DECLINED, OF_JOOST, HAVEN = "meedenken-met-inwoners", "bodem-en-ondergrond", "sanering-havenkwartier"


class CareChecks:
    """Checks of what `load_demo` made of the care for groups, of moderation and of what the clock does by itself."""

    def group(self, slug):
        return Group.objects.get(slug=slug)

    def lights_of(self, slug):
        health = GroupHealth.objects.get(group__slug=slug)
        return health.light, {light["code"]: light["light"] for light in health.lights}

    def test_groups_are_what_their_kind_proposes(self):
        self.assertEqual(set(Group.objects.values_list("kind", flat=True)), set(Group.Kind.values))
        for group in Group.objects.all():
            kind = kind_of(group)
            self.assertEqual((group.promise_days, group.tabs_on), (kind.promise_days, list(kind.tabs)), group.slug)
        self.assertGreater(Group.objects.exclude(welcome="").count(), 30)
        self.assertGreater(Group.objects.exclude(rules="").count(), 12)

    def test_covers_are_seen(self):
        covered = Group.objects.exclude(cover=None).select_related("cover")
        self.assertGreaterEqual(covered.count(), 12)
        self.assertFalse(covered.filter(cover__alt="").exists())
        browser, group = signed_in(Client(), self.person("medewerker")), self.group("groen-en-bomen")
        self.assertEqual(browser.get(reverse("groups:cover", args=[group.slug, group.cover_id, "m"])).status_code, 200)

    def test_two_levels(self):
        parts = Group.objects.exclude(parent=None)
        self.assertEqual(parts.filter(parent__slug="programma-groen-en-gezond").count(), 3)
        self.assertEqual(parts.filter(parent__slug="stadsbeheer-van-werf-tot-wijk").count(), 2)
        self.assertFalse(parts.exclude(parent__parent=None).exists())

    def test_rules_have_nobody_come_or_go(self):
        self.assertEqual(MembershipRule.objects.filter(is_mandatory=True).count(), 2)  # everybody, and the owners
        self.assertEqual(MembershipRule.objects.filter(whom="owners").count(), 1)
        self.assertEqual(apply_all_rules(), (0, 0))
        self.assertEqual(self.group("iedereen-in-lindemeer").memberships.count(), 480)
        self.assertGreater(Membership.objects.filter(by_rule=True).count(), 480)

    def test_the_desk_has_something_of_each(self):
        for username in ("communitymanager", "beheerder"):
            person = self.person(username)
            self.assertEqual([row.slug for row in desk.ownerless_for(person).page.rows], ["fotoclub-lindemeer"])
            self.assertEqual([row.slug for row in desk.unanswered_for(person).page.rows], ["rookvrije-werf"])
            self.assertTrue(desk.quiet_for(person).page.rows)
            self.assertIn(DECLINED, [row.slug for row in desk.red_for(person).page.rows])
            alike = [{pair.first.slug, pair.second.slug} for pair in desk.pairs_for(person).page.rows]
            self.assertIn({"kennis-aan-de-balie", "kennis-van-de-balie"}, alike)
        self.assertEqual(HandOver.objects.filter(closed_at=None, why=HandOver.Why.MOVED).count(), 1)
        self.assertEqual(Group.objects.exclude(archived_at=None).count(), 1)

    def test_lights_of_every_colour(self):
        for light in GroupHealth.Light.values:
            self.assertTrue(GroupHealth.objects.filter(light=light).exists(), light)
        self.assertEqual(GroupHealth.objects.count(), Group.objects.filter(archived_at=None).count())
        self.assertEqual(self.lights_of("klantcontact")[0], "green")

    def test_a_group_that_was_left_is_told_from_one_that_lives(self):
        self.assertEqual(self.lights_of(DECLINED)[1]["trend"], "red")
        self.assertEqual(self.lights_of(OF_JOOST)[1]["trend"], "green")
        self.assertEqual(self.lights_of(OF_JOOST)[0], "amber")

    def test_works_council_agreed_to_what_is_between_people(self):
        consent = consent_for("care.between")
        self.assertLess(consent.given_on, timezone.localdate())
        self.assertTrue(consent.until and consent.recorded_by.has_role("works_council"))

    def test_who_cares_for_a_group_has_something_to_do(self):
        joost, group = self.person("groepsbeheerder"), self.group(OF_JOOST)
        planner = planner_for(group, manages=True)
        self.assertGreaterEqual(planner.due, 2)
        self.assertTrue(all(column.proposals or column.actions for column in planner.columns))
        self.assertEqual(tip_for(group).code, "unanswered")
        self.assertTrue(any(question.is_overdue for question in open_questions(group)))
        self.assertTrue(OverdueQuestion.objects.filter(group=group).exists())
        self.assertTrue(waits_in(joost, self.group(HAVEN)))
        self.assertFalse(ActionDone.objects.filter(done_on__gte=timezone.localdate()).exists())
        self.assertFalse(PlannedAction.objects.filter(title="").exists())

    def test_every_living_group_with_an_owner_has_a_page_of_care(self):
        browser = signed_in(Client(), self.person("groepsbeheerder"))
        for slug in (OF_JOOST, HAVEN):
            self.assertEqual(browser.get(reverse("care:health", args=[slug])).status_code, 200)

    def test_tips_differ(self):
        codes = TipGiven.objects.values_list("code", flat=True)
        self.assertEqual(len(codes), len(set(TipGiven.objects.values_list("group", flat=True))))
        self.assertGreaterEqual(len(set(codes)), 4)

    def test_a_message_to_all(self):
        message = GroupMessage.objects.get()
        self.assertEqual((message.group.slug, message.reach), ("iedereen-in-lindemeer", 479))
        self.assertLess(message.sent_on, timezone.localdate())

    def test_guests_come_for_a_time(self):
        guest = Person.objects.get(is_guest=True)
        self.assertTrue(timezone.localdate() < guest.ends_on < timezone.localdate() + timedelta(days=366))
        invitation = GuestInvitation.objects.get()
        self.assertTrue(invitation.invited_at < timezone.now() < invitation.expires_at)

    def test_what_was_reported_lies_with_who_decides(self):
        joost, samira, wouter = map(self.person, ("groepsbeheerder", "communitymanager", "beheerder"))
        self.assertEqual(len(queue_for(joost, group=self.group(HAVEN)).cases), 1)
        for person, appeals in ((samira, 0), (wouter, 1)):
            queue = queue_for(person)
            self.assertEqual((len(queue.cases), len(queue.appeals), len(queue.decided)), (1, appeals, 1), person)
        for case in Case.objects.all():
            self.assertTrue(case.reports.exists())
            self.assertFalse(case.reports.filter(reporter=F("case__about")).exists())
            self.assertFalse(case.reports.filter(made_at__lt=case.opened_at).exists())
            self.assertLess(case.comment.created_at, case.opened_at)
        hidden = Case.objects.get(decision="hidden")
        self.assertFalse(Comment.objects.standing().contains(hidden.comment))
        self.assertLess(Appeal.objects.get(case=hidden).made_at, hidden.appeal_until)
        self.assertEqual(SignalWord.objects.count(), 2)

    def test_notices_are_for_who_waits(self):
        for username, what in (
            ("groepsbeheerder", "moderation.waiting_in_group"), ("groepsbeheerder", "care.actions_due"),
            ("groepsbeheerder", "care.questions_wait"),
            ("communitymanager", "moderation.waiting"), ("beheerder", "moderation.appeal"), ("redacteur", "care.asked"),
        ):  # fmt: skip
            with self.subTest(username, what=what):
                self.assertTrue(Notice.objects.filter(person__username=username, what=what, is_unread=True).exists())
        self.assertFalse(Notice.objects.filter(person__username="medewerker").exists())
        self.assertFalse(Notice.objects.filter(mail_due=True).exists())

    def test_house_rules_have_two_editions_and_are_accepted(self):
        self.assertEqual(list(Edition.objects.order_by("number").values_list("number", flat=True)), [1, 2])
        self.assertGreater(Acceptance.objects.count(), 400)

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext

from omarm.care.commands import change_tip, dismiss_tip, give_tips, take_over
from omarm.care.models import GroupHealth, TipGiven
from omarm.care.queries.tips import monday, states_of, tip_for
from omarm.care.tests.caring import CareTestCase, answered, posted, started
from omarm.care.tips import TIPS, State, fitting
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group

WELL = {
    "days_old": 200, "members": 20, "owners": 2, "joined": 1, "posts": 10, "comments": 30, "late_questions": 0,
    "promises": True, "has_welcome": True, "has_cover": True, "has_purpose": True, "is_concentrated": False, "has_plan": True,
}  # fmt: skip
STATES = {
    "unanswered": {"late_questions": 1}, "one-owner": {"owners": 1}, "no-purpose": {"has_purpose": False},
    "no-welcome": {"has_welcome": False}, "new": {"days_old": 5}, "concentrated": {"is_concentrated": True},
    "one-way": {"comments": 4}, "quiet": {"posts": 2}, "growing": {"joined": 5}, "no-plan": {"has_plan": False},
    "no-cover": {"has_cover": False}, "no-promise": {"promises": False},
}  # fmt: skip


class FittingTests(SimpleTestCase):
    def test_each_tip_is_for_one_state(self):
        self.assertEqual(fitting(State(**WELL)), [])
        self.assertEqual(set(STATES), {tip.code for tip in TIPS})
        for code, state in STATES.items():
            self.assertEqual([tip.code for tip in fitting(State(**WELL | state))], [code])
            self.assertEqual(fitting(State(**WELL | state), without={code}), [])

    def test_a_small_group_may_have_one_owner(self):
        self.assertEqual(fitting(State(**WELL | {"owners": 1, "members": 7})), [])


class GivingTests(CareTestCase):
    def given(self, group=None):
        return list(TipGiven.objects.filter(group=group or self.open).order_by("week").values_list("code", flat=True))

    def test_one_a_week_and_another_the_next(self):
        posted(self.gus, self.open, days_ago=5)
        self.assertEqual((give_tips(), give_tips()), (4, 0))
        self.assertEqual(self.given(), ["unanswered"])
        TipGiven.objects.update(week=monday() - timedelta(weeks=1))
        give_tips()
        self.assertEqual(self.given(), ["unanswered", "no-welcome"])
        TipGiven.objects.filter(code="unanswered").update(week=monday() - timedelta(weeks=12))
        TipGiven.objects.filter(code="no-welcome").update(week=monday() - timedelta(weeks=1))
        give_tips()
        self.assertEqual(self.given(), ["unanswered", "no-welcome", "unanswered"])

    def test_the_state_of_a_group_is_that_of_its_last_four_weeks(self):
        started(self.open, days_ago=90)
        for days in (1, 3, 40):
            answered(posted(self.gus, self.open, days_ago=days), by=self.bo)
        posted(self.gus, self.open, days_ago=4)
        take_over(actor=self.ada, group=self.open, code="answer-round")
        lights = [{"code": "spread", "light": "amber"}]
        GroupHealth.objects.create(
            group=self.open, light="amber", lights=lights, computed_at="2026-01-01T00:00Z", ended_on="2026-01-01"
        )
        state = states_of([Group.objects.get(pk=self.open.pk)])[self.open.pk]
        expected = State(
            days_old=90, members=3, owners=1, joined=0, posts=3, comments=2, late_questions=1, promises=True,
            has_welcome=False, has_cover=False, has_purpose=True, is_concentrated=True, has_plan=True,
        )  # fmt: skip
        self.assertEqual(state, expected)

    def test_put_aside_it_is_gone_for_all_who_manage(self):
        give_tips()
        self.assertEqual(tip_for(self.open).code, "no-welcome")
        for person in (self.cy, self.gus, self.mo, self.coco):
            self.assertRaises(PermissionDenied, dismiss_tip, actor=person, group=self.open)
        care = f"/groups/{self.open.slug}/care/"
        self.assertNotContains(self.htmx(self.bo).post(f"{care}tip/dismiss/"), "banner")
        self.assertIsNone(tip_for(self.open))
        give_tips()
        self.assertIsNone(tip_for(self.open))
        self.assertRedirects(self.as_person(self.ada).post(f"{care}tip/dismiss/"), care)
        self.assertEqual(self.as_person(self.coco).post(f"{care}tip/dismiss/").status_code, 404)

    def test_it_asks_as_much_for_two_groups_as_for_seventeen(self):
        def queries():
            TipGiven.objects.all().delete()
            with CaptureQueriesContext(connection) as captured:
                give_tips()
            return len(captured)

        few = queries()
        for number in range(15):
            start_group(actor=self.ada, new=NewGroup(name=f"Groep {number}", access="open"))
        self.assertEqual(queries(), few)


class WordingTests(CareTestCase):
    def test_communication_says_it_in_its_own_words_per_language(self):
        give_tips()
        words = {
            "title_nl": "Zeg hallo",
            "text_nl": "Een welkom doet veel.",
            "title_en": "",
            "text_en": "",
            "is_off": False,
        }
        self.assertRedirects(self.as_person(self.dee).post("/admin/tips/no-welcome/", words), "/admin/tips/")
        self.assertEqual(tip_for(self.open).title, "Zeg hallo")
        self.assertContains(self.as_person(self.coco).get("/admin/tips/"), "Zeg hallo")
        self.assertContains(self.as_person(self.coco).get("/admin/tips/no-welcome/"), "Een welkom doet veel.")

    def test_one_that_is_switched_off_is_given_no_more_and_stands_no_more(self):
        give_tips()
        change_tip(actor=self.coco, code="no-welcome", words={"is_off": True})
        self.assertIsNone(tip_for(self.open))
        TipGiven.objects.all().delete()
        give_tips()
        self.assertFalse(TipGiven.objects.filter(code="no-welcome").exists())

    def test_nobody_else_words_them(self):
        for person in (self.ada, self.cy, self.gus, self.mo):
            self.assertRaises(PermissionDenied, change_tip, actor=person, code="new", words={"is_off": True})
            for address in ("/admin/tips/", "/admin/tips/new/"):
                self.assertEqual(self.as_person(person).get(address).status_code, 403)
        self.assertEqual(self.as_person(self.dee).get("/admin/tips/made-up/").status_code, 404)
        too_long = {"title_nl": "x" * 121}
        self.assertContains(self.as_person(self.dee).post("/admin/tips/new/", too_long), "x" * 121, status_code=422)

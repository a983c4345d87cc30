from datetime import timedelta
from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.functions import is_on, off_for
from omarm.groups.commands import join_group, leave_group
from omarm.staging.commands import For
from omarm.staging.models import Stage
from omarm.staging.queries import Audience, came_to, coming_to, forget_plan, functions_off
from omarm.staging.tests.stages import StagingTestCase

NOW, SOON, NEVER = 0, 5, None  # from when, in days ahead


class MatrixTests(StagingTestCase):
    """Bo works in the team and is in the group, Cy works in the department above, Mo nowhere."""

    def has(self):
        return {name for name in ("bo", "cy", "mo") if is_on("polls", self.fresh(getattr(self, name)))}

    def test_what_a_group_says_goes_before_a_department_and_that_before_everyone(self):
        whole, team, group = For(department=self.department), For(department=self.team), For(group=self.closed)
        cases = (
            ((), {"bo", "cy", "mo"}),
            (((None, NEVER),), set()),
            (((None, SOON),), set()),
            (((None, NOW),), {"bo", "cy", "mo"}),
            (((None, NEVER), (whole, NOW)), {"bo", "cy"}),
            (((None, NEVER), (whole, NOW), (team, SOON)), {"cy"}),
            (((None, NEVER), (whole, SOON), (team, NOW)), {"bo"}),
            (((None, NEVER), (whole, NEVER), (team, NEVER), (group, NOW)), {"bo"}),
            (((None, NOW), (group, NEVER)), {"cy", "mo"}),
            (((whole, NEVER),), {"mo"}),
        )
        for stages, expected in cases:
            Stage.objects.all().delete()
            forget_plan()
            for audience, opens in stages:
                self.stage("polls", audience or For(), opens=opens)
            with self.subTest(stages=[(str(audience), opens) for audience, opens in stages]):
                self.assertEqual(self.has(), expected)

    def test_of_two_groups_the_one_that_has_it_counts(self):
        self.stage("polls", For(group=self.open))
        self.stage("polls", For(group=self.closed), opens=NOW)
        self.assertTrue(is_on("polls", self.fresh(self.bo)))

    def test_an_exception_that_is_over_says_nothing_and_everyone_lacks_it_from_the_last_day(self):
        pilot = self.stage("polls", For(group=self.closed), opens=NOW, closes=3)
        self.stage("polls", opens=NOW, closes=6)
        for ahead, expected in ((2, True), (3, True), (5, True), (6, False)):
            with self.subTest(ahead), patch("django.utils.timezone.localdate", return_value=self.day(ahead)):
                self.assertEqual(is_on("polls", self.fresh(self.bo)), expected)
        Stage.objects.exclude(pk=pilot.pk).update(opens_on=None, closes_on=None)
        forget_plan()
        for ahead, expected in ((2, True), (3, False)):
            with self.subTest(ahead), patch("django.utils.timezone.localdate", return_value=self.day(ahead)):
                self.assertEqual(is_on("polls", self.fresh(self.bo)), expected)

    def test_who_joins_has_it_and_who_leaves_does_not(self):
        self.stage("polls")
        self.stage("polls", For(group=self.open), opens=NOW)
        self.assertFalse(is_on("polls", self.fresh(self.cy)))
        join_group(actor=self.cy, group=self.open)
        self.assertTrue(is_on("polls", self.fresh(self.cy)))
        leave_group(actor=self.cy, group=self.open)
        self.assertFalse(is_on("polls", self.fresh(self.cy)))

    def test_looking_as_an_audience_is_having_what_it_has_on_that_day(self):
        self.stage("polls", opens=SOON)
        self.stage("polls", For(department=self.department), opens=2)
        self.stage("polls", For(group=self.hidden), opens=NOW)
        everyone, team, group = {}, {"department": self.team.pk}, {"group": self.hidden.pk}
        for audience, ahead, expected in (
            (everyone, 0, False), (everyone, 5, True), (team, 0, False), (team, 2, True), (group, 0, True),
        ):  # fmt: skip
            mo = self.fresh(self.mo)
            mo.looks_as = Audience(**audience, day=self.day(ahead))
            with self.subTest(audience=audience, ahead=ahead):
                self.assertEqual(is_on("polls", mo), expected)


class CostTests(StagingTestCase):
    def asked(self, person):
        person = self.fresh(person)
        with CaptureQueriesContext(connection) as captured:
            for _time in range(12):
                off_for(person)
        return len(captured)

    def test_nothing_switched_costs_nothing(self):
        forget_plan()
        functions_off(self.bo)
        self.assertEqual(self.asked(self.bo), 0)

    def test_departments_cost_nothing_and_groups_one_question_however_often_it_is_asked(self):
        for code in ("polls", "stories", "questions"):
            self.stage(code)
            self.stage(code, For(department=self.team), opens=NOW)
        functions_off(self.bo)
        self.assertEqual(self.asked(self.bo), 0)
        for code in ("polls", "stories", "questions"):
            self.stage(code, For(group=self.open), opens=NOW)
        functions_off(self.bo)
        self.assertEqual(self.asked(self.bo), 1)

    def test_reading_the_plan_costs_two(self):
        self.stage("polls", For(department=self.team))
        forget_plan()
        with self.assertNumQueries(2):
            functions_off(self.bo)


class ComingTests(StagingTestCase):
    def test_with_a_day_first_and_then_what_is_told_of(self):
        self.stage("stories", note="Na de zomer.")
        self.stage("polls", opens=9)
        self.stage("questions", opens=4)
        self.stage("compliments")
        found = coming_to(self.bo)
        self.assertEqual([(one.function.code, one.day) for one in found],
                         [("questions", self.day(4)), ("polls", self.day(9)), ("stories", None)])  # fmt: skip
        self.assertEqual(found[2].note, "Na de zomer.")

    def test_the_day_is_that_of_who_looks(self):
        self.stage("polls", opens=9)
        self.stage("polls", For(department=self.department), opens=4)
        self.stage("polls", For(group=self.closed), opens=2)
        days = {name: coming_to(getattr(self, name))[0].day for name in ("bo", "cy", "mo")}
        self.assertEqual(days, {"bo": self.day(2), "cy": self.day(4), "mo": self.day(9)})

    def test_an_exception_that_ends_gives_it_back(self):
        stage = self.stage("polls", For(group=self.closed), opens=NOW, closes=5)
        Stage.objects.filter(pk=stage.pk).update(opens_on=self.day(4))
        forget_plan()
        self.assertEqual(coming_to(self.fresh(self.bo))[0].day, self.day(4))
        self.assertEqual(coming_to(self.cy), [])

    def test_what_came_in_the_last_two_weeks(self):
        for code, back in (("polls", 3), ("questions", 13), ("stories", 20)):
            off, on = self.stage(code), self.stage(code, opens=NOW)
            at = timezone.now() - timedelta(days=back + 30)
            Stage.objects.filter(pk=off.pk).update(set_at=at, ended_at=on.set_at)
            Stage.objects.filter(pk=on.pk).update(opens_on=self.day(-back))
        forget_plan()
        found = [(one.function.code, one.url) for one in came_to(self.fresh(self.bo))]
        self.assertEqual(found, [("polls", ""), ("questions", "/questions/")])

    def test_off_and_on_again_on_one_day_is_no_news(self):
        self.stage("polls")
        self.stage("polls", opens=NOW)
        self.stage("stories", opens=NOW, closes=9)
        self.assertEqual(came_to(self.bo), [])

    def test_what_a_group_has_before_others_is_news_to_its_members(self):
        self.stage("polls")
        self.stage("polls", For(group=self.closed), opens=NOW)
        self.assertEqual([one.function.code for one in came_to(self.bo)], ["polls"])
        self.assertEqual(came_to(self.cy), [])

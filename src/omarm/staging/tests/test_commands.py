from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.functions import function_of, is_on
from omarm.core.prepared import source_of
from omarm.staging.commands import EVERYONE, For, When, end_exception, switch_function, switch_off, switch_on
from omarm.staging.models import Stage
from omarm.staging.queries import everyone_has, shown, stages_of_group
from omarm.staging.tests.stages import StagingTestCase


class SwitchingTests(StagingTestCase):
    def test_off_and_on_again_keeps_both_and_is_audited(self):
        off = switch_off(actor=self.mo, function="polls")
        self.assertFalse(is_on("polls", self.fresh(self.bo)))
        self.assertFalse(everyone_has("polls"))
        on = switch_on(actor=self.mo, function="polls")
        off.refresh_from_db()
        self.assertTrue(is_on("polls", self.fresh(self.bo)))
        self.assertTrue(everyone_has("polls"))
        self.assertEqual((off.ended_by, on.ended_at, on.opens_on), (self.mo, None, self.day()))
        acts = AuditEvent.objects.filter(act="function.switched", target="polls")
        self.assertEqual([act.actor for act in acts], [self.mo, self.mo])

    def test_the_same_again_stores_nothing(self):
        first = switch_off(actor=self.mo, function="polls")
        self.assertEqual(switch_off(actor=self.mo, function="polls"), first)
        self.assertEqual((Stage.objects.count(), AuditEvent.objects.filter(act="function.switched").count()), (1, 1))

    def test_only_who_looks_after_the_whole(self):
        for person in (self.ada, self.bo, self.cy, self.gus):
            with self.subTest(person.username), self.assertRaises(PermissionDenied):
                switch_off(actor=person, function="polls")
        stage = self.stage("polls", For(department=self.team))
        with self.assertRaises(PermissionDenied):
            end_exception(actor=self.ada, stage=stage)

    def test_days_that_cannot_be(self):
        cases = {
            "closes_unopened": When(closes_on=self.day(3)),
            "closes_before_opens": When(opens_on=self.day(3), closes_on=self.day(3)),
            "opened_before_today": When(opens_on=self.day(-1)),
            "closes_before_today": When(opens_on=self.day(-3), closes_on=self.day(-1)),
        }
        for code, when in cases.items():
            with self.subTest(code), self.assertRaises(DomainError) as refused:
                switch_function(actor=self.mo, function="polls", when=when)
            self.assertEqual(refused.exception.code, code)
        self.assertFalse(Stage.objects.exists())

    def test_a_function_that_is_not_there_and_a_group_that_was_closed(self):
        self.open.archived_at = timezone.now()
        for code, function, audience in (
            ("no_function", "flying", EVERYONE),
            ("group_closed", "polls", For(group=self.open)),
        ):
            with self.subTest(code), self.assertRaises(DomainError) as refused:
                switch_on(actor=self.mo, function=function, audience=audience)
            self.assertEqual(refused.exception.code, code)

    def test_what_began_before_can_get_another_end(self):
        stage = self.stage("polls", opens=0)
        Stage.objects.filter(pk=stage.pk).update(opens_on=self.day(-9))
        changed = switch_function(
            actor=self.mo, function="polls", when=When(opens_on=self.day(-9), closes_on=self.day(4))
        )
        self.assertEqual((changed.opens_on, changed.closes_on), (self.day(-9), self.day(4)))

    def test_an_exception_is_ended_once_and_that_of_everyone_never(self):
        everyone, stage = self.stage("polls"), self.stage("polls", For(group=self.open), opens=0)
        self.assertTrue(is_on("polls", self.fresh(self.bo)))
        end_exception(actor=self.mo, stage=stage)
        self.assertFalse(is_on("polls", self.fresh(self.bo)))
        for code, one in (("stage_ended", stage), ("stage_of_everyone", everyone)):
            with self.subTest(code), self.assertRaises(DomainError) as refused:
                end_exception(actor=self.mo, stage=one)
            self.assertEqual(refused.exception.code, code)

    def test_one_holds_for_an_audience_whatever_happens(self):
        self.stage("polls")
        with self.assertRaises(IntegrityError), transaction.atomic():
            Stage.objects.create(function="polls", set_by=self.mo, set_at=timezone.now())

    def test_a_group_that_goes_takes_its_stage_along_and_what_everyone_has_stays(self):
        self.stage("polls")
        self.stage("polls", For(group=self.hidden), opens=0)
        self.assertEqual([stage.function for stage in stages_of_group(self.hidden)], ["polls"])
        self.hidden.delete()
        self.assertEqual(Stage.objects.standing().count(), 1)

    def test_the_name_of_a_hidden_group_is_not_in_the_audit_nor_on_the_page_of_who_may_not_know_it(self):
        self.stage("polls")
        self.stage("polls", For(group=self.hidden), opens=0)
        self.assertNotIn(self.hidden.name, str(AuditEvent.objects.values_list("details", flat=True)))
        page = self.as_person(self.mo).get("/adoption/functions/polls/")
        self.assertNotContains(page, self.hidden.name)
        self.assertTrue(page.context["shown"].exceptions[0].is_hidden)


class ShownTests(StagingTestCase):
    def shown(self):
        return shown(self.mo, function_of("polls"))

    def test_never_switched_is_on_from_the_start(self):
        one = self.shown()
        self.assertEqual(
            (one.everyone.is_on, one.everyone.since, one.exceptions, one.following), (True, None, [], None)
        )

    def test_who_has_it_and_who_gets_it_next(self):
        self.stage("polls", opens=20)
        self.stage("polls", For(department=self.department), opens=5)
        self.stage("polls", For(group=self.open), opens=0, closes=9)
        one = self.shown()
        self.assertEqual((one.everyone.is_on, one.everyone.since), (False, self.day()))
        self.assertEqual([part.name for part in one.has_it], [self.open.name])
        self.assertEqual((one.following.name, one.following.opens_on), (self.department.name, self.day(5)))
        self.assertEqual((one.ending.name, one.ending.closes_on), (self.open.name, self.day(9)))

    def test_an_exception_that_is_over_does_not_stand_there_any_more(self):
        stage = self.stage("polls", For(group=self.open), opens=0, closes=2)
        Stage.objects.filter(pk=stage.pk).update(opens_on=self.day(-5), closes_on=self.day(-1))
        self.assertEqual(self.shown().exceptions, [])

    def test_since_when_whatever_was_said_in_between(self):
        for days, opens, closes, note, expected in (
            (90, None, None, "", 90), (60, None, None, "Na de zomer.", 90), (40, -20, None, "Dan.", 20), (10, -20, 5, "", 20),
        ):  # fmt: skip
            self.said(days, opens=opens, closes=closes, note=note)
            with self.subTest(days):
                self.assertEqual(self.shown().everyone.since, self.day(-expected))

    def test_what_was_on_all_along_has_no_first_day(self):
        self.said(30, opens=-30, closes=5)
        self.said(20, opens=-30, closes=9)
        self.assertIsNone(self.shown().everyone.since)
        self.said(8, closes=None, opens=None)
        self.assertEqual(self.shown().everyone.since, self.day(-8))

    def test_what_closed_by_its_own_day_is_off_since_that_day(self):
        self.said(30, opens=-25, closes=-4)
        self.assertEqual((self.shown().everyone.is_on, self.shown().everyone.since), (False, self.day(-4)))

    def test_an_exception_that_was_ended_and_came_back_is_there_since_it_came_back(self):
        self.said(50, opens=-50, department=self.team, ended=30)
        self.said(10, opens=-10, department=self.team)
        self.assertEqual(self.shown().exceptions[0].since, self.day(-10))

    def noon(self, days):
        """Return twelve o'clock, so many days ago."""
        return timezone.make_aware(datetime.combine(self.day(-days), time(12)))

    def said(self, days, *, opens=None, closes=None, note="", department=None, ended=None):
        """Store what was said so many days ago, in place of what was said before; `opens` and `closes` in days ahead."""
        at = self.noon(days)
        Stage.objects.standing().filter(department=department).update(ended_at=at)
        days = {name: self.day(day) for name, day in (("opens_on", opens), ("closes_on", closes)) if day is not None}
        gone = None if ended is None else self.noon(ended)
        Stage.objects.create(
            function="polls", department=department, note=note, set_by=self.mo, set_at=at, ended_at=gone, **days
        )


class PreparedTests(StagingTestCase):
    def test_what_opens_for_everyone_in_a_week_is_told_of(self):
        self.stage("polls", opens=3)
        self.stage("stories", opens=9)
        self.stage("questions", For(group=self.open), opens=2)
        source = source_of("functions")
        [waiting] = source.find(timezone.now(), 10)
        self.assertEqual(waiting.values, {"function": "polls", "day": str(self.day(3))})
        told = source.words(waiting.values)
        self.assertContains(self.as_person(self.mo).get(told.url), 'name="body"')
        self.assertTrue(all((told.title, told.why, told.act)))
        self.stage("polls", opens=0)
        [today] = source.find(timezone.now(), 10)
        self.assertGreater(today.until, timezone.now())  # what is open already is past no term
        self.assertNotEqual(source.words(today.values).title, told.title)
        self.assertEqual(source.seen_by(self.mo, [waiting]), [])
        self.assertTrue(source.words({"function": "gone", "day": "2026-01-01"}).title)

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from omarm.adoption.models import Figure, Scope
from omarm.adoption.queries.periods import months_after
from omarm.adoption.queries.scopes import ORGANISATION, department_key
from omarm.core.errors import DomainError
from omarm.programme import commands
from omarm.programme.commands import Correction
from omarm.programme.models import Level
from omarm.programme.queries.levels import courses_of
from omarm.programme.tests.campaigning import ProgrammeTestCase

CODE = "questions-in-time"


class LevelTests(ProgrammeTestCase):
    def setUp(self):
        super().setUp()
        self.whole = Scope.objects.create(kind=Scope.Kind.ORGANISATION, key=ORGANISATION)

    def figure(self, back, part, whole, *, scope=None, shown=True):
        """Store what was counted of a month, so many months ago."""
        told = {"part": part, "whole": whole} if shown else {}
        Figure.objects.create(
            indicator=CODE, scope=scope or self.whole, month=months_after(self.today, -back), is_shown=shown,
            computed_at=timezone.now(), **told,
        )  # fmt: skip

    def started(self, **told):
        campaign = self.running(indicators=(CODE,), **told)
        return campaign, Level.objects.get(indicator__campaign=campaign, moment="start")

    def test_at_the_start_the_last_three_months_that_are_shown_are_kept(self):
        for back, part in ((1, 10), (2, 20), (4, 30), (5, 40), (14, 99)):
            self.figure(back, part, 100)
        self.figure(3, 0, 0, shown=False)
        _campaign, level = self.started()
        self.assertEqual((level.part, level.whole), (60, 300))
        self.assertEqual((level.since, level.until), (
            months_after(self.today, -4), months_after(self.today, 0) - timedelta(days=1),
        ))  # fmt: skip

    def test_what_is_counted_later_changes_nothing(self):
        campaign, level = self.started()
        self.assertFalse(level.is_known)
        self.figure(1, 50, 100)
        [course] = courses_of(campaign)
        self.assertIsNone(course.began)
        self.assertEqual(course.tile.last.value, 50)

    def test_a_department_is_looked_at_by_itself_where_it_is_told_of(self):
        scope = Scope.objects.create(
            kind=Scope.Kind.DEPARTMENT, key=department_key(self.department.pk), department=self.department
        )
        self.figure(1, 30, 60, scope=scope)
        campaign, level = self.started(audience="department", departments=(self.department,))
        self.assertEqual((level.part, campaign.indicators.get().scope), (30, scope))

    def test_the_database_refuses_to_empty_them_all_at_once(self):
        with self.assertRaises(ProgrammingError), transaction.atomic(), connection.cursor() as db:
            db.execute("truncate programme_level")

    def test_the_database_refuses_to_change_it(self):
        self.figure(1, 50, 100)
        _campaign, level = self.started()
        for told in ({"part": 1}, {"whole": 1}, {"moment": "end"}, {"reason": "Beter zo."}):
            with self.assertRaises(ProgrammingError), transaction.atomic():
                Level.objects.filter(pk=level.pk).update(**told)
        Level.objects.filter(pk=level.pk).update(recorded_by=None)

    def test_a_correction_stands_beside_it(self):
        self.figure(1, 50, 100)
        campaign, level = self.started()
        told = Correction(part=40, whole=100, reason="Eén groep telde dubbel.")
        with self.assertRaises(PermissionDenied):
            commands.correct_level(actor=self.lea, level=level, told=told)
        mended = commands.correct_level(actor=self.coco, level=level, told=told)
        level.refresh_from_db()
        self.assertEqual((level.part, mended.part, mended.corrects), (50, 40, level))
        [course] = courses_of(campaign)
        self.assertEqual((course.began, course.start), (40, (mended, level)))

    def test_a_correction_says_why_and_is_a_number_that_can_be(self):
        _campaign, level = self.started()
        good = Correction(part=1, whole=2, reason="Geteld op papier.")
        for code, told in (
            ("no_reason", Correction(part=1, whole=2, reason=" ")),
            ("part_over_whole", Correction(part=3, whole=2, reason="Zo is het.")),
        ):
            with self.assertRaises(DomainError) as found:
                commands.correct_level(actor=self.coco, level=level, told=told)
            self.assertEqual(found.exception.code, code)
        again = commands.correct_level(actor=self.coco, level=level, told=good)
        with self.assertRaises(DomainError):
            commands.correct_level(actor=self.coco, level=level, told=good)
        commands.correct_level(actor=self.coco, level=again, told=good)

    def test_closing_keeps_where_it_came_to(self):
        self.figure(2, 20, 100)
        campaign, _level = self.started()
        self.figure(0, 70, 100)
        with self.days_later(57):
            self.evaluated(campaign)
            [course] = courses_of(campaign)
        self.assertEqual((course.began, course.ended, course.moved), (20, 70, 50))

    def test_what_is_switched_off_is_forgotten(self):
        self.figure(1, 50, 100)
        campaign, level = self.started()
        commands.correct_level(actor=self.coco, level=level, told=Correction(part=1, whole=2, reason="Proef."))
        self.assertEqual(commands.forget_levels("adoption.nothing"), 0)
        [course] = courses_of(campaign)
        self.assertEqual(commands.forget_levels(course.indicator.measurement), 2)

    def test_many_indicators_cost_as_much_as_one(self):
        one = self.running(indicators=(CODE,), audience="group", groups=(self.open,))
        many = self.running(
            indicators=(CODE, "answers-reused", "newcomers-answered", "stories-with-result"),
            audience="group",
            groups=(self.request,),
        )
        courses_of(many)  # what is remembered for a moment is asked now
        with self.assertNumQueries(6):
            courses_of(one)
        with self.assertNumQueries(6):
            courses_of(many)

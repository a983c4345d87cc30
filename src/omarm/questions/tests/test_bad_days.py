"""What goes wrong with people, groups and clocks while a question waits: it is always somebody's, and the promise holds."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import archive_group, change_member_role, revive_group
from omarm.people.commands import change_hours, deactivate_person
from omarm.people.models import Person
from omarm.people.queries import forget_work_time
from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.commands import mark_solution
from omarm.questions.models import Question
from omarm.questions.tests.turning import TurnTestCase, at, away
from omarm.stream.commands import add_comment, delete_comment

MONDAYS = 0b1
WEEKDAYS = 0b11111


class LeavingTests(TurnTestCase):
    def test_an_expert_who_leaves_with_five_open_questions_has_none_a_minute_later(self):
        Expert.objects.filter(pk=self.eva.pk).update(most_a_day=5)
        questions = [self.ask(at(2, f"10:0{minute}"), experts=[self.eva, self.finn]) for minute in range(5)]
        deactivate_person(actor=self.mo, person=self.eva)
        with self.records(*["question.turn"] * 2, *["question.escalated"] * 3):  # Finn wants two a day
            self.tick(at(2, "10:05"))
        for question, person in zip(questions, [self.finn] * 2 + [self.ada] * 3, strict=True):
            self.assert_has(question, person)
            self.assertEqual(question.due_at, question.post.published_at + timedelta(days=2))

    def test_the_owner_of_a_group_leaves_and_nobody_else_looks_after_it(self):
        question, closed = self.ask(), self.ask(group=self.closed)
        Person.objects.filter(pk=self.ada.pk).update(is_active=False)
        self.tick(at(2, "10:01"))
        self.assert_has(question, self.cora, "community")
        self.assert_has(closed, self.cora, "community")
        self.assert_has(self.ask(at(2, "10:02")), self.cora, "community")

    def test_where_another_manages_too_it_is_theirs(self):
        dora = make_person("dora")
        change_member_role(actor=self.ada, membership=bring_in(self.open, dora, by=self.ada), role="manager")
        question = self.ask()
        self.assert_has(question, self.ada)
        Person.objects.filter(pk=self.ada.pk).update(is_active=False)
        self.tick(at(2, "10:01"))
        self.assert_has(question, dora, "group")

    def test_who_becomes_a_guest_after_being_asked_is_passed_over_for_good(self):
        question = self.ask(experts=[self.eva, self.finn])
        Person.objects.filter(pk=self.eva.pk).update(is_guest=True)
        self.tick(at(2, "10:01"))
        self.assert_has(question, self.finn)
        self.assertEqual(self.outcomes(question)["eva"], "away")
        Person.objects.filter(pk=self.finn.pk).update(is_guest=True)
        self.tick(at(2, "10:02"))
        self.assert_has(question, self.ada, "group")

    def test_a_group_without_anybody_for_a_week_and_then_its_owner_is_back(self):
        away(self.ada, 2, 8)
        asked = [self.ask(at(day)) for day in (2, 3, 4, 5, 6)]
        for question in asked:
            self.assert_has(question, self.cora, "community")
        self.assert_has(self.ask(at(10)), self.ada, "group")
        self.tick(at(10))
        self.assertFalse(Question.objects.filter(owner=None).exists())


class AnswerGoneTests(TurnTestCase):
    def solved(self):
        """Return (a question, the comment that solved it): asked and answered now."""
        question = self.ask(timezone.now(), experts=[self.eva])
        question.post.refresh_from_db()
        comment = add_comment(actor=self.ada, post=question.post, body="Tien jaar.")
        question.refresh_from_db()
        mark_solution(actor=self.bo, question=question, comment=comment)
        question.refresh_from_db()
        self.assertEqual((question.solution, question.next_at), (comment, None))
        return question, comment

    def test_the_accepted_answer_goes_while_the_promise_runs(self):
        question, comment = self.solved()
        due_at = question.due_at
        delete_comment(actor=self.ada, comment=comment)
        self.assert_has(question, self.ada, "group")
        self.assertEqual((question.solution, question.solved_at, question.answered_at), (None, None, None))
        self.assertEqual(question.due_at, due_at)
        self.assertIsNotNone(question.next_at)

    def test_it_goes_after_the_promise_ended_and_then_there_is_a_new_one(self):
        question, comment = self.solved()
        Question.objects.filter(pk=question.pk).update(due_at=timezone.now() - timedelta(days=3))
        delete_comment(actor=self.ada, comment=comment)
        self.assert_has(question, self.ada, "group")
        self.assertGreater(question.due_at, timezone.now())


class ArchivedTests(TurnTestCase):
    def test_in_an_archived_group_nobody_is_asked_and_it_goes_on_when_the_group_does(self):
        question = self.ask(experts=[self.eva])
        archive_group(actor=self.ada, group=self.open)
        with self.records():
            for moment in (at(2, "14:15"), at(3), at(4)):
                self.tick(moment)
        revive_group(actor=self.ada, group=self.open)
        self.tick(at(5))
        self.assert_has(question, self.cora, "community")  # its promise ended meanwhile


class ChangingClockTests(TurnTestCase):
    """In 2025 clocks go forward on Sunday 30 March and back on Sunday 26 October."""

    def test_days_end_at_the_same_time_and_halves_are_halves_of_working_time(self):
        for friday, month, next_month in ((28, 3, 4), (24, 10, 10)):
            with self.subTest(month=month):
                question = self.ask(at(friday, "16:00", month), experts=[self.eva])
                tuesday = at(1 if next_month == 4 else 28, "16:00", next_month)
                self.assertEqual(question.due_at, tuesday)
                # An hour of Friday, and Monday until four.
                self.assertEqual(question.next_at, tuesday - timedelta(days=1))

    def test_minutes_are_real_ones_where_somebody_works_through_the_night(self):
        change_hours(
            actor=self.mo, days=dict.fromkeys(range(7), (time(0), time(0))), keeps_public_holidays=False
        )  # fmt: skip
        self.addCleanup(forget_work_time)
        forward = self.ask(at(30, "01:30", 3), urgent_minutes=120)
        back = self.ask(at(26, "01:30", 10), urgent_minutes=120)
        self.assertEqual(forward.due_at, datetime(2025, 3, 30, 2, 30, tzinfo=UTC))
        self.assertEqual(back.due_at, datetime(2025, 10, 26, 1, 30, tzinfo=UTC))
        for question in (forward, back):
            self.assertEqual(question.due_at - question.post.published_at, timedelta(minutes=120))


class HalfDayTests(TurnTestCase):
    def test_in_the_afternoon_who_works_mornings_is_not_asked(self):
        Week.objects.create(person=self.eva, mornings=WEEKDAYS, afternoons=0)
        self.assert_has(self.ask(at(2, "12:29"), experts=[self.eva, self.finn]), self.eva)
        self.assert_has(self.ask(at(2, "12:30"), experts=[self.eva, self.finn]), self.finn)
        self.assert_has(self.ask(at(2, "18:00"), experts=[self.eva, self.finn]), self.eva)  # that is tomorrow morning

    def test_in_the_morning_what_can_wait_is_for_who_comes_in_the_afternoon_too(self):
        Week.objects.create(person=self.eva, mornings=0, afternoons=MONDAYS)
        self.assert_has(self.ask(at(2), experts=[self.eva, self.finn]), self.eva)
        self.assert_has(self.ask(at(2), experts=[self.eva, self.finn], urgent_minutes=30), self.finn)

    def test_who_was_asked_keeps_it_until_a_day_off(self):
        Week.objects.create(person=self.eva, mornings=MONDAYS, afternoons=0)
        question = self.ask(at(2), experts=[self.eva])
        self.assertEqual(self.tick(at(2, "16:00")), 0)
        self.assert_has(question, self.eva)
        self.tick(at(3, "08:30"))
        self.assert_has(question, self.ada, "group")

    def test_who_looks_after_the_group_in_the_mornings(self):
        Week.objects.create(person=self.ada, mornings=WEEKDAYS, afternoons=0)
        self.assert_has(self.ask(at(2)), self.ada, "group")
        self.assert_has(self.ask(at(2, "13:00")), self.cora, "community")


class StandInTests(TurnTestCase):
    def away(self, person, stand_in, last=6):
        Absence.objects.create(
            person=person, starts_on=at(2).date(), ends_on=at(last).date(), stand_in=stand_in
        )  # fmt: skip

    def test_who_stands_in_for_an_expert_is_asked_in_their_place(self):
        dora = make_person("dora")
        self.away(self.eva, dora)
        question = self.ask(experts=[self.eva, self.finn])
        self.assert_has(question, dora, "expert")
        self.assertEqual(self.outcomes(question), {"dora": "waiting", "eva": "in_line", "finn": "in_line"})
        self.tick(question.next_at)
        self.assert_has(question, self.finn)

    def test_also_when_the_expert_goes_away_after_being_asked(self):
        question = self.ask(experts=[self.eva])
        self.away(self.eva, self.finn)
        self.tick(at(2, "10:01"))
        self.assert_has(question, self.finn, "expert")

    def test_who_stands_in_has_a_maximum_too_and_may_be_away_or_not_read_it(self):
        dora = make_person("dora")
        self.away(self.eva, dora)
        self.assert_has(self.ask(group=self.closed, experts=[self.eva]), self.ada, "group")
        Expert.objects.create(person=dora, most_a_day=1)
        self.assertEqual([self.ask(experts=[self.eva]).owner for _one in range(2)], [dora, self.ada])
        away(dora, 3)
        self.assert_has(self.ask(at(3), experts=[self.eva]), self.ada, "group")

    def test_who_asks_does_not_stand_in(self):
        self.away(self.eva, self.bo)
        self.assert_has(self.ask(experts=[self.eva]), self.ada, "group")

    def test_for_who_looks_after_a_group_until_they_are_back(self):
        self.away(self.ada, self.cy, last=3)
        question = self.ask()
        self.assert_has(question, self.cy, "group")
        self.assertEqual(self.tick(at(3)), 0)
        Question.objects.filter(pk=question.pk).update(next_at=at(4, "09:00"))
        self.tick(at(4, "09:00"))
        self.assert_has(question, self.ada, "group")

    def test_another_who_manages_comes_before_who_stands_in(self):
        dora = make_person("dora")
        change_member_role(actor=self.ada, membership=bring_in(self.open, dora, by=self.ada), role="manager")
        self.away(self.ada, self.cy)
        self.assert_has(self.ask(), dora, "group")

    def test_outside_a_closed_group_nobody_stands_in_for_its_owner(self):
        self.away(self.ada, self.cy)
        self.assert_has(self.ask(group=self.closed), self.cora, "community")

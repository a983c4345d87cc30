"""Passing on, taking on, and what an answer means for the clock."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in, make_person
from omarm.people.commands import change_roles
from omarm.questions.commands import note_answered, note_unanswered, pass_on, take_on
from omarm.questions.queries import asked_of, due_in, may_pass_on, may_take_on, overdue_for, waiting_turn
from omarm.questions.tests.turning import TurnTestCase, at
from omarm.stream.commands import add_comment
from omarm.stream.models import Comment


class PassingTests(TurnTestCase):
    def test_passed_on_the_next_is_asked_at_once(self):
        now = timezone.now()
        question = self.ask(now, experts=[self.eva, self.finn])
        with self.records(*([] if waiting_turn(question).asked_at > now else ["question.turn"])):
            turn = pass_on(actor=self.eva, question=question)
        self.assertEqual(turn.person, self.finn)
        self.assert_has(question, self.finn)
        self.assertEqual(self.outcomes(question)["eva"], "passed_on")

    def test_only_who_has_it_passes_it_on(self):
        question = self.ask(experts=[self.eva])
        for person in (self.finn, self.ada, self.bo, self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                pass_on(actor=person, question=question)
            self.assertFalse(may_pass_on(person, question))
        self.assertTrue(may_pass_on(self.eva, question))

    def test_the_last_one_keeps_it(self):
        change_roles(actor=self.mo, person=self.cora, codes=[])
        question = self.ask(timezone.now(), group=None)
        self.assert_has(question, self.mo)
        with self.assertRaises(DomainError):
            pass_on(actor=self.mo, question=question)
        self.assert_has(question, self.mo)

    def test_a_colleague_takes_it_on(self):
        question = self.ask(timezone.now(), experts=[self.eva])
        self.assertTrue(may_take_on(self.cy, question))
        turn = take_on(actor=self.cy, question=question)
        self.assert_has(question, self.cy, "expert")
        self.assertEqual((turn.until, question.next_at), (question.due_at, question.due_at))
        self.assertEqual(self.outcomes(question)["eva"], "taken")
        take_on(actor=self.ada, question=question)
        self.assert_has(question, self.ada, "group")

    def test_who_may_not_read_it_or_asked_it_takes_nothing_on(self):
        question = self.ask(timezone.now(), group=self.closed)
        bring_in(self.closed, self.gus, by=self.ada)
        for person in (self.cy, self.gus, self.bo):
            with self.assertRaises(PermissionDenied):
                take_on(actor=person, question=question)

    def test_what_was_taken_on_late_goes_to_who_looks_after_the_whole(self):
        question = self.ask(at(2), experts=[self.eva])
        take_on(actor=self.cy, question=question)
        question.refresh_from_db()
        self.tick(question.next_at)
        self.assert_has(question, self.cora, "community")


class AnsweredTests(TurnTestCase):
    def answer(self, question, person):
        """Store a comment and nothing else: what the clock makes of it is what is tested. Returns it."""
        return Comment.objects.create(post=question.post, author=person, body="Tien jaar.", created_at=at(2, "11:00"))

    def test_an_answer_stops_the_clock(self):
        for person, outcome in ((self.eva, "answered"), (self.ada, "settled")):
            question = self.ask(experts=[self.eva])
            self.assertTrue(note_answered(question=question, comment=self.answer(question, person)))
            question.refresh_from_db()
            self.assertEqual((question.answered_at, question.next_at), (at(2, "11:00"), None))
            self.assertEqual(self.outcomes(question), {"eva": outcome})
            self.assertFalse(note_answered(question=question, comment=self.answer(question, self.finn)))

    def test_a_second_answer_does_not_move_the_first(self):
        question = self.ask()
        note_answered(question=question, comment=self.answer(question, self.eva))
        later = self.answer(question, self.finn)
        later.created_at = at(3)
        note_answered(question=question, comment=later)
        question.refresh_from_db()
        self.assertEqual(question.answered_at, at(2, "11:00"))

    def test_without_an_answer_somebody_is_asked_again_and_a_promise_that_runs_stays(self):
        question = self.ask(experts=[self.eva])
        note_answered(question=question, comment=self.answer(question, self.eva))
        note_unanswered(question=question, now=at(3, "11:00"))
        self.assert_has(question, self.ada, "group")
        self.assertEqual((question.due_at, question.answered_at), (at(4), None))

    def test_a_promise_that_ended_meanwhile_begins_anew(self):
        question = self.ask()
        note_answered(question=question, comment=self.answer(question, self.ada))
        note_unanswered(question=question, now=at(11))
        self.assert_has(question, self.ada, "group")
        self.assertEqual(question.due_at, at(13))

    def test_what_was_solved_asks_nobody_again(self):
        question = self.ask()
        note_answered(question=question, comment=self.answer(question, self.ada))
        type(question).objects.filter(pk=question.pk).update(solved_at=at(3))
        self.assertIsNone(note_unanswered(question=question, now=at(11)))


class ListTests(TurnTestCase):
    def test_each_sees_what_waits_for_them(self):
        mine, other = self.ask(experts=[self.eva]), self.ask(experts=[self.finn])
        closed = self.ask(group=self.closed)
        self.assertEqual(list(asked_of(self.eva)), [mine])
        self.assertEqual(list(asked_of(self.ada)), [closed])
        self.assertEqual(list(asked_of(self.cy)), [])
        self.closed.memberships.filter(person=self.ada).delete()
        self.assertEqual(list(asked_of(self.ada)), [])  # what they may not read any more
        self.assertEqual(set(due_in(self.ada)), {mine, other})

    def test_who_looks_after_places_sees_what_is_due_there(self):
        late, soon = self.ask(at(2)), self.ask(at(3))
        closed = self.ask(at(3), group=self.closed)
        self.assertEqual(list(due_in(self.ada)), [late, soon, closed])
        self.assertEqual(list(due_in(self.bo)), [])
        self.assertEqual(list(due_in(self.cora)), [late, soon])  # not what they may not read
        self.assertEqual(list(overdue_for(self.ada, now=at(4, "12:00"))), [late])
        note_answered(question=late, comment=add_comment(actor=self.ada, post=late.post, body="Tien jaar."))
        self.assertEqual(list(due_in(self.cora)), [soon])

    def test_lists_cost_the_same_for_many(self):
        self.ask()
        self.assertTrue(self.cora.cares_for_all)  # known from here on
        with self.assertNumQueries(1):
            list(due_in(self.cora))
        for _one in range(16):
            self.ask()
        with self.assertNumQueries(1):
            self.assertEqual(len(due_in(self.cora)), 17)


class DutyTests(TurnTestCase):
    def test_a_guest_who_manages_nothing_is_never_asked(self):
        outside = make_person("buiten", is_guest=True)
        bring_in(self.open, outside, by=self.ada)
        self.open.memberships.filter(person=self.ada).delete()
        self.open.memberships.filter(person=outside).update(role="owner")
        self.assert_has(self.ask(), self.cora, "community")

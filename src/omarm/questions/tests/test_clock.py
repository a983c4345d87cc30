"""What the clock does: what is found, what moves, who has it afterwards."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection, connections
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.core.checkup import State
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import (
    NewGroup,
    archive_group,
    change_member_role,
    remove_member,
    start_group,
    transfer_ownership,
)
from omarm.people.commands import change_roles, deactivate_person
from omarm.people.queries import forget_work_time, work_time
from omarm.profiles.models import Expert
from omarm.questions.commands import begin, forget_turns, look_at, note_answered, take_on, tick
from omarm.questions.models import Question, Turn
from omarm.questions.queries.condition import finding
from omarm.questions.queries.due import due_ids
from omarm.questions.tests.turning import TurnTestCase, ask, at, away, make_expert
from omarm.stream.commands import add_comment, delete_post
from omarm.stream.models import Post


class ClockTests(TurnTestCase):
    def test_who_goes_away_after_being_asked_is_passed_over(self):
        question = self.ask(experts=[self.eva, self.finn])
        away(self.eva, 2)
        with self.records("question.turn"):
            self.assertEqual(self.tick(at(2, "10:01")), 1)
            self.assertEqual(self.tick(at(2, "10:02")), 0)
        self.assert_has(question, self.finn)
        self.assertEqual(self.outcomes(question)["eva"], "away")

    def test_who_begins_to_rest_is_passed_over(self):
        question = self.ask(experts=[self.eva])
        Expert.objects.filter(pk=self.eva.pk).update(paused_until=at(20).date())
        self.tick(at(2, "10:01"))
        self.assert_has(question, self.ada, "group")

    def test_an_expert_who_leaves_with_five_open_questions(self):
        Expert.objects.filter(pk=self.eva.pk).update(most_a_day=5)
        questions = [self.ask(experts=[self.eva]) for _one in range(5)]
        deactivate_person(actor=self.mo, person=self.eva)
        self.assertEqual(self.tick(at(2, "10:01")), 5)
        for question in questions:
            self.assert_has(question, self.ada, "group")

    def test_who_looks_after_the_whole_and_leaves_is_followed_by_another(self):
        question = self.ask(group=None)
        change_roles(actor=self.mo, person=self.cora, codes=[])
        deactivate_person(actor=self.mo, person=self.cora)
        self.tick(at(2, "10:01"))
        self.assert_has(question, self.mo, "community")

    def test_who_looks_after_the_whole_and_goes_away_is_followed_the_next_day(self):
        question = self.ask(group=None)
        away(self.cora, 3, 6)
        with self.records("question.escalated"):
            self.tick(at(3))
        self.assert_has(question, self.mo, "community")

    def test_who_is_not_what_they_were_asked_as_any_more_is_followed_by_another(self):
        now = timezone.now()
        for_group, for_expert, for_all = (self.ask(now, group=group) for group in (self.open, self.closed, None))
        bring_in(self.closed, self.eva, by=self.ada)
        take_on(actor=self.eva, question=for_expert)
        dora = make_person("dora")
        bring_in(self.open, dora, by=self.ada)
        transfer_ownership(actor=self.ada, group=self.open, to=dora)
        change_member_role(actor=dora, membership=self.open.memberships.get(person=self.ada), role="member")
        remove_member(actor=self.ada, membership=self.closed.memberships.get(person=self.eva))
        change_roles(actor=self.mo, person=self.cora, codes=[])
        while deliver_batch():
            pass
        self.tick(timezone.now())
        for question, person in ((for_group, dora), (for_expert, self.ada), (for_all, self.mo)):
            self.assert_has(question, person)

    def test_a_look_between_tells_nobody_before_working_time(self):
        question = self.ask(at(7, "20:00"), experts=[self.eva])
        Question.objects.filter(pk=question.pk).update(next_at=at(8))
        with self.records():
            self.tick(at(8))
        with self.records("question.asked"):
            self.tick(at(10, "08:30"))

    def test_what_was_answered_is_not_looked_at_again(self):
        question = self.ask(experts=[self.eva])
        Question.objects.filter(pk=question.pk).update(solved_at=at(2, "11:00"))
        with self.records():
            self.assertEqual(self.tick(at(4)), 0)
        question.refresh_from_db()
        self.assertIsNone(question.next_at)
        self.assertEqual(self.outcomes(question), {"eva": "settled"})

    def test_a_question_in_the_bin_asks_nobody_and_goes_on_when_it_is_back(self):
        question = self.ask(experts=[self.eva])
        delete_post(actor=self.bo, post=question.post)
        with self.records():
            self.tick(at(3))
        Post.objects.filter(pk=question.pk).update(deleted_at=None)
        question.post.placements.update(live=True)
        self.tick(at(4))
        self.assert_has(question, self.cora, "community")

    def test_a_group_that_was_closed_asks_nobody(self):
        question = self.ask()
        archive_group(actor=self.ada, group=self.open)
        away(self.ada, 2, 9)
        with self.records():
            self.tick(at(3))
        self.assertFalse(question.turns.filter(outcome="waiting").exists())

    def test_a_clock_that_stood_still_for_a_week_tells_once(self):
        question = self.ask(experts=[self.eva, self.finn])
        with self.records("question.overdue"):
            self.tick(at(12))
        self.assert_has(question, self.cora, "community")

    def test_what_waits_long_is_looked_at_less_often(self):
        question = self.ask()
        self.tick(at(4))
        question.refresh_from_db()
        self.assertEqual(question.next_at, at(5))
        self.tick(at(24))
        question.refresh_from_db()
        self.assertGreater(question.next_at, at(30))

    def test_who_was_asked_is_forgotten_once_it_is_answered(self):
        answered, waiting = self.ask(experts=[self.eva, self.finn]), self.ask(experts=[self.eva])
        self.tick(at(3))
        note_answered(question=answered, comment=add_comment(actor=self.ada, post=answered.post, body="Tien jaar."))
        self.assertEqual(forget_turns(now=at(15)), 0)
        self.assertEqual(forget_turns(now=at(20)), 3)
        self.assertFalse(answered.turns.exists())
        self.assertEqual(self.outcomes(waiting), {"eva": "too_late", "ada": "waiting"})

    def test_taken_on_it_stays_until_the_promise_ends_also_when_the_clock_looks_between(self):
        now = timezone.now()
        question = self.ask(now, experts=[self.eva])
        take_on(actor=self.cy, question=question)
        Question.objects.filter(pk=question.pk).update(next_at=now)
        self.tick(question.due_at - timedelta(minutes=1))
        self.assert_has(question, self.cy, "expert")
        self.tick(question.due_at)
        self.assert_has(question, self.cora, "community")

    def test_the_doctor_sees_a_clock_that_stands_still(self):
        question = self.ask()
        self.assertEqual(finding(now=at(2))[0], State.WELL)
        self.assertEqual(finding(now=at(4, "10:16"))[0], State.WRONG)
        note_answered(question=question, comment=add_comment(actor=self.ada, post=question.post, body="Tien jaar."))
        self.assertEqual(finding(now=at(4, "10:16"))[:2], (State.WELL, "0 wait for an answer"))

    def test_one_that_fails_holds_up_no_other(self):
        first, second = self.ask(experts=[self.eva]), self.ask(experts=[self.eva])
        Post.objects.filter(pk=first.pk).update(published_at=None)
        first.post.placements.update(live=True)
        with self.assertLogs("omarm.questions.commands.clock", "ERROR"):
            self.tick(at(3))
        self.assert_has(second, self.ada)


class FindingTests(TurnTestCase):
    def test_what_is_due_is_one_statement_however_much_there_is(self):
        self.ask(experts=[self.eva])
        for most in (1, 500):
            self._many(most)
            with CaptureQueriesContext(connection) as caught:
                found = due_ids(at(4), at(4).date(), most=1000)
            self.assertEqual((len(caught), len(found)), (1, Question.objects.count()))

    def test_a_minute_costs_one_statement_while_nothing_is_due_however_much_waits(self):
        work_time()  # remembered from here on, as in a worker that runs
        waiting = 0
        for more in (2, 198):
            self._many(more)
            waiting += more
            with self.records(), self.assertNumQueries(1):
                self.assertEqual(tick(at(2, "11:00")), 0)
            self.assertEqual(Question.objects.filter(next_at__isnull=False).count(), waiting)

    def test_one_that_is_due_costs_the_same_among_two_and_among_two_hundred(self):
        counts = []
        for more in (2, 198):
            self._many(more)
            question = self.ask(experts=[self.eva])
            with CaptureQueriesContext(connection) as caught:
                self.assertEqual(tick(question.next_at), 1)
            counts.append(len(caught))
            note_answered(question=question, comment=add_comment(actor=self.ada, post=question.post, body="Tien jaar."))
        self.assertEqual(counts[0], counts[1])

    def test_it_goes_by_the_indexes(self):
        """Also of the turns: 500 wait among 8,000."""
        self._many(500)
        questions = list(Question.objects.values_list("pk", flat=True))
        people = [make_person(f"voorbij{number}") for number in range(15)]
        past = {"role": "group", "outcome": "answered", "asked_at": at(2), "asked_on": at(2).date(), "until": at(4)}
        Turn.objects.bulk_create(Turn(question_id=pk, person=one, **past) for pk in questions for one in people)
        with connection.cursor() as cursor:
            cursor.execute("analyze questions_question, questions_turn")
            with CaptureQueriesContext(connection) as caught:
                self.assertEqual(due_ids(at(1), at(1).date()), [])
            cursor.execute("explain " + caught[0]["sql"])
            plan = "\n".join(row[0] for row in cursor.fetchall())
        self.assertIn("question_clock", plan)
        self.assertRegex(plan, "turn_waiting|turn_one_waits")
        for table in ("questions_question", "questions_turn"):
            self.assertNotIn(f"Seq Scan on {table}", plan)

    def _many(self, number):
        posts = Post.objects.bulk_create(
            Post(kind="question", author=self.bo, published_at=at(2), body=str(one)) for one in range(number)
        )
        Question.objects.bulk_create(Question(post=post, next_at=at(4), due_at=at(4)) for post in posts)
        Turn.objects.bulk_create(
            Turn(question_id=post.pk, person=self.ada, role="group", asked_at=at(2), asked_on=at(2).date(), until=at(4))
            for post in posts
        )


class TwoClocksTests(TransactionTestCase):
    def setUp(self):
        forget_work_time()  # what a test of before had remembered
        self.mo, self.ada, self.bo = (make_person(name) for name in ("mo", "ada", "bo"))
        change_roles(actor=None, person=self.mo, codes=["administrator"])
        self.group = start_group(actor=self.ada, new=NewGroup(name="Balie"))
        self.group.memberships.create(person=self.bo, joined_at=at(1))

    def test_two_clocks_at_once_ask_nobody_twice(self):
        eva = make_expert("eva", most=20)
        questions = [ask(self.bo, at(2), group=self.group, experts=[eva]) for _one in range(8)]
        self._at_once(lambda: tick(at(3)), lambda: tick(at(3)))
        facts = Activity.objects.filter(verb="question.escalated")
        self.assertEqual(sorted(fact.data["question"] for fact in facts), [question.pk for question in questions])
        self.assertEqual(Turn.objects.filter(outcome="waiting", person=self.ada).count(), 8)

    def test_two_questions_at_once_do_not_ask_more_than_somebody_wants(self):
        eva = make_expert("eva", most=1)
        made = [self._unbegun() for _one in range(2)]
        self._at_once(*(lambda one=one: begin(question=one, experts=[eva], now=at(2)) for one in made))
        self.assertEqual(Turn.objects.filter(person=eva, outcome="waiting").count(), 1)
        self.assertEqual(Turn.objects.filter(outcome="waiting").count(), 2)

    def test_nobody_is_asked_above_their_maximum_while_clocks_and_askers_are_at_it_at_once(self):
        eva, finn = make_expert("eva", most=3), make_expert("finn", most=2)
        due = [ask(self.bo, at(2), group=self.group, experts=[eva, finn]) for _one in range(3)]  # all with Eva now
        made = [self._unbegun() for _one in range(8)]
        later = at(2, "14:15")  # when Eva's time is over
        self._at_once(
            lambda: tick(later),
            *(lambda one=one: begin(question=one, experts=[finn, eva], now=later) for one in made),
            lambda: tick(later),
        )
        asked = Turn.objects.exclude(outcome="in_line").filter(asked_on=later.date())
        counts = {person: asked.filter(person=person).count() for person in (eva, finn)}
        self.assertEqual(counts, {eva: 3, finn: 2})
        waiting = Turn.objects.filter(outcome="waiting").values_list("question", flat=True)
        self.assertEqual(sorted(waiting), sorted(one.pk for one in [*due, *made]))
        self.assertFalse(Question.objects.filter(owner=None).exists())

    def test_a_question_that_somebody_looks_at_is_left_to_them(self):
        question = ask(self.bo, at(2), group=self.group)
        self.assertFalse(look_at(question_id=question.pk, now=at(2)))
        self.assertFalse(look_at(question_id=0, now=at(2)))

    def _unbegun(self):
        question = ask(self.bo, at(2), group=self.group)
        Turn.objects.filter(question=question).delete()
        return question

    def _at_once(self, *acts):
        def run(act):
            try:
                return act()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(acts)) as pool:
            return [done.result(timeout=60) for done in [pool.submit(run, act) for act in acts]]

"""Who is asked: in which order, and who is passed over."""

from datetime import time

from django.utils import translation

from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.people.commands import change_hours, change_roles, deactivate_person
from omarm.people.queries import forget_work_time
from omarm.profiles.asking import asked_on
from omarm.profiles.models import Expert, Week
from omarm.questions.models import Turn
from omarm.questions.queries.promise import promise_words
from omarm.questions.tests.turning import TurnTestCase, at, away, make_expert

MONDAYS_OFF = 0b0011110


class BeginTests(TurnTestCase):
    def test_the_first_expert_is_asked_and_the_promise_is_that_of_the_group(self):
        with self.records("post.published", "question.asked") as facts:
            question = self.ask(experts=[self.eva, self.finn])
        self.assert_has(question, self.eva, "expert")
        self.assertEqual(question.due_at, at(4))
        self.assertEqual(self.outcomes(question), {"eva": "waiting", "finn": "in_line"})
        self.assertIsNone(facts[1].actor)
        self.assertEqual(
            facts[1].data, {"people": [self.eva.pk], "question": question.pk, "role": "expert", "group": self.open.pk}
        )

    def test_the_experts_share_the_first_half_and_then_it_goes_up(self):
        question = self.ask(experts=[self.eva, self.finn])
        self.assertEqual(question.next_at, at(2, "14:15"))  # half of two days of eight and a half hours, by two
        self.assertEqual(self.tick(at(2, "14:14")), 0)
        with self.records("question.turn"):
            self.tick(at(2, "14:15"))
        self.assert_has(question, self.finn, "expert")
        with self.records("question.escalated"):
            self.tick(at(3))
        self.assert_has(question, self.ada, "group")
        self.assertEqual(question.next_at, at(4))
        with self.records("question.overdue") as facts:
            self.tick(at(4))
        self.assert_has(question, self.cora, "community")
        self.assertEqual(facts[0].data["people"], [self.cora.pk])
        self.assertEqual(
            self.outcomes(question), {"eva": "too_late", "finn": "too_late", "ada": "too_late", "cora": "waiting"}
        )

    def test_without_experts_who_looks_after_the_group_has_it(self):
        question = self.ask()
        self.assert_has(question, self.ada, "group")

    def test_what_is_asked_of_everybody_is_for_who_looks_after_the_whole(self):
        question = self.ask(group=None)
        self.assert_has(question, self.cora, "community")
        self.assertEqual(question.due_at, at(4))
        with self.records("question.overdue"):
            self.tick(at(3))
            self.tick(at(4))
            self.tick(at(4, "10:01"))
        self.assert_has(question, self.cora)

    def test_who_asks_is_not_asked(self):
        question = self.ask(experts=[self.bo])
        self.assertEqual(self.outcomes(question), {"ada": "waiting"})

    def test_urgent_is_counted_in_minutes_of_working_time(self):
        question = self.ask(at(2, "16:50"), urgent_minutes=30, experts=[self.eva])
        self.assertEqual((question.due_at, question.next_at), (at(3, "08:50"), at(3, "08:35")))

    def test_a_group_that_promises_hours_counts_working_time(self):
        Group.objects.filter(pk=self.open.pk).update(promise_days=None, promise_hours=4)
        self.open.refresh_from_db()
        question = self.ask(at(2, "15:00"), experts=[self.eva])
        self.assertEqual((question.due_at, question.next_at), (at(3, "10:30"), at(2, "17:00")))
        self.tick(at(2, "17:01"))
        self.assert_has(question, self.ada, "group")
        self.tick(at(3, "10:31"))
        self.assert_has(question, self.cora, "community")
        with translation.override("en"):
            self.assertIn("4 working hours", promise_words(self.open, now=at(2, "15:00")))

    def test_where_nothing_is_promised_somebody_has_it_all_the_same(self):
        Group.objects.filter(pk=self.open.pk).update(promise_days=None)
        self.open.refresh_from_db()
        question = self.ask(experts=[self.eva])
        self.assertIsNone(question.due_at)
        self.tick(at(3))
        self.assert_has(question, self.ada, "group")
        with self.records():
            for day in (10, 17, 24):
                self.tick(at(day))
        self.assert_has(question, self.ada, "group")

    def test_a_question_set_for_later_asks_nobody_before(self):
        with self.records("post.published"):
            question = self.ask(at(3), published_at=at(5), experts=[self.eva])
        self.assertEqual((question.owner, question.due_at, question.next_at), (None, at(10), at(5)))
        self.assertEqual(asked_on([self.eva.pk], at(3).date()), {self.eva.pk: 0})
        with self.records("question.asked"):
            self.tick(at(5))
        self.assert_has(question, self.eva, "expert")

    def test_outside_working_time_somebody_has_it_and_hears_of_it_when_that_begins(self):
        with self.records("post.published"):
            question = self.ask(at(7, "20:00"), experts=[self.eva])  # Saturday before Whit Monday
        self.assert_has(question, self.eva)
        self.assertEqual((question.next_at, question.due_at), (at(10, "08:30"), at(12, "08:30")))
        self.assertEqual(question.turns.get().asked_on, at(10).date())
        with self.records("question.asked"):
            self.tick(at(8))
            self.tick(at(10, "08:30"))
            self.tick(at(10, "08:31"))

    def test_the_clock_that_goes_back_in_october_does_not_move_a_promise(self):
        question = self.ask(at(24, month=10))
        self.assertEqual(question.due_at, at(28, month=10))


class PassedOverTests(TurnTestCase):
    def test_who_is_not_there_is_passed_over(self):
        guest = make_person("gast2", is_guest=True)
        bring_in(self.open, guest, by=self.ada)
        Expert.objects.create(person=guest)
        cases = {
            "away": lambda person: away(person, 1, 2),
            "resting": lambda person: Expert.objects.filter(pk=person.pk).update(paused_until=at(2).date()),
            "left": lambda person: deactivate_person(actor=self.mo, person=person),
            "off": lambda person: Week.objects.create(person=person, mornings=MONDAYS_OFF, afternoons=MONDAYS_OFF),
            "no_terms": lambda person: Expert.objects.filter(pk=person.pk).delete(),
        }
        for number, (case, happen) in enumerate(cases.items()):
            person = make_expert(f"kenner{number}")
            happen(person)
            with self.subTest(case=case):
                self.assert_has(self.ask(experts=[guest, person, self.finn]), self.finn)
                Turn.objects.all().delete()

    def test_who_is_passed_over_takes_no_time_from_the_others(self):
        away(self.finn, 2)
        question = self.ask(experts=[self.finn, self.eva])
        self.assert_has(question, self.eva)
        self.assertEqual(question.next_at, at(3))  # all of the first half

    def test_who_may_not_read_it_is_passed_over(self):
        question = self.ask(group=self.closed, experts=[self.eva])
        self.assert_has(question, self.ada, "group")

    def test_a_day_off_on_another_day_is_no_matter(self):
        Week.objects.create(person=self.eva, mornings=0b1, afternoons=0)
        self.assert_has(self.ask(experts=[self.eva]), self.eva)
        Week.objects.update(mornings=0)  # a note alone tells no days
        self.assert_has(self.ask(experts=[self.eva]), self.eva)

    def test_nobody_is_asked_more_than_they_want_on_a_day(self):
        questions = [self.ask(at(2, f"1{hour}:00"), experts=[self.eva, self.finn]) for hour in range(5)]
        owners = [question.owner.username for question in questions]
        self.assertEqual(owners, ["eva", "eva", "finn", "finn", "ada"])
        self.assertEqual(asked_on([self.eva.pk, self.finn.pk], at(2).date()), {self.eva.pk: 2, self.finn.pk: 2})
        self.assert_has(self.ask(at(3), experts=[self.eva]), self.eva)  # the next day there is room again

    def test_who_looks_after_a_group_is_asked_no_more_than_they_want_either(self):
        Expert.objects.create(person=self.ada, most_a_day=1)
        owners = [self.ask().owner for _one in range(3)]
        self.assertEqual(owners, [self.ada, self.cora, self.cora])

    def test_the_last_resort_is_asked_for_the_day_on_which_there_is_room(self):
        Expert.objects.create(person=self.cora, most_a_day=1)
        change_roles(actor=self.mo, person=self.mo, codes=["administrator"])
        away(self.mo, 1, 30)
        days = [self.ask(group=None).turns.get().asked_on.day for _one in range(3)]
        self.assertEqual(days, [2, 3, 4])

    def test_managers_take_turns(self):
        self.open.memberships.filter(person=self.bo).update(role="member")
        dora = make_person("dora")
        bring_in(self.open, dora, by=self.ada)
        self.open.memberships.filter(person=dora).update(role="manager")
        self.assertEqual([self.ask().owner.username for _one in range(4)], ["ada", "dora", "ada", "dora"])

    def test_a_group_without_anybody_for_a_week_goes_to_the_community_managers_on_the_first_day(self):
        away(self.ada, 2, 8)
        with self.records("post.published", "question.asked"):
            question = self.ask()
        self.assert_has(question, self.cora, "community")
        self.assertEqual(question.due_at, at(4))

    def test_without_community_managers_it_is_for_administrators(self):
        away(self.ada, 2, 8)
        away(self.cora, 2, 3)
        self.assert_has(self.ask(), self.mo, "community")
        change_roles(actor=self.mo, person=self.cora, codes=[])
        self.assert_has(self.ask(), self.mo, "community")

    def test_somebody_has_it_even_when_everybody_is_away(self):
        for person in (self.ada, self.cora, self.mo):
            away(person, 1, 30)
        question = self.ask()
        self.assert_has(question, self.cora, "community")
        with self.records("question.overdue"):
            for day in (3, 4, 5, 6):
                self.tick(at(day))
        self.assert_has(question, self.cora, "community")

    def test_a_hidden_group_is_nobodys_business_but_somebody_has_its_question(self):
        away(self.ada, 2, 8)
        question = self.ask(group=self.hidden)
        self.assertIn(question.owner, {self.cora, self.mo})


class HoursTests(TurnTestCase):
    def test_a_house_that_is_always_open_counts_every_day(self):
        days = dict.fromkeys(range(7), (time(0), time(0)))
        change_hours(actor=self.mo, days=days, keeps_public_holidays=False)
        self.addCleanup(forget_work_time)
        question = self.ask(at(7, "23:00"), experts=[self.eva])
        self.assertEqual((question.due_at, question.next_at), (at(9, "23:00"), at(8, "23:00")))

    def test_a_promise_that_was_given_does_not_move_with_the_hours(self):
        question = self.ask()
        change_hours(actor=self.mo, days={0: (time(9), time(12))}, keeps_public_holidays=True)
        self.tick(at(4))
        question.refresh_from_db()
        self.assertEqual(question.due_at, at(4))


class StartTests(TurnTestCase):
    def test_a_group_of_one_who_asks_there_themselves(self):
        group = start_group(actor=self.bo, new=NewGroup(name="Alleen Bo"))
        self.assert_has(self.ask(group=group), self.cora, "community")

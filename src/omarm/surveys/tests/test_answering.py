from django.core.exceptions import PermissionDenied

from omarm.consent.commands import withdraw_consent
from omarm.consent.queries import ConsentMissing
from omarm.core.errors import DomainError
from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.people.models.person import NAMELESS
from omarm.surveys.commands import answer, close_round, take_back
from omarm.surveys.models import Answer, Nomination
from omarm.surveys.queries.answering import asked_of, own_answer, own_answers, waiting_for
from omarm.surveys.tests.rounds import DAY, RoundTestCase


class AnsweringTests(RoundTestCase):
    def refused(self, code, **told):
        with self.records(), self.assertRaises(DomainError) as caught:
            answer(**told)
        self.assertEqual(caught.exception.code, code)
        self.assertFalse(Answer.objects.filter(person=told["actor"]).exists())

    def test_it_is_stored_and_no_fact_is_recorded(self):
        round = self.opened()
        with self.records():
            self.name(round, self.ada, self.bo, self.cy)
        self.assertEqual(own_answer(self.ada, round).names, (self.bo, self.cy))
        self.assertIsNone(own_answer(self.bo, round))

    def test_a_new_answer_takes_the_place_of_the_old_one(self):
        round = self.opened()
        self.name(round, self.ada, self.bo)
        self.name(round, self.ada, self.cy)
        self.assertEqual(own_answer(self.ada, round).names, (self.cy,))
        self.name(round, self.ada)
        self.assertTrue(own_answer(self.ada, round).declined)
        self.assertEqual((Answer.objects.count(), Nomination.objects.count()), (1, 0))

    def test_it_can_be_taken_back(self):
        round = self.opened()
        self.name(round, self.ada, self.bo)
        self.assertTrue(take_back(actor=self.ada, round=round))
        self.assertFalse(take_back(actor=self.ada, round=round))
        self.assertEqual((Answer.objects.count(), Nomination.objects.count()), (0, 0))

    def test_nobody_names_themselves_who_left_a_guest_or_nobody(self):
        round = self.opened()
        deactivate_person(actor=self.mo, person=self.bo)
        nobody = Person.objects.create(username="niemand", name="Niemand", source_key=NAMELESS)
        self.refused("oneself", actor=self.ada, round=round, names=[self.ada])
        for person in (Person.objects.get(pk=self.bo.pk), self.gus, nobody):
            self.refused("not_a_colleague", actor=self.ada, round=round, names=[self.cy, person])

    def test_as_many_as_the_round_has_and_each_once(self):
        self.agree()
        round = self.round(most_names=2)
        self.refused("too_many_names", actor=self.ada, round=round, names=[self.bo, self.cy, self.mo])
        self.name(round, self.ada, self.bo, self.bo)
        self.assertEqual(Nomination.objects.count(), 1)

    def test_only_who_is_asked_answers(self):
        self.agree()
        round = self.round(departments=[self.department])
        self.name(round, self.ada, self.coco)  # of a team below it
        for person in (self.coco, self.gus):
            with self.assertRaises(PermissionDenied):
                self.name(round, person, self.ada)

    def test_who_moved_keeps_what_they_answered(self):
        self.agree()
        round = self.round(departments=[self.department])
        self.name(round, self.ada, self.bo)
        Person.objects.filter(pk=self.ada.pk).update(department=self.other)
        moved = Person.objects.get(pk=self.ada.pk)
        self.name(round, moved, self.cy)
        self.assertEqual(own_answer(moved, round).names, (self.cy,))

    def test_not_before_the_opening_and_not_after_the_last_day(self):
        self.agree()
        planned = self.round(opens_on=self.today + DAY)
        with self.assertRaises(PermissionDenied):
            self.name(planned, self.ada, self.bo)
        planned.delete()
        round = self.round()
        self.name(round, self.ada, self.bo)
        close_round(actor=self.coco, round=round)
        for act in (lambda: self.name(round, self.ada, self.cy), lambda: take_back(actor=self.ada, round=round)):
            with self.assertRaises(DomainError):
                act()
        self.assertEqual(own_answer(self.ada, round).names, (self.bo,))

    def test_not_without_consent(self):
        record = self.agree()
        round = self.round()
        withdraw_consent(actor=self.wim, record=record)
        with self.assertRaises(ConsentMissing):
            self.name(round, self.ada, self.bo)
        self.assertEqual(list(asked_of(self.ada)), [])

    def test_what_waits_goes_when_it_is_answered_also_without_names(self):
        round = self.opened()
        self.assertEqual((waiting_for(self.ada), waiting_for(self.gus)), ([round], []))
        self.name(round, self.ada)
        self.assertEqual(waiting_for(self.ada), [])
        self.assertEqual([given.round for given in own_answers(self.ada)], [round])

    def test_the_number_of_queries_does_not_grow_with_the_names(self):
        self.agree()
        round = self.round(most_names=10)
        self.name(round, self.ada, *self.crowd[:2])
        with self.assertNumQueries(2):
            own_answers(self.ada)
        self.name(round, self.ada, *self.crowd[:10])
        with self.assertNumQueries(2):
            self.assertEqual(len(own_answers(self.ada)[0].names), 10)

    def test_who_is_gone_takes_along_what_they_answered_and_who_named_them(self):
        round = self.opened()
        self.name(round, self.crowd[0], self.crowd[1], self.crowd[2])
        self.name(round, self.crowd[3], self.crowd[0])
        Person.objects.filter(pk=self.crowd[0].pk).delete()
        self.assertEqual((Answer.objects.count(), Nomination.objects.count()), (1, 0))

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from omarm.consent.commands import withdraw_consent
from omarm.consent.queries import ConsentMissing
from omarm.core.errors import DomainError
from omarm.core.testing.settling import settle
from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.surveys.commands import (
    ask_for_team,
    close_round,
    count_due_rounds,
    count_round,
    propose_team,
)
from omarm.surveys.models import Answer, Nomination, Outcome, Standing
from omarm.surveys.queries.counting import votes_in
from omarm.surveys.queries.gate import ground
from omarm.surveys.queries.results import people_in, results_of
from omarm.surveys.tests.rounds import RoundTestCase


class CountingTests(RoundTestCase):
    def counted(self, number=20):
        round = self.over(self.answered(number))
        count_round(actor=None, round=round)
        return round

    def test_who_is_named_by_fewer_than_three_is_nowhere(self):
        round = self.counted()
        told = [(row.person, row.standing.nominations, row.standing.is_capped) for row in people_in(self.coco, round)]
        self.assertEqual(told, [(self.ada, 18, True), (self.bo, 16, False)])  # all twenty named Ada: that is not told
        self.assertFalse(Standing.objects.filter(person=self.cy).exists())

    def test_the_database_itself_refuses_a_count_below_three(self):
        round = self.counted()
        with transaction.atomic(), self.assertRaises(IntegrityError):
            Standing.objects.create(round=round, person=self.cy, nominations=2, layer="other")

    def test_fewer_than_eight_answers_tell_nothing_and_are_deleted(self):
        round = self.counted(7)
        self.assertEqual(Outcome.objects.get().status, Outcome.Status.TOO_FEW)
        self.assertIsNone(results_of(self.coco, round))
        self.assertEqual([kind.objects.count() for kind in (Answer, Nomination, Standing)], [0, 0, 0])

    def test_eight_answers_are_enough(self):
        self.assertEqual(results_of(self.coco, self.counted(8)).named, 2)

    def test_an_answer_without_names_counts_as_answered(self):
        round = self.opened()
        for person in self.crowd[:8]:
            self.name(round, person)
        round = self.over(round)
        count_round(actor=None, round=round)
        results = results_of(self.coco, round)
        self.assertEqual((results.named, results.team, results.whole[2:]), (0, [], (47, 8)))

    def test_who_left_is_not_shown_and_what_they_answered_stands(self):
        round = self.answered()
        deactivate_person(actor=self.mo, person=self.crowd[19])
        deactivate_person(actor=self.mo, person=self.ada)
        round = self.over(round)
        count_round(actor=None, round=round)
        self.assertEqual(
            [(row.person, row.standing.nominations) for row in people_in(self.coco, round)], [(self.bo, 16)]
        )
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertEqual((len(people_in(self.coco, round)), results_of(self.coco, round).team), (0, []))

    def test_it_is_counted_once_and_stays_so(self):
        round = self.counted()
        Person.objects.filter(pk=self.crowd[10].pk).delete()  # a count that fell would tell whom they named
        self.assertEqual((count_due_rounds(), count_round(actor=None, round=round).pk), (0, round.pk))
        self.assertEqual(Standing.objects.get(person=self.bo).nominations, 16)

    def test_not_before_it_is_over_and_not_by_a_person(self):
        round = self.answered()
        self.assertIsNone(count_round(actor=None, round=round))
        with self.assertRaises(PermissionDenied):
            count_round(actor=self.coco, round=round)

    def test_not_without_consent(self):
        round = self.over(self.answered())
        withdraw_consent(actor=self.wim, record=ground().record)
        self.assertEqual(count_due_rounds(), 0)
        for ask in (
            lambda: count_round(actor=None, round=round), lambda: results_of(self.coco, round), lambda: votes_in(round),
        ):  # fmt: skip
            with self.assertRaises(ConsentMissing):
                ask()

    def test_closing_has_it_counted(self):
        round = self.answered()
        close_round(actor=self.coco, round=round)
        settle()
        self.assertEqual(Standing.objects.count(), 2)

    def test_the_rows_do_not_lie_in_the_order_in_which_they_came(self):
        self.counted()
        for kind in (Answer, Nomination):
            where = kind.objects.extra(select={"place": "ctid"}, order_by=["place"]).values_list("id", flat=True)
            self.assertEqual(list(where), sorted(where))
        self.assertEqual((Answer.objects.count(), Nomination.objects.count()), (20, 38))

    def test_nor_those_of_who_was_named_in_the_order_in_which_they_were_named(self):
        round = self.opened()
        self.name(round, self.crowd[0], self.crowd[30], self.crowd[20])
        for person in self.crowd[1:12]:
            self.name(round, person, self.crowd[30], self.crowd[20], self.ada)
        count_round(actor=None, round=self.over(round))
        named = list(Standing.objects.order_by("pk").values_list("person", flat=True))
        self.assertEqual(named, sorted(named))


class TeamTests(RoundTestCase):
    def setUp(self):
        super().setUp()
        self.round_ = self.over(self.answered())
        count_round(actor=None, round=self.round_)

    def members(self):
        return [row.person for row in results_of(self.coco, self.round_).team]

    def anew(self, **told):
        ask_for_team(actor=self.coco, round=self.round_, **told)
        settle()
        return self.members()

    def test_each_member_has_a_reason_in_words(self):
        team = results_of(self.coco, self.round_).team
        self.assertEqual([row.person for row in team], [self.ada, self.bo])
        self.assertTrue(all(row.reasons for row in team))

    def test_it_is_put_together_anew_of_another_size_or_without_some(self):
        self.assertEqual(self.anew(size=1, left_out=[]), [self.ada])
        self.assertEqual(self.anew(size=1, left_out=[self.ada.pk]), [self.bo])
        self.assertEqual(self.anew(size=5, left_out=[]), [self.ada, self.bo])
        self.assertEqual(Standing.objects.get(person=self.bo).nominations, 16)

    def test_asking_is_a_fact_and_only_of_ones_own(self):
        with self.records("round.team_asked"):
            ask_for_team(actor=self.coco, round=self.round_, size=3, left_out=[])
        self.assertTrue(results_of(self.coco, self.round_).outcome.is_waiting)
        for person in (self.kim, self.mo, self.ada):
            with self.records(), self.assertRaises(PermissionDenied):
                ask_for_team(actor=person, round=self.round_, size=3, left_out=[])
            with self.assertRaises(PermissionDenied):
                propose_team(actor=person, round=self.round_)

    def test_not_where_nothing_was_counted(self):
        Outcome.objects.update(status=Outcome.Status.TOO_FEW)
        with self.assertRaises(DomainError):
            ask_for_team(actor=self.coco, round=self.round_, size=3, left_out=[])

    def test_coverage_says_what_is_missing(self):
        coverage = results_of(self.coco, self.round_).coverage
        self.assertEqual((coverage.covered, coverage.there), (1, 3))
        self.assertIn("Burgerzaken", [name for name, _layer in coverage.unknown])

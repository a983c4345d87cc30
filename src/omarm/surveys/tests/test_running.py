from datetime import timedelta

from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent
from omarm.consent.queries import ConsentMissing
from omarm.core.errors import DomainError
from omarm.people.commands import add_department, change_roles
from omarm.people.models import Person
from omarm.surveys.commands import close_round, discard_round, tell_progress
from omarm.surveys.models import Answer, Round
from omarm.surveys.queries.gate import ground
from omarm.surveys.queries.rounds import own_round, progress_of, rounds_of
from omarm.surveys.tests.rounds import DAY, RoundTestCase


class OpeningTests(RoundTestCase):
    def refused(self, code, **told):
        before = Round.objects.count()
        with self.assertRaises(DomainError) as caught:
            self.round(**told)
        self.assertEqual((caught.exception.code, Round.objects.count()), (code, before))

    def test_it_is_stored_and_stands_in_the_audit(self):
        self.agree()
        with self.records():
            round = self.round()
        self.assertEqual((round.owner, round.asks_everyone, rounds_of(self.coco)), (self.coco, True, [round]))
        event = AuditEvent.objects.get(act="round.opened")
        self.assertEqual((event.actor, event.target), (self.coco, "samenwerken"))

    def test_not_without_consent(self):
        with self.assertRaises(ConsentMissing):
            self.round()

    def test_only_who_look_after_the_groups_of_the_organisation(self):
        self.agree()
        change_roles(actor=None, person=self.ada, codes=["leader", "editor"])
        for person in (Person.objects.get(pk=self.ada.pk), self.wim, self.gus):
            with self.assertRaises(PermissionDenied):
                self.round(by=person)

    def test_days_that_cannot_be_are_refused(self):
        self.agree()
        self.refused("closes_before_opening", closes_on=self.today - DAY)
        self.refused("opening_day", opens_on=self.today - DAY)
        self.refused("opening_day", opens_on=self.today + 400 * DAY, closes_on=self.today + 410 * DAY)
        self.refused("too_long", closes_on=self.today + 61 * DAY)

    def test_a_consent_that_ends_before_the_results_is_too_short(self):
        self.agree(until=self.today + DAY)
        self.assertTrue(ground().ends_soon)
        self.refused("consent_ends", closes_on=self.today + DAY)
        self.round(closes_on=self.today)

    def test_of_two_consents_the_longer_one_counts(self):
        self.agree(until=self.today + DAY)
        self.agree(given_on=self.today - DAY)
        self.assertIsNone(ground().until)
        self.round()

    def test_fewer_than_eight_are_not_asked(self):
        self.agree()
        small = add_department(actor=None, name="Klein")
        for number in range(7):
            self.crowd[number].department = small
            self.crowd[number].save(update_fields=["department"])
        self.refused("too_few_asked", departments=[small])
        self.crowd[7].department = small
        self.crowd[7].save(update_fields=["department"])
        self.round(departments=[small])

    def test_nobody_is_asked_in_two_rounds_at_once(self):
        self.agree()
        self.round(departments=[self.department])
        self.refused("asked_in_another", by=self.kim)
        self.refused("asked_in_another", by=self.kim, departments=[self.team])
        self.round(by=self.kim, departments=[self.other])

    def test_two_rounds_side_by_side_do_not_tell_of_the_few_between_them(self):
        self.agree()
        first = self.over(self.round(departments=[self.department]))
        self.refused("compares_with_another", departments=[self.team])
        self.refused("compares_with_another")
        self.over(self.round(departments=[self.department]))
        Round.objects.filter(pk=first.pk).update(forgotten_on=self.today)
        self.refused("compares_with_another", departments=[self.team])


class RunningTests(RoundTestCase):
    def test_only_its_owner_finds_it(self):
        round = self.opened()
        self.assertEqual(own_round(self.coco, round.pk), round)
        for person in (self.kim, self.mo, self.wim, self.ada, self.gus):
            with self.assertRaises(Round.DoesNotExist):
                own_round(person, round.pk)
        change_roles(actor=None, person=self.coco, codes=[])
        with self.assertRaises(Round.DoesNotExist):
            own_round(Person.objects.get(pk=self.coco.pk), round.pk)

    def test_closing_is_a_fact_and_only_its_owner_closes_it(self):
        round = self.opened()
        for person in (self.kim, self.mo, self.ada):
            with self.records(), self.assertRaises(PermissionDenied):
                close_round(actor=person, round=round)
        with self.records("round.closed"):
            close_round(actor=self.coco, round=round)
        with self.records(), self.assertRaises(DomainError):
            close_round(actor=self.coco, round=round)

    def test_throwing_away_leaves_nothing(self):
        round = self.opened()
        self.name(round, self.ada, self.bo)
        for person in (self.kim, self.mo, self.ada):
            with self.assertRaises(PermissionDenied):
                discard_round(actor=person, round=round)
        discard_round(actor=self.coco, round=round)
        self.assertEqual((Round.objects.count(), Answer.objects.count()), (0, 0))
        self.assertEqual(AuditEvent.objects.first().act, "round.discarded")

    def test_progress_is_told_in_the_morning_and_moves_by_eight_or_not_at_all(self):
        round = self.opened()
        told = []
        for number, person in enumerate(self.crowd, start=1):
            self.name(round, person)
            if number in {7, 8, 12, 15, 16, 17, 40}:
                tell_progress(actor=None)
                told.append((number, progress_of(own_round(self.coco, round.pk)).answered))
        asked = progress_of(round).asked
        self.assertEqual(told[:6], [(7, None), (8, 8), (12, 8), (15, 8), (16, 16), (17, 16)])
        self.assertEqual((asked, told[6]), (47, (40, 16)))  # seven are left: who did not would be known

    def test_it_never_falls_when_an_answer_is_taken_back(self):
        round = self.opened()
        for person in self.crowd[:8]:
            self.name(round, person)
        tell_progress(actor=None)
        Answer.objects.filter(round=round, person=self.crowd[0]).delete()
        self.assertEqual(tell_progress(actor=None), 0)
        self.assertEqual(own_round(self.coco, round.pk).told, 8)

    def test_only_the_clock_tells_progress(self):
        with self.assertRaises(PermissionDenied):
            tell_progress(actor=self.coco)

    def test_a_round_is_open_on_its_first_and_its_last_day(self):
        self.agree()
        round = self.round(closes_on=self.today)
        states = []
        for shift in (-1, 0, 1):
            round.opens_on = round.closes_on = self.today + timedelta(days=shift)
            states.append((round.is_planned, round.is_running, round.is_over))
        self.assertEqual(states, [(False, False, True), (False, True, False), (True, False, False)])

"""What stands in the database when: after its term, without consent, when the owner leaves. Read from the tables themselves."""

from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from omarm.consent.commands import choose_mode, forget_what_is_not_measured, withdraw_consent
from omarm.consent.measurements import Mode
from omarm.consent.models import ConsentRecord
from omarm.core.testing.settling import settle
from omarm.people.commands import deactivate_person
from omarm.surveys.commands import count_round, forget_due_rounds, forget_round
from omarm.surveys.models import KEPT_DAYS, Round
from omarm.surveys.queries.gate import NOMINATIONS, ground
from omarm.surveys.queries.rounds import own_round
from omarm.surveys.tests.rounds import RoundTestCase

TABLES = ("surveys_answer", "surveys_nomination", "surveys_standing", "surveys_outcome")


class ForgettingTests(RoundTestCase):
    def setUp(self):
        super().setUp()
        self.round_ = self.answered()

    def rows(self):
        with connection.cursor() as db:
            db.execute(" union all ".join(f"select count(*) from {table}" for table in TABLES))
            return [number for (number,) in db.fetchall()]

    def counted(self, *, days_ago=1):
        round = self.over(self.round_, days_ago=days_ago)
        count_round(actor=None, round=round)
        return round

    def is_forgotten(self):
        self.round_.refresh_from_db()
        self.assertEqual((self.rows(), self.round_.forgotten_on), ([0, 0, 0, 0], timezone.localdate()))

    def test_after_ninety_days_nothing_is_left_but_the_subject_and_the_days(self):
        self.counted(days_ago=KEPT_DAYS)
        self.assertEqual((forget_due_rounds(), self.rows()), (0, [20, 38, 2, 1]))
        self.over(self.round_, days_ago=KEPT_DAYS + 1)
        self.assertEqual(forget_due_rounds(), 1)
        self.is_forgotten()
        self.assertEqual((forget_due_rounds(), own_round(self.coco, self.round_.pk).subject), (0, "samenwerken"))

    def test_the_clock_does_it_ninety_days_later(self):
        self.counted()
        with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=KEPT_DAYS + 1)):
            forget_due_rounds()
        self.assertEqual(self.rows(), [0, 0, 0, 0])

    def test_no_table_holds_a_trace_of_who_named_whom(self):
        """Every row of every table of the app, as text: no id of who answered beside one of who was named."""
        self.counted(days_ago=KEPT_DAYS + 1)
        forget_due_rounds()
        with connection.cursor() as db:
            tables = [name for name in connection.introspection.table_names(db) if name.startswith("surveys_")]
            for table in tables:
                db.execute(f"select * from {table}")
                self.assertEqual(len(db.fetchall()), table == "surveys_round", table)

    def test_withdrawing_consent_closes_it_at_once_and_leaves_nothing(self):
        withdraw_consent(actor=self.wim, record=ground().record)
        settle()
        self.is_forgotten()
        self.assertTrue(self.round_.is_over)

    def test_so_does_withdrawing_it_when_there_are_results(self):
        self.counted()
        withdraw_consent(actor=self.wim, record=ground().record)
        settle()
        self.is_forgotten()

    def test_and_switching_it_off(self):
        choose_mode(actor=self.wim, measurement=NOMINATIONS, mode=Mode.NONE, reason="Voorlopig niet.")
        settle()
        self.is_forgotten()

    def test_and_the_end_of_its_term_by_the_clock(self):
        ConsentRecord.objects.update(given_on=self.today - timedelta(days=9), until=self.today - timedelta(days=1))
        self.assertEqual(forget_what_is_not_measured()[NOMINATIONS], 58)
        self.is_forgotten()

    def test_another_consent_in_force_keeps_it(self):
        first = ground().record
        self.agree(document="OR-13")
        withdraw_consent(actor=self.wim, record=first)
        settle()
        self.assertEqual(self.rows(), [20, 38, 0, 0])

    def test_when_the_owner_leaves_nobody_is_left_to_see_it(self):
        self.counted()
        deactivate_person(actor=self.mo, person=self.coco)
        settle()
        self.is_forgotten()

    def test_a_person_forgets_nothing_by_the_command_of_the_clock(self):
        with self.assertRaises(PermissionDenied):
            forget_round(actor=self.coco, round=self.round_)
        self.assertEqual(Round.objects.kept().count(), 1)

from datetime import timedelta

from django.core.exceptions import PermissionDenied

from omarm.consent import measurements
from omarm.consent.commands import record_consent, withdraw_consent
from omarm.consent.measurements import declare
from omarm.consent.models import ConsentRecord
from omarm.consent.queries import ConsentMissing, consent_for, measured_since, measures, register, require
from omarm.consent.tests.consenting import ConsentTestCase, measurement
from omarm.core.errors import DomainError
from omarm.people.commands import change_roles


class DeclaringTests(ConsentTestCase):
    def test_below_the_floor_a_reason_and_consent_are_needed(self):
        for told in ({"floor": 7}, {"floor": 3, "needs_works_council": False, "floor_reason": "Omdat."}, {"floor": 0}):
            with self.assertRaises(ValueError):
                measurement(**told)
        measurement(floor=3, floor_reason="Nominaties zijn anders niet te tellen.")
        measurement(floor=8)

    def test_a_code_is_declared_once(self):
        with self.assertRaises(ValueError):
            declare(measurement())

    def test_what_was_not_declared_cannot_run_or_be_consented_to(self):
        for ask in (require, measurements.get):
            with self.assertRaises(KeyError):
                ask("secret")
        with self.records(), self.assertRaises(KeyError):
            record_consent(actor=self.wim, measurement="secret", agreement=self.agreement())

    def test_the_whole_register_can_be_read(self):
        declare(measurement("about"))
        self.consent()
        self.assertEqual(
            [(row.measurement.code, bool(row.consent)) for row in register()], [("about", False), ("probe", True)]
        )


class GateTests(ConsentTestCase):
    def test_the_gate_opens_with_consent_and_closes_when_it_is_withdrawn(self):
        with self.assertRaises(ConsentMissing):
            require("probe")
        record = self.consent()
        self.assertEqual(require("probe").code, "probe")
        withdraw_consent(actor=self.wim, record=record)
        with self.assertRaises(ConsentMissing):
            require("probe")
        self.assertTrue(ConsentRecord.objects.filter(pk=record.pk).exists())

    def test_the_gate_is_open_on_the_last_day_and_closed_after_it(self):
        self.consent(given_on=self.today - timedelta(days=9), until=self.today)
        require("probe")
        ConsentRecord.objects.update(until=self.today - timedelta(days=1))
        with self.assertRaises(ConsentMissing):
            require("probe")

    def test_consent_that_ended_does_not_hide_one_that_stands(self):
        standing = self.consent(given_on=self.today - timedelta(days=9))
        withdraw_consent(actor=self.wim, record=self.consent())
        self.assertEqual(consent_for("probe"), standing)

    def test_sent_twice_it_stands_once_and_ends_at_once(self):
        record = self.consent()
        with self.records():
            self.assertEqual(self.consent(), record)
        withdraw_consent(actor=self.wim, record=record)
        with self.assertRaises(ConsentMissing):
            require("probe")
        self.assertNotEqual(self.consent(), record)  # agreed anew on the same day

    def test_a_consent_after_one_that_ended_does_not_reach_back(self):
        long_ago = self.today - timedelta(days=90)
        record = self.consent(given_on=long_ago)
        self.assertEqual(measured_since("probe"), long_ago)
        withdraw_consent(actor=self.wim, record=record)
        self.consent(given_on=long_ago)
        self.assertEqual(measured_since("probe"), self.today)

    def test_consent_to_one_is_no_consent_to_another(self):
        declare(measurement("other"))
        self.consent()
        with self.assertRaises(ConsentMissing):
            require("other")

    def test_what_needs_no_works_council_runs(self):
        declare(measurement("free", needs_works_council=False))
        require("free")

    def test_a_query_runs_only_past_its_gate(self):
        @measures("probe")
        def count(person, *, gate):
            return person, gate.floor

        with self.assertRaises(ConsentMissing):
            count("ada")
        self.consent()
        self.assertEqual((count("ada"), count.measurement), (("ada", 8), "probe"))
        with self.assertRaises(TypeError):  # nobody brings a gate of their own
            count("ada", gate=measurement(floor=8))

    def test_a_query_of_what_was_not_declared_does_not_run(self):
        with self.assertRaises(KeyError):
            measures("secret")(lambda *, gate: gate)()


class RecordingTests(ConsentTestCase):
    def test_recording_and_withdrawing_are_facts(self):
        with self.records("consent.given", "consent.withdrawn") as facts:
            record = self.consent()
            self.assertEqual(withdraw_consent(actor=self.mo, record=record).withdrawn_on, self.today)
        self.assertEqual([fact.actor for fact in facts], [self.wim, self.mo])
        self.assertEqual(record.recorded_by, self.wim)

    def test_only_the_works_council_and_administrators_record(self):
        record = self.consent()
        for person in (self.ada, self.bo, self.cy, self.gus):
            with self.records(), self.assertRaises(PermissionDenied):
                record_consent(actor=person, measurement="probe", agreement=self.agreement())
            with self.records(), self.assertRaises(PermissionDenied):
                withdraw_consent(actor=person, record=record)

    def test_other_tasks_for_the_organisation_do_not_count(self):
        change_roles(actor=None, person=self.ada, codes=["community_manager", "editor", "leader"])
        with self.assertRaises(PermissionDenied):
            record_consent(actor=self.ada, measurement="probe", agreement=self.agreement())

    def test_dates_that_cannot_be_are_refused(self):
        tomorrow, yesterday = self.today + timedelta(days=1), self.today - timedelta(days=1)
        for told in ({"given_on": tomorrow}, {"until": yesterday}):
            with self.records(), self.assertRaises(DomainError):
                self.consent(**told)

    def test_it_is_withdrawn_once(self):
        record = self.consent()
        withdraw_consent(actor=self.wim, record=record)
        with self.records(), self.assertRaises(DomainError):
            withdraw_consent(actor=self.wim, record=record)

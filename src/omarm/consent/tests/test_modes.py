from datetime import timedelta

from django.core.exceptions import PermissionDenied

from omarm.consent.commands import (
    choose_mode,
    forget_what_is_not_measured,
    tell_of_terms,
    withdraw_consent,
)
from omarm.consent.measurements import Mode, declare, forgets
from omarm.consent.models import ConsentRecord, ModeChoice
from omarm.consent.queries import (
    ConsentMissing,
    SwitchedOff,
    chosen_mode,
    entry_of,
    history_of,
    is_measured,
    measures,
    mode_of,
    require,
)
from omarm.consent.tests.consenting import ConsentTestCase, measurement

THREE = (Mode.NONE, Mode.OWN, Mode.AGGREGATE)


class ModeTests(ConsentTestCase):
    def choose(self, mode, *, code="free", actor=None):
        return choose_mode(actor=actor or self.wim, measurement=code, mode=mode, reason="Zo spraken we af.")

    def setUp(self):
        super().setUp()
        declare(measurement("free", needs_works_council=False, modes=THREE))
        declare(measurement("locked", modes=THREE))

    def test_what_is_switched_off_does_not_run_and_is_on_again_when_somebody_says_so(self):
        self.assertTrue(is_measured("free"))
        self.choose(Mode.NONE)
        with self.assertRaises(SwitchedOff):
            require("free")
        self.assertFalse(is_measured("free", own=True))
        self.choose(Mode.AGGREGATE)
        self.assertEqual(require("free").code, "free")

    def test_only_for_yourself_lets_a_person_see_their_own_and_nobody_count(self):
        @measures("free", own=True)
        def own_figure(*, gate):
            return gate.code

        self.choose(Mode.OWN)
        self.assertEqual(own_figure(), "free")
        with self.refused("switched_off"):
            require("free")

    def test_without_consent_a_person_still_sees_their_own_where_there_is_one(self):
        self.assertEqual((mode_of("locked"), mode_of("probe")), (Mode.OWN, Mode.NONE))
        self.assertTrue(is_measured("locked", own=True))
        with self.assertRaises(ConsentMissing):
            require("locked")
        self.consent("locked")
        self.assertEqual(mode_of("locked"), Mode.AGGREGATE)

    def test_consent_does_not_switch_on_what_somebody_switched_off(self):
        self.choose(Mode.NONE, code="probe")
        self.consent()
        self.assertEqual(mode_of("probe"), Mode.NONE)

    def test_a_choice_is_stored_with_who_and_why_and_is_a_fact(self):
        with self.records("consent.mode_chosen") as facts:
            choice = self.choose(Mode.NONE, actor=self.mo)
        self.assertEqual((choice.chosen_by, choice.reason, facts[0].actor), (self.mo, "Zo spraken we af.", self.mo))
        self.choose(Mode.OWN)
        self.assertEqual([event.choice.mode for event in history_of("free")], ["own", "none"])

    def test_refused_are_the_same_again_an_unknown_mode_and_what_is_locked(self):
        for code, mode, refusal in (
            ("free", Mode.AGGREGATE, "mode_same"), ("probe", Mode.OWN, "mode_unknown"),
        ):  # fmt: skip
            with self.records(), self.refused(refusal):
                self.choose(mode, code=code)
        self.choose(Mode.NONE, code="probe")
        with self.records(), self.refused("consent_missing"):
            self.choose(Mode.AGGREGATE, code="probe")
        with self.assertRaises(KeyError):
            self.choose(Mode.NONE, code="secret")

    def test_others_choose_nothing(self):
        for person in (self.ada, self.cy, self.gus):
            with self.records(), self.assertRaises(PermissionDenied):
                self.choose(Mode.NONE, actor=person)
        self.assertFalse(ModeChoice.objects.exists())

    def test_a_mode_that_a_measurement_lost_counts_as_none(self):
        ModeChoice.objects.create(measurement="probe", mode="own", reason="Toen.", chosen_by=self.wim)
        self.assertEqual(chosen_mode("probe"), Mode.NONE)

    def test_a_measurement_can_always_be_switched_off(self):
        with self.assertRaises(ValueError):
            measurement(modes=(Mode.OWN, Mode.AGGREGATE))


class StateTests(ConsentTestCase):
    def state(self, code="probe"):
        return entry_of(code).state

    def test_the_state_follows_consent_and_choice(self):
        self.assertEqual(self.state(), "waits")
        record = self.consent()
        self.assertEqual(self.state(), "measured")
        ConsentRecord.objects.update(until=self.today + timedelta(days=30))
        self.assertEqual((self.state(), entry_of("probe").days_left), ("ends_soon", 30))
        ConsentRecord.objects.update(until=self.today + timedelta(days=31))
        self.assertEqual(self.state(), "measured")
        withdraw_consent(actor=self.wim, record=record)
        self.assertEqual(self.state(), "ended")
        choose_mode(actor=self.wim, measurement="probe", mode=Mode.NONE, reason="Genoeg.")
        self.assertEqual(self.state(), "off")

    def test_another_consent_that_lasts_longer_is_the_one_that_counts(self):
        self.consent(until=self.today + timedelta(days=3))
        lasting = self.consent()
        self.assertEqual((self.state(), entry_of("probe").consent), ("measured", lasting))

    def test_on_the_day_after_the_last_it_has_ended(self):
        self.consent(given_on=self.today - timedelta(days=9), until=self.today)
        self.assertEqual((self.state(), entry_of("probe").days_left), ("ends_soon", 0))
        ConsentRecord.objects.update(until=self.today - timedelta(days=1))
        self.assertEqual(self.state(), "ended")


class ClockTests(ConsentTestCase):
    def test_consent_that_ends_soon_is_told_once(self):
        record = self.consent(until=self.today + timedelta(days=30))
        with self.records("consent.ends_soon") as facts:
            self.assertEqual(tell_of_terms(), (1, 0))
            self.assertEqual(tell_of_terms(), (0, 0))
        self.assertEqual(
            (facts[0].subject_id, facts[0].actor, facts[0].data["measurement"]), (record.pk, None, "probe")
        )

    def test_consent_that_ended_is_told_once(self):
        self.consent(given_on=self.today - timedelta(days=9), until=self.today)
        tell_of_terms()
        ConsentRecord.objects.update(until=self.today - timedelta(days=1))
        with self.records("consent.ended"):
            self.assertEqual((tell_of_terms(), tell_of_terms()), ((0, 1), (0, 0)))

    def test_nothing_is_told_of_what_lasts_longer_by_another_consent_or_was_withdrawn(self):
        self.consent(until=self.today + timedelta(days=31))
        withdraw_consent(actor=self.wim, record=self.consent(until=self.today + timedelta(days=3)))
        with self.records():
            tell_of_terms()
        self.consent(until=self.today + timedelta(days=3))
        with self.records():
            tell_of_terms()

    def test_what_was_kept_goes_when_it_is_switched_off_or_the_consent_ended(self):
        kept = {"probe": 3, "free": 2}
        declare(measurement("free", needs_works_council=False))
        for code in kept:
            forgets(code)(lambda code=code: kept.pop(code, 0))
        record = self.consent()
        self.assertEqual((forget_what_is_not_measured(), len(kept)), ({}, 2))
        withdraw_consent(actor=self.wim, record=record)
        self.assertEqual((forget_what_is_not_measured(), kept), ({"probe": 3}, {"free": 2}))
        choose_mode(actor=self.mo, measurement="free", mode=Mode.NONE, reason="Genoeg.")
        self.assertEqual((forget_what_is_not_measured(), kept), ({"probe": 0, "free": 2}, {}))

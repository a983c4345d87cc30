import csv
from dataclasses import fields
from decimal import Decimal
from io import StringIO
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction
from django.db.models import ProtectedError

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.launch.commands import case as commands
from omarm.launch.commands.case import NewCase
from omarm.launch.models import Baseline, Case, FormerTarget, Remeasurement
from omarm.launch.queries import case as queries
from omarm.launch.queries.case import Reading, sheet
from omarm.launch.tests.launching import CASE, DAY, LaunchTestCase

LINE = [field.name for field in fields(NewCase)]
TYPED = {"goal": "G", "behaviour": "Ik.", "measure": "Minuten", "cost_once": 0, "cost_a_year": 0, "benefit_a_year": 5,
         "assumptions": "A."}  # fmt: skip


class CaseTests(LaunchTestCase):
    def test_the_database_refuses_to_change_where_it_stood(self):
        kept = commands.keep_baseline(actor=self.coco, case=self.line(), told=self.measured())
        with self.assertRaises(ProgrammingError), transaction.atomic():
            Baseline.objects.filter(pk=kept.pk).update(value=99)
        Baseline.objects.update(recorded_by=None)  # an account that is removed

    def test_a_correction_stands_beside_it_with_its_reason(self):
        case = self.line()
        with self.assertRaises(DomainError):
            commands.correct_baseline(actor=self.coco, case=case, told=self.measured(), reason="x")
        first = commands.keep_baseline(actor=self.coco, case=case, told=self.measured())
        with self.assertRaises(DomainError):
            commands.keep_baseline(actor=self.coco, case=case, told=self.measured(value=20))
        with self.assertRaises(DomainError):
            commands.correct_baseline(actor=self.coco, case=case, told=self.measured(value=20), reason=" ")
        commands.correct_baseline(actor=self.coco, case=case, told=self.measured(value=20), reason="Verkeerd geteld.")
        (line,) = sheet().lines
        self.assertEqual((line.holds.value, [row.pk for row in line.struck]), (20, [first.pk]))
        with self.assertRaises(DomainError):
            commands.remove_case(actor=self.coco, case=case)

    def test_a_line_without_where_it_stood_is_kept_and_says_so(self):
        self.line()
        self.assertEqual((sheet().unmeasured, sheet().is_whole), (1, False))
        self.assertEqual(self.as_person(self.lea).get(CASE).context["sheet"].unmeasured, 1)

    def test_what_the_register_does_not_know_is_not_made_up(self):
        case = self.line(indicator="answered", measure="")
        with self.assertRaises(DomainError):
            commands.keep_baseline(actor=self.coco, case=case)
        self.assertFalse(Baseline.objects.exists())

    def test_a_day_to_come_and_an_end_before_the_beginning_are_refused(self):
        case = self.line()
        for told in ({"until": self.today + DAY}, {"since": self.today, "until": self.today - DAY}):
            with self.assertRaises(DomainError):
                commands.keep_baseline(actor=self.coco, case=case, told=self.measured(**told))

    def test_a_target_that_is_lowered_is_in_the_audit_with_what_it_was(self):
        case = self.line(target=60)
        new = NewCase(**{name: getattr(case, name) for name in LINE} | {"target": 40})
        for _time in range(2):
            commands.change_case(actor=self.coco, case=case, new=new)
        (act,) = AuditEvent.objects.filter(act="business_case.changed")
        self.assertEqual(act.details, {"fields": {"target": ["60.0", "40"]}})

    def test_a_target_that_was_committed_to_asks_a_reason_and_stays_beside_the_new_one(self):
        case = self.line(target=15)
        new = NewCase(**{name: getattr(case, name) for name in LINE} | {"target": 20})
        case = commands.change_case(actor=self.coco, case=case, new=new)  # nothing stood yet: no reason
        commands.keep_baseline(actor=self.coco, case=case, told=self.measured())
        new = NewCase(**{name: getattr(case, name) for name in LINE} | {"target": 27})
        with self.assertRaises(DomainError) as found:
            commands.change_case(actor=self.coco, case=case, new=new, reason="  ")
        self.assertEqual(found.exception.code, "target_reason")
        typed = TYPED | {"measure": case.measure, "target": "27", "goal": "Anders"}
        page = self.as_person(self.coco).post(f"{CASE}{case.pk}/", typed)
        self.assertEqual((page.status_code, "reason" in page.context["form"].errors), (422, True))
        self.assertContains(page, "Anders", status_code=422)
        self.assertRedirects(
            self.as_person(self.coco).post(f"{CASE}{case.pk}/", typed | {"reason": "Ook de balie doet mee."}), CASE
        )
        (line,) = sheet().lines
        self.assertEqual((line.case.target, [row.value for row in line.former_targets]), (27, [20]))
        self.assertContains(self.as_person(self.lea).get(CASE), "Ook de balie doet mee.")
        self.assertIn(
            "Ook de balie doet mee.", self.as_person(self.lea).get("/adoption/launch/case.csv").content.decode()
        )
        with self.assertRaises(ProtectedError):
            case.delete()
        act = AuditEvent.objects.filter(act="business_case.changed").latest("pk")
        self.assertEqual(act.details["reason"], "Ook de balie doet mee.")
        for change in (lambda rows: rows.update(value=99), lambda rows: rows._raw_delete(rows.db)):
            with self.assertRaises(ProgrammingError), transaction.atomic():
                change(FormerTarget.objects.all())
        FormerTarget.objects.update(replaced_by=None)  # an account that is removed

    def test_other_words_of_a_measured_line_ask_no_reason(self):
        case = self.line(target=15)
        commands.keep_baseline(actor=self.coco, case=case, told=self.measured())
        new = NewCase(**{name: getattr(case, name) for name in LINE} | {"assumptions": "Vijf minuten."})
        commands.change_case(actor=self.coco, case=case, new=new)
        self.assertFalse(FormerTarget.objects.exists())

    def test_a_form_that_comes_twice_is_one_line(self):
        self.assertEqual(self.line().pk, self.line().pk)

    def test_others_do_not_write_it(self):
        case = self.line()
        for person in (self.cy, self.otto, self.lea):
            with self.assertRaises(PermissionDenied):
                commands.keep_baseline(actor=person, case=case, told=self.measured())
            with self.assertRaises(PermissionDenied):
                commands.remove_case(actor=person, case=case)

    def test_it_earns_itself_back_in_so_many_months(self):
        self.assertEqual(self.line().months_back, 6)
        self.assertIsNone(Case(cost_once=5, cost_a_year=5, benefit_a_year=5).months_back)


class AgainTests(LaunchTestCase):
    def setUp(self):
        self.case = self.line(target=4)
        days = {"since": self.today - 90 * DAY, "until": self.today - 80 * DAY}
        self.held = commands.keep_baseline(actor=self.coco, case=self.case, told=self.measured(**days))

    def again(self, by=None, **told):
        return commands.measure_again(actor=by or self.coco, case=self.case, told=self.measured(**told))

    def test_what_was_measured_since_stands_beside_it_and_says_no_cause(self):
        self.assertEqual((sheet().lines[0].now, sheet().lines[0].finding, sheet().lines[0].way), (None, None, None))
        row = self.again(value=8)
        (line,) = sheet().lines
        self.assertEqual((line.holds.pk, line.now, line.way), (self.held.pk, row, 50))
        self.assertEqual(
            (line.finding.says, line.finding.is_cause, line.finding.limits),
            ("before_after", False, ("nothing_beside",)),
        )
        self.assertTrue(AuditEvent.objects.filter(act="business_case.measured_again").exists())

    def test_the_last_one_counts_and_the_same_twice_is_one(self):
        self.again(value=8, since=self.today - 30 * DAY, until=self.today - 20 * DAY)
        self.again(value=3)
        mended = self.again(value=13)
        self.assertEqual(self.again(value=13), mended)
        (line,) = sheet().lines
        self.assertEqual((line.now, line.way, Remeasurement.objects.count()), (mended, -12, 3))

    def test_days_that_are_not_after_it_and_a_line_that_nothing_was_kept_of_are_refused(self):
        for told in (
            {"since": self.held.until},
            {"until": self.today + DAY},
            {"since": self.today, "until": self.today - DAY},
        ):
            with self.assertRaises(DomainError):
                self.again(**told)
        self.case = self.line(goal="Nog niets gemeten")
        with self.assertRaises(DomainError) as refused:
            self.again()
        self.assertEqual(refused.exception.code, "baseline_none")
        self.assertRedirects(
            self.as_person(self.coco).get(f"{CASE}{self.case.pk}/again/"), f"{CASE}{self.case.pk}/baseline/"
        )
        self.assertFalse(Remeasurement.objects.exists())

    def test_a_correction_of_later_days_leaves_nothing_to_hold_beside_it(self):
        self.again(since=self.today - 70 * DAY, until=self.today - 60 * DAY)
        later = self.measured(since=self.today - 65 * DAY, until=self.today - 64 * DAY)
        commands.correct_baseline(actor=self.coco, case=self.case, told=later, reason="Andere week.")
        self.assertIsNone(sheet().lines[0].now)

    def test_the_register_tells_where_its_indicator_stands(self):
        case = self.line(indicator="answered", measure="")
        commands.keep_baseline(
            actor=self.coco, case=case, told=self.measured(since=self.held.since, until=self.held.until)
        )
        known = {"answered": Reading(Decimal(70), 12, self.today - 40 * DAY, self.today - 10 * DAY)}
        with mock.patch.object(queries, "_last_of", return_value=known):
            self.assertEqual(sheet().lines[1].now.value, 70)
            row = commands.measure_again(actor=self.coco, case=case, told=self.measured(value=66))
            self.assertEqual(sheet().lines[1].now, row)

    def test_others_do_not_measure(self):
        for person in (self.cy, self.otto, self.lea):
            with self.assertRaises(PermissionDenied):
                self.again(by=person)
        for person, status in ((self.cy, 404), (self.gus, 404), (self.otto, 403), (self.lea, 403)):
            self.assertEqual(self.as_person(person).get(f"{CASE}{self.case.pk}/again/").status_code, status)

    def test_it_is_typed_as_the_first_time(self):
        coco, address = self.as_person(self.coco), f"{CASE}{self.case.pk}/again/"
        self.assertContains(coco.get(address), self.held.how)
        told = {"value": "9", "since": self.held.since.isoformat(), "until": self.today.isoformat(), "how": "Gevraagd"}
        refused = coco.post(address, told)
        self.assertEqual((refused.status_code, refused.context["form"]["how"].value()), (422, "Gevraagd"))
        self.assertRedirects(coco.post(address, told | {"since": self.today.isoformat()}), CASE)
        self.assertContains(coco.get(CASE), f'href="{address}"')
        rows = list(csv.reader(StringIO(coco.get("/adoption/launch/case.csv").content.decode("utf-8-sig"))))
        self.assertEqual(rows[1][-3:], ["9.0", self.today.isoformat(), self.today.isoformat()])


class PageTests(LaunchTestCase):
    def test_it_is_typed_kept_and_corrected(self):
        coco = self.as_person(self.coco)
        self.assertEqual(coco.post(f"{CASE}new/", TYPED | {"measure": ""}).status_code, 422)
        coco.post(f"{CASE}new/", TYPED)
        case = Case.objects.get()
        day = self.today.isoformat()
        told = {"value": "12", "since": day, "until": day, "how": "Gevraagd"}
        self.assertRedirects(coco.post(f"{CASE}{case.pk}/baseline/", told), CASE)
        self.assertEqual(coco.post(f"{CASE}{case.pk}/baseline/", told).status_code, 422)
        self.assertRedirects(coco.post(f"{CASE}{case.pk}/baseline/", told | {"reason": "Fout."}), CASE)
        self.assertContains(coco.get(CASE), "<del")

    def test_who_may_read_and_who_not(self):
        self.line()
        for person, status in ((self.otto, 200), (self.lea, 200), (self.cy, 404), (self.gus, 404)):
            for address in (CASE, "/adoption/launch/case.csv"):
                self.assertEqual(self.as_person(person).get(address).status_code, status)
        self.assertEqual(self.as_person(self.lea).get(f"{CASE}new/").status_code, 403)

    def test_the_table_holds_all_and_no_formula(self):
        case = self.line(goal="=1+1")
        commands.keep_baseline(actor=self.coco, case=case, told=self.measured())
        commands.correct_baseline(actor=self.coco, case=case, told=self.measured(value=20), reason="Fout.")
        text = self.as_person(self.otto).get("/adoption/launch/case.csv").content.decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text)))
        self.assertEqual((len(rows), rows[1][0], rows[1][3], rows[2][3]), (3, "'=1+1", "20.0", "12.0"))

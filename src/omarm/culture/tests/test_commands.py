from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from omarm.audit.models import AuditEvent
from omarm.consent.commands import withdraw_consent
from omarm.consent.queries import ConsentMissing
from omarm.core.errors import DomainError
from omarm.culture.commands import answer, close_scan, count_scan, decline, discard_scan, forget_scans, open_scan
from omarm.culture.models import Box, Outcome, Part, Scan
from omarm.culture.queries import ground, has_answered, is_done, last_scan, running_scan
from omarm.culture.tests.scanning import DAY, FAMILY, ORDER, ScanTestCase, sheet_of
from omarm.people.models import Person


class Refusing(ScanTestCase):
    def refused(self, code, command, **told):
        with self.assertRaises(DomainError) as caught:
            command(**told)
        self.assertEqual(caught.exception.code, code)


class AnsweringTests(Refusing):
    def test_it_lies_with_those_of_the_department_and_no_fact_is_recorded(self):
        scan = self.opened()
        with self.records():
            self.answers(scan, self.crowd[:3])
        self.assertEqual(Box.objects.get().answered, sorted(one.pk for one in self.crowd[:3]))
        self.assertEqual(len(Part.objects.get(department=self.desk).sheets), 2)
        self.assertEqual(Part.objects.get(department=self.works).sheets, [[6 * one for one in FAMILY]])

    def test_only_the_box_and_one_part_differ_after_an_answer(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:2])
        before = self._tables()
        self.answers(scan, self.crowd[2:3], ORDER)
        differing = {name for name, rows in self._tables().items() if rows != before[name]}
        self.assertEqual(differing, {"culture_box", "culture_part"})

    def test_the_order_of_answers_cannot_be_seen(self):
        scan = self.opened()
        self.answers(scan, [self.crowd[2]], FAMILY)
        self.answers(scan, [self.crowd[0]], ORDER)
        self.assertEqual(Part.objects.get(department=self.desk).sheets[0], [6 * one for one in ORDER])
        self.assertEqual(Box.objects.get().answered, [self.crowd[0].pk, self.crowd[2].pk])

    def test_nobody_answers_twice_also_after_moving_or_declining(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:1])
        decline(actor=self.crowd[1], scan=scan)
        Person.objects.filter(pk=self.crowd[0].pk).update(department=self.works)
        for person in self.crowd[:2]:
            moved = Person.objects.get(pk=person.pk)
            self.refused("answered", answer, actor=moved, scan=scan, sheet=sheet_of(ORDER))
            self.refused("answered", decline, actor=moved, scan=scan)
            self.assertTrue(has_answered(moved, scan))
        self.assertEqual(sum(len(part.sheets) for part in Part.objects.all()), 1)

    def test_sums_and_numbers_that_cannot_be(self):
        scan = self.opened()
        wrong = (
            [40, 20, 15, 24, 25, 25, 25, 25], [40, 20, 15, 26, 25, 25, 25, 25], [25, 25, 25, 25, 40, 20, 15, 24],
            [110, -10, 0, 0, 25, 25, 25, 25], [25] * 7, [],
        )  # fmt: skip
        for numbers in wrong:
            sheet = [*sheet_of(FAMILY)[:5], numbers]
            self.refused("not_a_hundred", answer, actor=self.ada, scan=scan, sheet=sheet)
        self.refused("not_a_hundred", answer, actor=self.ada, scan=scan, sheet=sheet_of(FAMILY)[:5])
        self.assertFalse(Box.objects.exists())

    def test_not_a_guest_not_before_not_after_and_not_without_consent(self):
        record = self.agree()
        planned = self.scan(opens_on=self.today + DAY)
        self.refused("scan_closed", answer, actor=self.ada, scan=planned, sheet=sheet_of(FAMILY))
        discard_scan(actor=self.coco, scan=planned)
        scan = self.scan()
        for command, told in ((answer, {"sheet": sheet_of(FAMILY)}), (decline, {})):
            with self.assertRaises(PermissionDenied):
                command(actor=self.gus, scan=scan, **told)
        close_scan(actor=self.coco, scan=scan)
        self.refused("scan_closed", decline, actor=self.ada, scan=scan)
        withdraw_consent(actor=self.wim, record=record)
        with self.assertRaises(ConsentMissing):
            answer(actor=self.ada, scan=scan, sheet=sheet_of(FAMILY))

    def _tables(self):
        names = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
        with connection.cursor() as cursor:
            found = {}
            for name in names:
                cursor.execute(f'select t::text from "{name}" t order by 1')
                found[name] = cursor.fetchall()
        return found


class HoldingTests(Refusing):
    def test_opening_stands_in_the_audit(self):
        scan = self.opened()
        self.assertEqual((scan.owner, running_scan()), (self.coco, scan))
        self.assertTrue(AuditEvent.objects.filter(act="culture_scan.opened").exists())

    def test_not_by_others_not_without_consent_and_days_that_can_be(self):
        days = {"opens_on": self.today, "closes_on": self.today + 7 * DAY}
        with self.assertRaises(ConsentMissing):
            open_scan(actor=self.coco, **days)
        self.agree(until=self.today + 30 * DAY)
        for person in (self.ada, self.wim, self.gus):
            with self.assertRaises(PermissionDenied):
                open_scan(actor=person, **days)
        for code, first, last in (
            ("closes_before_opening", 3, 2), ("opening_day", -1, 2), ("too_long", 0, 61), ("consent_ends", 0, 30),
        ):  # fmt: skip
            told = {"opens_on": self.today + first * DAY, "closes_on": self.today + last * DAY}
            self.refused(code, open_scan, actor=self.coco, **told)
        Person.objects.filter(pk__in=[one.pk for one in self.crowd]).update(is_active=False)
        Person.objects.exclude(pk__in=[self.coco.pk, self.wim.pk]).update(is_active=False)
        self.refused("too_few_asked", open_scan, actor=self.coco, **days)

    def test_one_at_a_time_and_three_months_after_one_that_gave_a_result(self):
        scan = self.opened()
        days = {"opens_on": self.today, "closes_on": self.today + 7 * DAY}
        self.refused("another", open_scan, actor=self.coco, **days)
        self.answers(scan, self.crowd[:8])
        self.over(scan)
        self.refused("another", open_scan, actor=self.coco, **days)
        self.counted(scan, days_ago=89)
        self.refused("too_soon", open_scan, actor=self.coco, **days)
        self.over(scan, days_ago=90)
        self.scan()

    def test_closing_early_is_counted_and_one_that_is_over_cannot_be_thrown_away(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:8])
        for command in (close_scan, discard_scan):
            with self.assertRaises(PermissionDenied):
                command(actor=self.ada, scan=scan)
        with self.records("culture_scan.closed"):
            close_scan(actor=self.coco, scan=scan)
        self.refused("scan_closed", close_scan, actor=self.coco, scan=scan)
        self.refused("scan_closed", discard_scan, actor=self.coco, scan=scan)

    def test_throwing_away_what_runs_takes_the_answers_along(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:3])
        discard_scan(actor=self.coco, scan=scan)
        self.assertFalse(Scan.objects.exists() or Box.objects.exists() or Part.objects.exists())


class CountingTests(Refusing):
    def test_seven_answers_give_nothing_and_nothing_is_left(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:7])
        decline(actor=self.crowd[8], scan=scan)
        scan = self.counted(scan)
        self.assertEqual((scan.outcome.status, scan.outcome.told), (Outcome.Status.TOO_FEW, {}))
        self.assertFalse(Box.objects.exists() or Part.objects.exists() or is_done())
        self.assertIsNone(last_scan())
        self.scan()  # a new one can be held at once

    def test_eight_answers_give_the_whole_and_the_answers_go(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:8])
        scan = self.counted(scan)
        whole = scan.outcome.told["rows"][0]
        self.assertEqual((whole[0], whole[2], whole[3]), ("all", [40, 20, 15, 25], [30, 40, 10, 20]))
        self.assertFalse(Box.objects.exists() or Part.objects.exists())
        self.assertTrue(is_done())
        self.assertEqual((last_scan().now, last_scan().wanted), (["clan"], ["adhocracy"]))

    def test_counted_once_by_nobody_in_person_and_not_before_it_is_over(self):
        scan = self.opened()
        self.assertIsNone(count_scan(actor=None, scan=scan))
        with self.assertRaises(PermissionDenied):
            count_scan(actor=self.coco, scan=scan)
        self.answers(scan, self.crowd[:8])
        first = self.counted(scan).outcome
        self.assertEqual(count_scan(actor=None, scan=scan), first)

    def test_without_consent_all_of_it_goes(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:8])
        self.counted(scan, days_ago=100)
        self.answers(self.scan(), self.crowd[:5])
        withdraw_consent(actor=self.wim, record=ground().record)
        self.assertFalse(is_done())
        forget_scans()
        self.assertFalse(Outcome.objects.exists() or Box.objects.exists() or Part.objects.exists())
        self.assertEqual(Scan.objects.filter(forgotten_on=self.today).count(), 2)

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_hours, close_days, open_day
from omarm.people.models import ClosedDay, WorkDay
from omarm.people.queries import (
    closed_days,
    coming_holidays,
    forget_organisation,
    forget_work_time,
    work_time,
    working_day,
)

ZONE = ZoneInfo("Europe/Amsterdam")
EARLY = {day: (time(7), time(15)) for day in range(4)}


class HoursTests(CastTestCase):
    def setUp(self):
        forget_organisation()
        forget_work_time()
        self.addCleanup(forget_work_time)

    def test_it_begins_with_office_hours_and_the_public_holidays(self):
        work = work_time()
        self.assertEqual(work.window(date(2026, 11, 23))[0], datetime(2026, 11, 23, 8, 30, tzinfo=ZONE))
        self.assertIsNone(work.window(date(2026, 11, 22)))  # a Sunday
        self.assertIsNone(work.window(date(2026, 12, 25)))  # a Friday, and Christmas
        self.assertIsNotNone(work.window(date(2027, 3, 26)))  # Good Friday

    def test_the_working_day_that_counts_is_the_next_one_outside_working_time(self):
        for now, day in (("23 08:00", 23), ("23 10:00", 23), ("23 17:00", 24), ("20 18:00", 23), ("22 12:00", 23)):
            moment = datetime.strptime(f"2026-11-{now}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
            self.assertEqual(working_day(moment), date(2026, 11, day), now)

    def test_an_administrator_changes_them(self):
        with self.records("organisation.changed"):
            change_hours(
                actor=self.mo, days=EARLY, keeps_public_holidays=True, worked_holidays=["christmas", "nonsense"]
            )
        work = work_time()
        self.assertEqual(work.window(date(2026, 11, 23))[1], datetime(2026, 11, 23, 15, tzinfo=ZONE))
        self.assertIsNone(work.window(date(2026, 11, 27)))  # Fridays are off from now on
        change_hours(
            actor=self.mo, days=EARLY | {4: EARLY[0]}, keeps_public_holidays=True, worked_holidays=["christmas"]
        )
        self.assertIsNotNone(work_time().window(date(2026, 12, 25)))
        self.assertIsNone(work_time().window(date(2027, 3, 29)))  # Easter Monday
        event = AuditEvent.objects.filter(act="hours.changed").latest("pk")
        self.assertEqual(event.details["days"]["0"], "07:00-15:00")

    def test_public_holidays_can_be_worked_altogether(self):
        change_hours(actor=self.mo, days=EARLY, keeps_public_holidays=False)
        self.assertIsNotNone(work_time().window(date(2027, 3, 29)))

    def test_what_cannot_be_is_refused_in_words(self):
        for days, code in (
            ({}, "hours_none"),
            ({0: (time(9), time(9))}, "hours_turned_round"),
            ({0: (time(9), time(8))}, "hours_turned_round"),
        ):
            with self.assertRaises(DomainError) as refused:
                change_hours(actor=self.mo, days=days, keeps_public_holidays=True)
            self.assertEqual(refused.exception.code, code)
        change_hours(actor=self.mo, days={0: (time(9), time(0))}, keeps_public_holidays=True)  # until midnight
        self.assertEqual(WorkDay.objects.count(), 1)

    def test_others_change_nothing(self):
        for command, told in (
            (change_hours, {"days": EARLY, "keeps_public_holidays": True}),
            (close_days, {"day": timezone.localdate()}),
            (open_day, {"day": timezone.localdate()}),
        ):
            for person in (self.ada, self.gus):
                with self.assertRaises(PermissionDenied):
                    command(actor=person, **told)

    def test_days_are_closed_and_opened_again(self):
        day = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())  # next Monday
        with self.records("organisation.changed"):
            self.assertEqual(close_days(actor=self.mo, day=day, until=day + timedelta(days=2), name="  Brugdag "), 3)
        self.assertEqual(next((row.day, row.name) for row in closed_days()), (day, "Brugdag"))
        self.assertIsNone(work_time().window(day))
        with self.captureOnCommitCallbacks(execute=True):
            self.assertTrue(open_day(actor=self.mo, day=day))
        self.assertFalse(open_day(actor=self.mo, day=day))
        self.assertIsNotNone(work_time().window(day))
        self.assertEqual(ClosedDay.objects.count(), 2)

    def test_days_that_cannot_be_closed(self):
        today = timezone.localdate()
        for day, until, code in (
            (today - timedelta(days=1), None, "closed_over"),
            (today, today - timedelta(days=1), "closed_turned_round"),
            (today, today + timedelta(days=31), "closed_many"),
            (today + timedelta(days=800), None, "closed_far"),
        ):
            with self.assertRaises(DomainError) as refused:
                close_days(actor=self.mo, day=day, until=until)
            self.assertEqual(refused.exception.code, code)

    def test_a_year_without_a_working_day_is_refused(self):
        change_hours(actor=self.mo, days={0: (time(9), time(12))}, keeps_public_holidays=True)
        monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
        ClosedDay.objects.bulk_create(ClosedDay(day=monday + timedelta(weeks=ahead)) for ahead in range(-1, 60))
        ClosedDay.objects.filter(day=monday).delete()
        with self.assertRaises(DomainError) as refused:
            close_days(actor=self.mo, day=monday)
        self.assertIn(refused.exception.code, {"hours_never"})

    def test_the_coming_ones_are_named(self):
        change_hours(actor=self.mo, days=EARLY, keeps_public_holidays=True, worked_holidays=["ascension"])
        found = {one.code: one for one in coming_holidays(date(2026, 11, 22))}
        self.assertEqual(found["ascension"].day, date(2027, 5, 6))
        self.assertEqual([one.code for one in found.values() if one.is_worked], ["ascension"])
        self.assertEqual(next(iter(found)), "christmas")
        self.assertNotIn("liberation_day", found)

    def test_before_an_organisation_tells_hours_they_are_those_of_an_office(self):
        WorkDay.objects.all().delete()
        forget_work_time()
        self.assertIsNotNone(work_time().window(date(2026, 11, 23)))


class PageTests(CastTestCase):
    TYPED = {"open_0": "on", "starts_0": "08:00", "ends_0": "16:00", "keeps_public_holidays": "on"}

    def test_the_page_names_the_holidays_and_keeps_what_is_told(self):
        browser = self.as_person(self.mo)
        self.assertContains(browser.get("/admin/hours/"), "worked_holidays")
        answer = browser.post("/admin/hours/", self.TYPED | {"worked_holidays": "kings_day"})
        self.assertRedirects(answer, "/admin/hours/")
        self.assertEqual(list(WorkDay.objects.values_list("weekday", "starts_at")), [(0, time(8))])
        self.organisation.refresh_from_db()
        self.assertEqual(self.organisation.worked_holidays, ["kings_day"])

    def test_what_is_wrong_comes_back_as_it_was_typed(self):
        browser = self.as_person(self.mo)
        for typed in ({"keeps_public_holidays": "on"}, self.TYPED | {"ends_0": "07:00"}, self.TYPED | {"starts_0": ""}):
            self.assertEqual(browser.post("/admin/hours/", typed).status_code, 422)
        answer = browser.post("/admin/hours/", self.TYPED | {"ends_0": "07:00"})
        self.assertContains(answer, 'value="07:00"', status_code=422)
        self.assertEqual(browser.post("/admin/hours/closed/", {"day": "2020-01-01"}).status_code, 422)
        self.assertEqual(browser.post("/admin/hours/closed/", {"day": "ooit"}).status_code, 422)

    def test_a_day_is_closed_and_opened_on_the_page(self):
        browser = self.as_person(self.mo)
        day = (timezone.localdate() + timedelta(days=9)).isoformat()
        self.assertRedirects(browser.post("/admin/hours/closed/", {"day": day, "name": "Heidag"}), "/admin/hours/")
        self.assertContains(browser.get("/admin/hours/"), "Heidag")
        self.assertRedirects(browser.post(f"/admin/hours/closed/{day}/open/"), "/admin/hours/")
        self.assertFalse(ClosedDay.objects.exists())
        self.assertEqual(browser.post("/admin/hours/closed/morgen/open/").status_code, 404)

from datetime import timedelta

from django.utils import timezone

from omarm.consent.commands import withdraw_consent
from omarm.core.prepared import source_of
from omarm.culture.models import Scan
from omarm.culture.queries import ground
from omarm.culture.tests.scanning import DAY, ScanTestCase


class PreparedTests(ScanTestCase):
    def found(self, *, most=10, days=0):
        return source_of("culture").find(timezone.now() + timedelta(days=days), most)

    def told(self):
        (one,) = self.found()
        return one.values["what"], source_of("culture").words(one.values)

    def test_a_scan_may_be_closed_after_two_weeks_and_nothing_is_said_of_how_many_answered(self):
        scan = self.opened(closes_on=self.today + 30 * DAY)
        self.answers(scan, self.crowd[:9])
        self.assertEqual(self.found(), [])
        Scan.objects.filter(pk=scan.pk).update(opens_on=self.today - 14 * DAY)
        (one,) = self.found()
        self.assertEqual(set(one.values), {"what", "scan", "day", "status"})
        what, told = self.told()
        self.assertEqual((what, told.url), ("close", f"/adoption/culture/{scan.pk}/"))

    def test_a_result_is_news_for_two_weeks(self):
        scan = self.opened()
        self.answers(scan, self.crowd)
        self.counted(scan)
        what, told = self.told()
        self.assertEqual((what, self.as_person(self.coco).get(told.url).status_code), ("ready", 200))
        self.assertEqual(self.found(days=15), [])

    def test_too_few_is_told_as_that(self):
        scan = self.opened()
        self.answers(scan, self.crowd[:3])
        self.counted(scan)
        (one,) = self.found()
        self.assertEqual(one.values["status"], "too_few")
        self.assertNotIn("3", source_of("culture").words(one.values).why)

    def test_without_consent_there_is_nothing(self):
        scan = self.opened()
        self.answers(scan, self.crowd)
        self.counted(scan)
        withdraw_consent(actor=self.wim, record=ground().record)
        self.assertEqual(self.found(), [])

    def test_it_asks_as_much_whatever_there_is_and_gives_no_more_than_asked(self):
        scan = self.opened()
        self.answers(scan, self.crowd)
        self.counted(scan)
        self.assertEqual(self.found(most=0), [])

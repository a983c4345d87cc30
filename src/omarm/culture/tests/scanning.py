"""Scans in tests: Coco runs them, Wim speaks for the works council, forty colleagues work in two departments."""

from datetime import timedelta

from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.culture.commands import answer, count_scan, open_scan
from omarm.culture.models import Scan
from omarm.culture.queries import CULTURE, forget_running
from omarm.people.commands import add_department, change_roles
from omarm.people.models import Person

DAY = timedelta(days=1)
FAMILY = [40, 20, 15, 25, 30, 40, 10, 20]
ORDER = [10, 10, 20, 60, 30, 30, 20, 20]


def sheet_of(numbers):
    """Return a sheet with the same eight numbers in every item."""
    return [list(numbers) for _item in range(6)]


def line_of(numbers):
    """Return it as the line of text that goes along with every screen."""
    return ".".join("-".join(map(str, numbers)) for _item in range(6))


class ScanTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.wim = make_person("coco"), make_person("wim")
        change_roles(actor=None, person=cls.coco, codes=["community_manager"])
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        cls.works, cls.desk = (add_department(actor=None, name=name) for name in ("Wegen", "Burgerzaken"))
        cls.crowd = [cls._colleague(number) for number in range(40)]
        cls.today = timezone.localdate()

    @classmethod
    def _colleague(cls, number):
        return Person.objects.create(
            username=f"collega{number}", name=f"Collega {number:02}", sort_key=f"collega {number:02}",
            department=cls.works if number % 2 else cls.desk,
        )  # fmt: skip

    def setUp(self):
        forget_running()
        self.addCleanup(forget_running)

    def agree(self, **told):
        """Have the works council agree. Returns the ConsentRecord."""
        told = {
            "given_by": "Ondernemingsraad",
            "given_on": self.today,
            "scope": "Zoals besproken.",
            "document": "OR-12",
        } | told
        return record_consent(actor=self.wim, measurement=CULTURE, agreement=Agreement(**told))

    def opened(self, **told):
        """Return a scan that opens today and runs for two weeks, after the works council agreed."""
        self.agree()
        return self.scan(**told)

    def scan(self, **told):
        scan = open_scan(actor=self.coco, **{"opens_on": self.today, "closes_on": self.today + 14 * DAY} | told)
        forget_running()
        return scan

    def answers(self, scan, people, numbers=FAMILY):
        for person in people:
            answer(actor=person, scan=scan, sheet=sheet_of(numbers))

    def over(self, scan, *, days_ago=1):
        """Have the last day of a scan lie so many days back. Returns it."""
        last = self.today - days_ago * DAY
        Scan.objects.filter(pk=scan.pk).update(opens_on=last - 14 * DAY, closes_on=last)
        forget_running()
        return Scan.objects.get(pk=scan.pk)

    def counted(self, scan, **told):
        """Return a scan that is over and counted."""
        scan = self.over(scan, **told)
        count_scan(actor=None, scan=scan)
        return Scan.objects.get(pk=scan.pk)

    @property
    def at_works(self):
        return self.crowd[1::2]

    @property
    def at_desk(self):
        return self.crowd[::2]

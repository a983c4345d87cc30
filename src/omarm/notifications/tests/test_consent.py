"""Who hears of consent that ends, and of what was decided about measuring; and who does not."""

from datetime import timedelta

from django.utils import timezone

from omarm.consent.commands import Agreement, choose_mode, record_consent, tell_of_terms
from omarm.consent.measurements import Mode
from omarm.consent.models import ConsentRecord
from omarm.core.testing.cast import make_person
from omarm.mustread.queries import NAMES
from omarm.notifications.queries import notices_for
from omarm.notifications.tests.telling import TellingTestCase
from omarm.people.commands import change_roles


class ConsentNoticeTests(TellingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.wim = make_person("wim")
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        change_roles(actor=None, person=cls.ada, codes=["community_manager", "editor", "leader"])

    def hears(self, person):
        self.deliver()
        return [row.notice.what for row in notices_for(person) if row.notice.what.startswith("consent.")]

    def agree(self, *, until):
        told = {"given_by": "OR", "given_on": timezone.localdate(), "scope": "Alles.", "document": "OR-1"}
        return record_consent(actor=self.mo, measurement=NAMES, agreement=Agreement(**told, until=until))

    def test_who_decides_hears_in_time_that_consent_ends_and_that_it_ended(self):
        self.agree(until=timezone.localdate() + timedelta(days=30))
        self.assertEqual((self.hears(self.wim), self.hears(self.mo)), (["consent.changed"], []))
        tell_of_terms()
        for person in (self.wim, self.mo):
            self.assertIn("consent.ends_soon", self.hears(person))
        long_ago = timezone.localdate() - timedelta(days=9)
        ConsentRecord.objects.update(given_on=long_ago, until=timezone.localdate() - timedelta(days=1))
        tell_of_terms()
        for person in (self.wim, self.mo):
            self.assertIn("consent.ended", self.hears(person))
        for person in (self.ada, self.bo, self.cy, self.gus):
            self.assertEqual(self.hears(person), [])

    def test_what_one_chose_the_others_hear_while_they_decide(self):
        self.agree(until=None)
        choose_mode(actor=self.wim, measurement=NAMES, mode=Mode.NONE, reason="Niet nodig.")
        self.assertEqual((self.hears(self.mo), self.hears(self.ada)), (["consent.changed"], []))
        choose_mode(actor=self.mo, measurement=NAMES, mode=Mode.AGGREGATE, reason="Toch.")
        self.assertEqual(self.hears(self.wim), ["consent.changed"])
        change_roles(actor=None, person=self.wim, codes=[])
        self.assertEqual(self.hears(self.wim), [])

from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction

from omarm.adoption.commands import close_months, correct_start
from omarm.adoption.models import Baseline, Scope
from omarm.adoption.queries.overview import tile_of
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError

CODE = "questions-in-time"


class StartsTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        askers = cls.crowd(cls.north, 60)[:30]
        for back in (3, 2, 1):
            for number, person in enumerate(askers):
                cls.ask(person, cls.day(back=back), answered=5 if number > 9 else 99)
        for back in (2, 1, 0):
            close_months(today=cls.day(3, back=back).date())
        cls.scope = Scope.objects.get(kind=Scope.Kind.ORGANISATION)
        cls.start = Baseline.objects.get(indicator=CODE, scope=cls.scope)

    def correct(self, actor, **changed):
        told = {"start": self.start, "part": 70, "whole": 90, "reason": "De import telde dubbel."}
        return correct_start(actor=actor, **told | changed)


class CommandTests(StartsTestCase):
    def test_what_was_recorded_stays_and_the_correction_stands_beside_it(self):
        was = (self.start.part, self.start.whole)
        self.correct(self.coco)
        self.start.refresh_from_db()
        self.assertEqual((self.start.part, self.start.whole), was)
        start = tile_of(CODE, self.scope).start
        self.assertEqual((start.value, start.n, start.reason), (78, 90, "De import telde dubbel."))
        self.assertEqual((start.first.value, start.first.n), (round(100 * was[0] / was[1]), was[1]))
        event = AuditEvent.objects.get(act="adoption.start_corrected")
        self.assertEqual((event.actor, event.details["was"], event.details["now"]), (self.coco, list(was), [70, 90]))

    def test_a_correction_is_corrected_in_its_turn(self):
        beside = self.correct(self.coco)
        self.correct(self.mo, start=beside, part=80, reason="Nog eens geteld.")
        start = tile_of(CODE, self.scope).start
        self.assertEqual((start.value, start.first.n), (89, self.start.whole))

    def test_the_database_lets_nobody_change_a_start(self):
        for changed in ({"part": 1}, {"whole": 99}, {"reason": "Zo."}):
            with self.subTest(changed), self.assertRaises(ProgrammingError), transaction.atomic():
                Baseline.objects.filter(pk=self.start.pk).update(**changed)

    def test_what_cannot_be(self):
        for code, changed in (
            ("start_reason", {"reason": " "}),
            ("start_part", {"part": 91}),
            ("start_few", {"part": 3}),
            ("start_few", {"part": 88}),
            ("start_few", {"part": 0, "whole": 0}),
        ):
            with self.subTest(changed), self.assertRaises(DomainError) as refused:
                self.correct(self.coco, **changed)
            self.assertEqual(refused.exception.code, code)
        self.assertEqual(Baseline.objects.filter(indicator=CODE, scope=self.scope).count(), 1)

    def test_two_at_once_do_not_both_hold(self):
        self.correct(self.coco)
        with self.assertRaises(DomainError) as refused:
            self.correct(self.mo)
        self.assertEqual(refused.exception.code, "start_taken")

    def test_who_does_not_look_after_the_whole_is_refused(self):
        for person in (self.cy, self.otto, self.lea):
            with self.subTest(person.username), self.assertRaises(PermissionDenied):
                self.correct(person)


class PageTests(StartsTestCase):
    def setUp(self):
        super().setUp()
        self.address = f"/adoption/indicators/{CODE}/start/{self.scope.pk}/"

    def test_saved_it_leads_back_and_both_are_told(self):
        page = self.as_person(self.coco).post(
            self.address, {"part": 70, "whole": 90, "reason": "De import telde dubbel."}
        )
        self.assertRedirects(page, f"/adoption/indicators/{CODE}/")
        page = self.as_person(self.lea).get(f"/adoption/indicators/{CODE}/")
        self.assertContains(page, "De import telde dubbel.")
        self.assertNotContains(page, self.address)

    def test_what_cannot_be_comes_back_with_what_was_typed(self):
        for typed in ({"part": 91, "whole": 90}, {"part": 3, "whole": 90}, {"part": "", "whole": 90}):
            page = self.as_person(self.coco).post(self.address, typed | {"reason": "Zomaar."})
            self.assertContains(page, "Zomaar.", status_code=422)

    def test_only_who_looks_after_the_whole(self):
        for person, status in ((self.coco, 200), (self.otto, 403), (self.lea, 403), (self.cy, 403)):
            self.assertEqual(self.as_person(person).get(self.address).status_code, status, person.username)

    def test_a_start_that_is_not_there(self):
        for address in (
            f"/adoption/indicators/{CODE}/start/999999/",
            f"/adoption/indicators/nothing/start/{self.scope.pk}/",
        ):
            self.assertEqual(self.as_person(self.coco).get(address).status_code, 404)

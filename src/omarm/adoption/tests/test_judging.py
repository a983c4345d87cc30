from django.core.exceptions import PermissionDenied

from omarm.adoption.commands import close_months, declare, end_stage, set_stage, trace_curve
from omarm.adoption.models import Declaration, Scope, StageOverride
from omarm.adoption.queries.maturity import standings
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError

SAID = {"without_desk": 80, "other_tools": 2, "has_sponsor": True, "note": ""}


class JudgingTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for person in cls.crowd(cls.north, 60)[:20]:
            cls.post(person, cls.day())
        close_months(today=cls.today)
        trace_curve()
        cls.scope = Scope.objects.get(department=cls.north)

    def standing(self):
        return next(one for one in standings() if one.scope == self.scope)


class StageTests(JudgingTestCase):
    def test_what_is_observed_counts(self):
        self.assertEqual((self.standing().reached, self.standing().stage), ("connect", "connect"))

    def test_another_stage_is_shown_beside_it_and_logged(self):
        set_stage(actor=self.coco, scope=self.scope, stage="solve", reason=" Ze lossen al samen op. ")
        standing = self.standing()
        self.assertEqual((standing.reached, standing.stage), ("connect", "solve"))
        self.assertEqual(standing.override.reason, "Ze lossen al samen op.")
        event = AuditEvent.objects.get(act="adoption.stage_set")
        self.assertEqual((event.actor, event.target, event.details["stage"]), (self.coco, "Noord", "solve"))

    def test_the_next_one_ends_the_one_before_and_both_stay(self):
        first = set_stage(actor=self.coco, scope=self.scope, stage="solve", reason="Zo is het.")
        set_stage(actor=self.mo, scope=self.scope, stage="none", reason="Toch niet.")
        first.refresh_from_db()
        self.assertEqual((first.stage, first.ended_by), ("solve", self.mo))
        self.assertEqual(self.standing().stage, "none")

    def test_ended_the_observed_counts_again(self):
        override = set_stage(actor=self.coco, scope=self.scope, stage="solve", reason="Zo is het.")
        end_stage(actor=self.coco, override=override)
        self.assertEqual(self.standing().stage, "connect")
        self.assertTrue(AuditEvent.objects.filter(act="adoption.stage_ended").exists())
        with self.assertRaises(DomainError) as refused:
            end_stage(actor=self.coco, override=override)
        self.assertEqual(refused.exception.code, "stage_ended")

    def test_who_does_not_look_after_the_whole_is_refused(self):
        for person in (self.cy, self.otto, self.lea):
            with self.subTest(person.username), self.assertRaises(PermissionDenied):
                set_stage(actor=person, scope=self.scope, stage="solve", reason="Zo is het.")
        override = set_stage(actor=self.coco, scope=self.scope, stage="solve", reason="Zo is het.")
        with self.assertRaises(PermissionDenied):
            end_stage(actor=self.otto, override=override)

    def test_without_a_reason_or_a_stage_it_is_refused(self):
        for stage, reason in (("solve", " "), ("flying", "Zo is het.")):
            with self.subTest(stage=stage), self.assertRaises(DomainError) as refused:
                set_stage(actor=self.coco, scope=self.scope, stage=stage, reason=reason)
            self.assertEqual(refused.exception.code, "stage_reason")
        self.assertFalse(StageOverride.objects.exists())


class DeclaringTests(JudgingTestCase):
    def test_it_moves_the_order_so_it_stands_in_the_audit(self):
        declare(actor=self.coco, scope=self.scope, told=SAID)
        event = AuditEvent.objects.get(act="adoption.declared")
        self.assertEqual((event.actor, event.target, event.details["without_desk"]), (self.coco, "Noord", 80))

    def test_it_is_stored_once_for_each_and_can_be_said_anew(self):
        declare(actor=self.coco, scope=self.scope, told=SAID)
        declare(actor=self.mo, scope=self.scope, told=SAID | {"without_desk": None})
        told = Declaration.objects.get()
        self.assertEqual((told.without_desk, told.other_tools, told.declared_by), (None, 2, self.mo))

    def test_who_does_not_look_after_the_whole_is_refused(self):
        for person in (self.cy, self.otto, self.lea):
            with self.subTest(person.username), self.assertRaises(PermissionDenied):
                declare(actor=person, group=self.open, told=SAID)


class StagePageTests(JudgingTestCase):
    def setUp(self):
        self.address = f"/adoption/maturity/{self.scope.pk}/"
        self.form = {"stage": "share", "reason": "Ze delen al."}

    def test_saved_leads_back(self):
        answer = self.as_person(self.coco).post(self.address, self.form)
        self.assertRedirects(answer, "/adoption/maturity/")
        self.assertEqual(StageOverride.objects.get().stage, "share")

    def test_nothing_typed_gives_422_with_what_was(self):
        answer = self.as_person(self.coco).post(self.address, {"stage": "share", "reason": ""})
        self.assertEqual(answer.status_code, 422)
        self.assertContains(answer, 'value="share" selected', status_code=422)

    def test_only_who_looks_after_the_whole(self):
        for person, status in ((self.cy, 403), (self.otto, 403), (self.lea, 403), (self.mo, 200)):
            with self.subTest(person.username):
                self.assertEqual(self.as_person(person).get(self.address).status_code, status)
        self.assertEqual(self.as_person(self.coco).get("/adoption/maturity/999999/").status_code, 404)

    def test_ending_it(self):
        set_stage(actor=self.coco, scope=self.scope, stage="solve", reason="Zo is het.")
        self.assertEqual(self.as_person(self.otto).post(f"{self.address}delete/").status_code, 403)
        self.assertRedirects(self.as_person(self.coco).post(f"{self.address}delete/"), "/adoption/maturity/")
        self.assertEqual(self.as_person(self.coco).post(f"{self.address}delete/").status_code, 404)

    def test_the_page_tells_both_and_the_reason(self):
        set_stage(actor=self.coco, scope=self.scope, stage="solve", reason="Dat zie ik elke dag.")
        self.assertContains(self.as_person(self.otto).get("/adoption/maturity/"), "Dat zie ik elke dag.")

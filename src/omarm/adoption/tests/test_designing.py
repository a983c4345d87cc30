from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.adoption.commands import NewDesign, end_design, write_design
from omarm.adoption.models import Design, Figure, Scope
from omarm.adoption.queries.designing import outcome_of
from omarm.adoption.queries.periods import months_after
from omarm.adoption.rules.designing import Finding, Side, finding_of
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.audit.models import AuditEvent
from omarm.consent.commands import choose_mode
from omarm.consent.measurements import Mode
from omarm.core.errors import DomainError

CODE = "questions-in-time"


class RuleTests(SimpleTestCase):
    def find(self, starters=(5, 40, 60), others=(5, 40, 45), *, is_by_lot=True, is_over=True):
        beside = others and Side(*others)
        return finding_of(Side(*starters), beside, is_by_lot=is_by_lot, is_over=is_over)

    def test_a_cause_is_named_only_when_lots_were_drawn_between_enough_and_it_is_over(self):
        self.assertEqual(self.find(), Finding("compared", 15))
        self.assertTrue(self.find().is_cause)
        for limit, changed in (
            ("nothing_beside", {"others": None}), ("chosen", {"is_by_lot": False}), ("few", {"others": (4, 40, 45)}),
            ("few", {"starters": (4, 40, 60)}), ("not_over", {"is_over": False}),
        ):  # fmt: skip
            with self.subTest(limit):
                found = self.find(**changed)
                self.assertIn(limit, found.limits)
                self.assertFalse(found.is_cause)

    def test_what_is_not_known_is_not_guessed(self):
        self.assertEqual(self.find(starters=(5, 40, None), is_over=False).says, "early")
        for changed in ({"starters": (5, None, 60)}, {"starters": (5, 40, None)}, {"others": (5, None, 45)}):
            self.assertEqual(self.find(**changed).says, "unknown")


class DesignTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.whole = Scope.objects.create(kind="organisation", key="organisation")
        cls.sides = [Scope.objects.create(kind="department", key=f"department:{n}", name=f"Deel {n}") for n in range(3)]
        today = timezone.localdate()
        cls.told = NewDesign(
            title="Sneller antwoord", question="Wordt er vaker op tijd geantwoord?", indicator=CODE, comparison="later",
            starts_on=months_after(today, 1), ends_on=months_after(today, 4), starters=(cls.sides[0].pk,), others=(cls.sides[1].pk,),
        )  # fmt: skip

    def write(self, actor, **changed):
        return write_design(actor=actor, told=replace(self.told, **changed))

    def figures(self, design, *values):
        """Store shown figures of 100: for the months from two before the first day on, a value for the whole and each side."""
        scopes = (self.whole, *self.sides[:2])
        for back, of_scopes in zip((-2, -1, 0, 1), values, strict=True):
            month = months_after(design.starts_on.replace(day=1), back)
            for scope, part in zip(scopes, of_scopes, strict=True):
                Figure.objects.create(
                    indicator=CODE, scope=scope, month=month, is_shown=part is not None, part=part,
                    whole=100 if part is not None else None, computed_at=timezone.now(),
                )  # fmt: skip


class CommandTests(DesignTestCase):
    def test_it_is_stored_and_noted(self):
        design = self.write(self.coco)
        self.assertEqual(([*design.starters.all()], [*design.others.all()]), (self.sides[:1], self.sides[1:2]))
        self.assertEqual(AuditEvent.objects.get(act="adoption.design_written").target, "Sneller antwoord")

    def test_what_cannot_be_measured_so_is_refused(self):
        today, pk = timezone.localdate(), self.sides[0].pk
        for code, changed in (
            ("design_late", {"starts_on": today}),
            ("design_ends", {"ends_on": self.told.starts_on}),
            ("design_sides", {"others": ()}),
            ("design_nothing", {"comparison": "none"}),
            ("design_both", {"others": (pk,)}),
            ("design_whole", {"indicator": "two-way-ties"}),
            ("design_scope", {"others": (self.whole.pk,)}),
        ):
            with self.subTest(code), self.assertRaises(DomainError) as refused:
                self.write(self.coco, **changed)
            self.assertEqual(refused.exception.code, code)
        self.assertFalse(Design.objects.exists())

    def test_only_who_looks_after_the_whole(self):
        design = self.write(self.mo)
        for person in (self.cy, self.otto, self.lea):
            with self.subTest(person.username), self.assertRaises(PermissionDenied):
                self.write(person)
            with self.assertRaises(PermissionDenied):
                end_design(actor=person, design=design, because="Zomaar.")

    def test_it_ends_once_with_a_reason(self):
        design = self.write(self.coco)
        for because, code in (
            (" ", "design_reason"),
            ("De afdeling stopt ermee.", None),
            ("Nog eens.", "design_ended"),
        ):
            if code is None:
                end_design(actor=self.coco, design=design, because=because)
                continue
            with self.assertRaises(DomainError) as refused:
                end_design(actor=self.coco, design=design, because=because)
            self.assertEqual(refused.exception.code, code)
        design.refresh_from_db()
        self.assertEqual(design.ended_because, "De afdeling stopt ermee.")


class OutcomeTests(DesignTestCase):
    def later(self, design):
        return design.ends_on + timedelta(days=40)

    def test_both_sides_before_and_after(self):
        design = self.write(self.coco)
        self.figures(design, (50, 40, 40), (50, 44, 40), (60, 70, 45), (60, 74, 47))
        outcome = outcome_of(design, today=self.later(design))
        self.assertEqual((outcome.starters, outcome.others), (Side(1, 42, 72), Side(1, 40, 46)))
        self.assertEqual(outcome.finding, Finding("compared", 24, ("chosen", "few")))

    def test_without_a_comparison_it_is_before_and_after_of_the_whole(self):
        design = self.write(self.coco, comparison="none", starters=(), others=())
        self.figures(design, (50, 40, 40), (50, 44, 40), (60, 70, 45), (62, 74, 47))
        outcome = outcome_of(design, today=self.later(design))
        self.assertEqual((outcome.starters, outcome.others), (Side(1, 50, 61), None))
        self.assertEqual(outcome.finding, Finding("before_after", None, ("nothing_beside",)))

    def test_the_period_of_the_first_day_is_on_neither_side(self):
        design = self.write(self.coco, starts_on=self.told.starts_on.replace(day=1) + timedelta(days=9))
        self.figures(design, (50, 40, 40), (50, 40, 40), (0, 0, 0), (60, 70, 40))
        self.assertEqual(outcome_of(design, today=self.later(design)).starters, Side(1, 40, 70))

    def test_what_is_hidden_stays_so_and_nothing_is_said(self):
        design = self.write(self.coco)
        self.figures(design, (50, 40, 40), (50, 40, 40), (60, None, 45), (60, None, 47))
        self.assertEqual(outcome_of(design, today=self.later(design)).finding.says, "unknown")

    def test_switched_off_nothing_is_said(self):
        design = self.write(self.coco)
        self.figures(design, (50, 40, 40), (50, 44, 40), (60, 70, 45), (60, 74, 47))
        choose_mode(actor=self.mo, measurement="adoption.content", mode=Mode.NONE, reason="Eerst overleg.")
        self.assertEqual(outcome_of(design, today=self.later(design)).finding.says, "unknown")


class PageTests(DesignTestCase):
    def typed(self, **changed):
        told = vars(self.told) | {
            "starts_on": self.told.starts_on.isoformat(),
            "ends_on": self.told.ends_on.isoformat(),
        }
        told.pop("is_by_lot")
        return told | changed

    def test_who_sees_them(self):
        design = self.write(self.coco)
        for address in ("/adoption/designs/", f"/adoption/designs/{design.pk}/"):
            for person, status in ((self.coco, 200), (self.mo, 200), (self.otto, 200), (self.lea, 403), (self.cy, 403)):
                self.assertEqual(self.as_person(person).get(address).status_code, status, (address, person.username))
        for person, status in ((self.coco, 200), (self.otto, 403)):
            self.assertEqual(self.as_person(person).get("/adoption/designs/new/").status_code, status)
        self.assertEqual(self.as_person(self.coco).get("/adoption/designs/999999/").status_code, 404)

    def test_written_down_it_opens(self):
        answer = self.as_person(self.coco).post("/adoption/designs/new/", self.typed())
        self.assertRedirects(answer, Design.objects.get().get_absolute_url())

    def test_what_cannot_be_comes_back_with_all_that_was_typed(self):
        for changed in (
            {"ends_on": self.told.starts_on.isoformat()},
            {"starters": []},
            {"title": ""},
            {"starts_on": "morgen"},
        ):
            answer = self.as_person(self.coco).post("/adoption/designs/new/", self.typed(**changed))
            self.assertContains(answer, self.told.question, status_code=422)

    def test_every_finding_has_its_page(self):
        values = (50, 40, 40), (50, 44, 40), (60, 70, 45), (60, 74, 47)
        first = months_after(timezone.localdate(), -4).replace(day=1)
        alone = {"comparison": "none", "starters": (), "others": ()}
        seen = []
        for changed in ({}, alone):
            design = self.write(self.coco, **changed)
            design.starts_on, design.ends_on = first, months_after(first, 2)
            seen.append(self.said(design))
            Figure.objects.all().delete()
            self.figures(design, *values)
            design.save()
            seen.append(self.said(design))
        self.assertEqual(seen, ["early", "compared", "early", "before_after"])

    def said(self, design):
        page = self.as_person(self.otto).get(design.get_absolute_url())
        self.assertContains(page, design.question)
        return page.context["outcome"].finding.says

    def test_it_is_ended_on_the_page(self):
        design = self.write(self.coco)
        address = f"{design.get_absolute_url()}end/"
        self.assertEqual(self.as_person(self.coco).post(address, {"because": ""}).status_code, 422)
        self.assertRedirects(self.as_person(self.coco).post(address, {"because": "Klaar."}), design.get_absolute_url())
        self.assertEqual(self.as_person(self.otto).post(address, {"because": "Klaar."}).status_code, 403)

    def test_more_of_them_ask_no_more(self):
        browser, asked = self.as_person(self.coco), []
        for wanted in (2, 17):
            while Design.objects.count() < wanted:
                self.write(self.coco)
            browser.get("/adoption/designs/")
            with CaptureQueriesContext(connection) as seen:
                browser.get("/adoption/designs/")
            asked.append(len(seen))
        self.assertEqual(asked[0], asked[1])

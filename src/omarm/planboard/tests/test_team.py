from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.adoption.queries.teams import place_names
from omarm.adoption.rules.teams import Layer
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.people.commands import add_department, deactivate_person
from omarm.planboard import commands
from omarm.planboard.commands import NewMember
from omarm.planboard.models import Member, RequiredPlace
from omarm.planboard.queries.seeing import is_in_team
from omarm.planboard.queries.team import coverage_now
from omarm.planboard.tests.planning import BOARD, TEAM, PlanTestCase


class TeamTests(PlanTestCase):
    def add(self, person, layer=Layer.MIDDLE, department=None):
        return commands.add_member(
            actor=self.coco, new=NewMember(person=person, layer=layer, department=department or self.department)
        )

    def test_who_looks_after_all_puts_the_team_together(self):
        with self.records("team.joined"):
            self.add(self.cy)
        self.assertTrue(is_in_team(self.cy))
        for person in (self.cy, self.kim, self.gus, self.otto, self.lea):
            with self.assertRaises(PermissionDenied):
                commands.add_member(actor=person, new=NewMember(person=self.bo, layer=Layer.FIELD))
            with self.assertRaises(PermissionDenied):
                commands.require_places(actor=person, places=[])
        for person in (self.cy, self.gus):
            with self.assertRaises(DomainError):
                self.add(person)

    def test_somebody_leaves_it_themselves_and_takes_nobody_else_out(self):
        member = self.add(self.cy)
        with self.assertRaises(PermissionDenied):
            commands.remove_member(actor=self.kim, member=member)
        with self.records("team.left"):
            commands.remove_member(actor=self.cy, member=member)
        self.assertEqual(list(Member.objects.all()), [self.kim_member])

    def test_a_chosen_place_is_red_until_somebody_is_there(self):
        self.assertEqual((coverage_now().required, coverage_now().is_filled), (0, False))
        rows = list(place_names())
        self.assertEqual(rows, [None, self.team.pk])
        commands.require_places(actor=self.coco, places=[(None, "executive"), (self.team.pk, "field")])
        found = coverage_now()
        self.assertEqual((found.required, found.filled, len(found.missing)), (2, 1, 1))
        self.assertEqual([square.state for square in found.squares if square.state == "missing"], ["missing"])
        commands.add_member(actor=self.coco, new=NewMember(person=self.lea, layer=Layer.EXECUTIVE))
        self.assertTrue(coverage_now().is_filled)
        deactivate_person(actor=self.mo, person=self.kim)
        self.assertFalse(coverage_now().is_filled)

    def test_a_part_below_counts_in_the_part_that_it_belongs_to(self):
        add_department(actor=None, name="Bedrijfsvoering")
        self.assertEqual(list(place_names().values())[1:], ["Bedrijfsvoering", "Openbare ruimte"])
        commands.require_places(actor=self.coco, places=[(self.department.pk, "field")])
        self.assertTrue(coverage_now().is_filled)

    def test_a_place_that_is_not_there_is_refused(self):
        for place in ((99999, "field"), (None, "pope")):
            with self.assertRaises(DomainError):
                commands.require_places(actor=self.coco, places=[place])

    def test_who_sees_the_page_and_who_changes_it(self):
        for person, status in (
            (self.cy, 403),
            (self.gus, 403),
            (self.kim, 200),
            (self.otto, 200),
            (self.lea, 200),
            (self.coco, 200),
        ):
            browser = self.as_person(person)
            self.assertEqual(browser.get(TEAM).status_code, status, person)
            choosing = 200 if person == self.coco else 403
            for part in ("new/", "required/", f"{self.kim_member.pk}/"):
                self.assertEqual(browser.get(f"{TEAM}{part}").status_code, choosing, (person, part))
        self.assertEqual(self.as_person(self.coco).get(f"{TEAM}999999/").status_code, 404)

    def test_forms_store_and_keep_what_was_typed(self):
        browser = self.as_person(self.coco)
        told = {"person": [self.cy.pk], "layer": "middle", "department": self.department.pk, "role": "Schrijft mee"}
        self.assertRedirects(browser.post(f"{TEAM}new/", told), TEAM)
        member = Member.objects.get(person=self.cy)
        self.assertContains(browser.post(f"{TEAM}new/", told), "Schrijft mee", status_code=422)
        self.assertEqual(browser.post(f"{TEAM}new/", {"person": [self.gus.pk], "layer": "field"}).status_code, 422)
        self.assertRedirects(browser.post(f"{TEAM}{member.pk}/", {"layer": "council", "department": ""}), TEAM)
        member.refresh_from_db()
        self.assertEqual((member.layer, member.department), ("council", None))
        places = {"places": ["0-council", f"{self.team.pk}-field"]}
        self.assertRedirects(browser.post(f"{TEAM}required/", places), TEAM)
        self.assertEqual(RequiredPlace.objects.count(), 2)
        self.assertEqual(browser.post(f"{TEAM}required/", {"places": ["7-x"]}).status_code, 422)
        self.assertRedirects(browser.post(f"{TEAM}required/", {}), TEAM)
        self.assertFalse(RequiredPlace.objects.exists())
        self.assertRedirects(self.as_person(self.kim).post(f"{TEAM}{self.kim_member.pk}/delete/"), BOARD)

    def test_what_is_refused_meanwhile_keeps_what_was_typed(self):
        browser, refusal = self.as_person(self.coco), DomainError("De afdeling is opgeheven.")
        told = {"layer": "council", "department": "", "role": "Schrijft mee"}
        with patch("omarm.planboard.commands.change_member", side_effect=refusal):
            page = browser.post(f"{TEAM}{self.kim_member.pk}/", told)
        for words in ("Schrijft mee", refusal.message):
            self.assertContains(page, words, status_code=422)
        with patch("omarm.planboard.commands.require_places", side_effect=refusal):
            page = browser.post(f"{TEAM}required/", {"places": ["0-council"]})
        self.assertContains(page, refusal.message, status_code=422)
        self.assertContains(page, 'value="0-council" checked', status_code=422)

    def test_the_same_queries_for_two_and_for_seventeen(self):
        browser = self.as_person(self.coco)
        self.add(self.cy)
        browser.get(TEAM)
        with CaptureQueriesContext(connection) as few:
            browser.get(TEAM)
        for number in range(15):
            self.add(make_person(f"extra{number}", department=self.team))
        with self.assertNumQueries(len(few.captured_queries)):
            browser.get(TEAM)

"""The tree of departments, laid out by hand."""

from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.core.testing.meeting import MeetingTestCase
from omarm.people import commands
from omarm.people.commands.departments import DEEPEST
from omarm.people.models import Department, Person

PAGE = "/admin/departments/"


class DepartmentCommandTests(CastTestCase):
    def refuses(self, code, command, **told):
        with self.records(), self.assertRaises(DomainError) as raised:
            command(actor=self.mo, **told)
        self.assertEqual(raised.exception.code, code)

    def add(self, name, parent=None):
        return commands.lay_out_department(actor=self.mo, name=name, parent=parent)

    def test_one_is_added_and_stands_in_the_audit(self):
        with self.records("department.added"):
            made = self.add("  Team   Water ", self.department)
        self.assertEqual((made.name, made.path), ("Team Water", [self.department.pk, made.pk]))
        event = AuditEvent.objects.get(act="department.added")
        self.assertEqual((event.target, event.details), ("Team Water", {"below": self.department.name}))

    def test_a_name_stands_once_in_a_place_and_has_something_to_read(self):
        self.refuses("department_taken", commands.lay_out_department, name="TEAM gróen", parent=self.department)
        self.refuses("department_name", commands.lay_out_department, name="\u200b")
        self.assertEqual(self.add("Team Groen").depth, 1)
        water = self.add("Team Water", self.department)
        self.refuses("department_taken", commands.rename_department, department=water, name="team groen")

    def test_it_is_renamed_and_the_same_name_is_no_act(self):
        with self.records("department.renamed"):
            commands.rename_department(actor=self.mo, department=self.team, name="Groen", abbreviation="GR")
        with self.records():
            commands.rename_department(actor=self.mo, department=self.team, name="Groen", abbreviation="GR")
        self.assertEqual(Department.objects.get(pk=self.team.pk).abbreviation, "GR")
        self.assertEqual(AuditEvent.objects.get(act="department.renamed").details, {"before": "Team Groen"})

    def test_it_moves_with_all_that_is_below_it(self):
        below, other = self.add("Ploeg 1", self.team), self.add("Bedrijf")
        with self.records("department.moved"):
            commands.move_department(actor=self.mo, department=self.team, parent=other)
        paths = dict(Department.objects.values_list("pk", "path"))
        self.assertEqual(paths[self.team.pk], [other.pk, self.team.pk])
        self.assertEqual(paths[below.pk], [other.pk, self.team.pk, below.pk])
        top = commands.move_department(actor=self.mo, department=self.team)
        self.assertEqual((top.parent, top.path), (None, [self.team.pk]))

    def test_it_never_becomes_part_of_itself_or_too_deep(self):
        for parent in (self.team, self.department):
            self.refuses("round", commands.move_department, department=self.department, parent=parent)
        deep = self.team
        for number in range(DEEPEST - 2):
            deep = self.add(f"Ploeg {number}", deep)
        self.refuses("too_deep", commands.lay_out_department, name="Dieper", parent=deep)
        self.refuses("too_deep", commands.move_department, department=self.department, parent=self.add("Boven"))

    def test_it_tells_of_what_it_is_part_now_and_no_more(self):
        other = self.add("Bedrijf")
        with self.records("department.moved") as facts:
            commands.move_department(actor=self.mo, department=self.team, parent=other)
        self.assertEqual(facts[0].data["line"], sorted([self.department.pk, other.pk]))

    def test_only_an_empty_one_is_dissolved(self):
        self.refuses("has_parts", commands.dissolve_department, department=self.department)
        self.refuses("has_people", commands.dissolve_department, department=self.team)
        kept, empty = self.add("Bewaard"), self.add("Leeg")
        commands.add_position(actor=None, title="Hovenier", department=kept)
        self.refuses("is_used", commands.dissolve_department, department=kept)
        with self.records("department.dissolved"):
            commands.dissolve_department(actor=self.mo, department=empty)
        self.assertFalse(Department.objects.filter(pk=empty.pk).exists())
        self.assertEqual(AuditEvent.objects.get(act="department.dissolved").target, "Leeg")

    def test_nobody_else_changes_the_tree(self):
        for person in (self.ada, self.cy, self.gus):
            for command, told in (
                (commands.lay_out_department, {"name": "Eigen rijk"}),
                (commands.rename_department, {"department": self.team, "name": "Eigen rijk"}),
                (commands.move_department, {"department": self.team}),
                (commands.dissolve_department, {"department": self.team}),
            ):
                with self.records(), self.assertRaises(PermissionDenied):
                    command(actor=person, **told)


class DepartmentPageTests(CastTestCase):
    def post(self, address, **told):
        return self.as_person(self.mo).post(f"{PAGE}{address}", told)

    def test_one_is_added_and_people_get_it_with_their_account(self):
        self.assertRedirects(self.post("", name="Team Water", parent=self.department.pk), PAGE)
        made = Department.objects.get(name="Team Water")
        self.assertContains(self.as_person(self.mo).get(PAGE), f"{PAGE}{made.pk}/")
        told = {"given_name": "Dirk", "surname": "Dam", "department": made.pk}
        self.as_person(self.mo).post("/admin/people/new/", told)
        self.assertEqual(Person.objects.get(username="dirk.dam").department, made)

    def test_what_is_refused_comes_back_with_what_was_typed(self):
        for told in (
            {"name": ""},
            {"name": "x" * 201},
            {"name": self.team.name, "parent": self.department.pk},
            {"parent": "0"},
        ):
            answer = self.post("", **{"name": "Nieuw", "abbreviation": "NWQ"} | told)
            self.assertContains(answer, 'value="NWQ"', status_code=422)
        answer = signed_in(HtmxClient(), self.mo).post(PAGE, {"name": "", "abbreviation": "NWQ"})
        self.assertContains(answer, 'value="NWQ"', status_code=422)

    def test_one_is_renamed_moved_and_dissolved_or_says_why_not(self):
        one = f"{self.team.pk}/"
        self.assertRedirects(self.post(f"{one}rename/", name="Groen"), PAGE + one)
        self.assertEqual(self.post(f"{one}rename/", name="").status_code, 422)
        self.assertRedirects(self.post(f"{one}move/", parent=""), PAGE + one)
        self.assertEqual(self.post(f"{one}move/", parent=self.team.pk).status_code, 422)
        self.assertNotContains(self.as_person(self.mo).get(PAGE + one), f"{one}dissolve/")
        refused = self.post(f"{one}dissolve/")
        self.assertEqual((refused.status_code, refused.context["obstacle"].code), (422, "has_people"))
        Person.objects.filter(department=self.team).update(department=None)
        self.assertContains(self.as_person(self.mo).get(PAGE + one), f"{one}dissolve/")
        self.assertRedirects(self.post(f"{one}dissolve/"), PAGE)
        self.assertEqual(self.as_person(self.mo).get(PAGE + one).status_code, 404)

    def test_what_was_dissolved_meanwhile_is_told_beside_what_was_typed(self):
        def meanwhile(command):
            def dissolved_first(**told):
                Department.objects.filter(pk=empty.pk).delete()
                return command(**told)

            return patch(f"omarm.people.commands.{command.__name__}", dissolved_first)

        for act, address, typed in (
            (commands.change_job, "/admin/people/cy/job/", {"function": "Griffier"}),
            (commands.create_person, "/admin/people/new/", {"given_name": "Griffier", "surname": "Dam"}),
        ):
            empty = commands.add_department(actor=None, name="Leeg")
            with meanwhile(act):
                answer = self.as_person(self.mo).post(address, typed | {"department": empty.pk})
            self.assertContains(answer, 'value="Griffier"', status_code=422)
        for act, told in (
            (commands.rename_department, {"name": "Nieuw"}),
            (commands.move_department, {"parent": self.team.pk}),
            (commands.dissolve_department, {}),
        ):
            empty = commands.add_department(actor=None, name="Leeg")
            with meanwhile(act):
                answer = self.post(f"{empty.pk}/{act.__name__.removesuffix('_department')}/", **told)
            self.assertEqual(answer.status_code, 422, act)
        empty = commands.add_department(actor=None, name="Leeg")
        with meanwhile(commands.lay_out_department):
            self.assertEqual(self.post("", name="Nieuw", parent=empty.pk).status_code, 422)

    def test_others_are_refused(self):
        for person in (self.cy, self.gus):
            browser, one = self.as_person(person), f"{PAGE}{self.team.pk}/"
            for address in (PAGE, one):
                self.assertEqual(browser.get(address).status_code, 403)
            for address in (PAGE, f"{one}rename/", f"{one}move/", f"{one}dissolve/"):
                self.assertEqual(browser.post(address, {"name": "Rijk"}).status_code, 403)

    def test_the_tree_costs_the_same_for_many(self):
        browser = self.as_person(self.mo)
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as few:
            browser.get(PAGE)
        for number in range(15):
            commands.add_department(actor=None, name=f"Ploeg {number}", parent=self.team)
        with self.assertNumQueries(len(few)):
            browser.get(PAGE)


class AtOnceTests(MeetingTestCase):
    def test_nobody_is_put_into_a_department_that_is_dissolved_at_the_same_moment(self):
        commands.found_organisation(name="Gemeente Proefstad")
        mo, cy = make_person("mo"), make_person("cy")
        commands.change_roles(actor=None, person=mo, codes=["administrator"])
        empty = commands.add_department(actor=None, name="Leeg")

        def dissolve():
            commands.dissolve_department(actor=mo, department=empty)

        def put():
            with self.assertRaises(DomainError) as raised:
                commands.change_job(actor=mo, person=cy, department=empty)
            return raised.exception.code

        self.assertEqual(self.meet(dissolve, put), [None, "department_gone"])
        self.assertFalse(Person.objects.exclude(department=None).exists())

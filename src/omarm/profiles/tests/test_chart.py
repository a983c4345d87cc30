from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import add_department, add_position, change_job, deactivate_person
from omarm.people.models import Department, Person
from omarm.profiles.queries.chart import (
    branch_of,
    found_in_chart,
    line_of,
    unit_for,
    units_in,
    units_of,
    without_department,
)
from omarm.profiles.queries.forest import NODES_SHOWN, forest_of
from omarm.profiles.queries.outline import outline_for


def manage(**managers):
    """Have these people (by username) managed by others, as a staff list would say."""
    people = Person.objects.in_bulk([*managers, *managers.values()], field_name="username")
    for username, manager in managers.items():
        Person.objects.filter(pk=people[username].pk).update(manager=people[manager])


class UnitTests(CastTestCase):
    def test_figures_are_of_it_and_all_below(self):
        add_position(actor=None, title="Hovenier", department=self.team)
        held = add_position(actor=None, title="Voorman", department=self.team)
        Person.objects.filter(pk=self.bo.pk).update(position=held)
        (unit,) = units_in()
        self.assertEqual((unit.name, unit.people, unit.vacancies, unit.opens), ("Openbare ruimte", 3, 1, True))
        deactivate_person(actor=self.mo, person=self.bo)
        (unit,) = units_in(self.department.pk)
        self.assertEqual((unit.people, unit.vacancies), (1, 2))  # his place is vacant now

    def test_whom_most_have_as_manager_leads(self):
        for name in ("di", "ed"):
            make_person(name, department=self.team)
        manage(ada="cy", bo="ada", di="ada", ed="ada")
        self.assertEqual(units_in(self.department.pk)[0].lead, self.ada)
        manage(bo="cy", di="cy", ed="cy")
        self.assertEqual(units_in(self.department.pk)[0].lead, self.cy)  # of the department above
        manage(ada="cy", bo="ada", di="cy", ed="ada")
        self.assertEqual(units_in(self.department.pk)[0].lead, self.ada)  # of equals the one of the unit
        manage(ada="cy", bo="ada", di="bo", ed="bo")
        self.assertEqual(units_in(self.department.pk)[0].lead, self.ada)  # above Bo, who has more
        self.assertIsNone(units_in()[0].lead)

    def test_an_empty_unit_stands_there(self):
        add_department(actor=None, name="Nog leeg", parent=self.department)
        unit = units_in(self.department.pk)[0]
        self.assertEqual((unit.name, unit.people, unit.opens), ("Nog leeg", 0, False))
        self.assertContains(self.as_person(self.cy).get(f"/people/chart/?unit={unit.id}"), "Nog leeg")

    def test_as_many_queries_for_two_units_as_for_two_hundred(self):
        add_department(actor=None, name="Deel", parent=self.department)
        with CaptureQueriesContext(connection) as few:
            branch_of(units_of(Department.objects.filter(pk=self.department.pk))[0])
        for number in range(198):
            add_department(actor=None, name=f"Deel {number}", parent=self.department)
        with self.assertNumQueries(len(few)):
            branch = branch_of(units_of(Department.objects.filter(pk=self.department.pk))[0])
        self.assertEqual(len(branch.units), 200)


class ForestTests(CastTestCase):
    def names(self):
        def written(nodes):
            return [(node.person.username, node.in_circle, written(node.reports)) for node in nodes]

        return written(forest_of(self.team.pk)[0])

    def test_each_stands_under_their_manager(self):
        manage(ada="cy", bo="ada")
        self.assertEqual(self.names(), [("ada", False, [("bo", False, [])])])

    def test_who_manage_each_other_stand_there_once(self):
        make_person("an", department=self.team)  # Ansen: by surname before Bakker, and below the circle
        manage(ada="bo", bo="ada", an="ada")
        self.assertEqual(self.names(), [("ada", True, [("an", False, []), ("bo", False, [])])])

    def test_whose_manager_left_stands_on_top(self):
        manage(bo="ada")
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(self.names(), [("bo", False, [])])

    def test_a_large_unit_shows_the_first_and_says_how_many_more(self):
        for number in range(NODES_SHOWN + 3):
            make_person(f"p{number}", department=self.team)
        nodes, beyond = forest_of(self.team.pk)
        self.assertEqual((len(nodes), beyond), (NODES_SHOWN, 5))
        page = self.as_person(self.cy).get(f"/people/chart/?unit={self.team.pk}")
        self.assertContains(page, f"/people/?department={self.team.pk}")


class LineTests(CastTestCase):
    def test_it_goes_up_and_stops_where_it_comes_round(self):
        manage(bo="ada", ada="cy")
        line = line_of(self.bo)
        self.assertEqual(([one.username for one in line.people], line.is_round), (["cy", "ada", "bo"], False))
        manage(cy="bo")
        line = line_of(self.bo)
        self.assertEqual(([one.username for one in line.people], line.is_round), (["cy", "ada", "bo"], True))
        self.assertContains(self.as_person(self.mo).get("/people/chart/?person=bo"), self.cy.name)

    def test_nobody_above(self):
        self.assertEqual([one.username for one in line_of(self.mo).people], ["mo"])
        self.assertContains(self.as_person(self.mo).get("/people/chart/?person=mo"), self.mo.name)


class ChartPageTests(CastTestCase):
    def test_from_the_top_to_one_unit_to_one_person(self):
        browser = self.as_person(self.cy)
        top = browser.get("/people/chart/")
        self.assertContains(top, f'data-branch="/people/chart/branch/{self.team.pk}/"')  # a single root stands open
        self.assertNotContains(top, self.bo.name)
        unit = browser.get(f"/people/chart/?unit={self.team.pk}")
        self.assertContains(unit, self.bo.name)
        self.assertContains(unit, f"?unit={self.department.pk}")
        person = browser.get("/people/chart/?person=bo")
        self.assertContains(person, 'href="/people/bo/" aria-current="true"')

    def test_a_branch_comes_alone(self):
        answer = self.as_person(self.cy).get(f"/people/chart/branch/{self.team.pk}/")
        self.assertContains(answer, self.bo.name)
        self.assertNotContains(answer, "<html")

    def test_found_by_name_abbreviation_and_vacancy(self):
        Department.objects.filter(pk=self.team.pk).update(abbreviation="TGR")
        add_position(actor=None, title="Boomverzorger", department=self.team)
        browser = self.as_person(self.cy)
        for text in ("tgr", "GROEN", "boomverz"):
            answer = browser.get("/people/chart/", {"q": text}, headers={"HX-Request": "true"})
            self.assertContains(answer, f"?unit={self.team.pk}")
            self.assertNotContains(answer, "<html")
        for text in ("%", "'; drop", "x" * 5000, "שלום"):
            self.assertEqual(browser.get("/people/chart/", {"q": text}).status_code, 200)

    def test_the_word_for_a_vacancy_finds_all_of_them(self):
        add_position(actor=None, title="Boomverzorger", department=self.team)
        add_position(actor=None, title="Jurist", department=self.team)
        for text, titles in (
            ("vacature", {"Boomverzorger", "Jurist"}), ("Vacatures", {"Boomverzorger", "Jurist"}),
            ("vacancy", {"Boomverzorger", "Jurist"}), ("vacature jur", {"Jurist"}),
            (f"vacatures {self.team.name}", {"Boomverzorger", "Jurist"}), ("vacature zeppelin", set()), ("jur", {"Jurist"}),
        ):  # fmt: skip
            found = {position.title for position in found_in_chart(self.cy, text).vacancies}
            self.assertEqual(found & {"Boomverzorger", "Jurist"}, titles, text)
        self.assertFalse(found_in_chart(self.gus, "vacature"))

    def test_who_is_in_no_department_can_be_found(self):
        people, count = without_department(self.cy)
        self.assertEqual(([one.username for one in people], count), (["mo"], 1))
        browser = self.as_person(self.cy)
        self.assertContains(browser.get("/people/chart/"), "?unit=none")
        self.assertContains(browser.get("/people/chart/?unit=none"), self.mo.name)

    def test_what_is_not_there_is_404_and_guests_have_no_chart(self):
        browser, guest = self.as_person(self.cy), self.as_person(self.gus)
        for address in ("?unit=999999", "?person=niemand", "list/?unit=999999", "branch/999999/"):
            self.assertEqual(browser.get(f"/people/chart/{address}").status_code, 404, address)
        for address in ("", "list/", f"branch/{self.team.pk}/", "?q=groen"):
            self.assertEqual(guest.get(f"/people/chart/{address}").status_code, 404, address)
        self.assertRedirects(browser.get("/people/departments/"), "/people/chart/")
        with self.assertRaises(Department.DoesNotExist):
            unit_for(self.gus, self.team.pk)

    def test_people_outside_are_in_no_figure(self):
        Person.objects.filter(pk=self.gus.pk).update(department=self.team)
        self.assertEqual(units_in(self.department.pk)[0].people, 2)
        self.assertNotContains(self.as_person(self.cy).get(f"/people/chart/?unit={self.team.pk}"), self.gus.name)


class OutlineTests(CastTestCase):
    def test_the_same_as_nested_lists(self):
        add_position(actor=None, title="Boomverzorger", department=self.team)
        entries, is_cut = outline_for(self.cy)
        self.assertEqual([one.unit.name for one in entries], ["Openbare ruimte"])
        (part,) = entries[0].parts
        self.assertEqual([one.username for one in part.people], ["bo", "ada"])
        self.assertEqual([one.title for one in part.vacancies], ["Boomverzorger"])
        self.assertFalse(is_cut)
        self.assertContains(self.as_person(self.cy).get("/people/chart/list/"), "Boomverzorger")
        self.assertContains(self.as_person(self.cy).get(f"/people/chart/list/?unit={self.team.pk}"), self.ada.name)
        self.assertEqual(outline_for(self.gus), ([], False))

    def test_as_many_queries_for_two_as_for_seventeen(self):
        with CaptureQueriesContext(connection) as few:
            outline_for(self.cy)
        for number in range(15):
            part = add_department(actor=None, name=f"Deel {number}", parent=self.team)
            change_job(actor=self.mo, person=make_person(f"p{number}"), department=part)
        with self.assertNumQueries(len(few)):
            outline_for(self.cy)

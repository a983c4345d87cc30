from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import NewGroup, start_group
from omarm.people import queries
from omarm.people.commands import deactivate_person
from omarm.people.models import Person


class RuleTests(CastTestCase):
    def test_who_sees_whom(self):
        people = (self.ada, self.bo, self.cy, self.gus, self.mo)
        #             ada bo cy gus mo
        for person, *expected in [(self.ada, 1, 1, 1, 1, 1),
                                  (self.bo,  1, 1, 1, 1, 1),
                                  (self.cy,  1, 1, 1, 1, 1),
                                  (self.gus, 1, 1, 0, 1, 0),
                                  (self.mo,  1, 1, 1, 1, 1)]:  # fmt: skip
            visible = Person.objects.visible_to(person)
            with self.subTest(person=person.username):
                self.assertEqual([visible.contains(other) for other in people], [bool(may) for may in expected])
                self.assertEqual(len(visible), len(set(visible)))

    def test_a_guest_of_no_group_sees_only_themselves(self):
        flo = make_person("flo", is_guest=True)
        self.assertEqual(list(Person.objects.visible_to(flo)), [flo])


class DirectoryTests(CastTestCase):
    def names(self, person, query=""):
        return [row.username for row in self.as_person(person).get(f"/people/{query}").context["page"]]

    def test_colleagues_stand_by_surname_without_the_tussenvoegsel(self):
        self.assertEqual(self.names(self.cy), ["bo", "cy", "gus", "mo", "ada"])

    def test_htmx_gets_the_results_alone(self):
        answer = signed_in(HtmxClient(), self.cy).get("/people/?q=bakker")
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, self.bo.name)
        self.assertIn("HX-Request", answer.headers["Vary"])

    def test_people_are_found_by_every_word_whatever_the_accents(self):
        for query, found in {
            "?q=bákker": ["bo"], "?q=GROEN": ["bo", "ada"], "?q=ada+velde": ["ada"], "?q=ada+bakker": [], "?q=%25": [],
            "?q=_": [], f"?q={'x' * 500}": [],
        }.items():  # fmt: skip
            self.assertEqual(self.names(self.cy, query), found, query)

    def test_a_department_shows_who_work_in_it_or_below(self):
        self.assertEqual(self.names(self.cy, f"?department={self.department.pk}"), ["bo", "cy", "ada"])
        self.assertEqual(self.names(self.cy, f"?department={self.team.pk}"), ["bo", "ada"])

    def test_nonsense_in_the_address_is_left_aside(self):
        for query in (
            "?department=x",
            "?department=²",
            f"?department={'9' * 5000}",
            "?after=nonsense",
            "?after=zz-",
            "?after=-",
        ):
            self.assertEqual(len(self.names(self.cy, query)), 5, query)
        self.assertEqual(self.as_person(self.cy).get("/people/?department=999999").status_code, 404)

    def test_whose_account_ended_is_not_in_the_list(self):
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertNotIn("bo", self.names(self.cy))

    def test_pages_follow_each_other_without_loss_or_repetition(self):
        for number in range(60):
            make_person(f"p{number}", email=None)
        seen, after = [], ""
        while True:
            page = queries.people_for(self.cy, after=after, limit=7)
            seen += [person.username for person in page]
            if not page.after:
                break
            after = page.after
        self.assertEqual(seen, list(Person.objects.by_surname().values_list("username", flat=True)))

    def test_more_people_cost_no_more_queries(self):
        browser = self.as_person(self.cy)
        browser.get("/people/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/people/")
        for number in range(15):
            make_person(f"p{number}", department=self.team)
        with self.assertNumQueries(len(few)):
            browser.get("/people/")


class GuestTests(CastTestCase):
    def test_a_guest_sees_fellow_members_and_no_departments(self):
        start_group(actor=self.cy, new=NewGroup(name="Zonder gast"))
        browser = self.as_person(self.gus)
        answer = browser.get("/people/")
        self.assertEqual([person.username for person in answer.context["page"]], ["bo", "gus", "ada"])
        self.assertNotContains(answer, self.department.name)
        self.assertNotContains(browser.get("/people/departments/"), self.team.name)
        for query in ("?q=mulder", f"?department={self.department.pk}&q=cock"):
            self.assertNotContains(browser.get(f"/people/{query}"), self.cy.name)

    def test_a_guest_finds_no_page_of_who_they_do_not_meet(self):
        for person, status in ((self.ada, 200), (self.bo, 200), (self.cy, 404), (self.mo, 404), (self.gus, 200)):
            self.assertEqual(self.as_person(self.gus).get(f"/people/{person.username}/").status_code, status)


class DepartmentsTests(CastTestCase):
    def test_the_tree_is_in_order_with_who_work_there(self):
        deactivate_person(actor=self.mo, person=self.bo)
        rows = [(row.name, row.depth, row.headcount) for row in queries.departments_for(self.cy)]
        self.assertEqual(rows, [("Openbare ruimte", 1, 1), ("Team Groen", 2, 1)])
        self.assertContains(self.as_person(self.cy).get("/people/departments/"), "Team Groen")

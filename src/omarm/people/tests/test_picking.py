"""Departments and groups, looked for by a word and chosen as chips."""

from django.core.exceptions import ValidationError

from omarm.core.testing.cast import CastTestCase
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.fields import GroupsField
from omarm.people.commands import add_department
from omarm.people.fields import DepartmentsField
from omarm.people.queries import departments_named

PICK = "/pick/departments/"


def field_for(person, field):
    field.person = person
    return field


class PickTests(CastTestCase):
    def test_departments_are_found_by_any_part_and_what_begins_with_it_comes_first(self):
        other = add_department(actor=None, name="Groenbeheer", parent=self.department)
        found = departments_named(self.bo, "groen", limit=8)
        self.assertEqual(
            [(row.pk, row.within) for row in found], [(row.pk, self.department.name) for row in (other, self.team)]
        )
        page = self.as_person(self.bo).get(PICK, {"q": "GROEN"})
        self.assertContains(page, f'data-id="{self.team.pk}"')

    def test_guests_find_nothing_and_odd_words_break_nothing(self):
        self.assertNotContains(self.as_person(self.gus).get(PICK, {"q": "groen"}), "data-id")
        for words in ("", "%", "x" * 500, "'", "_"):
            self.assertEqual(self.as_person(self.bo).get(PICK, {"q": words}).status_code, 200)
        self.assertEqual(self.client.get(PICK, {"q": "groen"}).status_code, 302)

    def test_it_asks_as_much_for_many_as_for_few(self):
        for number in range(2, 18, 15):
            for one in range(number):
                add_department(actor=None, name=f"Ploeg {number} {one}", parent=self.team)
            with self.assertNumQueries(1):
                departments_named(self.bo, "ploeg", limit=8)


class FieldTests(CastTestCase):
    def test_departments_by_id_name_or_abbreviation_and_not_by_a_name_of_two(self):
        field = field_for(self.bo, DepartmentsField(required=False))
        self.assertEqual(field.clean([str(self.team.pk), "openbare RUIMTE"]), [self.team, self.department])
        add_department(actor=None, name=self.team.name)
        for words in (self.team.name, "Nergens"):
            with self.assertRaises(ValidationError):
                field.clean([words])
        self.assertEqual(field_for(self.gus, DepartmentsField(required=False)).clean([str(self.team.pk)]), [])

    def test_groups_as_far_as_one_may_know_of_them(self):
        field = field_for(self.cy, GroupsField(required=False))
        self.assertEqual(field.clean([self.open.slug, str(self.hidden.pk)]), [self.open])
        start_group(actor=self.ada, new=NewGroup(name=self.open.name, purpose="Nog een.", access="open"))
        for words in (self.open.name, self.hidden.name):
            with self.assertRaises(ValidationError):
                field.clean([words])
        self.assertEqual(field_for(self.bo, GroupsField(required=False)).clean([self.hidden.name]), [self.hidden])

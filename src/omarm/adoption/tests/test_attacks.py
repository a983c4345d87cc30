"""Attacks on what is published: with all that stands in the database, by subtraction over scopes and over months."""

from fractions import Fraction
from random import Random

from omarm.adoption.commands import close_months
from omarm.adoption.models import Figure
from omarm.adoption.queries.scopes import ORGANISATION
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.core.floor import FLOOR
from omarm.people.commands import add_department

MONTHS = 3


class SubtractionTests(AdoptionTestCase):
    """A tree of twelve departments in which chance decides who asks; what is published is solved for each part of it."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        chance = Random(11)
        cls.people = {}
        for top in range(3):
            upper = add_department(actor=None, name=f"Dienst {top}")
            cls.people[upper] = cls.crowd(upper, 6 + 2 * top)
            for number in range(3):
                lower = add_department(actor=None, name=f"Team {top}.{number}", parent=upper)
                cls.people[lower] = cls.crowd(lower, chance.randint(8, 30))
        cls.asked = {}
        for back in range(MONTHS):
            for department, people in cls.people.items():
                asking = chance.sample(people, chance.randint(0, len(people)))
                cls.asked[cls.months_ago(back), department.pk] = len(asking)
                for person in asking:
                    cls.ask(person, cls.day(back=back), answered=5)
                    cls.post(person, cls.day(back=back))
        close_months(today=cls.today)

    @classmethod
    def months_ago(cls, back):
        return cls.day(1, back=back).date()

    def published(self, indicator, month):
        """Return [(set of departments, Figure)] of what is shown in a month."""
        rows = Figure.objects.filter(indicator=indicator, month=month, is_shown=True).select_related(
            "scope__department"
        )
        return [(self.covered(row), row) for row in rows]

    def covered(self, row):
        if row.scope.key == ORGANISATION:
            return frozenset({*(department.pk for department in self.people), None})
        if row.scope.is_other:
            return frozenset({"other"})
        return frozenset(one.pk for one in self.people if row.scope.department_id in one.path)

    def test_something_is_shown_and_something_is_hidden(self):
        rows = Figure.objects.filter(indicator="questions-in-time", scope__kind="department")
        self.assertTrue(rows.filter(is_shown=True).exists())
        self.assertTrue(rows.filter(is_shown=False).exists())

    def test_no_part_can_be_solved_for_that_is_about_few(self):
        for back in range(MONTHS):
            month = self.months_ago(back)
            told = [scope for scope, _row in self.published("questions-in-time", month)]
            for department in self.people:
                number = self.asked[month, department.pk]
                if number < FLOOR:
                    with self.subTest(month=month, department=department.name):
                        self.assertFalse(solvable(told, department.pk))

    def test_nor_from_one_month_to_the_next(self):
        told = [
            frozenset((month, one) for one in scope)
            for month in map(self.months_ago, range(MONTHS))
            for scope, _row in self.published("questions-in-time", month)
        ]
        few = [key for key, number in self.asked.items() if number < FLOOR]
        self.assertTrue(few)
        for key in few:
            with self.subTest(key):
                self.assertFalse(solvable(told, key))

    def test_of_people_neither_those_who_did_nor_those_who_did_not(self):
        for back in range(MONTHS):
            month = self.months_ago(back)
            told = [scope for scope, _row in self.published("contributors", month)]
            for department, people in self.people.items():
                number = self.asked[month, department.pk]
                if min(number, len(people) - number) < FLOOR:
                    with self.subTest(month=month, department=department.name):
                        self.assertFalse(solvable(told, department.pk))

    def test_a_sum_that_shows_how_the_attack_works(self):
        self.assertTrue(solvable([frozenset({1, 2, 3}), frozenset({1, 2})], 3))
        self.assertFalse(solvable([frozenset({1, 2, 3}), frozenset({1})], 3))


class QuarterTests(AdoptionTestCase):
    """A quarter less the months of it that are shown is the month that is hidden."""

    def test_a_hidden_month_does_not_follow_from_its_quarter(self):
        back = self.month.first.month % 3  # the last month of a quarter
        people = self.crowd(self.north, 40)
        self.post(self.ada, self.day(back=back + 5))
        for month, (asking, in_time) in enumerate(((2, 1), (12, 10), (12, 11))):
            for number, person in enumerate(people[:asking]):
                self.ask(person, self.day(back=back + month), answered=5 if number < in_time else 99)
        close_months(today=self.today)
        shown = Figure.objects.filter(scope__key=ORGANISATION, is_shown=True)
        months = [(row.part, row.whole) for row in shown.filter(indicator="questions-in-time")]
        quarter = shown.get(indicator="asked-among-departments")
        self.assertEqual(sorted(months), [(10, 12), (11, 12)])
        possible = {
            hidden
            for hidden in range(FLOOR)
            for in_time in range(hidden + 1)
            if round(quarter.whole * (21 + in_time) / (24 + hidden)) == quarter.part
        }
        self.assertEqual(possible, set(range(FLOOR)))


def solvable(told, unknown):
    """Return whether the number of one part follows from sums over sets of parts: by elimination, exactly."""
    parts = sorted({part for scope in told for part in scope} | {unknown}, key=str)
    rows = [[Fraction(part in scope) for part in parts] for scope in told]
    wanted = [Fraction(part == unknown) for part in parts]
    return rank([*rows, wanted]) == rank(rows)


def rank(rows):
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((spot for spot in range(found, len(rows)) if rows[spot][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for spot in range(found + 1, len(rows)):
            factor = rows[spot][column] / rows[found][column]
            rows[spot] = [one - factor * other for one, other in zip(rows[spot], rows[found], strict=True)]
        found += 1
    return found

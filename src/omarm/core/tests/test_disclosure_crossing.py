from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from omarm.core.disclosure import Cell, Shown, Tree, is_safe, publish_two
from omarm.core.tests.attacking import possible, solved

FEW = 3
ALL = "all"


@st.composite
def crossings(draw, *, rows=3, columns=3, size=7):
    """Return {(department or None, place or None): (part, whole)}."""
    people = st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: (min(pair), max(pair)))
    keys = [(row and f"d{row}", column and f"p{column}") for row in range(rows) for column in range(columns)]
    keys = [tuple(key or None for key in pair) for pair in keys]
    return {key: draw(people) for key in draw(st.sets(st.sampled_from(keys), min_size=2))}


def tree_of(atoms, side, inside):
    sums = {}
    for keys, (part, whole) in atoms.items():
        key = keys[side]
        while key is not None:
            before = sums.get(key, (0, 0))
            sums[key] = (before[0] + part, before[1] + whole)
            key = inside.get(key)
    return Tree([Cell(key, *pair) for key, pair in sums.items()], inside)


def shown_of(atoms, *, floor=FEW, inside=None):
    total = Cell(ALL, *map(sum, zip(*atoms.values(), strict=True)))
    crossing = [Cell(key, *pair) for key, pair in atoms.items()]
    first, second = tree_of(atoms, 0, inside or {}), tree_of(atoms, 1, {})
    return publish_two(first, second, crossing, total=total, floor=floor)


def rows_of(shown, atoms):
    return [[int(key == ALL or key in keys) for keys in atoms] for key, seen in shown.items() if seen]


class AttackTests(TestCase):
    @given(crossings())
    def test_no_set_that_two_filters_single_out_tells_on_few(self, atoms):
        for chosen in solved(rows_of(shown_of(atoms), atoms), len(atoms)):
            part, whole = (
                sum(taken * pair[which] for taken, pair in zip(chosen, atoms.values(), strict=True)) for which in (0, 1)
            )
            self.assertTrue(is_safe(Cell("found", part, whole), floor=FEW), (chosen, atoms))

    @settings(max_examples=30)
    @given(crossings(columns=2, size=4))
    def test_what_is_hidden_stays_open_to_guess(self, atoms):
        rows = rows_of(shown_of(atoms), atoms)
        parts, wholes = zip(*atoms.values(), strict=True)
        guesses = possible(rows, parts, wholes)
        scopes = [[int(key in keys) for keys in atoms] for key in {key for keys in atoms for key in keys if key}]
        singled_out = [[int(keys == one) for keys in atoms] for one in atoms]
        for members, least in [(each, FEW) for each in scopes] + [(each, 1) for each in singled_out]:
            part, whole = (
                sum(one * other for one, other in zip(members, numbers, strict=True)) for numbers in (parts, wholes)
            )
            if not is_safe(Cell("hidden", part, whole), floor=FEW):
                values = {sum(one * other for one, other in zip(members, guess, strict=True)) for guess in guesses}
                self.assertGreaterEqual(max(values) - min(values), min(least, whole), (members, atoms))


class ShowingTests(TestCase):
    def test_a_place_that_is_nearly_a_department_is_hidden_and_cannot_be_worked_out(self):
        atoms = {("d1", "p1"): (30, 60), ("d1", "p2"): (1, 2), ("d2", "p2"): (25, 50), ("d2", "p3"): (20, 50)}
        atoms |= {("d3", "p2"): (10, 20), ("d3", "p3"): (30, 70)}
        hidden = [key for key, seen in shown_of(atoms, floor=8).items() if seen is None]
        self.assertEqual(hidden, ["p1", "p2"])

    def test_two_places_that_are_nearly_a_department_are_not_both_shown(self):
        atoms = {("d1", "p1"): (30, 60), ("d1", "p2"): (20, 40), ("d1", "p3"): (1, 3), ("d2", "p3"): (40, 90)}
        shown = shown_of(atoms, floor=8)
        self.assertTrue({shown["d1"], shown["p1"], shown["p2"]} & {None})

    def test_departments_and_places_that_cross_widely_are_all_shown(self):
        atoms = {(f"d{row}", f"p{column}"): (15, 30) for row in range(3) for column in range(3)}
        self.assertNotIn(None, shown_of(atoms, floor=8).values())
        self.assertEqual(shown_of(atoms, floor=8, inside={"d0": "d1"})["d1"], Shown(90, 180))

    def test_numbers_that_do_not_add_up_are_refused(self):
        cells = [Cell("d1", 10, 30)], [Cell("p1", 10, 30)]
        for crossing in ([], [Cell(("d1", "p1"), 10, 29)], [Cell(("d1", None), 10, 30)]):
            with self.assertRaises(ValueError):
                publish_two(*(Tree(each) for each in cells), crossing, total=Cell(ALL, 10, 30))

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from omarm.core.disclosure import Cell, Shown, Tree, is_safe, publish
from omarm.core.tests.attacking import possible, solved

FEW = 3  # a low floor, so that every answer can be tried


@st.composite
def trees(draw, *, most=6, size=9):
    """Return ({key: (part, whole) of who is in it and in none of its parts}, {key: upper}); 0 is the total."""
    keys = range(draw(st.integers(2, most)))
    people = st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: (min(pair), max(pair)))
    return {key: draw(people) for key in keys}, {key: draw(st.integers(0, key - 1)) for key in keys if key}


def way_up(key, inside):
    while key is not None:
        yield key
        key = inside.get(key)


def summed(rests, inside):
    """Return the Cell of every scope."""
    sums = {key: [0, 0] for key in rests}
    for key, (part, whole) in rests.items():
        for scope in way_up(key, inside):
            sums[scope][0] += part
            sums[scope][1] += whole
    return {key: Cell(key, *pair) for key, pair in sums.items()}


def shown_of(rests, inside, *, floor=FEW):
    cells = summed(rests, inside)
    total = cells.pop(0)
    return publish(cells.values(), total=total, inside=inside, floor=floor)


def row(scope, rests, inside):
    return [int(scope in way_up(key, inside)) for key in rests]


class AttackTests(TestCase):
    @given(trees(most=8))
    def test_no_sum_or_difference_tells_on_few(self, tree):
        rests, inside = tree
        rows = [row(scope, *tree) for scope, shown in shown_of(*tree).items() if shown]
        for chosen in solved(rows, len(rests)):
            part, whole = (
                sum(taken * pair[which] for taken, pair in zip(chosen, rests.values(), strict=True)) for which in (0, 1)
            )
            self.assertTrue(is_safe(Cell("found", part, whole), floor=FEW), (chosen, rests, inside))

    @given(trees(most=4, size=6))
    def test_what_is_hidden_for_what_it_tells_stays_open_to_guess(self, tree):
        rests, _inside = tree
        cells, shown = summed(*tree), shown_of(*tree)
        rows = [row(scope, *tree) for scope, seen in shown.items() if seen]
        parts, wholes = zip(*rests.values(), strict=True)
        guesses = possible(rows, parts, wholes)
        for scope, cell in cells.items():
            if not is_safe(cell, floor=FEW):
                members = row(scope, *tree)
                values = {sum(one * other for one, other in zip(members, guess, strict=True)) for guess in guesses}
                self.assertGreaterEqual(len(values) - 1, min(FEW, cell.whole), (scope, rests))

    def test_hiding_small_numbers_alone_is_broken_by_this_attacker(self):
        rests, inside = {0: (0, 0), 1: (5, 9), 2: (1, 4)}, {1: 0, 2: 0}
        naive = [row(scope, rests, inside) for scope, cell in summed(rests, inside).items() if is_safe(cell, floor=FEW)]
        self.assertIn((1, 0, 1), list(solved(naive, 3)))  # the total without the first: one of the four in the second

    @given(trees())
    def test_a_total_that_is_too_small_leaves_nothing(self, tree):
        if not is_safe(summed(*tree)[0], floor=FEW):
            self.assertEqual(set(shown_of(*tree).values()), {None})


class ShowingTests(TestCase):
    def test_the_smallest_beside_a_hidden_one_is_hidden_too(self):
        cells = [Cell("a", 10, 30), Cell("b", 3, 20), Cell("c", 9, 25), Cell("d", 20, 60)]
        shown = publish(cells, total=Cell("all", 42, 135))
        self.assertEqual([key for key, seen in shown.items() if seen is None], ["b", "c"])
        self.assertEqual(shown["a"], Shown(10, 30))

    def test_a_scope_that_is_nearly_all_of_another_is_hidden(self):
        shown = publish([Cell("b", 20, 60), Cell("a", 18, 55)], inside={"a": "b"}, total=Cell("all", 50, 200))
        self.assertEqual((shown["a"], shown["b"]), (None, Shown(20, 60)))

    def test_all_and_none_are_hidden_as_a_statement_about_each(self):
        shown = publish([Cell("none", 0, 30), Cell("all of them", 30, 30), Cell("some", 12, 30)])
        self.assertEqual([key for key, seen in shown.items() if seen], ["some"])

    def test_where_all_is_well_all_is_shown(self):
        cells = [Cell(key, 10, 30) for key in "abc"] + [Cell("up", 20, 60)]
        shown = publish(cells, inside={"a": "up", "b": "up"}, total=Cell("all", 40, 120))
        self.assertNotIn(None, shown.values())

    def test_people_who_are_in_no_part_are_protected_like_a_part(self):
        shown = publish([Cell("a", 20, 40), Cell("b", 30, 60)], total=Cell("all", 52, 103))  # three are in neither
        self.assertEqual((shown["a"], shown["b"]), (None, Shown(30, 60)))

    def test_of_things_it_counts_how_many_people_they_are_about(self):
        cells = [Cell("a", 40, 40, people=9), Cell("b", 1, 90, people=7), Cell("c", 5, 50, people=30)]
        shown = publish(cells, total=Cell("all", 46, 180, people=46))
        self.assertEqual([key for key, seen in shown.items() if seen], ["c", "all"])
        self.assertEqual(publish(cells)["a"], Shown(40, 40, 9))

    def test_nothing_is_shown_of_an_organisation_below_the_floor(self):
        shown = publish([Cell("a", 2, 3), Cell("b", 3, 4)], total=Cell("all", 5, 7))
        self.assertEqual(set(shown.values()), {None})

    def test_what_cannot_be_is_refused(self):
        total = Cell("all", 5, 20)
        for cells, inside in (
            ([Cell("a", 4, 12), Cell("b", 4, 9)], {}),  # more than the whole
            ([Cell("a", 1, 2), Cell("b", 1, 2)], {"a": "b", "b": "a"}),  # in each other
            ([Cell("a", 1, 2)], {"a": "gone"}),
            ([Cell("a", 1, 2, people=2)], {}),  # things in people
        ):
            with self.assertRaises(ValueError):
                publish(cells, total=total, inside=inside)
        for part, whole in ((3, 2), (-1, 2)):
            with self.assertRaises(ValueError):
                Cell("a", part, whole)
        self.assertEqual(Tree([]).inside, {})

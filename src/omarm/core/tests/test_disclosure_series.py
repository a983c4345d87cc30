from itertools import accumulate, pairwise
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from omarm.core.disclosure import OTHER, merged, steps, steps_in
from omarm.core.tests.attacking import solved

FEW = 3
weeks = st.lists(st.integers(0, 5), min_size=1, max_size=12)


class StepsTests(TestCase):
    @given(weeks, st.integers(0, 40))
    def test_two_days_never_differ_by_few_and_neither_first_nor_last_few_are_told(self, fresh, whole):
        counts = [min(count, whole) for count in accumulate(fresh)]
        shown = steps(counts, whole, floor=FEW)
        for before, after in pairwise([0, *(number or 0 for number in shown)]):
            self.assertTrue(after == before or after - before >= FEW)
        for number, count in zip(shown, counts, strict=True):
            if number is not None:
                self.assertTrue(FEW <= number <= count)
                self.assertGreaterEqual(whole - number, FEW)

    @given(weeks, st.integers(1, 11))
    def test_what_was_shown_stays_shown(self, fresh, days):
        counts = list(accumulate(fresh))
        self.assertEqual(steps(counts, 30, floor=FEW)[:days], steps(counts[:days], 30, floor=FEW))

    def test_a_series_by_hand(self):
        self.assertEqual(steps([0, 3, 8, 9, 15, 16, 30, 33, 40], 40), [None, None, 8, 8, 8, 16, 30, 30, 30])
        self.assertEqual(steps([5, 8, 7, 16], [9, 20, 20, 30]), [None, 8, 8, 16])
        self.assertEqual(steps([], 9), [])


class StepsInTests(TestCase):
    INSIDE = {"a": "up", "b": "up", "up": "all", "c": "all"}

    def series(self, fresh):
        """Return the cumulative counts of all scopes, from who was new in the scopes that have no parts, per week."""
        counts = {key: list(accumulate(numbers)) for key, numbers in zip("abc", fresh, strict=True)}
        counts["up"] = [one + other for one, other in zip(counts["a"], counts["b"], strict=True)]
        counts["all"] = [one + other for one, other in zip(counts["up"], counts["c"], strict=True)]
        return counts

    @given(st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=4))
    def test_no_sum_over_scopes_and_weeks_tells_on_few(self, fresh):
        counts = self.series(list(zip(*fresh, strict=True)))
        wholes = {key: [{"up": 80, "all": 120}.get(key, 40)] * len(fresh) for key in counts}
        shown = steps_in(counts, wholes, inside=self.INSIDE, floor=FEW)
        atoms = [(key, week) for key in "abc" for week in range(len(fresh))]
        size = {(key, week): fresh[week]["abc".index(key)] for key, week in atoms}
        # What is shown is the count of each unit up to the week in which it stepped last; the attacker is given those weeks.
        rows = [
            [int(key == unit and week <= last) for key, week in atoms]
            for unit in "abc" for last in self.stepped(shown[unit])
        ]  # fmt: skip
        for chosen in solved(rows, len(atoms)):
            self.assertGreaterEqual(sum(size[atom] for atom, taken in zip(atoms, chosen, strict=True) if taken), FEW)
        for week in range(len(fresh)):  # the upper scopes tell nothing that these do not
            units = [shown[key][week] for key in "abc"]
            self.assertEqual(shown["all"][week] or 0, sum(number or 0 for number in units))
            self.assertEqual(shown["up"][week] or 0, sum(number or 0 for number in units[:2]))

    def stepped(self, numbers):
        return [week for week, number in enumerate(numbers) if number and (week == 0 or number != numbers[week - 1])]

    def test_people_outside_every_part_step_too(self):
        shown = steps_in({"all": [20, 21], "a": [9, 10]}, {"all": [60, 60], "a": [30, 30]}, inside={"a": "all"})
        self.assertEqual(shown, {"all": [20, 20], "a": [9, 9]})

    def test_parts_of_more_than_the_whole_are_refused(self):
        with self.assertRaises(ValueError):
            steps_in({"all": [8], "a": [9]}, {"all": [60], "a": [30]}, inside={"a": "all"})


class MergedTests(TestCase):
    def test_small_groups_are_one_when_that_is_large_enough(self):
        self.assertEqual(merged({"a": 3, "b": 5, "c": 8}), {"a": OTHER, "b": OTHER, "c": "c"})
        self.assertEqual(merged({"a": 3, "b": 4, "c": 8}), {"a": None, "b": None, "c": "c"})
        self.assertEqual(merged({}), {})

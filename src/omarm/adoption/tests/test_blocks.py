from unittest import TestCase

from omarm.adoption.queries.scopes import ORGANISATION, Crowd, layout_of
from omarm.adoption.rules.blocks import LARGE, Block, block_for, blocks_of, covered_places


def crowd(department, people, *, top=None, place=""):
    return Crowd(department, top or department, place, place, people)


class BlockTests(TestCase):
    def test_a_block_is_large_enough_for_its_first_mark(self):
        self.assertEqual(LARGE, 50)

    def test_departments_split_where_they_are_large(self):
        self.assertEqual(blocks_of([crowd(1, 50), crowd(2, 49), crowd(3, 5)]), {Block(1), Block()})

    def test_departments_in_departments_and_what_is_left_of_them(self):
        found = [crowd(1, 6), crowd(11, 60, top=1), crowd(12, 20, top=1)]
        self.assertEqual(blocks_of(found), {Block(11), Block(1)})

    def test_places_split_what_is_left(self):
        found = [crowd(1, 60, place="a"), crowd(1, 20, place="b"), crowd(2, 55, place="a")]
        self.assertEqual(blocks_of(found), {Block(1, "a"), Block(1), Block(2, "a")})

    def test_a_small_organisation_is_one_block(self):
        self.assertEqual(blocks_of([crowd(1, 30), crowd(None, 9)]), {Block()})

    def test_everybody_is_in_exactly_one_block_and_none_is_empty(self):
        found = [crowd(1, 60, place="a"), crowd(1, 8, place="b"), crowd(11, 70, top=1, place="a"), crowd(2, 30, place="a"), crowd(None, 3)]  # fmt: skip
        blocks = blocks_of(found)
        self.assertEqual({block_for(one, blocks) for one in found}, blocks)

    def test_who_comes_to_a_place_without_a_block_counts_in_the_department(self):
        blocks = {Block(1, "a"), Block(1), Block()}
        self.assertEqual(block_for(crowd(11, 1, top=1, place="z"), blocks), Block(1))
        self.assertEqual(block_for(crowd(None, 1), blocks), Block())

    def test_a_block_stays_a_little_longer(self):
        found = [crowd(1, 41, place="a"), crowd(11, 55, top=1), crowd(2, 60)]
        self.assertEqual(blocks_of(found), {Block(11), Block(1), Block(2)})
        kept = {Block(1, "a"), Block(11), Block(2)}
        self.assertEqual(blocks_of(found, kept), kept)
        self.assertNotIn(Block(1, "a"), blocks_of([crowd(1, 39, place="a"), *found[1:]], kept))

    def test_a_place_is_told_of_when_its_blocks_hold_four_fifths(self):
        found = [crowd(1, 80, place="a"), crowd(2, 20, place="a"), crowd(3, 60, place="b"), crowd(4, 20, place="b")]
        self.assertEqual(covered_places(found, blocks_of(found)), {"a"})


class LayoutTests(TestCase):
    def layout(self, *found):
        return layout_of(found, {1: "Een", 2: "Twee", 3: "Drie", 11: "Een-een", 12: "Een-twee"})

    def test_small_ones_at_the_top_are_together(self):
        layout = self.layout(crowd(1, 12), crowd(2, 6), crowd(3, 5))
        self.assertEqual(layout.names, {"department:1": "Een", "department:other": ""})
        self.assertEqual(layout.people, {ORGANISATION: 23, "department:1": 12, "department:other": 11})
        self.assertEqual(
            (layout.key_of(2), layout.key_of(1), layout.key_of(None)), ("department:other", "department:1", None)
        )

    def test_too_small_together_they_are_not_told_of(self):
        layout = self.layout(crowd(1, 12), crowd(2, 4), crowd(3, 5))
        self.assertEqual((layout.key_of(2), layout.left_out), (None, {2, 3}))

    def test_who_has_no_department_is_with_the_small_ones(self):
        layout = self.layout(crowd(1, 12), crowd(2, 6), crowd(None, 4))
        self.assertEqual((layout.key_of(None), layout.people["department:other"]), ("department:other", 10))
        self.assertEqual(self.layout(crowd(1, 12), crowd(None, 4)).left_out, {None})
        many = self.layout(crowd(1, 12), crowd(None, 40))
        self.assertEqual((many.key_of(None), many.left_out), (None, frozenset()))  # a rest, protected like a scope

    def test_small_ones_below_count_in_what_they_are_in(self):
        layout = self.layout(crowd(1, 4), crowd(11, 12, top=1), crowd(12, 5, top=1))
        self.assertEqual(layout.inside, {"department:11": "department:1"})
        self.assertEqual((layout.key_of(11), layout.key_of(12)), ("department:11", "department:1"))
        self.assertEqual(list(layout.upwards("department:11")), ["department:11", "department:1"])
        self.assertEqual(layout.people["department:1"], 21)

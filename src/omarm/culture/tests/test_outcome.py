"""What a scan shows, attacked: departments subtracted from each other, small ones worked out, two scans compared."""

from itertools import product

from django.test import SimpleTestCase

from omarm.culture.queries.outcome import ALL, Answers, reading_of, told_of, whole_points
from omarm.culture.queries.sheet import empty_sheet, read_sheet, write_sheet

SHEET = [150, 150, 150, 150] * 2


def parts(*sizes):
    """Return Answers of parts: (department, area, answered, asked)."""
    return [Answers(department, area, asked, [SHEET] * answered) for department, area, answered, asked in sizes]


def shown(told):
    return {row[0]: row[2] is not None for row in told["rows"]}


class DisclosureTests(SimpleTestCase):
    def test_seven_tell_nothing(self):
        self.assertIsNone(told_of(parts((1, None, 7, 20), (None, None, 0, 3)), floor=8))
        self.assertIsNone(told_of([], floor=8))

    def test_one_small_department_takes_another_along(self):
        told = shown(told_of(parts((1, None, 20, 30), (2, None, 12, 30), (3, None, 3, 30)), floor=8))
        self.assertTrue(told[ALL])
        self.assertFalse(told[3])
        self.assertFalse(told[1] and told[2])

    def test_no_sum_or_difference_is_about_one_to_seven(self):
        for sizes in product((0, 1, 3, 7, 8, 9, 20), repeat=4):
            one, two, three, rest = sizes
            if sum(sizes) < 8:
                continue
            told = told_of(
                parts((1, 9, one, 40), (2, 9, two, 40), (3, None, three, 40), (None, None, rest, 40)), floor=8
            )
            open_ = shown(told)
            number = {ALL: sum(sizes), 1: one, 2: two, 3: three, 9: one + two}
            self.assertTrue(all(number[key] >= 8 for key, is_open in open_.items() if is_open))
            for area, inside in ((9, (1, 2)), (ALL, ((9,) if open_[9] else (1, 2)) + (3,))):
                if open_[area]:
                    left = number[area] - sum(number[key] for key in inside if open_[key])
                    self.assertNotIn(left, range(1, 8), sizes)

    def test_how_many_answered_hides_who_did_not(self):
        told = told_of(parts((1, None, 20, 22), (2, None, 20, 40), (3, None, 20, 40)), floor=8)
        answered = {row[0]: row[5] for row in told["rows"]}
        self.assertIsNone(answered[1])
        self.assertFalse(answered[2] and answered[3] and answered[ALL])

    def test_whole_points_are_a_hundred(self):
        self.assertEqual(whole_points([200, 200, 200, 0]), [34, 33, 33, 0])
        self.assertEqual(whole_points([1, 1, 1, 597]), [0, 0, 0, 100])


class ReadingTests(SimpleTestCase):
    def test_what_lies_close_is_told_together_and_only_much_is_a_move(self):
        reading = reading_of([34, 30, 20, 16], [20, 40, 20, 20])
        self.assertEqual((reading.now, reading.wanted), (["clan", "adhocracy"], ["adhocracy"]))
        self.assertEqual(reading.moves, [("clan", -14), ("adhocracy", 10)])
        self.assertFalse(reading.stays)

    def test_a_line_of_text_comes_back_as_it_was_and_another_as_nothing(self):
        sheet = empty_sheet()
        sheet[2] = [10, None, 0, 100, 25, 25, 25, 25]
        self.assertEqual(read_sheet(write_sheet(sheet)), sheet)
        for line in ("", "1-2", write_sheet(sheet) + ".", "x" * 9999, write_sheet(sheet).replace("10", "-1", 1)):
            self.assertEqual(read_sheet(line), empty_sheet())

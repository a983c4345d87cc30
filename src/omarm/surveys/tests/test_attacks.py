"""Attacks by the owner of a round, who sees all that is shown of it and has the team put together as often as they like."""

from django.test import SimpleTestCase

from omarm.surveys.rules.counting import ties_by_area
from omarm.surveys.rules.outcome import team_among, work_out
from omarm.surveys.rules.places import Colleague

SECOND, FIRST = 20, 21  # both named by the same three; on equal terms the first row comes first


class OrderTests(SimpleTestCase):
    """Who comes first of two is the same whatever they answered themselves."""

    def team(self, votes, *, answered=(), layers=None):
        those = {who for who, _whom in votes} | {*answered}
        colleagues = [
            Colleague(
                pk, (layers or {}).get(pk, "other"), department=1 + pk % 2, area=1 + pk % 2, has_answered=pk in those
            )
            for pk in range(40)
        ]
        counted = work_out(colleagues, votes, size=1, floor=3)
        standings = [Row(pk) for pk in counted.counts]
        return [pk for pk, _why in counted.found.team], [
            pk for pk, _why in team_among(colleagues, votes, standings, size=2)
        ]

    def votes(self):
        return [(who, whom) for who in range(10) for whom in (SECOND, SECOND + 2)]

    def test_not_by_having_answered(self):
        plain = self.team(self.votes())
        self.assertEqual(self.team(self.votes(), answered=[SECOND + 2]), plain)

    def test_not_by_whom_they_named(self):
        plain = self.team(self.votes())
        for named in (30, 31, 33):
            with self.subTest(named):
                self.assertEqual(self.team([*self.votes(), (SECOND + 2, named)]), plain)

    def test_not_by_who_asks_them_in_a_part_of_few(self):
        votes = [(who, SECOND) for who in (0, 2, 4)] + [(who, SECOND + 2) for who in (0, 2)]
        votes += [(who, 30) for who in range(7, 20)]
        plain = self.team([*votes, (6, SECOND + 2)])
        alone = self.team([*votes, (6, SECOND + 2)], layers={6: "leader"})
        self.assertEqual(alone, plain)


class NumbersOfNamesTests(SimpleTestCase):
    """A number of names beside a share that is hidden, or from few people, tells what a few answered."""

    def told(self, answered, *, inside, outside):
        """Of twenty colleagues of an area so many answered; `inside` and `outside` are (how many of them named, how many each)."""
        here = [Colleague(pk, department=1, area=1, has_answered=pk < answered) for pk in range(20)]
        there = [Colleague(pk, department=2, area=2, has_answered=pk < 60) for pk in range(50, 90)]
        votes = [(who, 18 + whom) for who in range(inside[0]) for whom in range(inside[1])]
        votes += [(who, 80 + whom) for who in range(outside[0]) for whom in range(outside[1])]
        return ties_by_area(votes, here + there)[0][1:]

    def test_told_where_both_come_from_many(self):
        self.assertEqual(self.told(12, inside=(12, 2), outside=(8, 2)), (24, 16))

    def test_not_of_names_from_few(self):
        self.assertEqual(self.told(12, inside=(12, 2), outside=(7, 2)), (None, None))
        self.assertEqual(self.told(12, inside=(12, 2), outside=(0, 0)), (None, None))

    def test_not_where_names_are_people_and_few_are_left(self):
        self.assertEqual(self.told(12, inside=(12, 2), outside=(9, 1)), (None, None))

    def test_not_where_the_share_is_hidden(self):
        self.assertEqual(self.told(13, inside=(13, 2), outside=(13, 2)), (None, None))  # seven are left


class Row:
    """A standing as `team_among` reads it."""

    leads = connects = left_out = False

    def __init__(self, pk):
        self.person_id = pk

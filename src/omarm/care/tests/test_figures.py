"""Each figure beside a small table that was worked out by hand."""

import random
from datetime import UTC, datetime, timedelta
from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omarm.care.figures import (
    Period,
    Share,
    answered_in_time,
    bridges,
    hours_to_answer,
    spread,
    trend,
    two_way_ties,
    voices,
)
from omarm.care.rules import trend_light

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TWO_DAYS = timedelta(days=2)

people = st.integers(1, 12)
pairs = st.lists(st.tuples(people, people), max_size=60)
waits = st.lists(st.tuples(st.just(NOON), st.none() | st.integers(0, 9).map(lambda days: NOON + timedelta(days=days))))


def asked(*hours):
    """Return questions of which the first answers came after so many hours (None: never)."""
    return [(NOON, None if after is None else NOON + timedelta(hours=after)) for after in hours]


def due_in(term, rows):
    """Return of questions when they were answered, and when the promise ended."""
    return [(at, since + term) for since, at in rows]


def test_voices_counts_each_member_once_and_nobody_else():
    # Members 1 2 3 4 5; 1 wrote three times, 3 once, 9 is a colleague from outside: two of five.
    assert voices([1, 1, 3, 1, 9], [1, 2, 3, 4, 5]) == Share(2, 5)
    assert voices([1], []).value is None


def test_answered_in_time():
    # Two days promised: after 1, 48 (just in time) and 49 hours, and one never: two of four.
    share = answered_in_time(due_in(TWO_DAYS, asked(1, 48, 49, None)))
    assert (share, share.value) == (Share(2, 4), 0.5)
    assert answered_in_time([]).value is None


@pytest.mark.parametrize(
    ("hours", "median"),
    [
        ([5], 5),
        ([1, 3, 30], 3),
        ([1, 3, 30, None], 3),  # the lower middle one of 1 3 30 ∞
        ([1, None, None], None),  # the middle one never came
        ([1, None], 1),  # the lower middle one of 1 ∞
        ([None], None),
        ([], None),
    ],
)
def test_hours_to_the_first_answer(hours, median):
    assert hours_to_answer(hours) == median


def test_two_way_ties():
    # 1→2 2→1 1→3 4→3 3→4 and 5→5: pairs in touch are 12 13 34; both ways 12 and 34. Saying it twice changes nothing.
    arcs = [(1, 2), (2, 1), (1, 2), (1, 3), (4, 3), (3, 4), (5, 5)]
    assert two_way_ties(arcs) == Share(2, 3)


def test_bridges_leaves_out_whose_department_is_unknown():
    # 7 to 7, 7 to 8, 8 to 7, and two with somebody without department: two of three.
    assert bridges([(7, 7), (7, 8), (8, 7), (None, 8), (7, None)]) == Share(2, 3)


@pytest.mark.parametrize(
    ("counts", "share", "busiest"),
    [
        ([10, 1, 1, 1, 1, 1, 1, 1, 1, 2], 10 / 20, 1),  # a tenth of ten is one
        ([6, 6, 1, 1, 1, 1, 1, 1, 1, 1], 12 / 20, 2),  # the two busiest are level, so both count
        ([2] * 10, 1, 10),  # all are level
        ([9, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1], 14 / 23, 2),  # a tenth of eleven is two
        ([3], 1, 1),
        ([4, 0, 0], 1, 1),  # who wrote nothing is not one who wrote
    ],
)
def test_spread(counts, share, busiest):
    found = spread(counts)
    assert (found.share, found.busiest) == (pytest.approx(share), busiest)


def test_who_are_level_at_the_cut_hide_nobody_who_is_busy():
    # Eleven wrote, one of them 41 times: a tenth is 1.1 people, 41 + 0.1 of 51. With all who are level it is everybody.
    found = spread([41] + [1] * 10)
    assert (found.share, found.busiest, found.tenth) == (1, 11, pytest.approx(41.1 / 51))
    assert spread([2] * 10).tenth == pytest.approx(0.1)


def test_trend_compares_with_the_median_of_the_groups_own_past():
    # People 4 8 6, median 6; messages 10 50 20, median 20. Now 3 and 30; 12 people wrote in the year.
    found = trend(Period(3, 30), [Period(4, 10), Period(8, 50), Period(6, 20)], of_the_year=12)
    assert (found.people, found.messages, found.still, found.usual) == (0.5, 1.5, 0.25, 6)


def test_trend_starts_where_the_group_did():
    lived = [Period(4, 10), Period(6, 20)]
    before = [Period(0, 0)] * 5
    assert trend(Period(3, 30), before + lived, of_the_year=9) == trend(Period(3, 30), lived, of_the_year=9)
    assert trend(Period(3, 30), [*before, Period(4, 10)], of_the_year=9) is None


def test_a_pause_counts_as_past():
    found = trend(Period(6, 6), [Period(6, 6), Period(0, 0), Period(6, 6)], of_the_year=9)
    assert found.people == 1


def test_nothing_is_compared_with_a_past_that_was_silent():
    assert trend(Period(3, 3), [Period(1, 1), Period(0, 0), Period(0, 0)], of_the_year=3) is None


@given(st.lists(people), st.lists(people))
def test_voices_is_a_share(wrote, members):
    assert 0 <= voices(wrote, members).part <= voices(wrote, members).whole == len(set(members))


@given(pairs, st.randoms(use_true_random=False))
def test_ties_and_bridges_are_shares_whatever_the_order_and_whoever_is_called_what(arcs, chance):
    names = list(range(1, 13))
    chance.shuffle(names)
    renamed = [(names[who - 1], names[whom - 1]) for who, whom in arcs]
    chance.shuffle(renamed)
    for figure in (two_way_ties, bridges):
        assert 0 <= figure(arcs).part <= figure(arcs).whole
        assert figure(renamed) == figure(arcs)


@given(pairs)
def test_ties_are_all_mutual_when_everybody_is_answered(arcs):
    share = two_way_ties(arcs + [(whom, who) for who, whom in arcs])
    assert share.part == share.whole


@given(st.lists(st.integers(1, 50), min_size=1), st.randoms(use_true_random=False))
def test_spread_is_a_share_and_never_less_than_that_of_equals(counts, chance):
    found = spread(counts)
    assert found.busiest / found.writers - 1e-9 <= found.share <= 1 + 1e-9
    assert found.busiest >= found.writers / 10
    assert 0.1 - 1e-9 <= found.tenth <= found.share + 1e-9
    shuffled = list(counts)
    chance.shuffle(shuffled)
    assert spread(shuffled) == found


@given(waits, st.integers(0, 9), st.integers(0, 9))
def test_a_longer_promise_is_never_kept_less(rows, days, more):
    few = answered_in_time(due_in(timedelta(days=days), rows))
    many = answered_in_time(due_in(timedelta(days=days + more), rows))
    assert 0 <= few.part <= many.part <= many.whole == len(rows)


@given(st.integers(0, 400))
def test_a_steady_group_with_people_who_come_and_go_is_never_red(seed):
    # Twenty people a period of whom half are new each time, and a quarter more or fewer by chance: at 130 a year the
    # share that still writes is low, and that alone is no alarm.
    chance = random.Random(seed)
    past = [Period(chance.randint(17, 23), chance.randint(40, 90)) for _ in range(12)]
    assert trend_light(trend(Period(chance.randint(17, 23), 60), past, of_the_year=130)) == "green"


def test_a_holiday_is_amber_and_leaving_is_red():
    past = list(repeat(Period(20, 60), 6))
    assert trend_light(trend(Period(14, 30), past, of_the_year=30)) == "amber"
    assert trend_light(trend(Period(6, 12), past, of_the_year=30)) == "red"
    assert trend_light(trend(Period(0, 0), past, of_the_year=30)) == "red"
    assert trend_light(trend(Period(1, 1), list(repeat(Period(3, 9), 6)), of_the_year=9)) == "grey"

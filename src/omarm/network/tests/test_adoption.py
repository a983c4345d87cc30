"""The curve, its marks, categories and thresholds, each beside a small case that was worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omarm.network.measures.adoption import (
    CATEGORIES,
    LAGGED,
    by_deviation,
    by_rank,
    censored_as,
    cumulative,
    marks,
    threshold_classes,
    thresholds,
)

moments = st.lists(st.none() | st.integers(0, 30), min_size=1, max_size=60)


def test_the_curve_counts_who_began_and_leaves_out_not_yet():
    steps = cumulative([1, 1, 3, None, 2], 5)
    assert [(step.at, step.new, step.count, step.share) for step in steps] == [
        (1, 2, 2, 0.4), (2, 1, 3, 0.6), (3, 1, 4, 0.8),
    ]  # fmt: skip


def test_it_takes_counts_and_dates_too():
    first, second = date(2026, 3, 2), date(2026, 3, 9)
    steps = cumulative({second: 3, first: 2}, 10)
    assert [(step.at, step.count) for step in steps] == [(first, 2), (second, 5)]
    assert marks(steps, 10) == {16: first, 50: second, 84: None}


def test_a_mark_is_reached_at_exactly_its_share():
    steps = cumulative({1: 15, 2: 1, 3: 34, 4: 34}, 100)
    assert marks(steps, 100) == {16: 2, 50: 3, 84: 4}


def test_nobody_and_nothing():
    assert cumulative([], 0) == []
    assert cumulative([None, None], 2) == []
    assert marks([], 0) == {16: None, 50: None, 84: None}
    assert (by_deviation([]), by_deviation([None, 4]), by_rank([], 0)) == (None, None, None)


def test_all_on_one_day_have_no_categories():
    assert by_deviation([7] * 20) is None
    assert by_rank(cumulative([7] * 20, 20), 20) is None


def test_categories_by_deviation():
    """Mean 5 and deviation 2 of a sample: bounds at 1, 3, 5 and 7; who is on a bound is in the later one."""
    categories = by_deviation([3, 3, 3, 3, 5, 7, 7, 7, 7])
    assert (categories.mean, categories.deviation) == (5, 2)
    assert list(categories.begins.values()) == [1, 3, 5, 7]
    assert categories.counts == dict(zip(CATEGORIES, (0, 0, 4, 1, 4), strict=True))


def test_categories_by_rank_are_those_of_the_normal_curve():
    categories = by_rank(cumulative(range(200), 200), 200)
    assert list(categories.counts.values()) == [5, 27, 68, 68, 32]
    assert list(categories.begins.values()) == [5, 32, 100, 168]


def test_by_rank_one_moment_is_one_category_and_not_yet_takes_the_last_ranks():
    categories = by_rank(cumulative({1: 10, 2: 30, 3: 10}, 100), 100)
    assert list(categories.counts.values()) == [0, 10, 40, 0, 0]
    assert categories.begins["laggards"] is None


def test_not_yet_is_late_only_by_the_other_convention():
    began = [1, 2, 3, None, None]
    assert sum(by_deviation(began).counts.values()) == 3
    assert sum(by_deviation(censored_as(began, 4)).counts.values()) == 5


def test_thresholds():
    adopted = {"a": 1, "b": 2, "c": 2, "d": None, "e": 5}
    circles = {"a": {"b"}, "b": {"a", "c"}, "c": {"a", "d"}, "d": {"a"}}
    assert thresholds(adopted, circles) == {"a": 0, "b": 1, "c": 0.5, "d": None, "e": 0}
    assert thresholds(adopted, circles, exposure=LAGGED) == {"a": 0, "b": 0.5, "c": 0.5, "d": None, "e": 0}


def test_classes_of_nobody():
    assert set(threshold_classes([None]).values()) == {0}


@given(moments)
def test_everybody_is_counted_once(adopted):
    steps = cumulative(adopted, len(adopted))
    began = [at for at in adopted if at is not None]
    assert (steps[-1].count if steps else 0) == len(began)
    assert [step.at for step in steps] == sorted(set(began))
    for categories in (by_deviation(adopted), by_rank(steps, len(adopted))):
        assert categories is None or sum(categories.counts.values()) == len(began)


@given(moments, st.data())
def test_lagged_is_never_more_than_inclusive(adopted, data):
    people = dict(enumerate(adopted))
    circles = {who: set(data.draw(st.lists(st.sampled_from(list(people)), max_size=4))) for who in people}
    inclusive, lagged = thresholds(people, circles), thresholds(people, circles, exposure=LAGGED)
    for who, at in people.items():
        assert (inclusive[who] is None) == (at is None)
        assert at is None or 0 <= lagged[who] <= inclusive[who] <= 1


@pytest.mark.parametrize("people", [0, None])
def test_without_a_whole_there_are_no_shares(people):
    assert [step.share for step in cumulative([1, 2], people)] == [None, None]

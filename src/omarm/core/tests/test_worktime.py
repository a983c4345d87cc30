from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from omarm.core.worktime import NeverOpen, Term, WorkTime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 26)}
OFFICE = WorkTime(AMSTERDAM, is_closed=lambda day: day in CHRISTMAS)
ALWAYS = WorkTime(AMSTERDAM, dict.fromkeys(range(7), (time(0), time(0))))
MOMENTS = some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=some.just(AMSTERDAM))  # noqa: DTZ001 (the zone is named apart)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("2026-11-23 10:00", 2, "2026-11-25 10:00"),  # Monday to Wednesday
        ("2026-11-20 16:00", 2, "2026-11-24 16:00"),  # over a weekend
        ("2026-11-21 12:00", 1, "2026-11-24 08:30"),  # on a Saturday: from Monday morning
        ("2026-11-23 22:00", 1, "2026-11-25 08:30"),  # in the evening: from Tuesday morning
        ("2026-12-24 10:00", 1, "2026-12-28 10:00"),  # Christmas, then a weekend
        ("2026-10-23 10:00", 1, "2026-10-26 10:00"),  # the clock goes back between
    ],
)
def test_a_promise_in_days_ends_at_the_same_time_of_a_working_day(asked, days, due):
    assert OFFICE.after_days(at(asked), days) == at(due)


@pytest.mark.parametrize(
    ("asked", "minutes", "due"),
    [
        ("2026-11-23 10:00", 60, "2026-11-23 11:00"),
        ("2026-11-23 16:30", 60, "2026-11-24 09:00"),
        ("2026-11-20 17:00", 15, "2026-11-23 08:45"),
        ("2026-11-23 08:30", 510, "2026-11-23 17:00"),  # a whole day ends when the day does
        ("2026-11-23 10:00", 0, "2026-11-23 10:00"),
    ],
)
def test_a_promise_in_minutes_counts_working_time_alone(asked, minutes, due):
    assert OFFICE.after_minutes(at(asked), minutes) == at(due)


def test_a_term_is_days_or_hours_of_working_time():
    friday = at("2026-11-20 15:00")
    assert OFFICE.after(friday, Term(days=1)) == at("2026-11-23 15:00")
    assert OFFICE.after(friday, Term(hours=4)) == at("2026-11-23 10:30")
    assert OFFICE.length_of(Term(hours=4)) == timedelta(hours=4)
    assert OFFICE.length_of(Term(days=2)) == timedelta(hours=17)


@given(MOMENTS, MOMENTS, some.integers(1, 10), some.booleans())
def test_what_came_in_before_that_moment_is_not_due_any_more(moment, asked, number, counts_hours):
    term = Term(hours=number * 4) if counts_hours else Term(days=number)
    assume(asked < OFFICE.asked_from(moment, term))
    assert OFFICE.after(asked, term) < moment


def test_who_is_always_open_counts_the_hour_that_comes_twice():
    before = at("2026-10-25 01:30")
    assert ALWAYS.after_minutes(before, 180).astimezone(UTC) == before.astimezone(UTC) + timedelta(hours=3)
    assert ALWAYS.minutes_between(at("2026-10-25 00:00"), at("2026-10-26 00:00")) == 25 * 60
    assert ALWAYS.minutes_between(at("2026-03-29 00:00"), at("2026-03-30 00:00")) == 23 * 60


def test_who_is_never_open_is_told_so_instead_of_waited_for():
    with pytest.raises(NeverOpen):
        WorkTime(AMSTERDAM, {}).opening(at("2026-11-23 10:00"))
    with pytest.raises(NeverOpen):
        WorkTime(AMSTERDAM, is_closed=lambda _day: True).after_minutes(at("2026-11-23 10:00"), 1)


@given(MOMENTS, some.integers(0, 10_000))
def test_the_minutes_that_were_added_are_those_between(moment, minutes):
    due = OFFICE.after_minutes(moment, minutes)
    assert OFFICE.minutes_between(moment, due) == pytest.approx(minutes, abs=1e-6)


@given(MOMENTS, MOMENTS, some.integers(1, 10))
def test_what_is_asked_later_is_due_no_earlier(one, other, days):
    assume(one <= other)
    assert OFFICE.after_days(one, days) <= OFFICE.after_days(other, days)
    assert OFFICE.opening(one) <= OFFICE.opening(other)

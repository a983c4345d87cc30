"""The life of a community: months are counted whole, and a state has its reasons."""

from datetime import datetime, timedelta

from omarm.core.lights import AMBER, GREEN, GREY, RED
from omarm.network.measures.life import Event, life_of
from omarm.network.wording.life import REASONS, because

START = datetime(2025, 1, 3, 9)  # noqa: DTZ001 (as it stands in a file)


def month(number, people, *, each=2, to=None):
    """Return events in the nth month: every one of `people` writes so often to `to`, or to the next of them."""
    at = START.replace(year=2025 + number // 12, month=number % 12 + 1)
    return [
        Event(at + timedelta(hours=turn), f"p{who}", to if to is not None else f"p{people[(spot + 1) % len(people)]}")
        for spot, who in enumerate(people)
        for turn in range(each)
    ]


def states(*months):
    return [month.state for month in life_of([event for events in months for event in events]).months]


def test_a_community_that_lives_stays_green():
    assert states(*(month(at, range(20)) for at in range(8)))[2:] == [GREEN] * 6


def test_half_the_people_new_each_month_is_a_community_that_lives():
    assert RED not in states(*(month(at, range(10 * at, 10 * at + 20)) for at in range(12)))


def test_launched_and_left():
    told = states(
        month(0, range(40)), month(1, range(60)), month(2, range(50)), month(3, range(12)), month(4, range(8))
    )
    assert told[-2:] == [RED, RED]
    assert RED not in told[:3]


def test_fewer_messages_by_as_many_people_is_amber():
    told = states(*(month(at, range(20), each=4) for at in range(4)), month(4, range(20), each=1))
    assert told[-1] == AMBER


def test_a_silent_month_is_a_month():
    life = life_of([*month(0, range(20)), *month(1, range(20)), *month(3, range(20))])
    assert [one.messages for one in life.months] == [40, 40, 0, 40]
    assert life.months[2].state == RED


def test_below_the_floor_nothing_is_said():
    life = life_of([event for at in range(5) for event in month(at, range(4))])
    assert {one.state for one in life.months} == {GREY}
    assert life.months[-1].reasons[0].code == "few"


def test_the_first_four_weeks_are_too_young():
    late = [event._replace(at=event.at.replace(day=20)) for event in month(0, range(20))]
    assert states(late, month(1, range(20))) == [GREY, GREEN]


def test_joining_is_no_message_and_to_all_is_no_tie():
    life = life_of([Event(START, "a", "a"), Event(START, "b", None), Event(START, "b", "a")])
    one = life.months[0]
    assert (one.messages, one.senders, one.new, one.members) == (2, 1, 2, 2)
    assert (life.ties, life.answered) == (1, (0, 1))
    assert one.ties == (0, 1)


def test_who_is_not_seen_for_a_year_is_no_member():
    life = life_of([*month(0, range(20)), *month(13, range(100, 110))])
    assert life.months[-1].members == 10
    assert life.months[-1].new == 10
    assert life.months[11].members == 20


def test_a_month_that_may_not_be_over_is_named():
    life = life_of([*month(0, range(20)), *month(1, range(20))])
    assert "unfinished" in [reason.code for reason in life.months[-1].reasons]
    assert "unfinished" not in [reason.code for reason in life.months[0].reasons]


def test_nothing_happened():
    life = life_of([])
    assert (life.months, life.state, life.people, life.answered.value) == ((), GREY, 0, None)


def test_every_reason_has_words():
    told = [*(month(at, range(30)) for at in range(4)), month(4, range(9)), month(5, range(3))]
    for one in life_of([event for events in told for event in events]).months:
        for reason in one.reasons:
            assert reason.code in REASONS
            assert "%(" not in because({"code": reason.code} | reason.data)

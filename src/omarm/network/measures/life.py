"""The life of a community from its events: who joined, who wrote to whom, month by month.

Counted by the figures that groups of the house are judged by (core/figures.py), with the lights of core/lights.py: a month
stands where a group has 28 days. The alarm was tried on the community of Opsahl & Panzarasa (2009).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from omarm.core.figures import Period, Share, Spread, Trend, spread, trend, two_way_ties, voices
from omarm.core.floor import FLOOR
from omarm.core.lights import GREY, RED, VOICES_ELSEWHERE, YOUNG_DAYS, share_light, trend_light, worst_light

YEAR = 12  # months that somebody counts after they were seen, and that a month is compared with
NEARLY_OVER = 21  # days into its last month that events reach: of fewer the month may simply not be over


class Event(NamedTuple):
    """Somebody wrote to another, or to all (None); to oneself is the moment of joining."""

    at: datetime
    person: str
    other: str | None


class Reason(NamedTuple):
    """Why a state is what it is: a stable code and the numbers of its sentence (network/wording/life.py)."""

    code: str
    data: dict


@dataclass(frozen=True, slots=True)
class Month:
    """One month: numbers of messages and people, the figures of Groups, and the state with its reasons.

    `new` were seen for the first time: joined, wrote or were written to. `members` were seen in the past twelve months,
    because no file tells who left; `ever` is all who ever wrote. `voices` is the Share of members who wrote, `still` those
    of `ever`; `ties` the Share of pairs in touch who both wrote.
    """

    first: date
    messages: int
    senders: int
    new: int
    members: int
    ever: int
    voices: Share
    still: Share
    ties: Share
    spread: Spread | None
    trend: Trend | None
    state: str = GREY
    reasons: tuple = ()


@dataclass(frozen=True, slots=True)
class Life:
    """All of it: the months in order, and of the whole how many people, messages and directed ties, and how many of those
    are answered (a Share of ties).
    """

    months: tuple
    people: int
    messages: int
    ties: int
    answered: Share

    @property
    def state(self):
        """The state of the last month, grey where there is none."""
        return self.months[-1].state if self.months else GREY


def life_of(events):
    """Return the Life that these Events tell, in any order; every month from the first event to the last, also silent ones."""
    events = sorted(events, key=lambda event: event.at)
    written = [event for event in events if event.person != event.other]
    arcs = {(event.person, event.other) for event in written if event.other is not None}
    people = {event.person for event in events} | {other for _, other in arcs}
    return Life(
        months=tuple(_months(events)),
        people=len(people),
        messages=len(written),
        ties=len(arcs),
        answered=Share(sum((other, one) in arcs for one, other in arcs), len(arcs)),
    )


def _months(events):
    if not events:
        return
    by_month = defaultdict(list)
    for event in events:
        by_month[_first(event.at)].append(event)
    seen, month, reached = _Seen(events[0].at), _first(events[0].at), events[-1].at
    while month <= reached.date():
        yield seen.judged(month, by_month[month], reached)
        month = _next(month)


@dataclass
class _Seen:
    """What is known at the end of the month that is reached."""

    began: datetime
    known: set = field(default_factory=set)
    ever: set = field(default_factory=set)
    present: list = field(default_factory=list)  # who was seen in each month
    senders: list = field(default_factory=list)  # who wrote in each month
    periods: list = field(default_factory=list)

    def judged(self, first, events, reached):
        """Add a month and return it as a Month."""
        written = [event for event in events if event.person != event.other]
        pairs = [(event.person, event.other) for event in written if event.other is not None]
        counts = Counter(event.person for event in written)
        self.present.append({event.person for event in events} | {other for _, other in pairs})
        self.senders.append(set(counts))
        self.ever |= self.senders[-1]
        members, now = set().union(*self.present[-YEAR:]), Period(len(counts), len(written))
        of_the_year = len(set().union(*self.senders[-YEAR:]))
        month = Month(
            first=first, messages=len(written), senders=len(counts), new=len(self.present[-1] - self.known),
            members=len(members), ever=len(self.ever), voices=voices(counts, members),
            still=Share(len(counts), len(self.ever)), ties=two_way_ties(pairs), spread=spread(counts.values()),
            trend=trend(now, self.periods[-YEAR:], of_the_year=of_the_year),
        )  # fmt: skip
        self.known |= self.present[-1]
        self.periods.append(now)
        return _with_state(month, of_the_year, self.began, reached)


def _with_state(month, of_the_year, began, reached):
    end = _next(month.first)
    state, reasons = _state(month, of_the_year, datetime.combine(end, datetime.min.time()) - began)
    if reached.date() < end and reached.day < NEARLY_OVER:
        reasons = (*reasons, Reason("unfinished", {"day": reached.day}))
    return replace(month, state=state, reasons=reasons)


def _state(month, of_the_year, age):
    """Return the state and its Reasons: the worst of taking part and the trend, as for a group (care/rules)."""
    if month.members < FLOOR:
        return GREY, (Reason("few", {"members": month.members, "floor": FLOOR}),)
    if age < timedelta(days=YOUNG_DAYS):
        return GREY, (Reason("young", {"days": YOUNG_DAYS}),)
    taking_part = share_light(month.voices, VOICES_ELSEWHERE)
    going = trend_light(month.trend) if of_the_year >= FLOOR else GREY
    reasons = (
        Reason(f"voices_{taking_part}", {"part": month.voices.part, "whole": month.voices.whole}),
        Reason(f"trend_{going}", _of_trend(month.trend) if going != GREY else {}),
    )
    if going == RED:
        reasons = reasons[::-1]  # the alarm first
    return worst_light([taking_part, going]), reasons


def _of_trend(trend):
    told = {"people": trend.people, "messages": trend.messages, "still": trend.still}
    return {name: round(100 * factor) for name, factor in told.items()}


def _first(at):
    return date(at.year, at.month, 1)


def _next(first):
    return (first + timedelta(days=31)).replace(day=1)

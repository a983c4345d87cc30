"""The figures of a community's health: what each is, in which unit, and from whom we have it.

Pure functions over plain rows: the groups of the house and files from elsewhere are counted by the same ones. A share is
a Share: how many of how many. What communities are judged by comes from the literature named with each figure; from where
a light turns is our own choice (docs/decisions, “Health of groups”).
"""

from dataclasses import dataclass
from math import ceil
from statistics import median, median_low
from typing import NamedTuple


class Share(NamedTuple):
    """`part` of `whole`, both numbers of the same things."""

    part: int
    whole: int

    @property
    def value(self):
        """The share from 0 to 1, or None of nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How much (0 to 1) the `busiest` people wrote of everything that `writers` wrote.

    `tenth` is the same of exactly a tenth of the people, as the Lorenz curve has it: who are level at the cut count in
    part. A light turns by that: with all who are level, one busy person among many who wrote once would be everybody.
    """

    share: float
    busiest: int
    writers: int
    tenth: float


@dataclass(frozen=True, slots=True)
class Period:
    """What happened in one stretch of time: how many people wrote, and how many posts and comments."""

    contributors: int
    messages: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A period beside the group's own past, as factors: 1 is as usual.

    `people` and `messages` are this period over the median of earlier ones; `still` is the share (0 to 1) of all who
    wrote in the past year, this period included, who wrote in this period.
    """

    people: float
    messages: float
    still: float
    usual: float


def voices(contributors, members):
    """Return the Share of the members who posted or commented in the period.

    `contributors` and `members` are collections of people; who is no member counts in neither. Participation as a sign of
    life: Wenger, McDermott & Snyder (Cultivating Communities of Practice, 2002); Preece (Online Communities, 2000).
    """
    members = set(members)
    return Share(len(members & set(contributors)), len(members))


def answered_in_time(asked):
    """Return the Share of questions that somebody else answered before the promise ended.

    `asked` are pairs (first answered at or None, due at) of which the promise is over: one asked an hour ago is not late,
    and counting it only when it was answered quickly would flatter. The A of SHAPE (Stan Garfield): a community answers.
    """
    asked = list(asked)
    return Share(sum(at is not None and at <= due_at for at, due_at in asked), len(asked))


def hours_to_answer(waits):
    """Return the median of these hours from question to first answer, or None when half or more have none, or none asked.

    None is a question without an answer, and counts as the longest wait there is: leaving it out would make a group that
    answers little look quick. The lower middle one of an even number.
    """
    waits = [float("inf") if hours is None else hours for hours in waits]
    middle = median_low(waits) if waits else float("inf")
    return None if middle == float("inf") else middle


def two_way_ties(exchanges):
    """Return the Share of pairs in touch who both answered each other.

    `exchanges` are pairs (who answered, whom). The reciprocity of pairs: mutual over mutual and one-way pairs (Borgatti,
    Everett & Johnson, Analyzing Social Networks, 2013); answering oneself is no tie.
    """
    arcs = {(who, whom) for who, whom in exchanges if who != whom}
    pairs = {frozenset(arc) for arc in arcs}
    return Share(sum((whom, who) in arcs for who, whom in arcs) // 2, len(pairs))


def bridges(departments):
    """Return the Share of answers that went to somebody of another department.

    `departments` are pairs (department of who answered, of whom); a pair with an unknown one is left out. Ties across
    boundaries: Borgatti & Foster (2003); Krackhardt & Stern's E-I index (1988), here as its external share.
    """
    known = [(one, other) for one, other in departments if one is not None and other is not None]
    return Share(sum(one != other for one, other in known), len(known))


def spread(counts):
    """Return the Spread of the busiest tenth of those who wrote, or None when nobody did.

    `counts` tells of each who wrote how much. A tenth is rounded up; all who wrote as much as the last of them count
    with them, so the order of rows never decides, and `busiest` can be more than a tenth. Participation inequality:
    Nielsen (2006).
    """
    ordered = sorted((count for count in counts if count > 0), reverse=True)
    if not ordered:
        return None
    cut = ordered[ceil(len(ordered) / 10) - 1]
    busiest = [count for count in ordered if count >= cut]
    whole, part = divmod(len(ordered), 10)
    tenth = sum(ordered[:whole]) + part / 10 * ordered[whole] if part else sum(ordered[:whole])
    return Spread(sum(busiest) / sum(ordered), len(busiest), len(ordered), tenth / sum(ordered))


def trend(now, earlier, *, of_the_year):
    """Return the Trend of a Period beside the earlier ones of the same group, or None while there is too little past.

    `earlier` are Periods, oldest first; those before anything was written do not count. `of_the_year` is how many people
    wrote in the past year, this period included. Communities have a life cycle (Iriberri & Leroy, ACM Computing Surveys
    2009), so a group is compared with itself. Needs two earlier periods, and a past in which somebody wrote.
    """
    first = next((spot for spot, period in enumerate(earlier) if period.messages), len(earlier))
    lived = earlier[first:]
    if len(lived) < 2 or not of_the_year:  # noqa: PLR2004 (one is no past)
        return None
    people = median(period.contributors for period in lived)
    messages = median(period.messages for period in lived)
    if not people or not messages:
        return None
    return Trend(now.contributors / people, now.messages / messages, now.contributors / of_the_year, people)

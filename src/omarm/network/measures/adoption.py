"""When people began: the curve, its marks, the categories of moments, and how many of one's own circle went before.

Pure functions over moments, which are numbers or dates. Whoever has not begun yet is not yet there: the data end before
they do (right-censored), and that they will be late is not known. The conventions by which published answers differ are
arguments, with the default stated; the reference data are those of Coleman, Katz & Menzel (1966) in netdiffuseR.
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

SHARES = (16, 50, 84)  # per cent: where innovators and early adopters end, the middle, and where the late majority ends

INNOVATORS, EARLY_ADOPTERS, EARLY_MAJORITY, LATE_MAJORITY, LAGGARDS = CATEGORIES = (
    "innovators", "early_adopters", "early_majority", "late_majority", "laggards",
)  # fmt: skip
BY_DEVIATION = (-2, -1, 0, 1)  # standard deviations from the mean at which a next category begins
BY_RANK = (0.025, 0.16, 0.5, 0.84)  # the same as shares of the normal curve, as Rogers rounds them

THRESHOLDS = ("very_low", "low", "high", "very_high")

INCLUSIVE, LAGGED = "inclusive", "lagged"


class Step(NamedTuple):
    """A moment at which somebody began: how many at that moment, how many so far, and that as a share (0 to 1) of all."""

    at: object
    new: int
    count: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Categories:
    """How many began in each category, and from which moment each category but the first begins.

    `mean` and `deviation` are of the moments, in their unit; None where the categories go by rank.
    """

    counts: dict
    begins: dict
    mean: float | None = None
    deviation: float | None = None


def cumulative(adopted, people):
    """Return the Steps of the curve, oldest first.

    `adopted` are the moments at which somebody began, or a mapping of moments to how many; None is not yet. `people` is
    how many there are in all, those of not yet included.
    """
    began = Counter(adopted)
    began.pop(None, None)
    steps, count = [], 0
    for at in sorted(began):
        count += began[at]
        steps.append(Step(at, began[at], count, count / people if people else None))
    return steps


def marks(steps, people, *, shares=SHARES):
    """Return {per cent: the first moment at which so many per cent of `people` had begun, or None while they have not}."""
    return {
        share: next((step.at for step in steps if people and 100 * step.count >= share * people), None)
        for share in shares
    }


def by_deviation(moments):
    """Return the Categories by mean and standard deviation, or None where all began at one moment, or nobody did.

    Rogers (Diffusion of Innovations, 1962): innovators before two deviations under the mean, early adopters before one,
    the majorities on both sides of the mean, laggards from one deviation over it. The deviation is that of a sample (n - 1),
    as netdiffuseR has it. `moments` are numbers.
    """
    moments = [at for at in moments if at is not None]
    if len(set(moments)) < 2:  # noqa: PLR2004 (one moment has no spread)
        return None
    mean = sum(moments) / len(moments)
    deviation = (sum((at - mean) ** 2 for at in moments) / (len(moments) - 1)) ** 0.5
    begins = [mean + times * deviation for times in BY_DEVIATION]
    counts = Counter(CATEGORIES[sum(at >= begin for begin in begins)] for at in moments)
    return Categories(_of_each(counts), dict(zip(CATEGORIES[1:], begins, strict=True)), mean, deviation)


def by_rank(steps, people):
    """Return the Categories by rank among all `people`: the first 2.5 %, 13.5, 34, 34 and the last 16 %; None as above.

    Who began at one moment falls in one category, by the middle of their ranks. Who has not begun yet takes the last
    ranks without being counted, so that the bounds lie where the marks do.
    """
    if len(steps) < 2:  # noqa: PLR2004 (one moment has no order)
        return None
    counts, begins = Counter(), dict.fromkeys(CATEGORIES[1:])
    for step in steps:
        middle = (step.count - step.new / 2) / people
        spot = sum(middle >= bound for bound in BY_RANK)
        counts[CATEGORIES[spot]] += step.new
        for name in CATEGORIES[1 : spot + 1]:
            begins[name] = step.at if begins[name] is None else begins[name]
    return Categories(_of_each(counts), begins)


def censored_as(moments, last):
    """Return the moments with `last` in the place of not yet: the convention that calls whoever has not begun the latest."""
    return [last if at is None else at for at in moments]


def thresholds(adopted, circles, *, exposure=INCLUSIVE):
    """Return {id: which share (0 to 1) of their circle had begun when they did}; None for who has not begun yet.

    `adopted` is {id: moment or None}, `circles` {id: the ids that they name}. `exposure` is INCLUSIVE of who began at the
    same moment, or LAGGED: only who began before. A circle of nobody gives 0, as in netdiffuseR. Valente (Social network
    thresholds in the diffusion of innovations, Social Networks 18, 1996).
    """
    return {
        who: None if at is None else _exposed(at, (adopted[other] for other in circles.get(who, ())), exposure)
        for who, at in adopted.items()
    }


def threshold_classes(thresholds):
    """Return {class: how many}: very low under one standard deviation below the mean, low under the mean, and so on.

    Valente's classes (1996); None, not yet, is in none of them.
    """
    known = [threshold for threshold in thresholds if threshold is not None]
    if not known:
        return dict.fromkeys(THRESHOLDS, 0)
    mean = sum(known) / len(known)
    deviation = (sum((one - mean) ** 2 for one in known) / max(1, len(known) - 1)) ** 0.5
    counts = Counter(sum(one >= mean + times * deviation for times in (-1, 0, 1)) for one in known)
    return {name: counts[spot] for spot, name in enumerate(THRESHOLDS)}


def _exposed(at, others, exposure):
    others = list(others)
    began = [other for other in others if other is not None and (other < at or (other == at and exposure == INCLUSIVE))]
    return len(began) / len(others) if others else 0.0


def _of_each(counts):
    return {name: counts[name] for name in CATEGORIES}

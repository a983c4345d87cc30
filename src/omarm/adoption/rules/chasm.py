"""Whether adoption stalls between those who like new things and those who want help with their work.

The chasm is Moore's (Crossing the Chasm, 1991), after Rogers (Diffusion of Innovations, 1962): many platforms stay with the
same small group. From where a reason holds is our own choice, and the page says so.
"""

from dataclasses import asdict, dataclass, field

from omarm.core.floor import FLOOR, tells_on_few

HOLDS, NOT, UNKNOWN = "holds", "not", "unknown"
STALLED, WATCH, WELL, PAST, EARLY = "stalled", "watch", "well", "past", "early"

MOST_OF_IT = 0.6  # of what is written, by the busiest tenth of who write; as for groups (care/rules/judging.py)
FIRST_MARK, HALF = 0.16, 0.5
FEWEST_DEPARTMENTS = 3
WEEKS = 12
FEWER = 0.75  # of the twelve weeks before
LEVELS = 2 * FLOOR  # the curve moves by eights: less than two of them apart says nothing


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason: whether it holds, and the numbers that may be told of it."""

    code: str
    state: str
    told: dict = field(default_factory=dict)

    as_dict = asdict


def leans_on_few(spread):
    """Return the Reason that most is written by few. `spread` is core.figures.Spread of a month, or None."""
    if spread is None or spread.writers < FLOOR:
        return Reason(code="few_write", state=UNKNOWN)
    state = HOLDS if spread.tenth >= MOST_OF_IT else NOT
    if tells_on_few(spread.busiest, spread.writers):
        return Reason(code="few_write", state=state)
    # How many wrote is not told: it would give back the number of contributors where that is hidden (core/disclosure).
    return Reason(code="few_write", state=state, told={"share": round(100 * spread.tenth)})


def few_departments(shares):
    """Return the Reason that it did not reach half of the departments. `shares` (0 to 1, None: too few) are of those with a curve."""
    if len(shares) < FEWEST_DEPARTMENTS:
        return Reason(code="few_departments", state=UNKNOWN)
    reached = sum((share or 0) >= FIRST_MARK for share in shares)
    state = HOLDS if reached < HALF * len(shares) else NOT
    return Reason(code="few_departments", state=state, told={"part": reached, "whole": len(shares)})


def fewer_begin(lately, before):
    """Return the Reason that fewer people begin: in the last twelve weeks and in the twelve before (None: not known)."""
    if lately is None or before is None or before < FLOOR:
        return Reason(code="fewer_begin", state=UNKNOWN)
    state = HOLDS if lately < FEWER * before and before - lately >= LEVELS else NOT
    return Reason(code="fewer_begin", state=state, told={"lately": lately, "before": before})


def state_of(reasons, share):
    """Return how it stands: past the chasm once half takes part, stalled when fewer begin or by two other reasons.

    Another reason alone is to watch. `share` (0 to 1) is of who contributed so far; before it is told of anybody it is early.
    """
    held = sum(reason.state == HOLDS for reason in reasons)
    held += any(reason.code == "fewer_begin" and reason.state == HOLDS for reason in reasons)
    if not share:
        return EARLY
    if share >= HALF:
        return PAST
    if held > 1:
        return STALLED
    return WATCH if held else EARLY if all(reason.state == UNKNOWN for reason in reasons) else WELL

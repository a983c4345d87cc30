"""From figures to a verdict: which condition holds, which does not, and of which nobody can tell."""

from dataclasses import dataclass

from django.utils import timezone

from omarm.core.lights import AMBER, GREEN, GREY, RED
from omarm.pilots.models import Rule, Verdict
from omarm.pilots.queries.conditions import CALM, DAYS_GONE, LASTING, finding_of

FIRST_DAY = "first_day"
MET, NOT_YET, UNKNOWN = Verdict.Outcome.MET, Verdict.Outcome.NOT_YET, Verdict.Outcome.UNKNOWN


@dataclass(frozen=True)
class Part:
    """One condition with how it stands: `wanted` is its number, `value` what was found, `why` a code when that is not known."""

    rule: str
    code: str
    state: str
    wanted: int | None = None
    value: int | None = None
    why: str = ""

    @property
    def light(self):
        """The colour of its light; that a condition to stop holds is red."""
        if self.state == UNKNOWN:
            return GREY
        if self.rule == Rule.STOP:
            return RED if self.state == MET else GREEN
        return GREEN if self.state == MET else AMBER

    @property
    def never(self):
        """Whether time alone will not make it known."""
        return self.state == UNKNOWN and self.why in LASTING

    @property
    def reason(self):
        """What a Verdict keeps of it: the number that was asked, never the one that was found."""
        return {"code": self.code, "wanted": self.wanted, "state": str(self.state), "why": self.why}


@dataclass(frozen=True)
class Judged:
    """How a rule of a pilot stands: the outcome, and the Parts that it follows from."""

    rule: str
    outcome: str
    parts: list

    @property
    def reasons(self):
        return [part.reason for part in self.parts]


def judged(pilot):
    """Return {rule: Judged} of a pilot as its figures are now: for the clock, and for who may see the numbers behind it."""
    return _judged(pilot, lambda row: _part(row, finding_of(pilot, row)))


def found_last(pilot):
    """Return {rule: Judged} of a pilot as the clock found it last, without a number of it: for who may not see those.

    What was not looked at yet, with the number that is asked now, is not known until the coming night: however often somebody
    changes a number, they learn of each condition once a night on which side of it the figure is.
    """
    kept = {}
    for verdict in reversed(last_verdicts(pilot, most=None)):  # the newest last: it wins
        kept[verdict.rule] = {one["code"]: one for one in verdict.reasons}
    return _judged(pilot, lambda row: _as_kept(pilot, row, kept.get(row.rule, {}).get(row.code)))


def last_verdicts(pilot, most=12):
    """Return the last Verdicts of a pilot, the newest first: what the clock found when it found something else."""
    return list(pilot.verdicts.all()[:most])


def outcome_of(rule, parts):
    """Return what follows for a rule from its Parts.

    All must hold to begin and to succeed: one that does not is "not yet", whatever is not known of others. To stop, one that
    holds is enough.
    """
    states = [part.state for part in parts]
    if not states:
        return UNKNOWN
    if rule == Rule.STOP:
        return MET if MET in states else UNKNOWN if UNKNOWN in states else NOT_YET
    return NOT_YET if NOT_YET in states else UNKNOWN if UNKNOWN in states else MET


def _judged(pilot, part_of):
    rows = list(pilot.conditions.all())
    found = {}
    for rule in Rule.values:
        parts = [part_of(row) for row in rows if row.rule == rule]
        if rule == Rule.START:
            parts.insert(0, _first_day(pilot))
        found[rule] = Judged(rule, outcome_of(rule, parts), parts)
    return found


def _first_day(pilot):
    came = pilot.starts_on <= timezone.localdate()
    return Part(Rule.START, FIRST_DAY, MET if came else NOT_YET)


def _part(row, finding):
    return Part(row.rule, row.code, _state(row, finding.value), row.value, finding.value, finding.why)


def _as_kept(pilot, row, kept):
    """Return the Part of a Condition as a Verdict kept it; of days, which anybody can count, as it is now."""
    if row.code == DAYS_GONE or pilot.is_gone:
        return _part(row, finding_of(pilot, row))
    if kept is None or kept.get("wanted") != row.value:
        return Part(row.rule, row.code, UNKNOWN, row.value, None, "not_looked")
    return Part(row.rule, row.code, kept["state"], row.value, None, kept["why"])


def _state(row, value):
    if value is None:
        return UNKNOWN
    if row.code == CALM:
        return MET if bool(value) == (row.rule != Rule.STOP) else NOT_YET
    below = row.rule == Rule.STOP and row.code != DAYS_GONE
    holds = value < row.value if below else value >= row.value
    return MET if holds else NOT_YET

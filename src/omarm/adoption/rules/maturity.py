"""How far an organisation has come: connect, share, solve, innovate (Simon Terry's Value Maturity Model of Collaboration).

What is looked at for each stage, and from where it counts, is our own choice, and the page says so. A stage is reached when
all that is known of it is; one of which nothing is known is not, and neither is any after it. It is advice, no mark.
"""

from dataclasses import dataclass

CURVE = "curve"  # the share who have contributed, of the adoption curve; the others are codes of indicators
STAGES = ("connect", "share", "solve", "innovate")

# From how many per cent on.
BARS = {
    "connect": ((CURVE, 16), ("across-departments", 30)),
    "share": (("answers-reused", 20), ("stories-with-result", 50), ("posts-by-others", 50)),
    "solve": (("questions-in-time", 80), ("newcomers-answered", 80)),
    "innovate": (("stories-with-benefit", 50), ("two-way-ties", 25)),
}

REACHED, NOT_YET, UNKNOWN = "reached", "not_yet", "unknown"


@dataclass(frozen=True, slots=True)
class Observed:
    """One thing that a stage is known by: its value in per cent (None: not known) and from where it counts."""

    code: str
    value: int | None
    bar: int

    @property
    def state(self):
        """Whether it is reached, not yet, or not known."""
        if self.value is None:
            return UNKNOWN
        return REACHED if self.value >= self.bar else NOT_YET


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage and what is known of it."""

    code: str
    observed: tuple

    @property
    def state(self):
        """Whether all that is known of it is reached."""
        known = {one.state for one in self.observed} - {UNKNOWN}
        if not known:
            return UNKNOWN
        return REACHED if known == {REACHED} else NOT_YET


def stages_of(values):
    """Return the four Stages for {code: per cent or None}."""
    return [Stage(code, tuple(Observed(what, values.get(what), bar) for what, bar in BARS[code])) for code in STAGES]


def stage_reached(stages):
    """Return the code of the last stage that is reached with all before it, or "" when the first is not."""
    reached = ""
    for stage in stages:
        if stage.state != REACHED:
            break
        reached = stage.code
    return reached

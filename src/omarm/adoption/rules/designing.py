"""What may be said of the outcome of a measurement, by how it was set up: a cause only where chance chose who began.

That a change after a start is not a change by that start (history, maturation, regression to the mean), and that drawing lots
is what rules the others out, is Campbell & Stanley, *Experimental and Quasi-Experimental Designs for Research* (1963). From how
many departments on chance does not decide alone is our own choice.
"""

from dataclasses import dataclass

ENOUGH = 5  # departments on each side, to speak of a cause
NOTHING, LATER, OTHERS = "none", "later", "others"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: of how many departments, and the value before and after, in whole per cent or as a number.

    None where too little was shown.
    """

    departments: int
    before: int | None
    after: int | None

    @property
    def change(self):
        """Return by how much it changed, None where either is not known."""
        return None if None in (self.before, self.after) else self.after - self.before


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said: `says` early, unknown, before_after or compared; `is_cause` whether a cause may be named.

    `difference` is by how much more the starters changed than the others; `limits` are codes of what stands in the way.
    """

    says: str
    difference: int | None = None
    limits: tuple = ()

    @property
    def is_cause(self):
        """Return whether it may be said that it is because of it."""
        return self.says == "compared" and not self.limits


def finding_of(starters, others, *, is_by_lot, is_over):
    """Return the Finding for two Sides; `others` is None where nothing is compared with."""
    limits = () if is_over else ("not_over",)
    if starters.after is None and not is_over:
        return Finding("early", limits=limits)
    if starters.change is None or (others and others.change is None):
        return Finding("unknown", limits=limits)
    if others is None:
        return Finding("before_after", limits=(*limits, "nothing_beside"))
    if not is_by_lot:
        limits += ("chosen",)
    if min(starters.departments, others.departments) < ENOUGH:
        limits += ("few",)
    return Finding("compared", starters.change - others.change, limits)

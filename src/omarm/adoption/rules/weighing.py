"""Where to begin: candidates by a weighted sum of parts from 0 to 1 that everybody can see and move.

A beachhead is one group with a stake in it, won first, from which the rest is reached (Moore, Crossing the Chasm, 1991).
What is not known counts as not known: it is left out, and said.
"""

from dataclasses import dataclass, field

PARTS = ("questions", "field", "tools", "enthusiasts", "sponsor")
USUAL = {"questions": 3, "field": 2, "tools": 1, "enthusiasts": 2, "sponsor": 3}
HEAVIEST = 5
FEWEST_KNOWN = 2  # parts: of one alone nobody can be ranked
ENOUGH = 16  # per cent of the people who write: enough to begin with, more is no better


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a candidate: from 0 to 1 (None: not known), and the numbers that it comes from."""

    code: str
    value: float | None = None
    told: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its Parts, its score in per cent (None: too little is known) and how much each part adds to it."""

    candidate: object
    parts: tuple
    score: int | None
    adds: dict

    @property
    def known(self):
        """How many parts are known."""
        return sum(part.value is not None for part in self.parts)


def weigh(candidate, parts, weights):
    """Return the Weighed: the sum of weight and value over the weights of what is known."""
    known = [part for part in parts if part.value is not None]
    whole = sum(weights[part.code] for part in known)
    if len(known) < FEWEST_KNOWN or not whole:
        return Weighed(candidate, tuple(parts), None, {})
    adds = {part.code: 100 * weights[part.code] * part.value / whole for part in known}
    return Weighed(candidate, tuple(parts), round(sum(adds.values())), {code: round(add) for code, add in adds.items()})


def weights_of(asked):
    """Return {part: weight from 0 to 5} from what was asked for, a mapping of texts; what is no number is as usual."""
    found = {}
    for code in PARTS:
        text = str(asked.get(code, ""))
        found[code] = min(int(text), HEAVIEST) if text.isdecimal() and len(text) <= HEAVIEST else USUAL[code]
    return found

"""How like a question is to each of many others: by weighted words in common, seen from both sides.

What few of the others hold is worth more (Spärck Jones, 1972), and only those that the person may read are counted, so
that the order tells nothing of others. A question covers another as far as its units are met there. The score is the
geometric mean of both coverings, the own one weighing more, so that a long text with all words in it is no better than
the same question in a few words.
"""

from collections import Counter
from dataclasses import dataclass
from math import log

FLATTENED = 0.6  # power of what a feature is worth: a rare word in common is not all there is
BACK = 0.3  # how much the covering from the other side weighs, of 1
LEAST_BACK = 0.1  # of it, for what is met in the answer alone


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like one of the others is, 0 to 1, and which units of the question it holds."""

    score: float
    held: tuple[int, ...] = ()


UNLIKE = Likeness(0)


class Among:
    """Many Reads, to which others are compared. With `one_sided` what else they say takes nothing off: descriptions."""

    def __init__(self, reads, *, one_sided=False):
        self.reads, self.back = list(reads), 0.0 if one_sided else BACK
        numbers = Counter()
        for read in self.reads:
            numbers.update(read.features.keys())
        many = len(self.reads)
        self._worth = {key: log(1 + many / number) ** FLATTENED for key, number in numbers.items()}
        self._most = log(1 + many) ** FLATTENED

    def compared_to(self, read):
        """Return a Likeness for each of the others, in their order."""
        mass, features = self._mass(read.units) or 1, read.features.keys()
        return [
            UNLIKE if features.isdisjoint(other.features) else self._likeness(read, other, mass) for other in self.reads
        ]

    def _likeness(self, read, other, mass):
        values = self._met(read.units, other.features)
        score = sum(values) / mass
        if score and self.back:
            back = sum(self._met(other.units, read.features)) / (self._mass(other.units) or 1)
            score = score ** (1 - self.back) * max(back, LEAST_BACK) ** self.back
        return Likeness(score, tuple(place for place, value in enumerate(values) if value))

    def _met(self, units, features):
        """Return for each unit what it is worth that the others have it; nothing where they do not."""
        worth, found = self._worth, []
        for unit in units:
            best = 0.0
            for key in unit.keys() & features.keys():
                value = min(unit[key], features[key]) * worth.get(key, 0)
                best = max(best, value)
            found.append(best)
        return found

    def _mass(self, units):
        """Return what the units are worth when all of them are met. A word that nobody has used counts as a rare one."""
        worth, most = self._worth, self._most
        return sum(
            max(weight * worth.get(key, most if key[0] == "w" else 0) for key, weight in unit.items()) for unit in units
        )

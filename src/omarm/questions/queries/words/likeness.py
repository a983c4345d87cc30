"""How like a question is to each of many others: by weighted words in common, seen from both sides.

What few of the others hold is worth more (Spärck Jones, 1972), and only those that the person may read are counted, so
that the order tells nothing of others. A question covers another as far as its units are met there. The score is the
geometric mean of both coverings, the own one weighing more, so that a long text with all words in it is no better than
the same question in a few words.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log
from operator import mul

FLATTENED = 0.6  # power of what a feature is worth: a rare word in common is not all there is
BACK = 0.3  # how much the covering from the other side weighs, of 1
LEAST_BACK = 0.1  # of it, for what is met in the answer alone
BOTH_SIDES = 250  # of the others are looked at from their side as well: those that cover most


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like one of the others is, 0 to 1, and which units of the question it holds, those that are worth most first."""

    score: float
    held: tuple[int, ...] = ()


UNLIKE = Likeness(0)


class Among:
    """Many Reads, to which others are compared. With `one_sided` what else they say takes nothing off: descriptions.

    The other side is looked at for those alone that hold most of the question: the rest is taken to be met as little as can be.
    """

    def __init__(self, reads, *, one_sided=False):
        self.reads, self.back = list(reads), 0.0 if one_sided else BACK
        numbers = Counter()
        for read in self.reads:
            numbers.update(read.features.keys())
        many = len(self.reads)
        worths = [log(1 + many / number) ** FLATTENED for number in range(1, many + 1)]
        self._worths = {key: worths[number - 1] for key, number in numbers.items()}  # more when few have it
        self._most = log(1 + many) ** FLATTENED

    def compared_to(self, read):
        """Return a Likeness for each of the others, in their order."""
        mass, asked = self._mass(read.units) or 1, defaultdict(list)
        for place, unit in enumerate(read.units):
            for key, weight in unit.items():
                asked[key].append((place, weight))
        worth = {key: self._worths.get(key, 0) for key in asked}
        met = [self._met(asked, worth, other.features) for other in self.reads]
        scores = [sum(values.values()) / mass for values in met]
        if self.back:
            scores = self._both_sides(read, scores)
        return [
            Likeness(score, tuple(sorted(values, key=values.get, reverse=True))) if score else UNLIKE
            for score, values in zip(scores, met, strict=True)
        ]

    def _both_sides(self, read, scores):
        """Return the scores with how much of the others is met in what is asked."""
        least = sorted(scores, reverse=True)[:BOTH_SIDES][-1] if scores else 0
        return [
            score
            and score ** (1 - self.back) * (self._back(read, other) if score >= least else LEAST_BACK) ** self.back
            for score, other in zip(scores, self.reads, strict=True)
        ]

    def _back(self, read, other):
        """Return how much of another is met in what is asked."""
        features, worths, sum_met = read.features, self._worths, 0.0
        for unit in other.units:
            if common := features.keys() & unit.keys():
                sum_met += max(min(unit[key], features[key]) * worths[key] for key in common)
        return max(sum_met / (self._mass_among(other.units) or 1), LEAST_BACK) if sum_met else LEAST_BACK

    def _met(self, asked, worth, features):
        """Return {place of a unit: what it is worth that another has it}, of those that it has.

        `asked` is {feature: (place of a unit, weight) of each that has it}.
        """
        found = {}
        for key in asked.keys() & features.keys():
            there, value = features[key], worth[key]
            for place, weight in asked[key]:
                best = min(weight, there) * value
                if best > found.get(place, 0):
                    found[place] = best
        return found

    def _mass(self, units):
        """Return what the units are worth when all of them are met. A word that nobody has used counts as a rare one."""
        worths, most, whole = self._worths, self._most, 0.0
        for unit in units:
            whole += max(weight * (worths.get(key) or (most if key[0] == "w" else 0)) for key, weight in unit.items())
        return whole

    def _mass_among(self, units):
        """Return the same of one of the others, whose features have all been counted: that is quicker."""
        worth_of = self._worths.__getitem__
        return sum(max(map(mul, unit.values(), map(worth_of, unit))) for unit in units)

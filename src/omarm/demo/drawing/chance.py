"""Seeded chance: the same seed gives the same drawing on every machine."""

import random
from collections.abc import Sequence


class Chance(random.Random):
    """A deterministic source of small variations."""

    def happens(self, probability: float) -> bool:
        """Return True in the given share of cases."""
        return self.random() < probability

    def about(self, middle: float, spread: float) -> float:
        """Return a number at most `spread` away from `middle`."""
        return self.uniform(middle - spread, middle + spread)

    def weighted(self, weights: dict):
        """Return one key of `weights`, as likely as its value."""
        return self.choices(list(weights), weights=list(weights.values()))[0]

    def some(self, options: Sequence, count: int) -> list:
        """Return `count` options; none twice until all were used."""
        picked: list = []
        while len(picked) < count:
            picked += self.sample(options, len(options))
        return picked[:count]


def chance_for(*parts: str) -> Chance:
    """Return the chance that belongs to a purpose and a seed."""
    return Chance("\x1f".join(parts))

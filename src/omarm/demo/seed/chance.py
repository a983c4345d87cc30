"""Chance that comes out the same every time: from its name, and only by `random()`, which no Python version changes."""

from math import gcd
from random import Random

STEPS = (1, 7, 13, 31, 61, 127)


def chance(name):
    """Return a function that gives the next number from 0 up to 1 of the row with this name."""
    return Random(f"omarm seed {name}").random  # noqa: S311 (load, not secrets)


def happens(draw, share):
    """Say whether what happens in this share of all cases happens now."""
    return draw() < share


def pick(draw, options):
    """Return one of the options, all as likely."""
    return options[int(draw() * len(options))]


def pick_early(draw, options):
    """Return one of the options, the first ones far more often: as in every community, few do most."""
    spot = draw()
    return options[int(spot * spot * len(options))]


def some_of(draw, options, count):
    """Yield so many different options: walking round with a step that meets all of them before any twice."""
    whole = len(options)
    step = next(step for step in (*STEPS[int(draw() * len(STEPS)) :], 1) if gcd(step, whole) == 1)
    spot = int(draw() * whole)
    for _ in range(count):
        yield options[spot]
        spot = (spot + step) % whole

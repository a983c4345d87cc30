"""A radar: two pictures of one thing over each other, such as the culture as it is now and as people want it."""

from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, place, points, shortened

HEIGHT, RADIUS = 284, 76
MIDDLE = (WIDTH / 2, 132)
RINGS = 4
BESIDE, ABOVE = 11, 40  # letters of a word beside the drawing, and above or under it, on a phone
MOST_LINES = 2
LEADING, GAP = 14, 9


class Axis(NamedTuple):
    """One direction: its end, the lines (y, text) of its word, and where its values stand. None is a value not shown."""

    label: str
    now: float | None
    wanted: float | None
    x: str
    y: str
    word_x: str
    anchor: str
    lines: tuple
    value_y: str


@dataclass(frozen=True, slots=True)
class Radar:
    """The drawing: rings, axes, and of each picture its polygon and the places of its points."""

    rings: tuple
    axes: tuple
    now: str
    wanted: str
    now_spots: tuple
    wanted_spots: tuple
    is_whole: bool
    middle: tuple = (place(MIDDLE[0]), place(MIDDLE[1]))
    height: int = HEIGHT
    width: int = WIDTH


def draw(axes, *, most):
    """Return the Radar of these (label, now, wanted), clockwise from the top, or None with fewer than three.

    Values go from 0 to `most`; None is not shown, and then there is no polygon, because it would pass through that place.
    """
    axes = list(axes)
    if len(axes) < 3:  # noqa: PLR2004 (two directions are a line)
        return None
    now, wanted = ([_at(spot, len(axes), axis[which], most) for spot, axis in enumerate(axes)] for which in (1, 2))
    return Radar(
        rings=tuple(
            points(_at(spot, len(axes), ring, RINGS) for spot in range(len(axes))) for ring in range(1, RINGS + 1)
        ),
        axes=tuple(_axis(spot, len(axes), axis) for spot, axis in enumerate(axes)),
        now="" if None in now else points(now),
        wanted="" if None in wanted else points(wanted),
        now_spots=_spots(now),
        wanted_spots=_spots(wanted),
        is_whole=None not in now and None not in wanted,
    )


def _at(spot, count, value, most):
    """Return the place of a value on an axis, or None where it is not shown."""
    if value is None:
        return None
    angle, far = 2 * pi * spot / count, RADIUS * min(value, most) / most
    return MIDDLE[0] + far * sin(angle), MIDDLE[1] - far * cos(angle)


def _spots(places):
    return tuple((place(spot[0]), place(spot[1])) for spot in places if spot)


def _axis(spot, count, axis):
    label, now, wanted = axis
    x, y = _at(spot, count, 1, 1)
    side = x - MIDDLE[0]
    anchor = "middle" if abs(side) < 1 else "start" if side > 0 else "end"
    texts = _lines(label, ABOVE if anchor == "middle" else BESIDE)
    word_x = x + {"middle": 0, "start": GAP, "end": -GAP}[anchor]
    tall = LEADING * len(texts)  # from the first line to the values
    first = {True: y - GAP - tall, False: y + GAP + LEADING}[y < MIDDLE[1]] if anchor == "middle" else y - tall / 2 + 4
    lines = tuple((place(first + LEADING * at), text) for at, text in enumerate(texts))
    return Axis(label, now, wanted, place(x), place(y), place(word_x), anchor, lines, place(first + tall))


def _lines(label, letters):
    """Return a label in two lines at most, each as long as there is room for."""
    lines = wrap(label, letters, break_long_words=False)
    kept = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]
    return [shortened(line, letters + 1) for line in kept] or [""]

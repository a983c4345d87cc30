"""A sparkline: how a number went, small enough to stand beside a word. And several of them under each other, with lights."""

from dataclasses import dataclass
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, Scale, place, points
from omarm.core.lights import GREY, WORST_FIRST

SPARK = (120, 32)
MARGIN = 5
ROW, HEAD = 56, 18  # heights of a row, and of the words above its line
WORDS, KEYS, FOOT = 24, 50, 12  # how far under the lights the words and the key lie, and what is left under all
# At most so many words under the drawing, and what a letter of one takes in a wide typeface.
MOST_WORDS, LETTER = 7, 7.2


class Spot(NamedTuple):
    """A place with the light that stands there: its shape tells it, its colour repeats it."""

    x: str
    y: str
    light: str


@dataclass(frozen=True, slots=True)
class Spark:
    """The pieces of the line, a dot for each number that stands alone, the last number's Spot and where the ground lies."""

    pieces: tuple
    dots: tuple
    last: Spot | None
    ground: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Row:
    """One number over time: its Spark, its place, and its last value that is shown."""

    label: str
    unit: str
    values: tuple
    spark: Spark
    y: str
    line_y: str
    last: float | None


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparklines under each other on one line of time, with a light for each moment, and the words and the key under them."""

    rows: tuple
    lights: tuple
    words: tuple
    keys: tuple
    height: int
    words_y: str
    width: int = WIDTH


def draw(values, *, light="", size=SPARK):
    """Return the Spark of these values, oldest first; None is a number that is not shown or not there. None of no number."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    width, height = size
    across = Scale(0, len(values) - 1, MARGIN, width - MARGIN)
    up = Scale(min([*known, 0]), max([*known, 0]), height - MARGIN, MARGIN)
    pieces = _pieces([(across.at(spot), None if value is None else up.at(value)) for spot, value in enumerate(values)])
    last = next(((x, y) for piece in reversed(pieces) for x, y in reversed(piece)), None)
    return Spark(
        pieces=tuple(points(piece) for piece in pieces if len(piece) > 1),
        dots=tuple((place(x), place(y)) for piece in pieces if len(piece) == 1 for x, y in piece),
        last=Spot(place(last[0]), place(last[1]), light),
        ground=place(height - MARGIN + 2),
        width=width,
        height=height,
    )


def draw_rows(rows, *, labels, lights=()):
    """Return the Rows of these (label, unit, values), one value for each of `labels`; None where there is no moment."""
    if not labels:
        return None
    made = []
    for spot, (label, unit, values) in enumerate(rows):
        known = [value for value in values if value is not None]
        spark = draw(values, size=(WIDTH, ROW - HEAD - 4))
        y = spot * ROW + 14
        last = known[-1] if known else None
        made.append(Row(label, unit, tuple(values), spark, place(y), place(spot * ROW + HEAD), last))
    across, foot = Scale(0, len(labels) - 1, MARGIN + 4, WIDTH - MARGIN - 4), len(made) * ROW + (14 if lights else -8)
    every = _every(labels)
    return Rows(
        rows=tuple(made),
        lights=tuple(Spot(place(across.at(spot)), place(foot), light) for spot, light in enumerate(lights)),
        words=tuple(
            (place(across.at(spot)), label, _anchor(spot, labels))
            for spot, label in enumerate(labels)
            if (len(labels) - 1 - spot) % every == 0
        ),
        keys=tuple(_keys(lights, foot + KEYS)),
        height=foot + (KEYS if lights else WORDS) + FOOT,
        words_y=place(foot + WORDS),
    )


def _keys(lights, y):
    """Yield (x, y, y of its word, light) of each light that occurs, the best one first."""
    kinds = [light for light in reversed(WORST_FIRST) if light in lights]
    for spot, light in enumerate(sorted(kinds, key=lambda light: light == GREY)):
        yield place(MARGIN + 5 + spot * WIDTH / len(WORST_FIRST)), place(y), place(y + 4), light


def _every(labels):
    """Return each how-manieth label is written, counted from the last, so that they do not run into each other.

    The first begins at its place and the last ends there: beside them there has to be room for one and a half.
    """
    room = 1.5 * LETTER * max(len(label) for label in labels) + MARGIN
    most = min(MOST_WORDS, 1 + int((WIDTH - 2 * (MARGIN + 4)) / room))
    return max(1, -(-(len(labels) - 1) // max(most - 1, 1)))


def _anchor(spot, labels):
    return "middle" if len(labels) == 1 else "start" if spot == 0 else "end" if spot == len(labels) - 1 else "middle"


def _pieces(places):
    """Return the places in pieces without a gap."""
    pieces, piece = [], []
    for x, y in places:
        if y is not None:
            piece.append((x, y))
        elif piece:
            pieces.append(piece)
            piece = []
    return [*pieces, piece] if piece else pieces

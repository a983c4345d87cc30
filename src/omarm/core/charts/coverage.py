"""Which parts of the organisation a team covers: departments down, layers across."""

from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, place, shortened

LEFT, TOP, ROW = 116, 47, 26  # where the squares begin, and how high a row is
TURNED_TOP, TURNED_LETTERS = 132, 16  # the same where names of layers stand upright, and the letters of a line
LETTERS = 17  # of the name of a department
LETTER = 6.2  # units that a letter takes
LINES, TURNED_LINES, ROW_LINES = 3, 2, 2
FEW = 3  # layers: names of so many are shortened above their squares, of more they stand upright

MEMBER, ASKED, MISSING, EMPTY, HIDDEN = STATES = ("member", "asked", "missing", "empty", "hidden")


class Square(NamedTuple):
    """A layer of a department: its state, and how many of the team are of it.

    MEMBER: of the team · ASKED: the team is asked from here · MISSING: neither · EMPTY: nobody works here · HIDDEN: not shown.
    """

    department: str
    layer: str
    state: str
    members: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A square as it is drawn: its corner, its middle, and what stands in it."""

    x: str
    y: str
    middle: str
    base: str
    square: Square


@dataclass(frozen=True, slots=True)
class Coverage:
    """The drawing: heads (x, lines of y and text), rows (y, text), and cells. `turned`: the heads are read from below."""

    heads: tuple
    rows: tuple
    cells: tuple
    side: str
    high: str
    height: int
    turned: bool = False
    width: int = WIDTH


def filled(squares):
    """Return the squares with an EMPTY one wherever a department has nobody of a layer, row by row."""
    squares = {(square.department, square.layer): square for square in squares}
    departments = dict.fromkeys(department for department, _ in squares)
    layers = dict.fromkeys(layer for _, layer in squares)
    return [
        squares.get((department, layer)) or Square(department, layer, EMPTY)
        for department in departments
        for layer in layers
    ]


def draw(squares):
    """Return the Coverage, or None without squares. Layers and departments keep the order in which they come."""
    squares = list(squares)
    if not squares:
        return None
    layers = list(dict.fromkeys(square.layer for square in squares))
    departments = list(dict.fromkeys(square.department for square in squares))
    wide = (WIDTH - LEFT) / len(layers)
    turned = len(layers) > FEW and not all(_fits(layer, wide) for layer in layers)
    top = TURNED_TOP if turned else TOP
    head = _turned_head if turned else _head
    return Coverage(
        heads=tuple(one for spot, layer in enumerate(layers) for one in head(spot, layer, wide)),
        rows=tuple(line for spot, name in enumerate(departments) for line in _row(top + ROW * (spot + 0.5), name)),
        cells=tuple(
            _cell(
                square, LEFT + wide * layers.index(square.layer), top + ROW * departments.index(square.department), wide
            )
            for square in squares
        ),
        side=place(wide - 3),
        high=place(ROW - 3),
        height=top + ROW * len(departments),
        turned=turned,
    )


def _fits(layer, wide):
    """Return whether the name of a layer stands above its squares without a word being cut."""
    letters = int(wide / LETTER)
    lines = wrap(layer, max(3, letters), break_long_words=False)
    return len(lines) <= LINES and all(len(line) <= letters for line in lines)


def _head(spot, layer, wide):
    letters = max(3, int(wide / LETTER))
    lines = wrap(layer, letters, break_long_words=False) or [""]
    lines = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])] if len(lines) > LINES else lines
    first = TOP - 8 - 13 * (len(lines) - 1)
    return [
        (
            place(LEFT + wide * (spot + 0.5)),
            tuple((place(first + 13 * at), shortened(line, letters)) for at, line in enumerate(lines)),
        )
    ]


def _turned_head(spot, layer, wide):
    lines = wrap(layer, TURNED_LETTERS)[:TURNED_LINES] or [""]
    first = LEFT + wide * (spot + 0.5) + 4 - 6.5 * (len(lines) - 1)
    return [
        (place(first + 13 * at), ((place(TURNED_TOP - 8), shortened(line, TURNED_LETTERS)),))
        for at, line in enumerate(lines)
    ]


def _row(middle, name):
    """Return (y, text) of each line of a department's name beside the middle of its squares: two at most."""
    lines = wrap(name, LETTERS, break_long_words=False) or [""]
    lines = [*lines[: ROW_LINES - 1], " ".join(lines[ROW_LINES - 1 :])] if len(lines) > ROW_LINES else lines
    first = middle + 4 - 6 * (len(lines) - 1)
    return [(place(first + 12 * at), shortened(line, LETTERS)) for at, line in enumerate(lines)]


def _cell(square, x, y, wide):
    return Cell(place(x + 1.5), place(y + 1.5), place(x + wide / 2), place(y + ROW / 2), square)

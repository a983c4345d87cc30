"""A map of who is in touch with whom: dots and lines. A department has a letter, a shape and a colour, never colour alone."""

from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, pi, sin
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, place, shortened

HEIGHT, MARGIN = 320, 18
RADII = (8, 13)  # of a dot, from the least to the most
GAP, ROUNDS = 2, 60  # units that dots stand apart, and how often they are pushed
COLOURS = 7
ROW, COLUMNS, LETTERS = 20, 2, 19  # of the key
NAME, INSIDE = 14, 2  # letters of a name on the map, and of one that stands in its dot
# Of a shape, and how much larger than a circle.
CORNERS = ((0, 1), (4, 1.18), (4.5, 1.22), (3, 1.42), (3.5, 1.42), (6, 1.08))


class Dot(NamedTuple):
    """What comes on the map: its name, which group it is of, x and y and how large (all 0 to 1), whether its name is written."""

    label: str
    group: str
    x: float
    y: float
    size: float = 0
    is_named: bool = False


class Line(NamedTuple):
    """Between which dots, by their place; whether it goes both ways; how thick (0 to 1)."""

    one: int
    other: int
    is_mutual: bool = False
    weight: float = 0


class Part(NamedTuple):
    """A group of the key: its name, how many people, and ties within it and with others. None is not shown."""

    group: str
    name: str
    people: int | None
    within: int | None = None
    between: int | None = None

    @property
    def words(self):
        """The name, with how many people where that is shown."""
        return self.name if self.people is None else f"{self.name} ({self.people})"


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot as it is drawn: the path of its shape, the letter in it, its colour, and its name where that is written.

    A name that fits stands in the dot instead of the letter: shape and colour still tell the group.
    """

    path: str
    x: str
    y: str
    letter: str
    colour: int
    label: str
    name: str
    name_y: str
    anchor: str
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as it is drawn."""

    x1: str
    y1: str
    x2: str
    y2: str
    width: str
    is_mutual: bool


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The drawing: lines under dots, and the key below them."""

    strokes: tuple
    marks: tuple
    key: tuple
    height: int
    width: int = WIDTH


def draw(dots, lines, *, groups):
    """Return the NetworkMap, or None without dots. `groups` are (group, words of the key) in the order of their letters."""
    dots = list(dots)
    if not dots:
        return None
    radii = [RADII[0] + (RADII[1] - RADII[0]) * dot.size for dot in dots]
    spots = _apart([_spot(dot) for dot in dots], radii)
    order = {group: number for number, (group, _) in enumerate(groups)}
    rows = -(-len(groups) // COLUMNS)
    return NetworkMap(
        strokes=tuple(_stroke(line, spots) for line in lines),
        marks=tuple(
            _mark(dot, spot, radius, order[dot.group]) for dot, spot, radius in zip(dots, spots, radii, strict=True)
        ),
        key=tuple(_entry(number, words) for number, (_, words) in enumerate(groups)),
        height=HEIGHT + ROW * rows + 6,
    )


def letter_of(number):
    """Return the letter of a group by its number: A to Z, then AA, AB …"""
    return chr(ord("A") + number) if number < 26 else letter_of(number // 26 - 1) + letter_of(number % 26)  # noqa: PLR2004 (letters)


def _spot(dot):
    return MARGIN + dot.x * (WIDTH - 2 * MARGIN), MARGIN + dot.y * (HEIGHT - 2 * MARGIN)


def _apart(spots, radii):
    """Return the spots pushed apart until dots do not cover each other, as far as there is room."""
    spots = [list(spot) for spot in spots]
    for _ in range(ROUNDS):
        still = True
        for one, other in combinations(range(len(spots)), 2):
            still &= not _push(spots[one], spots[other], radii[one] + radii[other] + GAP, turn=one + other)
        for spot in spots:
            spot[0] = min(max(spot[0], MARGIN), WIDTH - MARGIN)
            spot[1] = min(max(spot[1], MARGIN), HEIGHT - MARGIN)
        if still:
            break
    return [tuple(spot) for spot in spots]


def _push(one, other, least, *, turn):
    """Push two spots to at least so far from each other, half each; return whether they moved."""
    x, y = other[0] - one[0], other[1] - one[1]
    far = hypot(x, y)
    if far >= least:
        return False
    if not far:
        x, y, far = cos(turn), sin(turn), 1.0
        step = least / 2
    else:
        step = (least - far) / 2
    for spot, sign in ((one, -1), (other, 1)):
        spot[0] += sign * step * x / far
        spot[1] += sign * step * y / far
    return True


def _mark(dot, spot, radius, number):
    x, y = spot
    fits = dot.is_named and len(dot.label) <= INSIDE
    name = shortened(dot.label, NAME) if dot.is_named and not fits else ""
    half = 3.4 * len(name)
    return Mark(
        path=_shape(number, x, y, radius),
        x=place(x),
        y=place(y + 4),
        letter=dot.label if fits else letter_of(number),
        colour=number % COLOURS + 1,
        label=dot.label,
        name=name,
        name_y=place(y - radius - 4 if y > MARGIN + RADII[1] else y + radius + 12),
        anchor="start" if x < half else "end" if x > WIDTH - half else "middle",
        is_named=dot.is_named,
    )


def _shape(number, x, y, radius):
    """Return the path of the shape of a group: circle, square, diamond, two triangles, hexagon."""
    turned, larger = CORNERS[number % len(CORNERS)]
    corners, radius = int(turned), radius * larger
    if not corners:
        wide = place(2 * radius)
        return f"M{place(x - radius)} {place(y)}a{place(radius)} {place(radius)} 0 1 0 {wide} 0a{place(radius)} {place(radius)} 0 1 0 -{wide} 0z"
    first = {4: pi / 4, 4.5: 0, 3: -pi / 2, 3.5: pi / 2, 6: 0}[turned]
    ends = [(x + radius * cos(first + 2 * pi * at / corners), y + radius * sin(first + 2 * pi * at / corners)) for at in range(corners)]  # fmt: skip
    return "M" + "L".join(f"{place(left)} {place(top)}" for left, top in ends) + "z"


def _stroke(line, spots):
    (x1, y1), (x2, y2) = spots[line.one], spots[line.other]
    width = (2 if line.is_mutual else 0.8) + 5 * line.weight
    return Stroke(place(x1), place(y1), place(x2), place(y2), f"{width:.1f}", line.is_mutual)


def _entry(number, words):
    """Return a line of the key as a Mark whose name stands beside it."""
    x = MARGIN + (number % COLUMNS) * (WIDTH / COLUMNS)
    y = HEIGHT + 10 + (number // COLUMNS) * ROW
    name, begin, number_of = words.rpartition(" (")
    name = shortened(name, LETTERS - len(number_of) - 2) + begin + number_of if begin else shortened(words, LETTERS)
    return Mark(
        _shape(number, x, y, RADII[0]), place(x), place(y + 4), letter_of(number), number % COLOURS + 1, words, name, place(y + 4), "start"
    )  # fmt: skip

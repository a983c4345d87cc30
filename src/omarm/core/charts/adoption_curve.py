"""The adoption curve: how many have begun so far, step by step, with the moments at which 16, 50 and 84 % had, and a forecast."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, Scale, as_number, place, points, round_numbers

HEIGHT = 208
LEFT, RIGHT, TOP, BOTTOM = 40, 308, 18, 172
LABEL_ROOM = 18  # units under which two words above each other touch
EDGE = 40  # how near a word in the middle may come to a side


class Line(NamedTuple):
    """A level across the drawing, with its word: a number, a percentage where `is_share`."""

    y: str
    number: float
    is_share: bool


class Mark(NamedTuple):
    """The dot where so many per cent was reached."""

    x: str
    y: str
    share: int


class Word(NamedTuple):
    """A moment under the drawing, and how its word stands: start, middle or end."""

    x: str
    moment: object
    anchor: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The drawing. `paths` are the pieces of the line, `hidden` the stretches (x, width) of which numbers are not shown."""

    lines: tuple
    paths: tuple
    hidden: tuple
    marks: tuple
    words: tuple
    last: tuple | None
    band: str = ""
    ahead: str = ""
    today: str = ""
    height: int = HEIGHT
    width: int = WIDTH
    left: str = place(LEFT)
    right: str = place(RIGHT)
    top: str = place(TOP)
    ground: str = place(BOTTOM)
    tall: str = place(BOTTOM - TOP)


def draw(steps, *, people=None, marks=None, forecast=()):
    """Return the Curve, or None where there is nothing to draw.

    `steps` are (moment, how many so far or None where that is not shown), oldest first; moments are numbers or dates.
    `marks` is {per cent: moment or None}; `forecast` are (moment, low, middle, high) after the last step. Without `people`
    the levels are numbers, and there are no marks.
    """
    known = [(moment, count) for moment, count in steps if count is not None]
    if not known:
        return None
    moments = [as_number(moment) for moment, *_ in (*steps, *forecast)]
    across = Scale(min(moments), max(moments), LEFT, RIGHT)
    most = people or max([count for _, count in known] + [high for *_, high in forecast]) or 1
    up = Scale(0, most, BOTTOM, TOP)
    place_of = _Places(across, up, most)
    return Curve(
        lines=tuple(_levels(up, most, people)),
        paths=tuple(_paths(steps, place_of)),
        hidden=tuple(_hidden(steps, place_of)),
        marks=tuple(_marks(steps, marks or {}, place_of)) if people else (),
        words=tuple(_words(steps, forecast, place_of)),
        last=_last(known[-1], place_of),
        **(_ahead(known[-1], forecast, place_of) if forecast else {}),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    across: Scale
    up: Scale
    most: float

    def x(self, moment):
        return self.across.at(as_number(moment))

    def y(self, count):
        return self.up.at(min(count, self.most))


def _levels(up, most, people):
    if people:
        for share in (0, 16, 50, 84, 100):
            yield Line(place(up.at(most * share / 100)), share, is_share=True)
    else:
        for number in round_numbers(most):
            yield Line(place(up.at(number)), number, is_share=False)


def _paths(steps, place_of):
    """Yield the pieces of the stairs: flat until the next moment, then up; a step that is not shown ends a piece."""
    piece = []
    for moment, count in steps:
        if count is None:
            yield from [" ".join(piece)] if piece else []
            piece = []
        else:
            x, y = place(place_of.x(moment)), place(place_of.y(count))
            piece += [f"H{x}", f"V{y}"] if piece else [f"M{x} {y}"]
    yield from [" ".join(piece)] if piece else []


def _hidden(steps, place_of):
    """Yield the stretches between the numbers that are shown, as (x, width)."""
    stretches = []
    for (before, seen), (after, count) in pairwise(steps):
        if seen is None and stretches:
            stretches[-1][1] = place_of.x(after)
        elif seen is None or count is None:
            stretches.append([place_of.x(before), place_of.x(after)])
    for start, end in stretches:
        yield place(start), place(end - start)


def _marks(steps, marks, place_of):
    counts = dict(steps)
    for share, moment in marks.items():
        if moment is not None and counts.get(moment) is not None:
            yield Mark(place(place_of.x(moment)), place(place_of.y(counts[moment])), share)


def _last(step, place_of):
    """Return (x, y, y and x of its word, how the word stands, count) of the last number that is shown."""
    x, y = place_of.x(step[0]), place_of.y(step[1])
    word = y - 8 if y - 8 > TOP - 4 else y + LABEL_ROOM
    near = x < LEFT + EDGE
    return place(x), place(y), place(word), place(x + 6 if near else x - 6), "start" if near else "end", step[1]


def _words(steps, forecast, place_of):
    """Yield the first and the last moment, and that of the last number between them where there is room."""
    first, last = steps[0][0], (forecast[-1] if forecast else steps[-1])[0]
    yield Word(place(place_of.x(first)), first, "start" if first != last else "middle")
    if forecast and LEFT + 2 * EDGE < (now := place_of.x(steps[-1][0])) < RIGHT - 2 * EDGE:
        yield Word(place(now), steps[-1][0], "middle")
    if last != first:
        yield Word(place(place_of.x(last)), last, "end")


def _ahead(step, forecast, place_of):
    """Return the band between low and high, and the line in the middle, both from the last number on."""
    start = (place_of.x(step[0]), place_of.y(step[1]))
    lows = [(place_of.x(moment), place_of.y(low)) for moment, low, _, _ in forecast]
    highs = [(place_of.x(moment), place_of.y(high)) for moment, _, _, high in forecast]
    middles = [(place_of.x(moment), place_of.y(middle)) for moment, _, middle, _ in forecast]
    return {
        "band": points([start, *highs, *reversed(lows)]),
        "ahead": points([start, *middles]),
        "today": place(start[0]),
    }

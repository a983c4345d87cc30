"""A sheet while it is filled in: of each item eight numbers (four now, four wanted), or None where nothing was typed.

It goes to the browser and back as a line of text, and is kept nowhere else until it is sent.
"""

import re

from omarm.culture.queries.items import ITEMS, POINTS, TYPES

SIDE = len(TYPES)
EIGHT = 2 * SIDE
LINE = re.compile(r"(?:\d{0,3}(?:-\d{0,3}){7})(?:\.\d{0,3}(?:-\d{0,3}){7}){5}", re.ASCII)


def empty_sheet():
    """Return a sheet on which nothing was filled in."""
    return [[None] * EIGHT for _item in ITEMS]


def read_sheet(line):
    """Return the sheet of a line of text; an empty one of what is no such line."""
    if not LINE.fullmatch(line):
        return empty_sheet()
    return [[int(one) if one else None for one in item.split("-")] for item in line.split(".")]


def write_sheet(sheet):
    """Return a sheet as a line of text."""
    return ".".join("-".join("" if one is None else str(one) for one in item) for item in sheet)


def sides(numbers):
    """Return the four numbers now and the four wanted of an item, nothing as nought."""
    whole = [one or 0 for one in numbers]
    return whole[:SIDE], whole[SIDE:]


def is_right(numbers):
    """Return whether an item is filled in: every number from nought to a hundred, now and wanted a hundred together."""
    return all(all(0 <= one <= POINTS for one in side) and sum(side) == POINTS for side in sides(numbers))


def unfinished(sheet):
    """Return the places of the items that are not filled in right."""
    return [at for at, numbers in enumerate(sheet) if not is_right(numbers)]


def summed(sheet):
    """Return what is kept of a sheet: eight sums over its items, four now and four wanted."""
    return [sum(column) for column in zip(*([*now, *wanted] for now, wanted in map(sides, sheet)), strict=True)]


def averaged(sheet):
    """Return [(now, wanted)] of each type for the one who filled it in."""
    sums = summed(sheet)
    return [(sums[at] / len(ITEMS), sums[SIDE + at] / len(ITEMS)) for at in range(SIDE)]

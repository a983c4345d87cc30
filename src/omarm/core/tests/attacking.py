"""Somebody who has every number that is shown, knows who is where, and wants to know it of a few."""

from fractions import Fraction
from itertools import product


def nothing_moves(rows):
    """Return a basis of what can differ while every sum of `rows` (lists of 0 and 1) stays the same: their null space."""
    rows = [[Fraction(number) for number in row] for row in rows]
    width, leads = len(rows[0]) if rows else 0, []
    for column in range(width):
        spot = next((index for index in range(len(leads), len(rows)) if rows[index][column]), None)
        if spot is None:
            continue
        at = len(leads)
        rows[at], rows[spot] = rows[spot], rows[at]
        rows[at] = [number / rows[at][column] for number in rows[at]]
        for index, row in enumerate(rows):
            if index != at and row[column]:
                rows[index] = [one - row[column] * other for one, other in zip(row, rows[at], strict=True)]
        leads.append(column)
    return [_free(rows, leads, column, width) for column in range(width) if column not in leads]


def solved(rows, width):
    """Yield each set of atoms (as a list of 0 and 1) whose sum follows from the sums of the rows: by adding and subtracting."""
    free = nothing_moves(rows) if rows else [[int(one == other) for other in range(width)] for one in range(width)]
    for chosen in product((0, 1), repeat=width):
        if any(chosen) and not any(sum(one * other for one, other in zip(chosen, row, strict=True)) for row in free):
            yield chosen


def possible(rows, parts, wholes):
    """Return every list of numbers within `wholes` that gives the same sums of the rows as `parts`: by trying all."""
    shown = [sum(one * part for one, part in zip(row, parts, strict=True)) for row in rows]
    return [
        guess
        for guess in product(*(range(whole + 1) for whole in wholes))
        if all(
            sum(one * part for one, part in zip(row, guess, strict=True)) == number
            for row, number in zip(rows, shown, strict=True)
        )
    ]


def _free(rows, leads, column, width):
    row = [Fraction(0)] * width
    row[column] = Fraction(1)
    for at, lead in enumerate(leads):
        row[lead] = -rows[at][column]
    return row

"""What a scan gives, worked out over sheets: per department from the floor on, so that no subtraction tells of fewer.

The score of a type is the mean of what everybody gave it (Cameron & Quinn), in whole points that are a hundred together.
"""

from collections import defaultdict
from dataclasses import dataclass

from omarm.core.disclosure import Cell, publish
from omarm.culture.queries.items import POINTS, TYPES
from omarm.culture.queries.sheet import SIDE

ALL = "all"
NEAR = 5  # types that lie closer to each other are told of together
MUCH = 10  # from so many points apart now and wanted differ enough to talk about (Cameron & Quinn)


@dataclass(frozen=True)
class Answers:
    """The sheets of one part: `department` and `area` are ids or None; `asked` is how many work there."""

    department: int | None
    area: int | None
    asked: int
    sheets: list


@dataclass(frozen=True)
class Reading:
    """Two pictures in words: the types that stand out now and wanted, and [(type, points)] that differ much."""

    now: list[str]
    wanted: list[str]
    moves: list[tuple]

    @property
    def stays(self):
        """Whether the type that stands out is the one that is wanted."""
        return self.now == self.wanted


def told_of(parts, *, floor):
    """Return {"rows": [[id or ALL, area or None, now or None, wanted or None, asked, answered or None]]}, the whole first; None below the floor.

    Scores are about who answered: they are shown where no difference of scopes is about fewer than the floor. How many
    answered is a share of who was asked, and protected by itself.
    """
    sheets, asked, inside = defaultdict(list), defaultdict(int), {}
    for part in parts:
        for key in {ALL, part.department, part.area} - {None}:
            sheets[key] += part.sheets
            asked[key] += max(part.asked, len(part.sheets))
        if part.department and part.area and part.department != part.area:
            inside[part.department] = part.area
    keys = [key for key in asked if key != ALL]
    if len(sheets[ALL]) < floor:
        return None
    scores = publish([_people(key, sheets) for key in keys], total=_people(ALL, sheets), inside=inside, floor=floor)
    shares = publish([_share(key, sheets, asked) for key in keys], total=_share(ALL, sheets, asked), inside=inside,
                     floor=floor)  # fmt: skip
    rows = []
    for key in [ALL, *keys]:
        is_shown = key == ALL or (scores[ALL] and scores[key])  # the whole alone is about the floor or more
        now, wanted = _scores(sheets[key]) if is_shown else (None, None)
        rows.append([key, inside.get(key), now, wanted, asked[key], shares[key].part if shares[key] else None])
    return {"rows": rows}


def reading_of(now, wanted):
    """Return the Reading of two lists of points in the order of TYPES."""
    moves = [
        (code, then - here) for code, here, then in zip(TYPES, now, wanted, strict=True) if abs(then - here) >= MUCH
    ]
    return Reading(_standing_out(now), _standing_out(wanted), sorted(moves, key=lambda move: -abs(move[1])))


def whole_points(sums):
    """Return sums as whole points, a hundred together: what is left by rounding down goes to the largest remainders."""
    whole = sum(sums)
    points = [POINTS * one // whole for one in sums]
    order = sorted(range(len(sums)), key=lambda at: -(POINTS * sums[at] % whole))
    for at in order[: POINTS - sum(points)]:
        points[at] += 1
    return points


def _scores(sheets):
    sums = [sum(column) for column in zip(*sheets, strict=True)]
    return whole_points(sums[:SIDE]), whole_points(sums[SIDE:])


def _standing_out(points):
    most = max(points)
    return sorted(
        (code for code, one in zip(TYPES, points, strict=True) if most - one < NEAR),
        key=lambda code: -points[TYPES.index(code)],
    )


def _people(key, sheets):
    number = len(sheets[key])
    return Cell(key, number, number, number)


def _share(key, sheets, asked):
    return Cell(key, len(sheets[key]), asked[key])

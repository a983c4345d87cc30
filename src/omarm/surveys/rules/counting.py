"""How many named somebody, and what of it may be told."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from omarm.core.disclosure import Cell, is_safe, publish
from omarm.core.floor import FLOOR

ALL = "all"


@dataclass(frozen=True, slots=True)
class Count:
    """By how many colleagues somebody was named; `is_capped`: at least so many."""

    number: int
    is_capped: bool = False


def counted(votes, answered, *, floor):
    """Return {person: Count} of who was named by as many as the floor, from [(who, whom)] and the ids of who answered.

    Where fewer than the floor did not name somebody, the number would say of each what they answered: then it is told as
    “at least”, so that as many as the floor may not have.
    """
    named = Counter(whom for _who, whom in votes)
    return {whom: _told(n, len(answered - {whom}), floor) for whom, n in named.items() if n >= floor}


def answered_by_department(colleagues):
    """Return {department or area id, or ALL: Shown or None} of who answered, of who was asked.

    From eight on, both who did and who did not, and so that no subtraction tells of fewer (core/disclosure).
    """
    asked = [one for one in colleagues if one.is_asked]
    people, inside = defaultdict(list), {}
    for one in asked:
        for key in {one.area, one.department} - {None}:
            people[key].append(one)
        if one.department != one.area:
            inside[one.department] = one.area
    cells = [_cell(key, those) for key, those in people.items()]
    return publish(cells, total=_cell(ALL, asked), inside=inside)


def flows(votes, colleagues):
    """Return [(from area, to area, how many)]: of how many colleagues of one area somebody in the other was named.

    Only where at least eight did, and at least eight of those who answered in the area did not. Who is named twice by one
    colleague in the same area counts once.
    """
    area = {one.id: one.area for one in colleagues if one.area is not None}
    answered = Counter(one.area for one in colleagues if one.has_answered)
    asking = defaultdict(set)
    for who, whom in votes:
        if who in area and whom in area and area[who] != area[whom]:
            asking[area[who], area[whom]].add(who)
    cells = [Cell(pair, len(people), answered[pair[0]]) for pair, people in asking.items()]
    return sorted((*cell.key, cell.part) for cell in cells if is_safe(cell, floor=FLOOR))


def ties_by_area(votes, colleagues):
    """Return [(area, nominations within it, nominations in others)] by who answered there, None where it tells of few.

    It is told where the share that answered is told too, and both numbers come from at least eight people. Where each of
    these named one, a number of names is a number of people: then at least eight did not.
    """
    area = {one.id: one.area for one in colleagues if one.area is not None}
    answered = Counter(one.area for one in colleagues if one.has_answered)
    shares, named = answered_by_department(colleagues), defaultdict(Counter)
    for who, whom in votes:
        if who in area and whom in area:
            named[area[who], area[who] == area[whom]][who] += 1
    return [
        (one, named[one, True].total(), named[one, False].total())
        if shares.get(one) and all(_from_many(named[one, inside], answered[one]) for inside in (True, False))
        else (one, None, None)
        for one in sorted({*area.values()})
    ]


def _from_many(named, answered):
    """Return whether a number of names tells of no few: `named` is how many each named, of so many who answered."""
    if named.total() > len(named):
        return len(named) >= FLOOR
    return is_safe(Cell(None, len(named), answered), floor=FLOOR)


def _told(number, others, floor):
    left = others - number
    return Count(others - floor + 1, is_capped=True) if left < floor else Count(number)


def _cell(key, people):
    return Cell(key, sum(one.has_answered for one in people), len(people))

"""All that a round gives, at once: who was named often enough, the proposed team, and what is told without a name."""

from collections import Counter
from dataclasses import dataclass

from omarm.core.floor import FLOOR
from omarm.surveys.rules.counting import ALL, Count, answered_by_department, counted, flows, ties_by_area
from omarm.surveys.rules.network import Found, asking, look_at, team_of
from omarm.surveys.rules.places import Colleague


@dataclass(frozen=True)
class Result:
    """`counts` has who may be seen, `found` what they are in the network; `told` names no person and can be kept so."""

    colleagues: dict[int, Colleague]
    counts: dict[int, Count]
    found: Found
    told: dict


def work_out(colleagues, votes, *, size, floor):
    """Return the Result of a round, None when fewer than eight answered: then nothing is told of it.

    `votes` is [(who, whom)], `size` how many the team has, `floor` from how many nominations somebody is seen.
    """
    answered = {one.id for one in colleagues if one.has_answered}
    if len(answered) < FLOOR:
        return None
    votes = that_count(colleagues, votes)
    counts = counted(votes, answered, floor=floor)
    found = look_at(colleagues, votes, willing=set(counts), size=size)
    return Result({one.id: one for one in colleagues}, counts, found, told_of(colleagues, votes))


def team_among(colleagues, votes, standings, *, size):
    """Return the team ([(id, codes)]) of those standings that are not left out and still work here; counts stay as they were."""
    here = {one.id for one in colleagues if one.is_here}
    seen = [row for row in standings if row.person_id in here]
    marks = {code: {row.person_id for row in seen if getattr(row, code)} for code in ("leads", "connects")}
    willing = {row.person_id for row in seen if not row.left_out}
    return team_of(asking(colleagues, that_count(colleagues, votes)), willing, size, marks=marks)


def that_count(colleagues, votes):
    """Return the votes without those for who has left since. What somebody answered who has left stands."""
    here = {one.id for one in colleagues if one.is_here}
    return [(who, whom) for who, whom in votes if whom in here and who != whom]


def told_of(colleagues, votes):
    """Return what is told without a name, as plain data.

    `departments` is [[id or ALL, id of the area it is in or None, asked, answered]], with None for what would tell of few;
    areas are among them by their own id. `flows` is [[from area, to area, how many]], `ties` [[area, within, with others]] (rules/counting.py),
    `cells` [[layer, department, people]].
    """
    shown, asked, within = answered_by_department(colleagues), Counter(), {}
    for one in colleagues:
        if one.is_asked:
            asked.update({ALL, one.area, one.department} - {None})
            within[one.department] = one.area if one.area != one.department else None
    cells = Counter((one.layer, one.department) for one in colleagues if one.is_here and one.department is not None)
    return {
        "departments": [
            [key, within.get(key), people, shown[key].part if shown[key] else None] for key, people in asked.items()
        ],
        "flows": [list(flow) for flow in flows(votes, colleagues)],
        "ties": [list(row) for row in ties_by_area(votes, colleagues)],
        "cells": [[*cell, people] for cell, people in sorted(cells.items())],
    }

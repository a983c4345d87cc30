"""The map of a round: parts of the organisation, who was named often in them, and which part asks which. Never who named whom."""

from collections import defaultdict
from dataclasses import dataclass
from math import cos, pi, sin

from omarm.core.charts.network_map import Dot, Line

MOST_IN_AREA = 6  # people who are drawn, those of the team first: more cannot be told apart on a phone
AROUND, BESIDE = 0.4, 0.12  # how far parts lie from the middle, and people from their part
SMALL = 0.6  # the size of who is named most; a part is 1


@dataclass(frozen=True)
class Picture:
    """What the tag `network_map` takes. A line: at least eight colleagues of one part named somebody in the other.

    `flows` is the same as a table: [(name of the part that asks, of the part that is asked, how many colleagues)].
    """

    dots: list
    lines: list
    parts: list
    flows: list


def picture_of(told, standings, names):
    """Return the Picture of what is told of a round, with the Standings, those named most first; `names` is {id: name}."""
    areas = [row[0] for row in told["ties"]]
    numbers = {
        row[0]: (row[2], within, between)
        for row in told["departments"]
        for area, within, between in told["ties"]
        if area == row[0]
    }
    area_of = {key: within or key for key, within, *_ in told["departments"]}
    people = defaultdict(list)
    for row in sorted(standings, key=lambda row: row.rank is None):
        people[area_of.get(row.department_id)].append(row)
    most = max((row.nominations for row in standings), default=1)

    dots = [
        Dot(names.get(area, ""), str(area), *_on_circle(0.5, 0.5, AROUND, at, len(areas)), size=1)
        for at, area in enumerate(areas)
    ]
    for at, area in enumerate(areas):
        shown = people[area][:MOST_IN_AREA]
        for place, row in enumerate(shown):
            spot = _on_circle(dots[at].x, dots[at].y, BESIDE, place + at / len(areas) * len(shown), len(shown))
            dots.append(
                Dot(
                    row.person.initials,
                    str(area),
                    *spot,
                    size=SMALL * row.nominations / most,
                    is_named=row.rank is not None,
                )
            )
    return Picture(
        dots,
        _lines(told["flows"], areas),
        [(str(area), names.get(area, ""), *numbers.get(area, (None,) * 3)) for area in areas],
        [(names.get(one, ""), names.get(other, ""), number) for one, other, number in told["flows"]],
    )


def _lines(flows, areas):
    """Return the Lines of flows: one for each two parts, thicker where more colleagues ask."""
    strength, both = defaultdict(int), defaultdict(int)
    for one, other, number in flows:
        pair = (min(one, other), max(one, other))
        strength[pair] += number
        both[pair] += 1
    most = max(strength.values(), default=1)
    return [
        Line(areas.index(one), areas.index(other), is_mutual=both[one, other] > 1, weight=number / most)
        for (one, other), number in sorted(strength.items())
    ]


def _on_circle(x, y, radius, at, of):
    turn = 2 * pi * at / max(of, 1) - pi / 2
    return min(max(x + radius * cos(turn), 0), 1), min(max(y + radius * sin(turn), 0), 1)

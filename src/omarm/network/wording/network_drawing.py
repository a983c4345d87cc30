"""A network drawn to a file: people where there are few, departments where there are many."""

from collections import Counter

from django.utils.translation import gettext as _

from omarm.core.charts.files import file_of
from omarm.core.charts.network_map import Dot, Line
from omarm.core.templatetags import charts
from omarm.network.measures.cohesion import degrees
from omarm.network.measures.layout import places
from omarm.network.measures.leaders import natural

MOST_DRAWN = 100  # people on a map; of more, their departments
MOST_PARTS = 40


def network_drawing(ties, found, department):
    """Return the SVG of what `omarm adoption network` found: `found` is its object, `department` an attribute or None."""
    named = set(found["leaders"]) if isinstance(found["leaders"], list) else set(found["leaders_of_all"])
    context = network_map_of(ties, department=department, named=named, title=_("Who asks whom"))
    return file_of("network_map", context)


def network_map_of(ties, *, department, named, title, names=None, note=""):
    """Return the context of the tag network_map for these Ties.

    `named` are the ids whose name is written on the map, `names` {id: name} where that is not the id. With more people than
    can be drawn, the dots are departments; the largest ones, where there are too many of those.
    """
    part_of = _parts(ties, department)
    order = _most_people_first(part_of)
    parts = [_row(ties, part_of, group) for group in order]
    if len(ties.people) <= MOST_DRAWN:
        dots, lines = _of_people(ties, part_of, named, names or {})
        return charts.network_map(dots, lines, title=title, parts=parts, note=note)
    shown = order[:MOST_PARTS]
    dots, lines = _of_parts(ties, part_of, shown)
    hidden = len(order) - len(shown)
    more = _("%(count)s smaller ones are not drawn.") % {"count": hidden} if hidden else ""
    return charts.network_map(
        dots, lines, title=title, parts=parts[: len(shown)], note=" ".join(filter(None, (note, more)))
    )


def _parts(ties, department):
    if department is None:
        return ("",) * len(ties.people)
    return ties.of(department)


def _most_people_first(part_of):
    return sorted(set(part_of), key=natural) if len(set(part_of)) <= MOST_PARTS else [
        group for group, _count in Counter(part_of).most_common()
    ]  # fmt: skip


def _row(ties, part_of, group):
    """Return a part of the key: group, name, people, ties within, ties with others."""
    ends = [(part_of[one] == group) + (part_of[other] == group) for one, other in ties.arcs]
    name = group or (_("everybody") if set(part_of) == {""} else _("not known"))
    return group, name, part_of.count(group), ends.count(2), ends.count(1)


def _of_people(ties, part_of, named, names):
    asked, _asking = degrees(ties)
    arcs = set(ties.arcs)
    pairs = sorted({(min(arc), max(arc)) for arc in arcs})
    spots = places(len(ties.people), pairs, part_of)
    most = max(asked, default=0) or 1
    dots = [
        Dot(names.get(who, who), part_of[place], *spots[place], asked[place] / most, who in named)
        for place, who in enumerate(ties.people)
    ]
    return dots, [Line(one, other, (one, other) in arcs and (other, one) in arcs) for one, other in pairs]


def _of_parts(ties, part_of, shown):
    spot_of = {group: spot for spot, group in enumerate(shown)}
    people = Counter(part_of)
    ends = ((part_of[one], part_of[other]) for one, other in ties.arcs)
    between = Counter(
        (spot_of[one], spot_of[other]) for one, other in ends if one != other and {one, other} <= set(shown)
    )
    pairs = sorted({(min(arc), max(arc)) for arc in between})
    spots = places(len(shown), pairs, shown)
    most = max((between[one, other] + between[other, one] for one, other in pairs), default=1)
    largest = max(people[group] for group in shown)
    dots = [Dot(group, group, *spots[spot], people[group] / largest) for spot, group in enumerate(shown)]
    lines = [
        Line(one, other, bool(between[one, other] and between[other, one]), (between[one, other] + between[other, one]) / most)
        for one, other in pairs
    ]  # fmt: skip
    return dots, lines

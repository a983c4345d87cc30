"""A team of ambassadors that covers layers and departments, each with why they are in it.

Leaders by nomination and brokers by betweenness (Valente, Network interventions, Science 337, 2012), chosen one by one as
a set cover is (Chvátal, Mathematics of Operations Research 4, 1979): first who brings a layer or department that nobody in
the team is of, then who is asked from parts of the organisation that the team does not reach, then who reaches most people
beside it, then who is named most. The same rows give the same team.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from omarm.network.measures.cohesion import degrees
from omarm.network.measures.leaders import leaders, natural

FULL, NOBODY = "full", "nobody"  # why a part is not covered: the team is full, or nobody who could be in it covers it
HIGHEST = 0.1  # of betweenness: a broker


class Part(NamedTuple):
    """A layer of a department; "" where there are no layers or departments."""

    layer: str
    department: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is in the team: a code, and what it says so of.

    `layer`, `department` (`value`): nobody before them is of it · `asked_from` (`parts`): parts of the organisation in
    which they are asked, and nobody before them · `leader` (`named`, `department`): among the most named tenth of their
    department · `named` (`named`): named at all · `broker` (`betweenness`): among the highest tenth · `reach` (`people`):
    how many people are in touch with them, and with nobody before them.
    """

    code: str
    data: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody in the team, with every Reason for it; the first is what they were chosen for."""

    id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A part with people in it: how many, which of the team are of it, and which of the team are asked from it."""

    part: Part
    people: int
    members: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A part with people in it that has nobody in the team and asks nobody in it; `why` is FULL or NOBODY."""

    part: Part
    people: int
    why: str


@dataclass(frozen=True, slots=True)
class Team:
    """`members` in the order in which they were chosen; every part of the organisation is in `covered` or in `missing`."""

    members: tuple[Chosen, ...]
    covered: tuple[Covered, ...]
    missing: tuple[Missing, ...]


def propose_team(ties, *, size, layer=None, department=None, willing=None, measures=None) -> Team:
    """Return a Team of at most `size` people who are named by somebody.

    `layer` and `department` are names of attributes; without one, everybody is of the same. Of whom it is not known counts
    for neither. `willing` are the ids of who may be asked; None is everybody. `measures` of the same ties save the time to
    look for brokers.
    """
    people = _People(ties, layer, department, measures)
    left = [
        place
        for place, who in enumerate(ties.people)
        if people.named[place] and (willing is None or who in set(willing))
    ]
    within = set().union(*(people.parts[place] for place in left))
    chosen, so_far = {}, _SoFar()
    while len(chosen) < size and left:
        best = max(left, key=lambda place: (*people.gains(place, so_far), -place))
        chosen[best] = people.reasons(best, so_far)
        so_far = people.added(best, so_far)
        left.remove(best)
    members = tuple(Chosen(ties.people[place], why) for place, why in chosen.items())
    within = within if len(chosen) >= size else set()
    return Team(members, *people.coverage(tuple(chosen), within))


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What those who were chosen cover together."""

    layers: frozenset = frozenset()
    departments: frozenset = frozenset()
    parts: frozenset = frozenset()
    people: frozenset = frozenset()


class _People:
    """What each of the people would bring to a team."""

    def __init__(self, ties, layer, department, measures):
        alike = ("",) * len(ties.people)
        self.ids = ties.people
        self.layers = ties.of(layer) if layer else alike
        self.departments = ties.of(department) if department else alike
        self.named, _ = degrees(ties)
        self.leaders, self.brokers = _leaders(ties, department), _brokers(ties, measures)
        self.part_of = {
            place: part
            for place, part in enumerate(map(Part, self.layers, self.departments))
            if (part.layer or not layer) and (part.department or not department)
        }
        self.asking, self.contacts = defaultdict(set), defaultdict(set)
        for source, target in ties.arcs:
            self.asking[target].add(source)
            self.contacts[source].add(target)
            self.contacts[target].add(source)
        # Somebody covers their own part, and those in which they are asked.
        self.parts = [
            frozenset(self.part_of[one] for one in (place, *self.asking[place]) if one in self.part_of)
            for place in range(len(ties.people))
        ]

    def gains(self, place, so_far):
        """Return what somebody adds to what is covered so far, most important first."""
        news = self._brings_layer(place, so_far) + self._brings_department(place, so_far)
        parts, people = len(self.parts[place] - so_far.parts), len(self._reached(place) - so_far.people)
        return news, parts, people, self.named[place], self.brokers.get(place, 0)

    def reasons(self, place, so_far):
        """Return why somebody is chosen, with what is covered so far."""
        parts = tuple(sorted(self.parts[place] - so_far.parts - {self.part_of.get(place)}, key=_in_order))
        people = len(self._reached(place) - so_far.people - {place})
        named, department = self.named[place], self.departments[place]
        leads = self.ids[place] in self.leaders
        found = (
            (self._brings_layer(place, so_far), Reason("layer", {"value": self.layers[place]})),
            (self._brings_department(place, so_far), Reason("department", {"value": department})),
            (parts, Reason("asked_from", {"parts": parts})),
            (leads, Reason("leader", {"named": named, "department": department})),
            (not leads, Reason("named", {"named": named})),
            (place in self.brokers, Reason("broker", {"betweenness": self.brokers.get(place)})),
            (people, Reason("reach", {"people": people})),
        )
        return tuple(reason for holds, reason in found if holds)

    def added(self, place, so_far):
        """Return what is covered once somebody is in the team."""
        return _SoFar(
            so_far.layers | {self.layers[place]},
            so_far.departments | {self.departments[place]},
            so_far.parts | self.parts[place],
            so_far.people | self._reached(place),
        )

    def coverage(self, chosen, within):
        """Return the parts that are covered and those that are missing, in order; `within` are those that need not be."""
        inside = defaultdict(set)
        for place, part in self.part_of.items():
            inside[part].add(place)
        covered, missing = [], []
        for part in sorted(inside, key=_in_order):
            members = tuple(self.ids[place] for place in chosen if place in inside[part])
            asked = tuple(self.ids[place] for place in chosen if self.asking[place] & inside[part])
            if members or asked:
                covered.append(Covered(part, len(inside[part]), members, asked))
            else:
                missing.append(Missing(part, len(inside[part]), FULL if part in within else NOBODY))
        return tuple(covered), tuple(missing)

    def _brings_layer(self, place, so_far):
        return self.layers[place] not in {"", *so_far.layers}

    def _brings_department(self, place, so_far):
        return self.departments[place] not in {"", *so_far.departments}

    def _reached(self, place):
        return self.contacts[place] | {place}


def _leaders(ties, department):
    """Return the ids of the most named tenth, of each department where there are any."""
    if department:
        return {who for ids in leaders(ties, per=department).values() for who in ids}
    return set(leaders(ties))


def _brokers(ties, measures):
    """Return {place: betweenness} of the highest tenth, along ties as they point."""
    from omarm.network.measures.measuring import measure  # noqa: PLC0415 (only where nobody did)

    standings = (measures or measure(ties)).people
    values = [round(standings[who].betweenness, 9) for who in ties.people]
    cut = sorted(values, reverse=True)[ceil(HIGHEST * len(values)) - 1]
    return {place: value for place, value in enumerate(values) if value >= cut and value > 0}


def _in_order(part):
    return natural(part.layer), natural(part.department)

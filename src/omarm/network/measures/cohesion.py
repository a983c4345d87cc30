"""How close-knit a network is, and how much of it stays within departments: counting, in plain Python."""

from collections import Counter
from typing import NamedTuple


class Crossing(NamedTuple):
    """How many ties stay within a department (or whatever the attribute is), and how many go to another one."""

    internal: int
    external: int

    @property
    def ei_index(self):
        """The E-I index from -1 (all within) to 1 (all between), or None without ties.

        External minus internal over both: Krackhardt & Stern (Informal networks and organizational crises, Social
        Psychology Quarterly 51, 1988).
        """
        both = self.internal + self.external
        return (self.external - self.internal) / both if both else None


def density(ties):
    """Return which share (0 to 1) of all ties that there could be there are, or None of fewer than two people."""
    size = len(ties.people)
    return len(ties.arcs) / (size * (size - 1)) if size > 1 else None


def reciprocity(ties):
    """Return which share (0 to 1) of ties is returned, or None without ties. By ties, not by pairs: “edgewise” in sna."""
    arcs = set(ties.arcs)
    return sum((target, source) in arcs for source, target in arcs) / len(arcs) if arcs else None


def crossing(ties, attribute):
    """Return the Crossing of an attribute; ties of whom it is not known are in neither."""
    part_of = ties.of(attribute)
    known = [(part_of[source], part_of[target]) for source, target in ties.arcs if part_of[source] and part_of[target]]
    internal = sum(one == other for one, other in known)
    return Crossing(internal, len(known) - internal)


def degrees(ties):
    """Return by how many each is named and how many each names: two lists in order of the people."""
    asked, asking = Counter(target for _, target in ties.arcs), Counter(source for source, _ in ties.arcs)
    everybody = range(len(ties.people))
    return [asked[place] for place in everybody], [asking[place] for place in everybody]

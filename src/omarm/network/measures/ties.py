"""Who turns to whom: the rules by which rows become ties.

A tie is an arc from who asks to who is asked; asking twice is one tie, asking oneself none. Everything else that is wrong
with a row is refused by where it stands (Unusable), because a figure over half a file looks like a figure over all of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from omarm.network.measures.refusing import Unusable

SUM, HIGHEST, LAST, REFUSE = REPEATED = ("sum", "highest", "last", "refuse")
LEAVE_OUT = "leave-out"
UNKNOWN = (REFUSE, LEAVE_OUT)
PEOPLE, TIES = "people", "ties"  # what the two tables are called where they are no files
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d{1,3})?")
_NO_ATTRIBUTES = MappingProxyType({})


class Node(NamedTuple):
    """Somebody: an id, attributes by name (empty is unknown), and the line of a file that says so."""

    id: str
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    line: int | None = None


class Edge(NamedTuple):
    """`source` turns to `target`, how much (None is once), and the line of a file that says so."""

    source: str
    target: str
    weight: float | str | None = None
    line: int | None = None


class LeftOut(NamedTuple):
    """How many rows are no tie of their own: to oneself, of a pair that came before, too weak, of somebody unknown."""

    loops: int = 0
    repeated: int = 0
    weak: int = 0
    unknown: int = 0


NOTHING = LeftOut()


@dataclass(frozen=True, slots=True)
class Ties:
    """A directed network: `arcs` are pairs of places in `people`, in order, each once.

    `attributes` hold by name what each of `people` is, "" where that is not known.
    """

    people: tuple[str, ...]
    attributes: Mapping[str, tuple[str, ...]]
    arcs: tuple[tuple[int, int], ...]
    left_out: LeftOut = NOTHING

    def of(self, attribute):
        """Return what each of the people is by an attribute. Raises Unusable where nobody has it."""
        if attribute not in self.attributes:
            known = ", ".join(self.attributes) or "–"
            raise Unusable("no_attribute", value=attribute, found=known)
        return self.attributes[attribute]


def read_ties(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    *,
    minimum_weight: float | None = None,
    repeated: str = SUM,
    unknown: str = REFUSE,
    tables: tuple[str, str] = (PEOPLE, TIES),
) -> Ties:
    """Return the Ties between these people.

    A tie weighs at least `minimum_weight`, or more than nought. The weights of rows of one pair are added up (`repeated`:
    sum, highest, last, or refuse the second). Who stands in no node is refused, or left out with their rows (`unknown`).
    Raises Unusable with `table` (of `tables`), `line`, `column` and `value`: an empty or double id, an unknown one, a
    weight that is negative or no number; nobody at all.
    """
    people, attributes = _read_people(nodes, tables[0])
    places = {who: place for place, who in enumerate(people)}
    weights, loops, again, strangers = {}, 0, 0, 0
    for edge in edges:
        weight = _weight(edge, tables[1])
        pair = _pair(edge, places, tables[1], strict=unknown == REFUSE)
        if pair is None:
            strangers += 1
        elif pair[0] == pair[1]:
            loops += 1
        elif pair in weights:
            again += 1
            weights[pair] = _together(weights[pair], weight, repeated, edge, tables[1])
        else:
            weights[pair] = weight
    arcs = tuple(sorted(pair for pair, weight in weights.items() if _is_tie(weight, minimum_weight)))
    return Ties(people, attributes, arcs, LeftOut(loops, again, len(weights) - len(arcs), strangers))


def _read_people(nodes, table):
    nodes = list(nodes)
    if not nodes:
        raise Unusable("nobody", table=table)
    seen = set()
    for node in nodes:
        if node.id == "":
            raise Unusable("missing_id", table=table, line=node.line, column="id", value="")
        if node.id in seen:
            raise Unusable("double_id", table=table, line=node.line, column="id", value=node.id)
        seen.add(node.id)
    names = dict.fromkeys(name for node in nodes for name in node.attributes)
    attributes = {name: tuple(str(node.attributes.get(name, "")) for node in nodes) for name in names}
    return tuple(node.id for node in nodes), attributes


def _pair(edge, places, table, *, strict):
    """Return the places of both ends, or None where one is unknown and that may be."""
    for column, who in (("source", edge.source), ("target", edge.target)):
        if who == "":
            raise Unusable("missing_id", table=table, line=edge.line, column=column, value="")
        if who not in places:
            if strict:
                raise Unusable("unknown_id", table=table, line=edge.line, column=column, value=who)
            return None
    return places[edge.source], places[edge.target]


def _weight(edge, table):
    """Return how much a row weighs: once where nothing is said, and with a comma or a point."""
    if edge.weight is None:
        return 1.0
    stated = {"table": table, "line": edge.line, "column": "weight", "value": edge.weight}
    if not _NUMBER.fullmatch(str(edge.weight)):
        raise Unusable("not_a_number", **stated)
    weight = float(str(edge.weight).replace(",", "."))
    if weight < 0:
        raise Unusable("negative", **stated)
    return weight


def _together(before, now, repeated, edge, table):
    if repeated == REFUSE:
        raise Unusable(
            "double_tie", table=table, line=edge.line, column="target", value=f"{edge.source} → {edge.target}"
        )
    return {SUM: before + now, HIGHEST: max(before, now), LAST: now}[repeated]


def _is_tie(weight, minimum):
    return weight > 0 if minimum is None else weight >= minimum and weight > 0

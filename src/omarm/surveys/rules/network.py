"""What colleagues are in the network of who asks whom (omarm.network): who leads, who connects, which team covers most.

The numbers behind it need libraries that are loaded only when a round is counted.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import ceil

from omarm.core.floor import FLOOR
from omarm.network.measures.leaders import leaders
from omarm.network.measures.team import propose_team
from omarm.network.measures.ties import Edge, Node, read_ties

MOST_BETWEEN = 0.1  # of those who may be seen: as many as lead


@dataclass(frozen=True)
class Found:
    """Ids of who leads their department and of who connects; `team` is [(id, [codes of why])] in order of choice."""

    leads: set = field(default_factory=set)
    connects: set = field(default_factory=set)
    team: list = field(default_factory=list)


def look_at(colleagues, votes, *, willing, size):
    """Return what is Found among those who may be seen (ids); `willing` are those of them who can be in a team of `size`."""
    ties = ties_of(colleagues, votes)
    leads = {int(who) for of_one in leaders(ties, per="department").values() for who in of_one} & willing
    connects = connecting(ties, willing)
    marks = {"leads": leads, "connects": connects}
    return Found(leads, connects, team_of(asking(colleagues, votes), willing, size, marks=marks))


def ties_of(colleagues, votes):
    """Return the Ties of [(who, whom)] among Colleagues, with the layer and the department of each."""
    nodes = [Node(str(one.id), {"layer": one.layer, "department": str(one.department or "")}) for one in colleagues]
    return read_ties(nodes, [Edge(str(who), str(whom)) for who, whom in votes])


def asking(colleagues, votes):
    """Return the Ties that a team is put together from: who asks stands apart from who is asked, under an id of their own.

    The owner has the team put together as often as they like, of whom they like, and sees the order. So nobody comes before
    another by what they answered themselves, nor by being asked in a part of the organisation in which fewer than eight
    answered: of such a part it is not known.
    """
    answered = Counter((one.layer, one.department) for one in colleagues if one.has_answered)
    asked = [Node(str(one.id), {"layer": one.layer, "department": str(one.department or "")}) for one in colleagues]
    askers = [
        Node(f"asks {one.id}", dict(node.attributes) if answered[one.layer, one.department] >= FLOOR else {})
        for one, node in zip(colleagues, asked, strict=True)
        if one.has_answered
    ]
    return read_ties([*asked, *askers], [Edge(f"asks {who}", str(whom)) for who, whom in votes])


def connecting(ties, willing):
    """Return the ids of who lies between most others, as if ties had no direction; all who are level at the cut.

    Without direction, because somebody who did not answer has no ties that go out: then nobody can lie between by them, and
    who does would be known to have answered.
    """
    from omarm.network.measures.betweenness import betweenness  # noqa: PLC0415 (brings numpy and scipy)
    from omarm.network.measures.matrices import both_ways, directed  # noqa: PLC0415 (the same)

    if not willing or not ties.arcs:
        return set()
    values = betweenness(both_ways(directed(ties)), pairs_once=True).values.tolist()
    between = {int(who): value for who, value in zip(ties.people, values, strict=True) if int(who) in willing}
    cut = sorted(between.values(), reverse=True)[ceil(MOST_BETWEEN * len(between)) - 1]
    return {who for who, value in between.items() if value >= cut > 0}


def team_of(ties, willing, size, *, marks):
    """Return [(id, [codes of why])] of at most `size` of the willing, in the order in which they were chosen.

    `ties` are those of `asking`. Of the reasons only those are told that say nothing of a few who answered: not in which
    small part of the organisation somebody is asked, nor how many more they reach, but that these are eight or more.
    `marks` are {code: ids}.
    """
    if not willing:
        return []
    team = propose_team(ties, size=size, layer="layer", department="department", willing={str(who) for who in willing})
    return [
        (int(one.id), _told(one.reasons) + [code for code, ids in marks.items() if int(one.id) in ids])
        for one in team.members
    ]


def _told(reasons):
    told = [reason.code for reason in reasons if reason.code in {"layer", "department"}]
    return told + ["reach" for reason in reasons if reason.code == "reach" and reason.data["people"] >= FLOOR]

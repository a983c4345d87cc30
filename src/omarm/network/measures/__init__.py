"""The measures: pure functions over plain rows, without Django or database.

    ties = read_ties(nodes, edges)
    measure(ties), leaders(ties, per="department"), key_players(ties, 5, by="reach"), propose_team(ties, size=8, …)

numpy, scipy and networkx are loaded by what computes with them, when it is called.
"""

from omarm.network.measures.leaders import leaders
from omarm.network.measures.measuring import Measures, measure
from omarm.network.measures.refusing import Unusable
from omarm.network.measures.team import Team, propose_team
from omarm.network.measures.ties import Edge, Node, Ties, read_ties

__all__ = [
    "Edge",
    "Measures",
    "Node",
    "Team",
    "Ties",
    "Unusable",
    "key_players",
    "leaders",
    "measure",
    "propose_team",
    "read_ties",
]


def key_players(ties, size, *, by):
    """Return the set of at most `size` people who reach most (`by` "reach") or break most by leaving ("fragment")."""
    from omarm.network.measures import key_sets  # noqa: PLC0415 (brings numpy and scipy)

    return key_sets.key_players(ties, size, by=by)

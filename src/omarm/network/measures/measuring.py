"""All that is measured of a network at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from omarm.network.measures.cohesion import Crossing, crossing, degrees, density, reciprocity

DAMPING = 0.85  # of PageRank: Brin & Page, Computer Networks 30, 1998
PRECISION = 1e-15


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands.

    `in_degree` names them, they name `out_degree`; `betweenness` along ties as they point, `betweenness_undirected` along
    ties as if both knew of them, both in pairs of people; `pagerank` adds up to 1 over everybody; `constraint` is how much
    their contacts know each other (Burt, Structural Holes, 1992), None for who has none.
    """

    in_degree: int
    out_degree: int
    betweenness: float
    betweenness_undirected: float
    pagerank: float
    constraint: float | None


@dataclass(frozen=True, slots=True)
class Sampled:
    """What betweenness rests on where not all paths could be walked.

    From how many `sources`, the largest standard error of any value, and that of the highest one as a share of it; the
    larger of both betweennesses.
    """

    sources: int
    standard_error: float
    of_the_highest: float


@dataclass(frozen=True, slots=True)
class Measures:
    """`people` by id; `density` and `reciprocity` are shares from 0 to 1 or None; `crossings` go by attribute."""

    people: Mapping[str, Standing]
    density: float | None
    reciprocity: float | None
    crossings: Mapping[str, Crossing]
    sampled: Sampled | None = None


def measure(ties) -> Measures:
    """Return the Measures of a network. A tie is there or not: how much it weighs counts no further."""
    from omarm.network.measures.betweenness import betweenness  # noqa: PLC0415 (brings numpy and scipy)
    from omarm.network.measures.matrices import both_ways, directed  # noqa: PLC0415 (the same)

    matrix = directed(ties)
    mutual = both_ways(matrix)
    along, between = betweenness(matrix), betweenness(mutual, pairs_once=True)
    columns = (*degrees(ties), along.values.tolist(), between.values.tolist(), _pagerank(matrix), _constraint(mutual))
    return Measures(
        people={who: Standing(*row) for who, *row in zip(ties.people, *columns, strict=True)},
        density=density(ties),
        reciprocity=reciprocity(ties),
        crossings={name: crossing(ties, name) for name in ties.attributes},
        sampled=_sampled(along, between),
    )


def _pagerank(matrix):
    """Return the PageRank of each: how likely somebody is come upon who goes on asking. Of who asks nobody, on to anybody."""
    import networkx as nx  # noqa: PLC0415 (only where something is computed)

    graph = nx.from_scipy_sparse_array(matrix, create_using=nx.DiGraph, edge_attribute="weight")
    ranks = nx.pagerank(graph, alpha=DAMPING, max_iter=1000, tol=PRECISION)
    return [ranks[place] for place in range(matrix.shape[0])]


def _constraint(matrix):
    import networkx as nx  # noqa: PLC0415 (only where something is computed)

    found = nx.constraint(nx.from_scipy_sparse_array(matrix))
    return [None if isnan(found[place]) else found[place] for place in range(matrix.shape[0])]


def _sampled(*both):
    walked = [one for one in both if one.sources is not None]
    if not walked:
        return None
    highest = [(one.values.max(), one.error[one.values.argmax()]) for one in walked]
    return Sampled(
        sources=min(one.sources for one in walked),
        standard_error=max(float(one.error.max()) for one in walked),
        of_the_highest=max(float(error / value) if value else 0.0 for value, error in highest),
    )

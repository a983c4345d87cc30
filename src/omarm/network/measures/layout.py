"""Where people stand on a map of a network: near whom they are in touch with, departments together, the same at every run."""

from math import cos, pi, sin

# Of Fruchterman & Reingold, Graph drawing by force-directed placement, Software: Practice and Experience 21.
SEED = 1991
ROUNDS = 150
# How strongly a tie draws within a department, between them, and to its middle.
WITHIN, BETWEEN, TOGETHER = 1.0, 0.5, 0.6
FOOT = 0.1  # of the height, for who is in touch with nobody


def places(count, pairs, groups):
    """Return (x, y) from 0 to 1 for each of `count` people; y goes down.

    `pairs` are who is in touch, by place; `groups` tell of each the department. Who is in touch with nobody stands in a row
    at the foot.
    """
    touched = sorted({place for pair in pairs for place in pair})
    alone = [place for place in range(count) if place not in set(touched)]
    found = _spread(_drawn_together(touched, pairs, groups), foot=FOOT if alone else 0)
    for spot, place in enumerate(alone):
        found[place] = ((spot + 1) / (len(alone) + 1), 1.0)
    return [found[place] for place in range(count)]


def _drawn_together(people, pairs, groups):
    import networkx as nx  # noqa: PLC0415 (only where something is drawn)

    if not people:
        return {}
    names = sorted({groups[place] for place in people})
    graph = nx.Graph()
    graph.add_nodes_from(people)
    graph.add_weighted_edges_from(
        (one, other, WITHIN if groups[one] == groups[other] else BETWEEN) for one, other in pairs
    )
    graph.add_weighted_edges_from((place, ("middle", groups[place]), TOGETHER) for place in people)
    begin = {
        name: (cos(2 * pi * spot / len(names)), sin(2 * pi * spot / len(names))) for spot, name in enumerate(names)
    }
    start = {("middle", name): spot for name, spot in begin.items()} | {
        place: (begin[groups[place]][0] + 0.2 * cos(order), begin[groups[place]][1] + 0.2 * sin(order))
        for order, place in enumerate(people)
    }
    found = nx.spring_layout(graph, pos=start, iterations=ROUNDS, seed=SEED, k=2.2 / len(graph) ** 0.5)
    return {place: tuple(map(float, found[place])) for place in people}


def _spread(found, *, foot):
    """Return the places stretched over the whole width and height, above the foot."""
    if not found:
        return {}
    (left, right), (top, low) = (
        (min(spot[side] for spot in found.values()), max(spot[side] for spot in found.values())) for side in (0, 1)
    )
    return {place: (_share(x, left, right), (1 - 2 * foot) * _share(y, top, low)) for place, (x, y) in found.items()}


def _share(value, low, high):
    return (value - low) / (high - low) if high > low else 0.5

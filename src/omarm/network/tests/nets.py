"""Networks for tests: those of the reference data, and any small one."""

import csv
from itertools import pairwise

from hypothesis import strategies as st

from omarm.network.measures import Edge, Node, read_ties


def net_of(folder, nodes, edges, **rules):
    """Return the Ties in two files of the reference data."""
    with (folder / nodes).open() as people, (folder / edges).open() as ties:
        return read_ties(
            [Node(row.pop("id"), row) for row in csv.DictReader(people)],
            [Edge(row["source"], row["target"], row.get("weight")) for row in csv.DictReader(ties)],
            **rules,
        )


def net(count, arcs, **attributes):
    """Return the Ties between people called 0, 1, 2 …, with an attribute for each as a list."""
    nodes = [Node(str(place), {name: values[place] for name, values in attributes.items()}) for place in range(count)]
    return read_ties(nodes, [Edge(str(source), str(target)) for source, target in arcs])


def path(count):
    return net(count, pairwise(range(count)))


@st.composite
def nets(draw, most=8):
    """Any network of a few people."""
    count = draw(st.integers(1, most))
    everybody = st.integers(0, count - 1)
    return net(count, draw(st.lists(st.tuples(everybody, everybody), max_size=3 * count)))

"""`omarm adoption network`: who asks whom, from two files."""

from math import isfinite

import click

from omarm.cli.adoption.answering import FILE, Answer, answering
from omarm.cli.adoption.files import read_table
from omarm.cli.adoption.network_figures import of_network
from omarm.importers.readers.tables import bare
from omarm.network.measures.refusing import Unusable
from omarm.network.measures.ties import REFUSE, REPEATED, SUM, UNKNOWN, Edge, Node, read_ties

# Headings by which the layer and the department are known where no option says which they are.
LAYERS = ("layer", "laag", "level", "orglevel", "niveau", "functieniveau")
DEPARTMENTS = ("department", "dept", "afdeling", "unit", "team", "group", "school", "region", "location")


@click.command(short_help="Who asks whom: leaders, key players, a team.")
@click.argument("nodes", type=FILE)
@click.argument("edges", type=FILE)
@click.option("--minimum-weight", type=float, metavar="W", help="A tie weighs at least this. [default: more than 0]")
@click.option(
    "--repeated", type=click.Choice(REPEATED), default=SUM, show_default=True, help="Weights of a pair twice."
)
@click.option(
    "--unknown", type=click.Choice(UNKNOWN), default=REFUSE, show_default=True, help="Ties of who is not in NODES."
)
@click.option("--per", metavar="ATTRIBUTE", help="Leaders of each community, too.")
@click.option("--size", type=click.IntRange(1, 50), default=5, show_default=True, help="Of key players and the team.")
@click.option("--layer", metavar="ATTRIBUTE", help="The layer people are of. [default: by its heading]")
@click.option("--department", metavar="ATTRIBUTE", help="The department. [default: --per, or by its heading]")
@answering
def network(nodes, edges, *, per, size, layer, department, **rules):
    """Measure who asks whom, and propose who could help colleagues start.

    NODES is a CSV with the column id and any attributes, EDGES one with source, target and perhaps weight: source asks
    target. A tie is there or not; weights only decide which ties there are. Conventions: docs/features/network.md.
    """
    ties = _read(nodes, edges, rules)
    layer = layer or _known(ties, LAYERS)
    department = department or per or _known(ties, DEPARTMENTS)
    found = of_network(ties, size=size, per=per, layer=layer, department=department)
    return Answer(
        found, lambda: _words().network_lines(found), lambda: _drawing().network_drawing(ties, found, department)
    )


def _read(nodes, edges, rules):
    if rules["minimum_weight"] is not None and not isfinite(rules["minimum_weight"]):
        raise click.BadParameter("it has to be a number.", param_hint="--minimum-weight")
    people = read_table(nodes, columns={"id": ("id",)}, required=("id",))
    names = people.other_headings
    if double := next((name for name in names if names.count(name) > 1), None):
        raise Unusable("double_attribute", table=people.name, value=double)
    columns = {"source": ("source", "from", "van"), "target": ("target", "to", "naar"), "weight": ("weight", "gewicht")}
    ties = read_table(edges, columns=columns, required=("source", "target"))
    weigh = ties.has("weight")
    return read_ties(
        (Node(row.cells["id"], dict(zip(names, row.further, strict=True)), row.number) for row in people),
        (
            Edge(row.cells["source"], row.cells["target"], row.cells["weight"] if weigh else None, row.number)
            for row in ties
        ),
        tables=(people.name, ties.name),
        **rules,
    )


def _known(ties, headings):
    """Return the attribute that goes by one of these headings, the first of them first, or None."""
    by_heading = {bare(name): name for name in reversed(ties.attributes)}
    return next((by_heading[heading] for heading in headings if heading in by_heading), None)


def _words():
    from omarm.network.wording import network as words

    return words


def _drawing():
    from omarm.network.wording import network_drawing

    return network_drawing

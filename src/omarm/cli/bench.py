"""`omarm bench`: how fast this machine serves the pages."""

import json
import sys

import click

NAMES = ("home", "group", "post", "people", "people-search", "create-post", "create-comment", "react")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--seconds", default=8.0, show_default=True, type=click.FloatRange(0.5, 3600), help="For each scenario.")
@click.option("--concurrency", default=8, show_default=True, type=click.IntRange(1, 500), help="Clients at once.")
@click.option("--only", multiple=True, type=click.Choice(NAMES), help="Measure only this; can be given more than once.")
@click.option("--url", default="", help="Measure a server that runs already on this data, not one of its own.")
def bench(*, as_json, **wishes):
    """Measure the pages and acts with production settings, on an organisation made by `seed` or `demo`.

    Real members sign in and open pages, post, answer and react; what they write stays. Beside every figure stands
    how it compares to a plain page of the same server, so that machines can be compared.
    """
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from omarm.demo.bench.commands import Wishes, measure
        from omarm.demo.bench.errors import BenchError
        from omarm.demo.bench.figures import table

        try:
            told = measure(Wishes(**wishes), progress=_bar)
        except BenchError as error:
            raise click.ClickException(str(error)) from error
    click.echo(json.dumps(told) if as_json else table(told))


def _bar(*, length, label):
    """Return a progress bar beside the result, which may be read by a program."""
    return click.progressbar(length=length, label=f"{label:12}", file=sys.stderr)

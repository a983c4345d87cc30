"""`omarm bench`: how fast this machine serves the pages."""

import json
import os
import sys
from pathlib import Path

import click

FILE = click.Path(path_type=Path)
NAMES = ("home", "group", "post", "people", "people-search", "create-post", "create-comment", "react")


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--seconds", default=8.0, show_default=True, type=click.FloatRange(0.5, 3600), help="For each scenario.")
@click.option("--concurrency", default=8, show_default=True, type=click.IntRange(1, 500), help="Clients at once.")
@click.option("--only", multiple=True, type=click.Choice(NAMES), help="Measure only this; can be given more than once.")
@click.option("--url", default="", help="Measure a server that runs already on this data, not one of its own.")
def bench(context, *, as_json, **wishes):
    """Measure the pages and acts with production settings, on an organisation made by `seed` or `demo`.

    Real members sign in and open pages, post, answer and react; what they write stays. Beside every figure stands
    how it compares to a plain page of the same server, so that machines can be compared.
    """
    from omarm.cli.surroundings import django_at_hand

    if context.invoked_subcommand:
        return
    with django_at_hand():
        from omarm.demo.bench.commands import Wishes, measure
        from omarm.demo.bench.errors import BenchError
        from omarm.demo.bench.figures import table

        try:
            told = measure(Wishes(**wishes), progress=_bar)
        except BenchError as error:
            raise click.ClickException(str(error)) from error
    click.echo(json.dumps(told) if as_json else table(told))


@bench.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--documents", "number", default=1_000_000, show_default=True, type=click.IntRange(1_000, 10_000_000))
@click.option("--rounds", default=40, show_default=True, type=click.IntRange(1, 10_000), help="Questions of each kind.")
@click.option("--quality", is_flag=True, help="Ask the judged set instead: how good the first results are.")
@click.option(
    "--judged", type=FILE, default=Path("tests/search/judged.toml"), show_default=True, help="The judged set."
)
def search(*, as_json, quality, judged, **amounts):
    """Measure search: how quickly the first page comes, by kind of question; or how good it is.

    What it needs is made and taken back. The samples for --quality are in the folder that OMARM_REALDATA names.
    """
    if quality:
        if not judged.is_file():
            raise click.BadParameter(f"there is no {judged}", param_hint="--judged")
        _tell("quality", as_json, lambda found: found.measure_quality(judged, os.environ.get("OMARM_REALDATA", "")))
    else:
        _tell("search", as_json, lambda found: found.measure_search(**amounts, progress=_bar))


@bench.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--people", default=100_000, show_default=True, type=click.IntRange(100, 1_000_000))
@click.option("--questions", default=2_000, show_default=True, type=click.IntRange(10, 100_000))
def people(*, as_json, **amounts):
    """Measure how quickly colleagues are found as somebody types, half of the time with a typing error."""
    _tell("people", as_json, lambda found: found.measure_people(**amounts, progress=_bar))


@bench.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--posts", default=1_000_000, show_default=True, type=click.IntRange(1_000, 10_000_000))
@click.option(
    "--questions", default=100_000, show_default=True, type=click.IntRange(1_000, 1_000_000), help="Of the posts."
)
@click.option("--people", default=100_000, show_default=True, type=click.IntRange(1_000, 1_000_000))
@click.option("--experts", default=20_000, show_default=True, type=click.IntRange(10, 1_000_000))
@click.option(
    "--rounds", default=100, show_default=True, type=click.IntRange(1, 10_000), help="Questions of each kind."
)
@click.option("--quality", type=FILE, help="Ask a judged set (tests/questions/README.md) instead: how good it is.")
@click.option("--week", is_flag=True, help="Live through a week of a contact centre instead: who answers, and in time.")
def questions(*, as_json, quality, week, **amounts):
    """Measure how quickly questions that were asked before appear, and where to ask; or, with a judged set, how well.

    What it needs is made and taken back.
    """
    if week:
        _tell("questions_week", as_json, lambda found: found.measure_week(progress=_bar), table="week")
    elif quality:
        if not quality.is_file():
            raise click.BadParameter(f"there is no {quality}", param_hint="--quality")
        _tell("questions", as_json, lambda found: found.measure_quality(quality), table="quality")
    else:
        _tell("questions", as_json, lambda found: found.measure_questions(**amounts, progress=_bar))


@bench.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--people", default=100_000, show_default=True, type=click.IntRange(1_000, 1_000_000))
@click.option(
    "--interactions",
    default=2_000_000,
    show_default=True,
    type=click.IntRange(1_000, 20_000_000),
    help="Posts and comments.",
)
def adoption(*, as_json, **amounts):
    """Measure how long the figures of adoption take: the first time, and by night.

    What it needs is made and taken back, in a data folder without an organisation.
    """
    _tell("adoption", as_json, lambda found: found.measure_adoption(**amounts, progress=_bar))


@bench.command()
@click.option("--json", "as_json", is_flag=True, help="Give one JSON object instead of a table.")
@click.option("--groups", default=5_000, show_default=True, type=click.IntRange(10, 100_000))
@click.option("--posts", default=1_000_000, show_default=True, type=click.IntRange(1_000, 10_000_000))
@click.option("--people", default=20_000, show_default=True, type=click.IntRange(100, 1_000_000))
def desk(*, as_json, **amounts):
    """Measure the desk of the community manager: making its list in the background, and opening the page.

    What it needs is made and taken back, in a data folder without an organisation.
    """
    _tell("desk", as_json, lambda found: found.measure_desk(**amounts, progress=_bar))


def _tell(what, as_json, measure, *, table=""):
    """Measure by a module of omarm.demo.bench and tell its figures."""
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from importlib import import_module

        from omarm.demo.bench.errors import BenchError

        found = import_module(f"omarm.demo.bench.{what}")
        try:
            told = measure(found)
        except BenchError as error:
            raise click.ClickException(str(error)) from error
    click.echo(json.dumps(told) if as_json else getattr(found, f"table_of_{table or what}")(told))


def _bar(*, length, label):
    """Return a progress bar beside the result, which may be read by a program."""
    return click.progressbar(length=length, label=f"{label:12}", file=sys.stderr)

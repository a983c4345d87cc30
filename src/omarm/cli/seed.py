"""`omarm seed`: synthetic load, to measure with."""

import json
import sys
import time

import click


@click.command()
@click.option("--people", default=2000, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option("--groups", default=200, show_default=True, type=click.IntRange(1, 100_000))
@click.option("--memberships", default=8, show_default=True, type=click.IntRange(0, 500), help="Groups per person.")
@click.option("--posts", default=50_000, show_default=True, type=click.IntRange(0, 100_000_000))
@click.option("--comments", default=150_000, show_default=True, type=click.IntRange(0, 100_000_000))
@click.option("--reactions", default=300_000, show_default=True, type=click.IntRange(0, 100_000_000))
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object of counts.")
def seed(*, as_json, **amounts):
    """Fill a new organisation with synthetic people and posts, the same every time.

    Members are p1, p2, … with the password of the demonstration. Refused where an organisation already exists.
    """
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from omarm.demo.seed import PASSWORD, Amounts, SeedError, load_seed

        started = time.monotonic()
        try:
            counts = load_seed(Amounts(**amounts), progress=_bar)
        except SeedError as error:
            raise click.ClickException(str(error)) from error
        seconds = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(json.dumps(counts | {"seconds": seconds}))
    else:
        click.echo(f"Seeded in {seconds:.0f} s. Members are p1 to p{amounts['people']}, password {PASSWORD}.")


def _bar(*, length, label):
    """Return a progress bar beside the result, which may be read by a program."""
    return click.progressbar(length=length, label=f"{label:12}", file=sys.stderr)

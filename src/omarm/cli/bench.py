"""`omarm bench`: how fast this machine serves the pages."""

import click


@click.command(short_help="Measure how fast this machine serves the pages.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object instead of a table.")
def bench(*, as_json):
    """Measure the pages and acts with production settings, on an organisation made by `seed` or `demo`."""
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from omarm.demo.bench import run_bench

        run_bench(as_json=as_json)

"""`omarm search`: keeping the index of search."""

import time

import click


@click.group()
def search():
    """Keep the index by which people find."""


@search.command(short_help="Bring the index up to date.")
@click.option("--anew", is_flag=True, help="Make every document anew, also those that seem right.")
@click.option(
    "--source", "sources", multiple=True, help="Only this kind of thing, such as posts; can be given more often."
)
def renew(*, anew, sources):
    """Have everything found that can be found, and nothing else. What is there serves meanwhile; it can be stopped."""
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from omarm.search.commands import renew_index
        from omarm.search.sources import all_sources

        known = [one.code for one in all_sources() if not one.find]
        if unknown := sorted(set(sources) - set(known)):
            raise click.UsageError(f"There is no source {', '.join(unknown)}. There are {', '.join(known)}.")
        started, looked_at = time.monotonic(), []
        stored = renew_index(anew=anew, sources=sources, tell=looked_at.append)
    seconds = time.monotonic() - started
    click.echo(f"Looked at {sum(looked_at)} things, stored {stored} documents, in {seconds:.0f} s.")

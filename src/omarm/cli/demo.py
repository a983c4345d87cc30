"""`omarm demo`: a living organisation to look around in."""

import click


@click.command(short_help="Open a living demonstration organisation.")
def demo():
    """Make the demonstration organisation, unless it is there already, and open it.

    A fictional Dutch municipality with people, groups and two years of life. It never touches an organisation with
    real data: there it refuses.
    """
    from omarm.cli.serve import run_server
    from omarm.cli.surroundings import django_at_hand

    with django_at_hand():
        from omarm.demo.commands import load_demo

        load_demo(progress=click.progressbar)
    run_server()

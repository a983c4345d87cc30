"""`omarm demo`: a living organisation to look around in."""

import sys

import click


@click.command(short_help="Open a living demonstration organisation.")
def demo():
    """Make the demonstration organisation, unless it is there already, and open it.

    A fictional Dutch municipality with people, groups and two years of life. It never touches an organisation with
    real data: there it refuses.
    """
    from omarm.cli.serve import run_server

    run_server(prepare=_prepare)


def _prepare():
    """Have the demonstration there. Returns who one can be in it. Exits with 1 where there is another organisation."""
    from django.utils.translation import override

    from omarm.core.errors import DomainError
    from omarm.demo.commands import load_demo
    from omarm.demo.queries import demo_accounts
    from omarm.demo.seed import PASSWORD

    with override("en"):
        try:
            load_demo(progress=_bar)
        except DomainError as error:
            remedy = "Give the demonstration a folder of its own: OMARM_DATA."
            raise click.ClickException(f"{error.message} {remedy}") from error
    people = [f"  {one.username:<18}{one.name:<24}{one.what_for}" for one in demo_accounts()]
    title = f"Sign in as one of these people; the password is always {PASSWORD}:"
    return "\n".join([title, *people, "Ctrl-C stops it."])


def _bar(**about):
    return click.progressbar(file=sys.stderr, **about)

"""`omarm doctor`: what is wrong with this installation, and how to mend it."""

import os

import click

MARKS = {"well": ("  ok  ", "green"), "note": (" note ", "yellow"), "wrong": (" WRONG ", "red")}


@click.command(short_help="Say what is wrong with this installation.")
def doctor():
    """Check the installation and its settings, and say how to mend what is wrong.

    Exit code 0 when nothing is wrong, 1 otherwise.
    """
    from omarm.cli.surroundings import django_at_hand

    _show_settings()
    with django_at_hand(migrate=False):
        import omarm.config.checkups  # noqa: F401 (registers its questions)
        from omarm.core.checkup import State, findings

        click.echo("Checks")
        all_found = [_shown(finding) for finding in findings()]
    if any(finding.state == State.WRONG for finding in all_found):
        raise SystemExit(1)


def _show_settings():
    from omarm.config.documented import SECRET, SETTINGS

    click.echo("Settings")
    for name, words in SETTINGS.items():
        value = os.environ.get(name)
        shown = "(not set)" if value is None else "(set)" if name in SECRET else value
        click.echo(f"  {name:<26}{shown:<16} {words}")
    click.echo()


def _shown(finding):
    mark, colour = MARKS[finding.state]
    click.echo(f"{click.style(mark, fg=colour)} {finding.about}: {finding.words}")
    if finding.remedy:
        click.echo(f"         → {finding.remedy}")
    return finding

"""`omarm manage`: Django's own commands, on the database that Omarm uses."""

import os

import click


@click.command(
    short_help="Run one of Django's own commands.",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments):
    """Run one of Django's own commands, on Omarm's database: `omarm manage shell`, `omarm manage help`."""
    from omarm.cli.surroundings import SETTINGS
    from omarm.config.database import database_at_hand

    with database_at_hand():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        from django.core.management import execute_from_command_line

        execute_from_command_line(["omarm manage", *arguments])

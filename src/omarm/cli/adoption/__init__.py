"""`omarm adoption`: analysis of files that an organisation already has. Needs no database and stores nothing."""

from importlib import import_module

import click

MODULES = {"network": "network", "curve": "series", "forecast": "series", "health": "series"}


class _Later(click.Group):
    """Commands that are imported when they are asked for: a server never asks, and need not carry them."""

    def list_commands(self, _context):
        return list(MODULES)

    def get_command(self, _context, name):
        return getattr(import_module(f"{__name__}.{MODULES[name]}"), name) if name in MODULES else None


@click.group(cls=_Later, short_help="Analyse files: who asks whom, who joined when.")
def adoption():
    """Analyse what an organisation already has in CSV files: networks, adoption, forecasts, the life of a community.

    Nothing is stored and no database is needed. Files may be packed with gzip (.gz). Figures come as a table, with
    --json as one JSON object, and with --svg FILE as a drawing.

    Exit code 0 when it is done, 2 when a file or an option cannot be used; the reason is one line on stderr.
    """

"""`omarm import`: what an organisation brings along."""

import click


@click.group("import", short_help="Bring in what an organisation has elsewhere.")
def import_():
    """Bring in people, groups and conversations from elsewhere.

    Every import can be looked at first with --dry-run, comes in whole or not at all, and can be repeated without
    making anything twice.
    """

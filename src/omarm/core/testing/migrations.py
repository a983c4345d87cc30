"""Whether every model has its migration: `python -m omarm.core.testing.migrations`. Uses a database of its own."""

import os
import sys
import tempfile
from pathlib import Path

from omarm.core.postgres import EmbeddedPostgres


def main() -> None:
    """Leave with code 1 where `makemigrations` would write something."""
    with tempfile.TemporaryDirectory() as data, EmbeddedPostgres(Path(data), fast_and_unsafe=True) as server:
        os.environ |= {
            "OMARM_DATA": data,
            "DATABASE_URL": server.url,
            "DJANGO_SETTINGS_MODULE": "omarm.config.settings",
        }
        import django  # noqa: PLC0415 (needs the settings above)
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("makemigrations", check=True, dry_run=True)


if __name__ == "__main__":
    sys.exit(main())

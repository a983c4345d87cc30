"""Bringing the tables up to date when Omarm starts, once for all processes that start together."""

from pkgutil import iter_modules

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

# Any number that is ours alone: it names the lock under which one process migrates and the others wait.
LOCK = 7_271_402_131


def pending_migrations() -> list[str]:
    """Return the names of the migrations that the database has not had yet, oldest first."""
    if _have_all_had_their_turn():
        return []
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate_if_needed() -> None:
    """Apply what is pending; whoever else starts meanwhile waits for it."""
    if not pending_migrations():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        try:
            call_command("migrate", interactive=False, verbosity=0)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _have_all_had_their_turn() -> bool:
    """Compare names alone: loading every migration costs a second and memory that a server never gives back."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    there = {
        (config.label, module.name)
        for config in apps.get_app_configs()
        for module in iter_modules([f"{config.path}/migrations"])
        if not module.name.startswith("_")
    }
    return there <= applied

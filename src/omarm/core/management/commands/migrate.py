"""Django's `migrate`, which draws anew only the models that a step is about."""

from django.core.management.commands import migrate
from django.db.migrations.executor import MigrationExecutor

from omarm.core.narrow_state import NarrowState


class NarrowExecutor(MigrationExecutor):
    """Begins with a NarrowState; the state of every step is made from the one before it."""

    def _create_project_state(self, with_applied_migrations=False):  # noqa: FBT002 (Django's own signature)
        state = super()._create_project_state(with_applied_migrations)
        return NarrowState(models=state.models, real_apps=state.real_apps)


class Command(migrate.Command):
    def handle(self, *arguments, **options):
        usual = migrate.MigrationExecutor
        migrate.MigrationExecutor = NarrowExecutor
        try:
            return super().handle(*arguments, **options)
        finally:
            migrate.MigrationExecutor = usual

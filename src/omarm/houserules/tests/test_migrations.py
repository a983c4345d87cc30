from contextlib import contextmanager
from importlib import import_module

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import TransactionTestCase

BEFORE = [("houserules", "0001_initial"), ("people", "0003_end_date_and_hand_over")]
AFTER = [("people", "0004_house_rules_have_moved")]

moving = import_module("omarm.houserules.migrations.0002_lines_of_the_organisation")


def migrate(targets):
    """Bring the database to these migrations. Returns the models as they are then."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@contextmanager
def in_an_empty_database():
    """Have the connection lead to a database of its own, in which nothing was made yet."""
    name, empty = connection.settings_dict["NAME"], f"{connection.settings_dict['NAME']}_empty"
    with connection.cursor() as cursor:
        cursor.execute(f'create database "{empty}"')
    try:
        _lead_to(empty)
        yield
    finally:
        _lead_to(name)
        with connection.cursor() as cursor:
            cursor.execute(f'drop database "{empty}" with (force)')


def _lead_to(database):
    connection.close()
    connection.settings_dict["NAME"] = database


class MovingTests(TransactionTestCase):
    def test_lines_become_the_first_edition_and_lines_again_and_without_lines_there_is_none(self):
        with in_an_empty_database():
            old = migrate(BEFORE)
            organisation = old.get_model("people", "Organisation").objects.create(name="Proefstad")
            moving.into_an_edition(old, None)
            self.assertFalse(old.get_model("houserules", "Edition").objects.exists())
            organisation.house_rules_nl, organisation.house_rules_en = "Vraag het.\n\n Zeg het. ", "Ask it."
            organisation.save()
            new = migrate(AFTER)
            edition = new.get_model("houserules", "Edition").objects.get()
            self.assertEqual(edition.number, 1)
            self.assertIsNotNone(edition.published_at)
            rules = edition.rules.order_by("rank")
            self.assertEqual(
                list(rules.values_list("text_nl", "text_en")), [("Vraag het.", "Ask it."), ("Zeg het.", "")]
            )
            old = migrate(BEFORE)
            organisation = old.get_model("people", "Organisation").objects.get()
            self.assertEqual(
                (organisation.house_rules_nl, organisation.house_rules_en), ("Vraag het.\nZeg het.", "Ask it.")
            )

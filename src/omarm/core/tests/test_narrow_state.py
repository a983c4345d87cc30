"""Migrations do to the tables what they always did, though they make fewer classes on the way."""

from django.core.management import get_commands
from django.db import connection, migrations, models, transaction
from django.db.migrations.state import ProjectState
from django.test import TestCase

from omarm.core.narrow_state import NarrowState

BEGIN = [
    migrations.CreateModel("House", [("id", models.AutoField(primary_key=True)), ("name", models.TextField())]),
    migrations.CreateModel(
        "Room",
        [("id", models.AutoField(primary_key=True)), ("house", models.ForeignKey("try.House", models.CASCADE))],
    ),
    migrations.AddField("house", "code", models.CharField(max_length=9, unique=True)),
    migrations.AddConstraint("room", models.UniqueConstraint(fields=["house"], name="try_one_room")),
]
STEPS = {
    "a model of its own": migrations.AddIndex("house", models.Index(fields=["name"], name="try_name")),
    "one that points to it": migrations.AddField("room", "next", models.ForeignKey("try.Room", models.CASCADE)),
    "many to many": migrations.AddField("room", "others", models.ManyToManyField("try.House", related_name="+")),
    "by something else than the key": migrations.AddField(
        "room", "by_code", models.ForeignKey("try.House", models.CASCADE, to_field="code", related_name="+")
    ),
    "a key of another type": migrations.AlterField("house", "id", models.BigAutoField(primary_key=True)),
    "a key of another name": migrations.RenameField("house", "id", "number"),
    "a table of another name": migrations.AlterModelTable("house", "try_home"),
    "a model of another name": migrations.RenameModel("House", "Home"),
    "another order": migrations.AlterModelOptions("house", {"ordering": ["name"]}),
    "one field less": migrations.RemoveField("room", "house"),
}
# What the tables need to know of the other model once it has changed.
AFTER = [
    migrations.CreateModel("Door", [("id", models.AutoField(primary_key=True))]),
    migrations.AddField("door", "room", models.ForeignKey("try.Room", models.CASCADE)),
    migrations.AlterField("room", "id", models.BigAutoField(primary_key=True)),
]


class NarrowStateTests(TestCase):
    def test_every_step_says_the_same_to_the_database(self):
        for name, step in STEPS.items():
            with self.subTest(name):
                operations = [*_without_room_for(name), step, *AFTER]
                usual, narrow = (_said(kind(), operations) for kind in (ProjectState, NarrowState))
                self.assertEqual(narrow, usual)
                self.assertGreater(len(usual), 8)

    def test_python_in_a_migration_can_ask_any_model_anything(self):
        counted = []

        def count(apps, _editor):
            house = apps.get_model("try", "House").objects.create(name="Ada")
            apps.get_model("try", "Room").objects.create(house=house)
            counted.append(house.room_set.count())
            counted.append(apps.get_model("try", "House").objects.filter(room__house=house).count())

        _said(NarrowState(), [*BEGIN, STEPS["a model of its own"], migrations.RunPython(count)])
        self.assertEqual(counted, [1, 1])

    def test_one_step_makes_one_class(self):
        state = NarrowState()
        for step in BEGIN:
            step.state_forwards("try", state)
        before = {name: state.apps.get_model("try", name) for name in ("house", "room")}
        STEPS["a model of its own"].state_forwards("try", state)
        self.assertIsNot(state.apps.get_model("try", "house"), before["house"])
        self.assertIs(state.apps.get_model("try", "room"), before["room"])
        self.assertIsInstance(state.clone(), NarrowState)

    def test_it_is_what_migrate_uses(self):
        self.assertEqual(get_commands()["migrate"], "omarm.core")


def _without_room_for(name):
    return BEGIN[:-1] if name == "one field less" else BEGIN  # what a constraint holds cannot go


def _said(state, operations):
    """Return what the operations say to the database, which forgets it again."""
    said = []

    def listen(execute, sql, params, many, context):
        said.append((str(sql), str(params)))
        return execute(sql, params, many, context)

    state.apps  # noqa: B018 (made beforehand, as when migrations run)
    with transaction.atomic(), connection.execute_wrapper(listen):
        for step in operations:
            with connection.schema_editor() as editor:
                before = state.clone()
                step.state_forwards("try", state)
                step.database_forwards("try", editor, before, state)
        transaction.set_rollback(True)
    return [words for words in said if "SAVEPOINT" not in words[0]]

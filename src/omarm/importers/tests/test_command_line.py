"""`omarm import … --json` against the sample files of real products: what the contract says, once."""

import csv
import io
import json
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from omarm.groups.models import Group
from omarm.people.models import Department, Person, Position
from omarm.stream.models import Comment, Post

pytestmark = [pytest.mark.realdata, pytest.mark.usefixtures("town")]

KINDS = ("people", "groups", "posts", "comments", "reactions", "departments", "positions")
TREE = "dutch-content/polder-org (ministry of the interior)"
CHAT = "whatsapp/test_*.txt (five date orders)"
CHATS = [
    "test_[mmddyy]_24hrs", "test_ddmmyy_24hrs", "test_mmddyy_24hrs", "test_mmddyyyy_12hrs", "test_yyyymmdd_24hrs",
]  # fmt: skip
SAMPLES = {
    "mattermost": ("import-samples/mattermost/csv_export.zip", "mattermost/csv_export.zip"),
    "slack": ("import-samples/slack/slack_export.zip", "slack/slack_export.zip"),
    "whatsapp": ("import-samples/whatsapp/nl_android.txt", "whatsapp/nl_android.txt"),
    "directory": ("import-samples/directory-csv/medewerkers.csv", "directory-csv/medewerkers.csv"),
    "organisation": ("dutch-content/polder-org/min-bzk_units.csv", TREE),
}
RUNS = [(product, *sample) for product, sample in SAMPLES.items()] + [
    ("whatsapp", f"import-samples/whatsapp/{name}.txt", CHAT) for name in CHATS
]


def rows():
    """Return how many rows every table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.mark.parametrize(("product", "path", "said"), RUNS, ids=[path.rpartition("/")[2] for _, path, _ in RUNS])
def test_contract(import_json, realdata, contract, product, path, said):
    expected = {kind: count for kind, count in contract[said].items() if kind in KINDS}
    before = rows()

    looked = import_json(product, realdata / path, "--dry-run")
    assert rows() == before
    first = import_json(product, realdata / path)
    again = import_json(product, realdata / path)

    assert {kind: first[kind] for kind in expected} == expected
    assert looked == first | {"dry_run": True}
    assert first["dry_run"] is False
    assert {again[kind] for kind in (*KINDS, "updated", "photos", "withdrawn")} == {0}
    assert Post.objects.count() == first["posts"]
    assert Comment.objects.count() == first["comments"]
    assert Person.objects.count() == first["people"]
    assert Group.objects.count() == first["groups"]


@pytest.mark.parametrize("name", CHATS)
def test_the_five_date_orders_are_one_conversation(import_json, samples, name):
    import_json("whatsapp", samples / "whatsapp" / f"{name}.txt")
    wanted = json.loads((samples / "whatsapp/chat-miner_target.json").read_text())
    zone = ZoneInfo("Europe/Amsterdam")
    found = {
        (post.published_at.astimezone(zone).replace(tzinfo=None), post.author.name, " ".join(post.text.split()))
        for post in Post.objects.select_related("author")
    }
    assert found == {(datetime.fromisoformat(row["timestamp"]), row["author"], row["message"]) for row in wanted}


def test_all_five_after_each_other_come_in_once(import_json, samples):
    counts = [import_json("whatsapp", samples / "whatsapp" / f"{name}.txt")["posts"] for name in CHATS]
    assert counts == [6, 0, 0, 0, 0]


def test_slack_leaves_out_what_the_contract_says(import_json, samples, contract):
    done = import_json("slack", samples / "slack/slack_export.zip")
    said = contract["slack/slack_export.zip"]
    assert done["skipped"]["bot_message"] == said["bot_messages_left_out_by_default"]
    assert done["posts"] == said["messages_by_people"] + said["files_shared"]
    assert done["reactions"] == 0  # the one in the export is to a message of a bot
    people = Person.objects.all()
    assert not people.filter(is_active=True).exists()
    assert not people.exclude(email=None).exists()
    assert people.filter(username="abilinski", name="Harry Potter").exists()


def test_mattermost_keeps_times_and_authors(import_json, samples):
    """Every message of a public channel, held against the table itself."""
    path = samples / "mattermost/csv_export.zip"
    import_json("mattermost", path)
    with zipfile.ZipFile(path) as packed:
        table = csv.DictReader(io.TextIOWrapper(packed.open("posts.csv"), "utf-8"))
        wanted = sorted(
            (int(row["Post Creation Time"]), row["Username"].replace("-", "."))
            for row in table
            if row["Channel Type"] == "public" and row["Post Type"] == "message"
        )
    said = [*Post.objects.values_list("published_at", "author__username")]
    said += Comment.objects.values_list("created_at", "author__username")
    assert sorted((round(at.timestamp() * 1000), username) for at, username in said) == wanted
    assert set(Post.objects.values_list("placements__group__access", flat=True)) == {"open"}


def test_mattermost_private_channels_come_only_when_asked_and_closed(import_json, samples, cy):
    path = samples / "mattermost/csv_export.zip"
    without = import_json("mattermost", path)
    assert without["skipped"]["private_channel"] > 1000
    assert without["skipped"]["direct_message"] > 1000
    readable = set(Post.objects.visible_to(cy).values_list("pk", flat=True))
    assert len(readable) == without["posts"]

    more = import_json("mattermost", path, "--include-private")
    assert more["posts"] > 500
    assert more["skipped"]["direct_message"] == without["skipped"]["direct_message"]
    assert set(Group.objects.order_by("-pk")[: more["groups"]].values_list("access", flat=True)) == {"closed"}
    assert set(Post.objects.visible_to(cy).values_list("pk", flat=True)) == readable


def test_the_staff_list_sorts_as_expected(import_json, samples):
    import_json("directory", samples / "directory-csv/medewerkers.csv")
    expected = json.loads((samples / "directory-csv/expected.json").read_text())
    people = Person.objects.by_surname()
    shown = [f"{person.surname} ({person.particle})" if person.particle else person.surname for person in people]
    assert shown == expected["sort_by_surname_nl"]
    assert all(person.is_active for person in people)
    root = Person.objects.get(manager=None)
    assert (root.name, root.reports.count()) == ("Dirk van der Postma", expected["reports"]["1004"])
    assert Person.objects.get(surname="Vos").manager.surname == "Smit"
    assert Person.objects.get(surname="Vos").department.name == "Buitendienst"


@pytest.mark.parametrize(
    ("name", "units", "positions"),
    [("min-bzk", 205, 154), ("min-fin", 386, 342), ("provincie-overijssel", 117, None), ("rws", 50, 49)],
)
def test_other_organisations_come_in_whole(import_json, realdata, name, units, positions):
    done = import_json("organisation", realdata / f"dutch-content/polder-org/{name}_units.csv")
    assert done["departments"] == units == Department.objects.count()
    assert done["positions"] + done["skipped"].get("row", 0) >= (positions or 1)
    assert done["positions"] == Position.objects.count()
    for department in Department.objects.select_related("parent"):
        assert department.path == [*(department.parent.path if department.parent else []), department.pk]


def test_the_ministry_has_five_levels_below_one_root(import_json, realdata, contract):
    import_json("organisation", realdata / "dutch-content/polder-org/min-bzk_units.csv")
    roots = Department.objects.filter(parent=None)
    assert {department.depth for department in Department.objects.all()} == set(range(1, contract[TREE]["levels"] + 1))
    assert Department.objects.within(roots.first()).count() <= contract[TREE]["departments"]
    assert sum(Department.objects.within(root).count() for root in roots) == contract[TREE]["departments"]


def test_two_ministries_stand_beside_each_other(import_json, realdata):
    folder = realdata / "dutch-content/polder-org"
    first = import_json("organisation", folder / "min-bzk_units.csv")
    second = import_json("organisation", folder / "min-fin_units.csv")
    assert Department.objects.count() == first["departments"] + second["departments"]

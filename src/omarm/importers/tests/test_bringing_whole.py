"""Whole or not at all; and a look changes nothing."""

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import IntegrityError

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.importers.commands import Options, bring_in, conversations, rooms, staff
from omarm.importers.models import ImportedItem
from omarm.importers.readers.shape import SourceDepartment, SourcePosition
from omarm.importers.tests.archives import archive, comment, group, person, post
from omarm.people.models import Department

EVERYTHING = archive(
    person("anja", department="HR"), person("bram"), group("g", "anja", "bram"),
    post(reactions=(("tada", "bram"),)), comment(),
    departments=(SourceDepartment(key="d1", name="Directie"), SourceDepartment(key="d2", name="HR", parent_key="d1")),
    positions=(SourcePosition(key="s1", department_key="d2", title="Hoofd " + "x" * 300),),
)  # fmt: skip


def rows():
    """Return what is in every table, by primary key."""
    return {model._meta.label: set(model._base_manager.values_list("pk")) for model in apps.get_models()}


def test_everything_comes_in_and_is_in_the_audit(bring):
    done = bring(EVERYTHING)
    counted = {kind: count for kind, count in done.as_json().items() if count}
    assert counted == {
        "people": 2, "groups": 1, "posts": 1, "comments": 1, "reactions": 1, "departments": 2, "positions": 1,
    }  # fmt: skip
    event = AuditEvent.objects.get(act="import.finished")
    assert (event.actor_name, event.target, event.details["posts"]) == ("operator", "slack", 1)


def test_a_look_tells_the_same_and_changes_nothing(bring):
    before = rows()
    looked = bring(EVERYTHING, preview=True)
    assert rows() == before
    assert bring(EVERYTHING).as_json() == looked.as_json()


@pytest.mark.parametrize(
    ("place", "name"),
    [(staff.people, "create_person"), (rooms.groups, "bring_in_members"), (conversations, "bring_in_updates"),
     (conversations.stream, "bring_in_reactions"), (conversations.stream, "bring_in_comments"),
     (conversations.Known, "remember")],
)  # fmt: skip
def test_whatever_goes_wrong_on_the_way_leaves_nothing(bring, monkeypatch, place, name):
    """Each step does its work and then fails."""
    work = getattr(place, name)

    def fail(*args, **kwargs):
        work(*args, **kwargs)
        raise IntegrityError("the disk is full")

    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr(place, name, fail)
        with pytest.raises(IntegrityError):
            bring(EVERYTHING)
    assert rows() == before
    assert bring(EVERYTHING).counts["posts"] == 1


def test_a_progress_bar_that_breaks_leaves_nothing(town):
    def stop(*_step):
        raise KeyboardInterrupt

    before = rows()
    with pytest.raises(KeyboardInterrupt):
        bring_in(actor=None, archive=EVERYTHING, progress=stop)
    assert rows() == before


@pytest.mark.django_db
def test_without_an_organisation_it_is_refused():
    with pytest.raises(DomainError, match="omarm init"):
        bring_in(actor=None, archive=EVERYTHING)


def test_a_colleague_without_that_task_brings_nothing_in(ada, mo):
    with pytest.raises(DomainError, match="Only an administrator"):
        bring_in(actor=ada, archive=EVERYTHING)
    assert bring_in(actor=mo, archive=EVERYTHING, options=Options()).counts["posts"] == 1


def test_a_second_tree_with_the_same_numbers_needs_a_source_of_its_own(bring):
    tree = {"departments": (SourceDepartment(key="1", name="Zuid"),), "groups": (), "people": ()}
    bring(archive(source="organisation", **tree))
    assert bring(archive(source="organisation", **tree)).counts["departments"] == 0
    assert bring(archive(source="organisation:haren", **tree)).counts["departments"] == 1


def test_what_hangs_below_a_department_that_is_gone_comes_at_the_top(bring):
    bring(EVERYTHING)
    Department.objects.filter(parent__isnull=False).delete()
    more = (SourceDepartment(key="d3", name="Salaris", parent_key="d2"),)
    bring(archive(departments=(*EVERYTHING.departments, *more), positions=EVERYTHING.positions))
    assert Department.objects.get(name="Salaris").parent is None
    assert not Department.objects.filter(name="HR").exists()


def test_long_keys_and_sources_are_remembered(bring):
    long = archive(person("k" * 400), group("g" * 400, "k" * 400), source="slack:" + "s" * 400)
    bring(long)
    assert not +bring(long).counts
    assert ImportedItem.objects.count() == 3


def test_nothing_is_left_in_the_storage(bring, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bring(EVERYTHING, preview=True)
    assert not list(tmp_path.rglob("*.*"))
    assert not default_storage.exists("images")

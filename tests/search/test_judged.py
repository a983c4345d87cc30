"""The judged set of search asks nothing twice, and names only what exists and what everybody may see."""

import json
import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from omarm.demo.loading.calendar import Calendar
from omarm.demo.loading.colleagues import colleagues
from omarm.demo.loading.content import read_content
from omarm.demo.loading.conversations import first_words, talks

LINDEMEER, DEVELOPER_OVERHEID = "lindemeer", "developer-overheid"
BALANCED = {
    "word", "compound", "compound-parts", "misspelt-name", "misspelt-word", "phrase", "question", "name",
}  # fmt: skip
KINDS = BALANCED | {"synonym", "english"}
FIELDS = {"query", "corpus", "kind", "hits", "why"}

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text(encoding="utf-8"))["query"]


@pytest.fixture(scope="module")
def lindemeer():
    """What an employee who is in no group may find in the demonstration, as references."""
    content, calendar = read_content(), Calendar(None)
    told = talks(content.posts, calendar)
    people = colleagues(content, calendar, first_words(told))
    open_groups = {group["slug"] for group in content.groups if group["access"] == "open"}
    return {
        *(f"person:{person.username}" for person in people),
        *(f"group:{group['slug']}" for group in content.groups if group["access"] != "hidden"),
        *(f"post:{talk.key}" for talk in told if talk.group in open_groups or not (talk.group or talk.department)),
        *(f"file:{document['name']}" for document in content.documents if document["group"] in open_groups),
    }


@pytest.fixture(scope="module")
def developer_overheid(repository):
    """What stands in the texts of developer.overheid.nl, as references."""
    shared = Path(os.environ.get("OMARM_REALDATA") or repository / ".." / "shared" / "data").resolve()
    folder = shared / "dutch-content" / "developer-overheid-nl"
    if not folder.is_dir():
        reason = (
            f"NOT TESTED AGAINST REAL FILES: {folder} is missing (set OMARM_REALDATA to the folder with the samples)"
        )
        (pytest.fail if os.environ.get("OMARM_REQUIRE_REALDATA") == "1" else pytest.skip)(reason)
    communities, events = folder / "communities", json.loads((folder / "events.json").read_text(encoding="utf-8"))
    return [
        *(f"blog:{path.name}" for path in (folder / "blog").glob("*/*/*.md")),
        *(f"community:{path.relative_to(communities).as_posix()}" for path in communities.rglob("*.md")),
        *(f"event:{event['start_date'][:16]}/{event['end_date'][11:16]}" for event in events),
    ]


def hits_in(corpus):
    return {hit for judged in JUDGED if judged["corpus"] == corpus for hit in judged["hits"]}


def test_every_query_is_whole():
    for judged in JUDGED:
        assert set(judged) == FIELDS, judged
        assert judged["corpus"] in {LINDEMEER, DEVELOPER_OVERHEID}, judged
        assert judged["kind"] in KINDS, judged
        assert judged["query"] == judged["query"].strip() != "", judged
        assert judged["why"], judged
        assert 1 <= len(judged["hits"]) == len(set(judged["hits"])) <= 5, judged


def test_a_phrase_stands_between_quotes():
    for judged in JUDGED:
        assert (judged["query"][0] == judged["query"][-1] == '"') is (judged["kind"] == "phrase"), judged


def test_nothing_is_asked_twice():
    asked = Counter((judged["corpus"], judged["query"].casefold()) for judged in JUDGED)
    assert [query for query, times in asked.items() if times > 1] == []


def test_every_kind_of_query_weighs_enough():
    kinds = Counter(judged["kind"] for judged in JUDGED)
    corpora = Counter(judged["corpus"] for judged in JUDGED)
    assert {kind for kind in BALANCED if kinds[kind] < 12} == set()
    assert corpora[LINDEMEER] >= 80
    assert corpora[DEVELOPER_OVERHEID] >= 70


def test_every_hit_in_lindemeer_is_there_for_everybody(lindemeer):
    assert hits_in(LINDEMEER) - lindemeer == set()


@pytest.mark.realdata
def test_every_hit_in_developer_overheid_is_there_once(developer_overheid):
    there = Counter(developer_overheid)
    assert {hit: there[hit] for hit in hits_in(DEVELOPER_OVERHEID) if there[hit] != 1} == {}

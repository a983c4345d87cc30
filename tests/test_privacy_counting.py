"""What counts over people passes the gate of a declared measurement, or stands here with the reason why it measures nobody."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from omarm.consent.measurements import declared

WHO = (
    r"(?:author|person|people|actor|member|manager|department|owner|reporter|giver|receiver|contributor|voter|nominee)"
)
ADDS = re.compile(r"\b(?:count|sum|avg|array_agg|percentile_cont)\s*\(", re.IGNORECASE)
NAMES = re.compile(rf"\b\w*{WHO}(?:_id|s)?\b", re.IGNORECASE)
CALLS = re.compile(rf"\b(?:Count|Sum|Avg|ArrayAgg)\([^)]*['\"]\w*{WHO}")
CALLS_SOME = re.compile(r"\b(?:Count|Sum|Avg|ArrayAgg)\(|\.(?:count|aggregate)\(")
BY_WHOM = re.compile(rf"\.(?:values|values_list|distinct)\([^)]*['\"]\w*{WHO}")
NOT_THE_PRODUCT = re.compile(r"/(?:tests|migrations|demo|cli|core|config)/")

# Why it is no measurement of people: content that everybody there can count, the directory, one's own, or a limit.
WITH_REASON = {
    "adoption/queries/curve.py: series_of": "adds up rows that were counted past the gate, and are in steps",
    "adoption/queries/scopes.py: crowds": "how many people work in a department and place, as the directory shows",
    "care/queries/due.py: due_groups": "finds which groups have to be counted anew; shows and keeps nothing",
    "care/queries/messages.py: reach_of": "how many people a message is for, before it is sent; from the floor",
    "care/queries/posted.py: _counts": "the columns of queries that pass the gate",
    "care/queries/questions.py: questions_in_posts": "posts that end in a question mark: content",
    "care/queries/tips.py: states_of": "how many members and posts a group has, to choose a tip; kept nowhere",
    "groups/commands/rules.py: ensure_owners_community": "whether there are owners to bring together",
    "groups/queries/heading.py: group_with_heading": "how many members a group has, as its list shows",
    "importers/commands/missing.py: end_missing": "how many accounts a list would end, to ask before it does",
    "notifications/queries/listing.py: unread_count": "one's own unread notifications",
    "people/queries/finding/asking.py: is_common": "how many names begin like this, to choose a way to search",
    "polls/queries/states.py: polls_on": "votes of a poll with names, which every reader sees",
    "people/queries/structure.py: department_tree": "how many accounts a department has, to who administers them",
    "profiles/queries/chart.py: units_of": "how many people a department has, as the directory shows",
    "profiles/queries/fields.py: what_merges": "how many profiles two choices have, from the floor",
    "profiles/queries/thanks.py: thanks_numbers": "how many thanked somebody: each of them said so in the open",
    "profiles/queries/ways.py: _topics": "how many people somebody may find by a topic",
    "questions/queries/turns.py: turns_on": "how often somebody is asked today, so that nobody is asked too much; not shown",
    "stewardship/queries/levels.py: _facts": "how many colleagues oneself helped to a certificate; shown to oneself alone",
    "stream/commands/importing.py: remove_brought_in": "how many posts were removed",
    "stream/queries/asking.py: asked_in_posts": "how often somebody is asked today, so that nobody is asked too much; not shown",
    "stream/queries/audience.py: audience_of": "how many people a post would be for",
    "stream/queries/news.py: highlights_since": "posts with many answers: content",
    "stream/queries/news.py: new_in_groups": "how many posts are new to somebody in their groups: their own",
}


@pytest.fixture(scope="module")
def found(our_files):
    return {
        one.removeprefix("src/omarm/")
        for path, text in our_files.items()
        if path.startswith("src/omarm/") and path.endswith(".py") and not NOT_THE_PRODUCT.search(path)
        for one in counts_over_people(path, ast.parse(text))
    }


def test_what_counts_over_people_is_declared(found):
    assert found == set(WITH_REASON)


def test_every_gate_is_that_of_a_declared_measurement(our_files):
    """A name in `measures(…)` is a constant of a declared code; so what is measured stands in the register."""
    codes = {one.code for one in declared()}
    assert codes
    used = set()
    for path, text in our_files.items():
        if path.startswith("src/omarm/") and "/tests/" not in path and "measures(" in text and "/consent/" not in path:
            used |= set(_gates(ast.parse(text)))
    assert used
    assert used <= _constants(our_files, codes)


def test_this_finds_what_is_not_declared():
    sql = 'ALL = "select author_id, count(*) from stream_post group by 1"\ndef busiest():\n    return rows(ALL)'
    orm = 'def busiest():\n    return Post.objects.values("author").annotate(n=Count("pk"))'
    fine = '@measures(CODE)\ndef busiest(*, gate):\n    return _rows()\ndef _rows():\n    return rows("select count(person_id)")'
    for text, names in ((sql, {"x: busiest"}), (orm, {"x: busiest"}), (fine, set())):
        assert counts_over_people("x", ast.parse(text)) == names


def test_sources_are_tables_that_are_there():
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    wrong = {one.code: set(one.source) - tables for one in declared() if set(one.source) - tables}
    assert wrong == {}


def counts_over_people(path, tree):
    """Return the functions of a module that count over people and may run without the gate of a measurement: "path: name".

    A statement that counts counts for each function that uses it. A function below the gate is fine, and so is a private one
    that is called by such functions alone.
    """
    functions = dict(_functions(tree))
    statements = {name for name, text in _statements(tree) if ADDS.search(text) and NAMES.search(text)}
    statements |= {
        name for name, text in _statements(tree) if any(re.search(rf"\b{one}\b", text) for one in statements)
    }
    found = {name for name, function in functions.items() if _counts(function, statements)}
    return {f"{path}: {name}" for name in found if not _is_gated(name, functions, frozenset())}


def _functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node


def _statements(tree):
    """Yield (name, text) of the constants of a module; the text of one that is put together names those in it."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts = [
                one.value
                for one in ast.walk(node.value)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            names = [one.id for one in ast.walk(node.value) if isinstance(one, ast.Name)]
            yield node.targets[0].id, " ".join([*texts, *names])


def _counts(function, statements):
    if any(isinstance(one, ast.Name) and one.id in statements for one in ast.walk(function)):
        return True
    text = ast.unparse(function)
    literals = [one.value for one in ast.walk(function) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    in_sql = any("select" in one.lower() and ADDS.search(one) and NAMES.search(one) for one in literals)
    return bool(in_sql or CALLS.search(text) or (CALLS_SOME.search(text) and BY_WHOM.search(text)))


def _is_gated(name, functions, on_the_way):
    if any("measures(" in ast.unparse(decorator) for decorator in functions[name].decorator_list):
        return True
    callers = {other for other, function in functions.items() if other != name and _calls(function, name)} - on_the_way
    if not name.startswith("_") or not callers:
        return False
    return all(_is_gated(caller, functions, on_the_way | {name}) for caller in callers)


def _calls(function, name):
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(function)) or any(
        isinstance(one, ast.Attribute) and one.attr == name for one in ast.walk(function)
    )


def _gates(tree):
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", []):
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "measures":
                yield ast.unparse(decorator.args[0]).split(".")[-1]


def _constants(our_files, codes):
    return {
        node.targets[0].id
        for path, text in our_files.items()
        if path.startswith("src/omarm/") and path.endswith(".py") and Path(path).name != "__init__.py"
        for node in ast.parse(text).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value in codes
    }

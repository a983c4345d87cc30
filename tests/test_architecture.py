"""The rules of STYLE.md that a machine can hold: size, names, what may not be there, who may come in."""

import ast
import re
from pathlib import Path

import pytest
from django.db import models
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, get_resolver

from omarm.stream.composer import PostForm
from omarm.stream.kinds import all_kinds, all_writings
from omarm.stream.models import Post

BUDGETS = {".py": 300, ".html": 150, ".css": 400, ".js": 200}

# Migrations are written by Django; a mail has no style sheet but its own.
LEFT_OUT = re.compile(r"/migrations/|/templates/mail/|^tests/test_architecture\.py$")

# The surroundings of the product; the other apps have the same inside (STYLE.md 2.2).
SURROUNDINGS = {"cli", "config", "core", "demo"}
KNOWN_NAMES = {
    "__init__", "admin", "apps", "choices", "commands", "forms", "functions", "holdings", "migrations", "models", "prepared",
    "queries", "static", "subscribers", "tasks", "templates", "templatetags", "tests", "urls", "views",
}  # fmt: skip
MORE_NAMES = {
    "adoption": {"indicators", "rules"},  # the register of what adoption is seen by; pure rules over rows
    "audit": {"wording"},  # the acts in words
    "activity": {"deliverer", "log"},  # the log is what the app is; the deliverer empties it
    # what a group is judged by, its questions; columns and proposals of the planner; tips
    "care": {"figures", "planner", "questions", "rules", "tips"},
    "consent": {"measurements"},  # the register of what is measured about people
    # what can be done next, by stage; ready prompts; the seven tasks: all of them as they come; the way back
    "desk": {"activities", "middleware", "prompts", "tasklist"},
    # the field by which a form asks for groups; what may be expected of each kind; what apps above know of groups for
    # somebody; the register of a group's pages
    "groups": {"fields", "kinds", "promises", "suggesting", "tabs"},
    "home": {"context"},  # what every page knows of the organisation
    "houserules": {"checker", "occasions", "ours"},  # advice on rules; by what they are shown; those that we come with
    "importers": {"readers"},  # one per product that people come from
    "media": {"reading"},  # the words in a file, by a process of its own
    "network": {"measures", "wording"},  # pure functions over rows; what they find, in words of every language
    # the door, and Dutch names; the field by which a form asks for people; the register of what people look after
    "people": {"adapter", "backends", "fields", "handing_over", "middleware", "naming", "sessions"},
    "programme": {"behaviours"},  # the behaviours that the product comes with
    "questions": {"sealing"},  # who asked without a name: what a key is needed for
    # the fields that every organisation has; the registers of what asks experts something, of ways to narrow
    "profiles": {"asking", "builtin", "facets", "sections"},
    "search": {"sources"},  # the register of what can be found
    "staging": {"middleware"},  # what stands between an address and a function that is off
    "stewardship": {"lessons"},  # the lessons of the course as they come, in both languages
    "surveys": {"rules"},  # what a round gives, counted over ids and no rows
    "topics": {"fields"},  # the field by which a form asks for topics
    "previews": {"fetching", "reading"},  # asking another site for a page, safely; what the page says about itself
    # kept fragments; what posts are written with and advice on it; registers of kinds, of what a post can carry, of acts
    # in menus, of visits
    "stream": {"attachments", "cards", "coach", "composer", "kinds", "menus", "prompts", "uploads", "visits"},
}
BANNED_NAMES = re.compile(r"^(utils?|helpers?|misc|services?|managers?|handlers?|base_.*|common)$")
BANNED_FLAGS = re.compile(r"^(skip_.*|force|silent|no_check.*|unchecked)$")

# Who is not signed in may see the door (with the faces of a demonstration), the style guide and the colours of the
# house; nothing else. A link in a mail can lower the mail, or let a guest from outside in: the token in it is the proof.
PUBLIC = {
    "account_inactive", "account_login", "account_logout", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "account_signup", "core:styleguide",
    "groups:guest",
    "home:theme", "notifications:mail", "people:code", "people:language", "people:portrait",
}  # fmt: skip

SHAPES = {"int": "7", "uuid": "12345678-1234-5678-1234-567812345678"}
FORBIDDEN = {
    "an !important": (".css", re.compile(r"!\s*important")),
    "a GenericForeignKey": (".py", re.compile(r"\bGeneric(?:ForeignKey|Relation)\b")),
    "a model signal": (".py", re.compile(r"\b(?:pre|post)_(?:save|delete|init)\b|\bm2m_changed\b|@receiver\b")),
    "a skipped test": (".py", re.compile(r"@(?:pytest\.mark|unittest)\.(?:skip\b|xfail|expectedFailure)")),
    "a promise for later": (".py", re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")),
    "a page of another's house": (".html", re.compile(r"""(?:src|href)=["'](?:https?:)?//""")),
    "an inline style": (".html", re.compile(r"""\sstyle\s*=\s*["']|<style\b""")),
    "an inline script": (".html", re.compile(r"""<script(?![^>]*\bsrc=)|\son(?!e=)[a-z]+\s*=\s*["']""")),
}
MACHINE = re.compile(
    r"(?<![\w.])/(?:work|root)/|(?<![\w.])/home/(?!linuxbrew|rail)\w|/Users/\w"
    r"|pypi\.org|pythonhosted|npmjs\.org|(?<!no-emit)--?(?:extra-)?index-url"
)


@pytest.fixture(scope="module")
def modules(our_files):
    """Our own Python as syntax trees, by path."""
    return {
        path: ast.parse(text) for path, text in our_files.items() if path.endswith(".py") and not LEFT_OUT.search(path)
    }


def lines_where(our_files, ending, pattern):
    return [
        f"{path}:{number}"
        for path, text in our_files.items()
        if path.endswith(ending) and not LEFT_OUT.search(path)
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_views_leave_rows_to_queries_and_commands(our_files):
    views = {path: text for path, text in our_files.items() if "/views/" in path or path.endswith("/views.py")}
    assert views
    assert lines_where(views, ".py", re.compile(r"\.(?:objects|_default_manager)\b")) == []


def test_no_lock_waits_for_who_only_refers_to_the_row(our_files):
    """A foreign key is checked at the end, with a lock that `for update` stands against: two who meet there may both wait.

    Where that is meant it is written out: `no_key=False`.
    """
    asked = re.compile(r"select_for_update\(((?:[^()]|\([^()]*\))*)\)")
    for path, text in our_files.items():
        if path.startswith("src/") and path.endswith(".py") and "/tests/" not in path:
            assert all("no_key=" in told for told in asked.findall(text)), path


def test_files_stay_within_their_budget(our_files):
    over = {
        path: lines
        for path, text in our_files.items()
        if (budget := BUDGETS.get(Path(path).suffix)) and "/migrations/" not in path
        if (lines := text.count("\n") + 1) > budget
    }
    assert over == {}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nowhere_stands(our_files, what):
    assert lines_where(our_files, *FORBIDDEN[what]) == []


def test_nobody_overrides_how_rows_are_stored(modules):
    overrides = [
        f"{path}: {model.name}.{method.name}"
        for path, tree in modules.items()
        if "/models" in path
        for model in ast.walk(tree)
        if isinstance(model, ast.ClassDef)
        for method in model.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "delete", "full_clean"}
    ]
    assert overrides == []


def test_no_command_takes_a_flag_to_leave_a_check_out(modules):
    flags = [
        f"{path}: {function.name}({argument.arg})"
        for path, tree in modules.items()
        if "/commands" in path
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for argument in (*function.args.args, *function.args.kwonlyargs)
        if BANNED_FLAGS.match(argument.arg)
    ]
    assert flags == []


def test_commands_take_keywords_and_the_actor_first(modules):
    """The public functions of every `commands`, as its package offers them."""
    wrong = [
        f"{path}: {function.name}"
        for path, tree in modules.items()
        if re.search(r"omarm/(?!demo|importers)\w+/commands(?:/\w+)?\.py$", path)
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and _is_command(function)
        and (function.args.args or not function.args.kwonlyargs or function.args.kwonlyargs[0].arg != "actor")
    ]  # fmt: skip
    assert wrong == []


def _is_command(function):
    decorators = {ast.unparse(decorator) for decorator in function.decorator_list}
    takes_actor = "actor" in {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
    return not function.name.startswith("_") and takes_actor and "transaction.atomic" in decorators


def test_apps_have_the_same_inside(package):
    strange = [
        f"{app.name}/{entry.name}"
        for app in _apps(package)
        for entry in app.iterdir()
        if not entry.name.startswith((".", "__pycache__"))
        if entry.stem not in KNOWN_NAMES | MORE_NAMES.get(app.name, set())
    ]
    assert strange == []


def test_a_module_is_a_file_or_a_package_but_not_both(package):
    twice = [str(path) for path in package.rglob("*.py") if path.with_suffix("").is_dir()]
    assert twice == []


def test_modules_are_named_for_what_is_in_them(our_files):
    paths = [Path(path) for path in our_files if path.startswith("src/") and path.endswith(".py")]
    assert [str(path) for path in paths if BANNED_NAMES.match(path.stem)] == []


def test_nothing_names_this_machine_or_a_registry(our_files):
    assert lines_where(our_files, "", MACHINE) == []


def test_every_kind_keeps_its_detail_under_its_code():
    kinds = all_kinds()
    assert kinds
    for kind in kinds:
        link = kind.model._meta.get_field("post")
        assert (type(link), link.related_model, link.primary_key) == (models.OneToOneField, Post, True)
        assert link.remote_field.related_name == kind.code
        assert get_template(kind.card)
    for writing in all_writings():
        assert writing.kind in {kind.code for kind in kinds}
        assert issubclass(writing.form, PostForm)
        assert writing.form.writing_code == writing.code
        assert callable(writing.form.publish_kind)
        assert callable(writing.form.change_kind)


def test_only_the_listed_pages_are_public():
    public = {name for name, pattern in _views() if getattr(pattern.callback, "login_required", True) is False}
    assert public == PUBLIC


def test_only_a_mail_program_sends_a_form_from_another_site():
    exempt = [name for name, pattern in _views() if getattr(pattern.callback, "csrf_exempt", False)]
    assert exempt == ["notifications:mail"]


@pytest.mark.django_db
def test_every_other_page_asks_who_you_are():
    for name, pattern in _views():
        if name in PUBLIC:
            continue
        address = _address(pattern)
        assert Client().get(address).headers["Location"].startswith("/sign-in/?next="), (name, address)
        assert Client().post(address, {"body": "x"}).status_code == 401, (name, address)


def _apps(package):
    return [app for app in package.iterdir() if (app / "apps.py").exists() and app.name not in SURROUNDINGS]


def _views(patterns=None, spaces=(), before=""):
    """Yield the full name and the pattern of every address."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            entry.whole = path
            yield ":".join((*spaces, entry.name or "?")), entry
        else:
            yield from _views(entry.url_patterns, (*spaces, *filter(None, [entry.namespace])), path)


def _address(pattern):
    """Return an address that leads to the view, with something of the right shape in every place."""
    return "/" + re.sub(r"<(\w+):\w+>", lambda found: SHAPES.get(found[1], "x"), pattern.whole)


@pytest.mark.parametrize("name", ["requirements", "requirements-build", "requirements-dev"])
def test_everything_that_is_asked_for_is_pinned(repository, name):
    pinned = set(
        re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", (repository / f"{name}.txt").read_text().lower(), re.MULTILINE)
    )
    lines = (repository / f"{name}.in").read_text().lower().splitlines()
    asked = {re.split(r"[\[<>=;# ]", line)[0] for line in lines if not line.startswith("-")} - {""}
    assert asked
    assert asked - pinned == set()

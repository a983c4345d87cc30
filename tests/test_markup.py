"""The rules of STYLE.md 2.9 and 2.10 that a machine can hold: components, fragments, blocks and their files."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from omarm.core import navigation
from omarm.core.views.styleguide import COMPONENTS
from omarm.notifications.queries.kinds import KINDS
from omarm.search.sources import all_sources
from omarm.stream.attachments import all_attachments
from omarm.stream.kinds import all_writings

COMMENT = re.compile(r"/\*.*?\*/|{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(?P<name>[a-z-]+)="(?P<value>(?:{%.*?%}|{{.*?}}|[^"])*)"', re.DOTALL)

# Includes that need what every template gets (request, token, the whole heading) and say so here.
WHOLE_CONTEXT = {"groups/_head.html": "takes all that `heading_for` returns, and the page's token and person"}

# The yardstick of the bench is a bare page, made the plain way on purpose.
NOT_A_PAGE = "/templates/demo/bench/"

# Blocks that may stand anywhere and so are kept together.
SHARED_SHEETS = {"layout.css", "utilities.css", "base.css"}
# Parts of a form field that also stand alone.
IN_SHEET_OF = {"choice": "field", "input": "field", "required": "field"}
# Words that are the same in every language, or are a language's own name.
NAMES = {"Omarm", "Nederlands", "English"}
# Classes that a library sets.
FOREIGN = {"htmx"}


@pytest.fixture(scope="module")
def templates(our_files):
    pages = {path: text for path, text in our_files.items() if path.endswith(".html") and NOT_A_PAGE not in path}
    return {path: COMMENT.sub("", text) for path, text in pages.items()}


@pytest.fixture(scope="module")
def sheets(our_files):
    """Our style sheets without comments, by path."""
    return {path: COMMENT.sub("", text) for path, text in our_files.items() if path.endswith(".css")}


@pytest.fixture(scope="module")
def tags(our_files):
    """The tags of `{% load ui %}`: their names with the kind of decorator and the template it names."""
    tree = ast.parse(our_files["src/omarm/core/templatetags/ui.py"])
    return {
        function.name: (_decorator(function), _templates_in(function))
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and _decorator(function)
    }


def test_every_icon_that_code_names_is_in_the_sprite(our_files):
    """What is registered with an icon, and every `icon=` in a module; templates are held to it in core."""
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', our_files["src/omarm/core/static/icons.svg"]))
    registered = (*all_sources(), *all_writings(), *all_attachments(), *KINDS.values(), *navigation._entries.values())
    written = {
        name
        for path, text in our_files.items()
        if path.startswith("src/") and path.endswith(".py") and "/tests/" not in path
        for name in re.findall(r'\bicon(?:: str)? ?= ?"([\w-]+)"', text)
    }
    assert (written | {one.icon for one in registered}) - drawn == set()


def _decorator(function):
    texts = [ast.unparse(decorator) for decorator in function.decorator_list]
    return next(
        (text.removeprefix("register.").partition("(")[0] for text in texts if text.startswith("register.")), ""
    )


def _templates_in(function):
    return {
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")
    }


def test_a_component_is_a_tag_and_a_template_of_one_name(tags, package):
    for name, (kind, named) in tags.items():
        if kind in {"inclusion_tag", "simple_block_tag"}:
            assert named == {f"ui/{name}.html"}, name
        else:
            assert (kind, named) in [("simple_tag", set()), ("filter", set())], name
    made = {path.stem for path in (package / "core/templates/ui").glob("*.html") if not path.stem.startswith("_")}
    assert made == {name for name, (kind, _) in tags.items() if kind in {"inclusion_tag", "simple_block_tag"}}


def test_a_component_has_its_sheet_and_its_place_in_the_style_guide(tags, package):
    drawn = {name for name, (kind, named) in tags.items() if named or name in {"avatar", "icon"}}
    sheets = {path.stem for path in (package / "core/static/css/components").glob("*.css")}
    assert {name.replace("_", "-") for name in drawn} - sheets == set()

    shown = "".join(path.read_text() for path in (package / "core/templates/styleguide").glob("*.html"))
    without = {"square"}  # a picture of the house, shown on the door
    assert {name for name in drawn if f"{{% {name} " not in shown} == without
    assert {
        name for name in COMPONENTS.split() if not (package / f"core/templates/styleguide/{name}.html").exists()
    } == set()


def test_an_include_takes_only_what_it_is_given(templates):
    loose = [
        f"{path}: {named}"
        for path, text in templates.items()
        for named, rest in re.findall(r"{% include [\"']?([^\"' ]+)[\"']?(.*?)%}", text)
        if not rest.rstrip().endswith(" only") and named not in WHOLE_CONTEXT
    ]
    assert loose == []


def test_what_htmx_replaces_stands_in_the_same_template(templates):
    astray = []
    for path, text in templates.items():
        ids = {_fixed(value) for name, value in _attributes(text + _included(text, templates)) if name == "id"}
        for name, value in _attributes(text):
            targets = {"hx-target": [value], "hx-swap-oob": value.partition(":")[2:]}.get(name, [])
            astray += [f"{path}: {name}={target}" for target in targets if target and not _is_here(target, ids)]
    assert astray == []


def _included(text, templates):
    """Return the text of the shared fragments that a template includes by name."""
    named = set(re.findall(r"{% include [\"']([^\"']+)[\"']", text))
    return "".join(other for path, other in templates.items() if path.partition("/templates/")[2] in named)


def _attributes(text):
    """Yield each attribute of the text; code may stand in its value."""
    return ((found["name"], found["value"]) for found in ATTRIBUTE.finditer(text))


def _is_here(target, ids):
    # A component's default is `closest`; the menu under a card goes into the card's own `post-card__more`.
    if target.startswith(("this", "closest ", "body", "{{ target }}")) or target == "next .post-card__more":
        return True
    named = re.findall(r"#([\w-]+)", target)
    return bool(named) and all(name in ids for name in named)


def _fixed(value):
    """Return the part of an id before the number of the thing: `post-` of `post-12`."""
    return re.split(r"{[{%]", value)[0]


def test_at_most_five_acts_of_htmx_on_one_element(templates):
    crowded = [
        f"{path}: {element[:60]}"
        for path, text in templates.items()
        for element in re.findall(r"<[a-z](?:{%.*?%}|{{.*?}}|[^>])*>", text)
        if len(re.findall(r"\shx-[a-z]+", element)) > 5
    ]
    assert crowded == []


def test_every_block_has_its_own_sheet(sheets):
    astray = defaultdict(set)
    for path, text in sheets.items():
        name, stem = Path(path).name, Path(path).stem
        if name in SHARED_SHEETS:
            continue
        for block in _blocks_defined(text):
            if not _belongs(block, stem):
                astray[path].add(block)
    assert astray == {}


def _blocks_defined(text):
    """Return the blocks that rules begin with: a parent may set the knobs of what stands in it."""
    openings = re.findall(r"(?:^|[{};])\s*([^{};@]+)\{", text)
    firsts = {
        match[1] for opening in openings for part in opening.split(",") if (match := re.match(r"\s*\.([\w-]+)", part))
    }
    return {_block(name) for name in firsts}


def _belongs(block, stem):
    family = block in {stem, f"{stem}s"} or block.startswith(f"{stem}-")
    return family or IN_SHEET_OF.get(block) == stem or block.split("-")[0] in FOREIGN


def _block(name):
    return re.split(r"__|--", name)[0]


def test_every_class_in_a_template_stands_in_a_sheet(templates, sheets):
    styled = {name for text in sheets.values() for name in re.findall(r"\.([a-z][\w-]*)", text)}
    blocks = {_block(name) for name in styled}
    bare = {
        f"{path}: {name}"
        for path, text in templates.items()
        if "/templates/mail/" not in path
        for attribute, value in _attributes(text)
        if attribute == "class"
        for name in CODE.sub(" ", value.replace("{{", " {{")).split()
        if _block(name) not in blocks and not name.endswith("-")
    }
    assert bare == set()


def test_ids_in_markup_are_not_styled(sheets):
    assert [path for path, text in sheets.items() if re.search(r"(?:^|[\s,}])#[a-z][\w-]*[^;]*{", text)] == []


def test_only_the_tokens_name_raw_colours(sheets):
    """A hue that comes from a variable makes a colour of its own for each person: that is not a raw value."""
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab)a?\((?![^)]*var\()")
    assert [path for path, text in sheets.items() if raw.search(text) and not path.endswith("/tokens.css")] == []


def test_every_sheet_is_in_a_layer(sheets):
    loose = [path for path, text in sheets.items() if not re.match(r"\s*@layer\s", text)]
    assert loose == []


def test_there_are_at_most_thirty_utilities(sheets):
    text = next(text for path, text in sheets.items() if path.endswith("/utilities.css"))
    assert 0 < len(set(re.findall(r"\.([a-z][\w-]*)", text))) <= 30


def test_every_element_is_named_by_its_file(our_files):
    for path, text in our_files.items():
        if "/js/elements/" in path:
            assert re.findall(r'customElements\.define\("([\w-]+)"', text) == [Path(path).stem], path
            assert text.count("\n") <= 100, path
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), path


def test_every_sentence_of_a_template_is_translated(templates):
    """Words between tags that no translation tag wraps."""
    untranslated = {
        path: found
        for path, text in templates.items()
        if "/styleguide/" not in path and (found := set(_plain_words(text)) - NAMES)
    }
    assert untranslated == {}


def _plain_words(text):
    text = re.sub(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<(script|style|svg|kbd)\b.*?</\1>", " ", text, flags=re.DOTALL)
    spoken = [value for name, value in _attributes(text) if name in {"aria-label", "title", "placeholder", "alt"}]
    shown = re.sub(r"<(?:{%.*?%}|{{.*?}}|[^>])*>", " ", text)
    return re.findall(r"[^\W\d_]{3,}", CODE.sub(" ", " ".join([shown, *spoken])).replace("&nbsp;", " "))

"""What belongs together in the design system stays together: tag and template, block and file, name and icon."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2]
CORE = PACKAGE / "core"
SHEETS = sorted((CORE / "static/css/components").glob("*.css"))
# Mails have a style of their own; the bench measures itself against a page that is none of ours.
TEMPLATES = [path for path in PACKAGE.rglob("templates/**/*.html") if not {"mail", "bench"} & set(path.parts)]
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)

# Blocks that live with a bigger one, of which they are a part.
GUESTS = {
    "avatar": {"avatar-stack", "avatar-link"},
    "field": {"input", "choice"},
    "comment": {"comments"},
    "toast": {"toasts"},
}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_holds_one_block_in_its_layer(path):
    text = path.read_text()
    assert text.startswith("@layer components {")
    blocks = {name.split("__")[0].split("--")[0] for name in re.findall(r"^  \.([\w-]+)", text, re.MULTILINE)}
    assert blocks <= {path.stem} | GUESTS.get(path.stem, set())


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_uses_no_ids_no_raw_colours_and_no_bare_elements(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    selectors = re.findall(r"^\s*([^@{};]+?)\s*\{", text, re.MULTILINE)
    assert not [found for found in selectors if re.search(r"#\w", found)]
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb\(|\bhsl\(", text)
    assert not [found for found in selectors if re.match(r"(?:a|p|div|span|ul|li|h\d|section|article)\b", found)]


def test_every_component_template_has_its_tag():
    tags = set(re.findall(r'"(ui/[a-z_]+\.html)"', (CORE / "templatetags/ui.py").read_text()))
    templates = {f"ui/{path.name}" for path in (CORE / "templates/ui").glob("[!_]*.html")}
    assert tags == templates


def test_every_class_in_a_template_has_a_style():
    sheets = "\n".join(path.read_text() for path in PACKAGE.rglob("static/css/**/*.css"))
    styled = set(re.findall(r"\.([a-z][\w-]*)", sheets))
    strange = {
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in TEMPLATES
        for names in re.findall(r'class="([^"]*)"', CODE.sub("…", path.read_text()))
        for name in names.split()
        if "…" not in name and name not in styled
    }
    assert strange == set()


def test_every_icon_that_is_named_is_in_the_sprite():
    drawn = set(re.findall(r'<symbol id="([\w-]+)"', (CORE / "static/icons.svg").read_text()))
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'(?:\{% icon(?:_button)? |icon=)"([\w-]+)"', path.read_text())
    }
    assert named - drawn == set()


def test_the_style_guide_shows_every_component():
    shown = {path.stem for path in (CORE / "templates/styleguide").glob("[!_]*.html")} - {"page"}
    listed = set(
        re.search(r'COMPONENTS = """(.*?)"""', (CORE / "views/styleguide.py").read_text(), re.DOTALL)[1].split()
    )
    assert shown == listed


def test_utilities_stay_few():
    assert len(re.findall(r"^  \.", (CORE / "static/css/utilities.css").read_text(), re.MULTILINE)) <= 30

"""Every pair of colours that a component puts together can be read, by day and in the dark."""

import re
from pathlib import Path

from django.test import SimpleTestCase

from omarm.core.colour import Colour

CSS = Path(__file__).resolve().parents[1] / "static/css"
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")

PAIRS = [
    *[(text, ground, TEXT) for text in ("ink", "heading", "muted", "accent-text", "danger-text") for ground in GROUNDS],
    *[("signal-text", ground, TEXT) for ground in (*GROUNDS, "signal-soft")],
    *[(shape, ground, SHAPE) for shape in ("edge", "focus", "accent", "signal") for ground in ("paper", "surface")],
    ("edge", "sunken", SHAPE),
    ("focus", "sunken", SHAPE),
    ("focus", "accent-soft", SHAPE),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    ("on-signal", "signal", TEXT),
    ("on-danger", "danger", TEXT),
    ("paper", "ink", TEXT),
    ("accent-text", "accent-soft", TEXT),
    ("ink", "accent-soft", TEXT),
    ("muted", "accent-soft", TEXT),
    ("danger-text", "danger-soft", TEXT),
    ("ink", "danger-soft", TEXT),
    ("good-text", "good-soft", TEXT),
    ("good-text", "surface", TEXT),
    ("good-text", "accent-soft", TEXT),
    ("ink", "good-soft", TEXT),
    ("warn-text", "warn-soft", TEXT),
    ("ink", "warn-soft", TEXT),
    ("danger", "surface", SHAPE),
    ("warn-text", "surface", SHAPE),
    ("accent", "accent-soft", SHAPE),
    ("signal-text", "accent-soft", SHAPE),
]


class ContrastTests(SimpleTestCase):
    def test_every_pair_of_roles_can_be_read(self):
        for scheme, colours in _roles(_read("tokens.css")).items():
            for above, below, least in PAIRS:
                with self.subTest(scheme=scheme, above=above, below=below):
                    self.assertGreaterEqual(round(colours[above].contrast(colours[below]), 2), least)

    def test_initials_can_be_read_on_every_hue(self):
        for component in ("avatar", "group-mark"):
            sheet = _read(f"components/{component}.css")
            ground, ink = (
                re.search(rf"\b{name}: oklch\(([\d.]+)% ([\d.]+) var", sheet) for name in ("background", "color")
            )
            for hue in (int(value) for value in re.findall(r"-hue: (\d+)", sheet)):
                with self.subTest(component=component, hue=hue):
                    self.assertGreaterEqual(_at(ground, hue).contrast(_at(ink, hue)), TEXT)

    def test_components_use_roles_and_no_raw_values(self):
        for path in (CSS / "components").glob("*.css"):
            with self.subTest(path=path.name):
                self.assertNotIn("--omarm-", path.read_text())


def _read(name):
    return (CSS / name).read_text()


def _at(match, hue):
    return Colour(float(match[1]) / 100, float(match[2]), hue)


def _roles(sheet):
    """Return {scheme: {role: Colour}} as they are without an NL Design System theme."""
    raw = dict(re.findall(r"--omarm-([\w-]+): light-dark\((oklch\([^)]*\), oklch\([^)]*\))\)", sheet))
    schemes = {"light": {}, "dark": {}}
    for role, value in re.findall(r"^ +--(?!omarm-)([\w-]+): (.*);", sheet, re.MULTILINE):
        names = set(re.findall(r"--omarm-([\w-]+)", value)) & set(raw)
        if names:
            light, dark = re.findall(r"oklch\([^)]*\)", raw[names.pop()])
            schemes["light"][role], schemes["dark"][role] = Colour.from_css(light), Colour.from_css(dark)
    return schemes

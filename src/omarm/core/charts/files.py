"""A drawing as a file of its own: no page around it, so no sheet and no theme.

What a sheet says of a class stands here as attributes in fixed colours, on white: every program that shows SVG knows
those, and a file says the same wherever it is opened. The colours are those of the house by day (static/css/tokens.css).
"""

import re

from django.template.loader import render_to_string
from django.utils.html import format_html, strip_spaces_between_tags

PAPER, INK, MUTED, LINE, EDGE = "#ffffff", "#1a2029", "#545c65", "#e2dfd9", "#7a8189"
ACCENT, SOFT, SIGNAL_INK = "#006647", "#c3e8d7", "#ab3415"
GOOD, WARN, DANGER = "#1c5f31", "#784e14", "#b32322"

_WORD = f'font-family="system-ui, sans-serif" font-size="12" fill="{MUTED}"'
_VALUE = f'font-family="system-ui, sans-serif" font-size="12" font-weight="700" fill="{INK}"'

LOOKS = {
    "chart__drawing": "",
    "chart-spark__drawing": "",
    "chart__word": _WORD,
    "chart__word--on": "",
    "chart__value": _VALUE,
    "chart__ground": f'stroke="{EDGE}" stroke-width="1"',
    "chart__level": f'stroke="{LINE}" stroke-width="1"',
    "chart__line": f'fill="none" stroke="{ACCENT}" stroke-width="2.5" stroke-linejoin="round"',
    "chart__dot": f'fill="{ACCENT}"',
    "chart__ring": f'fill="{PAPER}" stroke="{ACCENT}" stroke-width="2"',
    "chart__drop": f'stroke="{ACCENT}" stroke-width="1" stroke-dasharray="1 3"',
    "chart__hidden": f'fill="none" stroke="{EDGE}" stroke-width="1" stroke-dasharray="2 3"',
    "chart__band": f'fill="{SOFT}" stroke="{ACCENT}" stroke-width="0.75" stroke-dasharray="1 3"',
    "chart__ahead": f'fill="none" stroke="{ACCENT}" stroke-width="2" stroke-dasharray="6 4"',
    "chart__today": f'stroke="{MUTED}" stroke-width="1" stroke-dasharray="3 3"',
    "chart__ring-line": f'fill="none" stroke="{LINE}" stroke-width="1"',
    "chart__now": f'fill="{SOFT}" fill-opacity="0.6" stroke="{ACCENT}" stroke-width="2.5" stroke-linejoin="round"',
    "chart__wanted": f'fill="none" stroke="{SIGNAL_INK}" stroke-width="2" stroke-dasharray="6 4" stroke-linejoin="round"',
    "chart__diamond": f'fill="{PAPER}" stroke="{SIGNAL_INK}" stroke-width="2"',
    "chart__bar-past": f'fill="{EDGE}"',
    "chart__bar-now": f'fill="{ACCENT}"',
    "chart__bar-coming": f'fill="{PAPER}" stroke="{ACCENT}" stroke-width="1.5" stroke-dasharray="4 3"',
    "chart__green": f'fill="{GOOD}"',
    "chart__amber": f'fill="{WARN}"',
    "chart__red": f'fill="{DANGER}"',
    "chart__grey": f'fill="{PAPER}" stroke="{EDGE}" stroke-width="1.5"',
    "chart-map__tie": f'stroke="{EDGE}" stroke-opacity="0.85"',
    "chart-map__both": f'stroke="{INK}" stroke-opacity="0.85"',
    "chart-map__dot": 'stroke-width="1.5"',
    "chart-map__named": 'stroke-width="3.5"',
    "chart-map__dot--1": 'fill="#ceddec" stroke="#2266a4"',
    "chart-map__dot--2": 'fill="#f0d6cb" stroke="#ab4400"',
    "chart-map__dot--3": 'fill="#cbdcd3" stroke="#006647"',
    "chart-map__dot--4": 'fill="#eed0dd" stroke="#9e246b"',
    "chart-map__dot--5": 'fill="#e0dccc" stroke="#7b6813"',
    "chart-map__dot--6": 'fill="#dad2ec" stroke="#65389f"',
    "chart-map__dot--7": 'fill="#ced0d3" stroke="#343b45"',
    "chart-map__letter": f'font-family="system-ui, sans-serif" font-size="11" font-weight="700" fill="{INK}"',
    "chart-map__name": f'{_VALUE} paint-order="stroke" stroke="{PAPER}" stroke-width="3"',
    "chart-coverage__member": f'fill="{ACCENT}"',
    "chart-coverage__asked": f'fill="{SOFT}" stroke="{ACCENT}" stroke-width="1"',
    "chart-coverage__missing": f'fill="none" stroke="{SIGNAL_INK}" stroke-width="1.25" stroke-dasharray="3 3"',
    "chart-coverage__hidden": f'fill="none" stroke="{EDGE}" stroke-width="1"',
    "chart-coverage__number": f'font-family="system-ui, sans-serif" font-size="12" font-weight="700" fill="{PAPER}"',
    "chart-coverage__cross": f'font-family="system-ui, sans-serif" font-size="12" font-weight="700" fill="{SIGNAL_INK}"',
}

TITLE = 24  # units above the drawing, for its title
NOTHING = '<svg viewBox="0 0 320 30"><title>{}</title><text class="chart__word" x="4" y="20">–</text></svg>'
WIDTH = 640  # of the file as it opens; it can be any size
_CLASS = re.compile(r'class="([^"]*)"')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_HEAD = re.compile(r"(<svg[^>]*>)((?:<title>.*?</title>)?(?:<desc>.*?</desc>)?)(.*)", re.DOTALL)
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def file_of(name, context):
    """Return the SVG file of a drawing by the name of its tag, in the active language.

    `context` is what the tag returns. Without anything to draw it is a picture of the title alone.
    """
    if not context.get("drawing"):
        return as_file(format_html(NOTHING, context["title"]))
    return as_file(render_to_string(f"ui/charts/{name}.html#drawing", context))


def as_file(svg):
    """Return a drawing that stands in a page as a file: its title on top, classes made attributes, on a white ground.

    A drawing begins with its `title`. Raises KeyError for a class without a look.
    """
    svg = _CLASS.sub(lambda found: _looks(found[1]), strip_spaces_between_tags(svg).strip())
    wide, tall = map(float, _BOX.search(svg).groups())
    size = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{WIDTH * (tall + TITLE) / wide:.0f}"'
    before, words, rest = _HEAD.match(svg.replace("<svg", size, 1)).groups()
    before = before.replace(_BOX.search(before)[0], f'viewBox="0 {-TITLE} {wide:g} {tall + TITLE:g}"')
    ground = f'<rect x="0" y="{-TITLE}" width="100%" height="100%" fill="{PAPER}"/>'
    title = f'<text x="4" y="-8" {_VALUE}>{_TITLE.search(words)[1]}</text>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}{words}{ground}{title}{rest}\n'


def _looks(classes):
    return " ".join(filter(None, (LOOKS[name] for name in classes.split())))

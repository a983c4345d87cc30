"""Rich text: what may stand in it, and how plain words become it. Whatever comes in is cleaned before it is stored.

Cleaning is nh3's (the parser of a browser, with a list of what may stay). What leaves `clean` is canonical HTML: every
tag closed, every attribute between double quotes, so that the few changes below can be made on the text.
"""

import html
import re
from itertools import pairwise

import nh3
from django.utils.html import urlize

TAGS = {
    "p", "br", "h2", "h3", "ul", "ol", "li", "blockquote", "pre", "code", "strong", "em", "s", "a", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "data-person", "data-topic"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
SCHEMES = {"http", "https", "mailto", "tel"}
NUMBERS = {"data-person", "data-topic", "colspan", "rowspan"}
TAG = re.compile(r"""<(?:"[^"]*"|[^">])*>""")
_BLOCK = re.compile(r"<(?:p|h2|h3|ul|ol|li|blockquote|pre|table|hr)[ >]")
_BREAKS = re.compile(r"<br>|<hr>|</(?:p|h2|h3|li|blockquote|pre|tr)>")
_ATTRIBUTED = re.compile(r"""<(a|td|th)((?: [a-z-]+="[^"]*")+)>""")
_ATTRIBUTE = re.compile(r' [a-z-]+="[^"]*"')
_NESTED = re.compile(r"<(/?)(?:ul|ol|li|blockquote|table|strong|em|s|a)\b", re.IGNORECASE)

# Longer or deeper than anybody writes: the parser of a browser takes a time that grows with the square of either.
LONGEST = 200_000
DEEPEST = 200


def clean(text):
    """Return HTML with only what may stand in rich text; words outside any block become a paragraph."""
    cleaned = nh3.clean(
        _bounded(text.replace("\x00", "")), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener nofollow",
        attribute_filter=_attribute,
    ).strip()  # fmt: skip
    cleaned = _without_empty_end(_ATTRIBUTED.sub(_in_order, cleaned))
    return f"<p>{cleaned}</p>" if cleaned and not _BLOCK.search(cleaned) else cleaned


def from_text(text):
    """Return plain words as rich text: an empty line makes a paragraph, links are found, the rest is escaped."""
    blocks = re.split(r"\n\s*\n", text.replace("\x00", "").replace("\r\n", "\n").strip())
    lines = [urlize(block.strip(), nofollow=True, autoescape=True) for block in blocks if block.strip()]
    return clean("".join(f"<p>{line.replace(chr(10), '<br>')}</p>" for line in lines))


def to_text(rich):
    """Return the words of clean rich text, a line for each line and block."""
    lines = html.unescape(TAG.sub("", _BREAKS.sub("\n", rich))).splitlines()
    return "\n".join(line.strip() for line in lines).strip()


def change_words(rich, change):
    """Return clean rich text with `change(words)` applied to what stands outside tags, links and code; it returns HTML.

    `words` is HTML too: escaped.
    """
    places = [(0, 0), *(match.span() for match in TAG.finditer(rich)), (len(rich), len(rich))]
    parts, closed = [], 0
    for (start, end), (following, _end) in pairwise(places):
        tag, words = rich[start:end], rich[end:following]
        if re.match(r"<(a|code|pre)[ >]", tag):
            closed += 1
        elif re.match(r"</(a|code|pre)>", tag):
            closed -= 1
        parts += [tag, words if closed or not words else change(words)]
    return "".join(parts)


def _bounded(text):
    """Return the text, cut where no post reaches; and as words alone when it is nested deeper than anybody writes."""
    text, depth = text[:LONGEST], 0
    for tag in _NESTED.finditer(text):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            return html.escape(re.sub(r"<[^<>]*>", " ", text))
    return text


def _without_empty_end(text):
    """Return the text without the empty paragraphs at its end; found from the end, so in one walk."""
    end = len(text.rstrip())
    while text.endswith("</p>", 0, end):
        start = text.rfind("<p>", 0, end)
        if start < 0 or text[start + 3 : end - 4].replace("<br>", "").strip():
            break
        end = start
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end].strip()


def _in_order(tag):
    """Return a tag with its attributes in one order: the cleaner's own changes when it leaves some out."""
    attributes = sorted(
        _ATTRIBUTE.findall(tag[2]), key=lambda attribute: (not attribute.startswith(" href"), attribute)
    )
    return f"<{tag[1]}{''.join(attributes)}>"


def _attribute(_tag, name, value):
    return value if name not in NUMBERS or re.fullmatch(r"[0-9]{1,18}", value) else None

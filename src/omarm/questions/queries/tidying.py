"""An answer as it was said, made into one that stands by itself: without greeting and goodbye, with its links apart."""

import html
import re

from omarm.core import richtext

GREETING = re.compile(
    r"(?:hoi|hallo|hey|hee|hi|hello|dear|beste|dag|goedemorgen|goedemiddag|goedenavond)\b(?:[ ,!.]+@?[\w.'’-]+){0,3}[ ,!.]*",
    re.IGNORECASE,
)
GOODBYE = re.compile(
    r"(?:(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|mvg|succes(?: ermee)?|(?:kind |best )?regards|good luck)"
    r"\b(?:[ ,!.]+@?[\w.'’-]+){0,3}[ ,!.]*",
    re.IGNORECASE,
)
PART = re.compile(r"<p>(?:(?!</?p>).)*</p>", re.DOTALL)
NEWLINE = "<br>"
LINK = re.compile(r'<a [^>]*href="(https?://[^"]+)"')
MOST_SOURCES = 20


def tidied(comment):
    """Return a comment as rich text that can be kept: its first line without a greeting, its last without a goodbye."""
    rich = comment.rich or richtext.from_text(comment.body)
    rich = _without(rich, GREETING, first=True)
    return _without(rich, GOODBYE, first=False)


def links_in(rich):
    """Return the addresses that rich text leads to, each once, in their order."""
    return list(dict.fromkeys(html.unescape(address) for address in LINK.findall(rich)))[:MOST_SOURCES]


def _without(rich, pattern, *, first):
    """Return rich text without its first (or last) line when that is nothing but what the pattern says."""
    parts = list(PART.finditer(rich))
    if not parts:
        return rich
    part = parts[0 if first else -1]
    inside = part[0].removeprefix("<p>").removesuffix("</p>").split(NEWLINE)
    line = inside[0 if first else -1]
    stands_at_the_edge = not (rich[: part.start()] if first else rich[part.end() :]).strip()
    alone = len(parts) == 1 and len(inside) == 1
    if alone or not stands_at_the_edge or not pattern.fullmatch(richtext.to_text(line).strip()):
        return rich
    left = inside[1:] if first else inside[:-1]
    new = f"<p>{NEWLINE.join(left)}</p>" if left else ""
    return (rich[: part.start()] + new + rich[part.end() :]).strip()

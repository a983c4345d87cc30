"""What a page says about itself, as plain text: its title, a description, the name of its site, a picture."""

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin

MOST_HEAD = 256 * 1024  # letters: what stands further down is not about the page as a whole
LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_SITE = 200, 300, 100
# The charsets of the web's pages in our languages. Python knows others that were never meant for text from strangers.
CHARSETS = {"utf-8", "utf8", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252", "utf-16"}
_SAID_INSIDE = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([a-zA-Z0-9_-]{1,40})""", re.IGNORECASE)
_END_OF_HEAD = re.compile(r"</head|<body", re.IGNORECASE)


@dataclass(frozen=True)
class About:
    """What a page says about itself; `image_url` is absolute, and all may be empty."""

    title: str = ""
    description: str = ""
    site: str = ""
    image_url: str = ""


def about(fetched):
    """Return what a fetched page says about itself."""
    # Sections of old word processors, at which the parser stops.
    text = _decoded(fetched)[:MOST_HEAD].replace("<![", "")
    end = _END_OF_HEAD.search(text)
    head = _Head()
    head.feed(text[: end.start()] if end else text)
    told = head.told
    image = told.get("og:image:secure_url") or told.get("og:image") or told.get("twitter:image") or ""
    return About(
        title=_plain(told.get("og:title") or head.title, LONGEST_TITLE),
        description=_plain(told.get("og:description") or told.get("description", ""), LONGEST_DESCRIPTION),
        site=_plain(told.get("og:site_name", ""), LONGEST_SITE),
        image_url=_joined(fetched.url, image.strip()),
    )


class _Head(HTMLParser):
    """Gathers the title and the meta elements; of each name the first counts."""

    def __init__(self):
        super().__init__()
        self.title, self.told, self._in_title = "", {}, False

    def handle_starttag(self, tag, attrs):
        if self._in_title:  # where nothing is a tag
            self.title += self.get_starttag_text()
            return
        given = dict(attrs)
        if tag == "meta":
            name = (given.get("property") or given.get("name") or "").lower()
            self.told.setdefault(name, given.get("content") or "")
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag):
        self._in_title = self._in_title and tag != "title"

    def handle_data(self, data):
        if self._in_title:
            self.title += data


def _decoded(fetched):
    inside = _SAID_INSIDE.search(fetched.body[:2048])
    said = [fetched.charset, inside[1].decode().lower() if inside else ""]
    charset = next((name for name in said if name in CHARSETS), "utf-8")
    return fetched.body.decode(charset, errors="replace")


def _plain(text, longest):
    """Return the text on one line, without letters that are not seen or turn the line round, cut at a word."""
    seen = (letter if unicodedata.category(letter)[0] != "C" else " " for letter in text[: longest * 8])
    line = " ".join("".join(seen).split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def _joined(base, address):
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return ""

"""The words of files that are nothing but words: text, tables with separators, Markdown, subtitles."""

import codecs
import re

from omarm.media.reading.outcome import TooMuch, Unsupported

MOST_BYTES = 4 * 1024 * 1024
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
OLD = {"txt", "csv", "tsv", "md"}  # Excel and Notepad still write these in the letters of Windows
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(file, pages, ending):
    """Give the words of a text to `pages`. Raises Unsupported when it is none, TooMuch."""
    data = file.read(MOST_BYTES + 1)
    is_whole = len(data) <= MOST_BYTES
    pages.add(_decoded(data[:MOST_BYTES], ending, is_whole=is_whole))
    if not is_whole:
        raise TooMuch


def _decoded(data, ending, *, is_whole):
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    errors = "replace" if encoding == "utf-16" else "strict"
    try:
        # Of one that goes on, a letter may be cut.
        text = codecs.getincrementaldecoder(encoding)(errors).decode(data, is_whole)
    except UnicodeDecodeError:
        if ending not in OLD:
            raise Unsupported from None
        text = data.decode("cp1252", "replace")
    if CONTROLS.search(text):
        raise Unsupported
    return text

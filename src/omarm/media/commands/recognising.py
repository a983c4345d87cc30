"""What a file is, told by its content and never by its name. What we do not know is bytes."""

import codecs
import re

import filetype

BYTES = "application/octet-stream"
HEAD = 64 * 1024
# A browser runs what it finds in these, so they are bytes to us, whatever they were sent as.
RUNS = re.compile(
    r"<(?:!doctype|!--|\?xml|html|head|body|script|svg|iframe|img|style|link|meta|math|object|embed)\b", re.I
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FEWEST_LINES = 2


def mime_of(head):
    """Return the media type that the first bytes of a file tell; application/octet-stream when they tell none."""
    kind = filetype.guess(head)
    if kind is not None:
        return BYTES if kind.mime == "application/x-msdownload" else kind.mime
    text = _as_text(head)
    if text is None or RUNS.search(text) or text.startswith("#!"):
        return BYTES
    if text.startswith("WEBVTT"):
        return "text/vtt"
    return "text/csv" if _is_table(text) else "text/plain"


def _as_text(head):
    """Return the bytes as text, or None when they are not; the last letter may be cut through."""
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return None
    return None if CONTROLS.search(text) else text


def _is_table(text):
    """Return whether the first lines have the same number of one and the same separator."""
    lines = text.splitlines()
    lines = lines[:-1][:10] if len(lines) > FEWEST_LINES else lines  # the last one may be cut through
    if len(lines) < FEWEST_LINES:
        return False
    return any(lines[0].count(mark) and len({line.count(mark) for line in lines}) == 1 for mark in ";,\t")

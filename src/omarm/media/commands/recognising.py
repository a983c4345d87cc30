"""What a file is, told by its content and never by its name. What we do not know is bytes."""

import codecs
import re

import filetype

from omarm.media.commands.pictures import ACCEPTED

BYTES = "application/octet-stream"
HEAD = 64 * 1024
# A browser runs what it finds in these, so they are bytes to us, whatever they were sent as.
RUNS = re.compile(
    r"<(?:!doctype|!--|\?xml|html|head|body|script|svg|iframe|img|style|link|meta|math|object|embed)\b", re.I
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FEWEST_LINES = 2
# Pictures that hold nothing about where they were made; we do not show them, but they can go along as a file.
PLAIN_PICTURES = {"image/bmp", "image/x-icon", "image/vnd.dwg"}
# Pictures that nothing here opens: raw ones of Fujifilm, Panasonic, Olympus, Minolta and Sigma, and JPEG XL.
RAW = (b"FUJIFILMCCD-RAW", b"IIU\x00", b"IIRO", b"IIRS", b"MMOR", b"\x00MRM", b"FOVb", b"\x00\x00\x00\x0cJXL ")
BRANDS = re.compile(
    rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1|avi[fs]|crx )", re.S
)  # HEIF (ISO/IEC 23008-12), AVIF, Canon


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


def is_other_picture(head):
    """Return whether the first bytes are those of a picture that we do not take as a photo and that may hold its place."""
    mime = mime_of(head)
    if mime in ACCEPTED or mime in PLAIN_PICTURES:
        return False
    return mime.startswith("image/") or head.startswith(RAW) or bool(BRANDS.match(head))


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

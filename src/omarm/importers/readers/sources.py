"""Opening a file from elsewhere: its bytes, its name, and its text in whatever encoding it was saved."""

import re
from pathlib import Path
from typing import BinaryIO

from .errors import UnreadableFile

type Source = str | Path | BinaryIO

MEGABYTE = 1024 * 1024
LARGEST_TEXT = 200 * MEGABYTE
_BINARY = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def name_of(source: Source) -> str:
    """Return the bare file name, for messages; an upload without one is called "file"."""
    given = source if isinstance(source, str | Path) else getattr(source, "name", None)
    return Path(str(given).replace("\\", "/")).name if isinstance(given, str | Path) else "file"


def read_bytes(source: Source, *, limit: int = LARGEST_TEXT) -> bytes:
    """Return all bytes of a file. Raises UnreadableFile when it cannot be opened, is empty or too large."""
    name = name_of(source)
    try:
        if isinstance(source, str | Path):
            with Path(source).open("rb") as file:
                data = file.read(limit + 1)
        else:
            source.seek(0)
            data = source.read(limit + 1)
    except OSError as error:
        raise UnreadableFile("cannot_open", name=name, reason=error.strerror or "read error") from error
    if not data:
        raise UnreadableFile("empty_file", name=name)
    if len(data) > limit:
        raise UnreadableFile("file_too_large", name=name, limit=limit // MEGABYTE)
    return data


def decode(data: bytes, *, name: str) -> str:
    """Return the text of UTF-8, UTF-16 with its mark, or Windows-1252. Raises UnreadableFile for anything else."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("empty_file", name=name)
    text = _decoded(data, name)
    if "\x00" in text or _BINARY.search(text):
        raise UnreadableFile("not_text", name=name)
    return text


def _decoded(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    if encodings[0] == "utf-8-sig" and _is_damaged_utf8(data):
        encodings = ("utf-8-sig",)
    at = 0
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            at = error.start
    if b"\x00" in data and encodings[0] != "utf-16":
        raise UnreadableFile("not_text", name=name)
    raise UnreadableFile("unknown_encoding", name=name, line=data.count(b"\n", 0, at) + 1)


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether most of what is not ASCII is good UTF-8: then a stray byte is damage, not Windows-1252."""
    if data.isascii():
        return False
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - broken > broken > 0

"""Text from elsewhere, made fit to store and to compare."""

import hashlib
import re
import unicodedata

_INVISIBLE = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0])
_LONGEST_KEY = 200
_LONGEST_EMAIL = 254
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
# What is no letter or accent of its own and so survives decomposition.
_PLAIN = str.maketrans(
    {"\u0131": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


def clean(value: object) -> str:
    """Return the text without what a database cannot hold (NUL, half characters) and without space around it."""
    if not isinstance(value, str):
        return ""
    return value.replace("\x00", "").replace("\r\n", "\n").encode("utf-8", "replace").decode().strip()


def visible(text: str) -> str:
    """Return the text without direction marks, and with ordinary spaces."""
    return text if text.isascii() else text.translate(_INVISIBLE).translate(_SPACES)


def one_line(value: object) -> str:
    """Return cleaned text on one line."""
    return " ".join(visible(clean(value)).split())


def fold(text: str) -> str:
    """Return the text in lower case without accents, for comparing."""
    if text.isascii():
        return text.lower()
    lower = text.casefold().translate(_PLAIN)
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))


def username_for(*candidates: str, key: str) -> str:
    """Return a username from the first candidate that has letters or digits, or else one from the key."""
    slugs = (re.sub(r"[^a-z0-9_-]+", ".", fold(candidate)).strip(".-_") for candidate in candidates)
    return next(filter(None, slugs), f"p-{digest(key)[:8]}")[:60]


def digest(*parts: str) -> str:
    """Return a short, stable mark of the parts together."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def key_of(*parts: str) -> str:
    """Return the parts as one key, shortened to a mark of them where it would grow too long to store."""
    key = ":".join(parts)
    return key if len(key) <= _LONGEST_KEY else f"{parts[0][:40]}:{digest(*parts)}"


def email_or_none(value: object) -> str | None:
    """Return the mail address in lower case, or None where it is none."""
    address = one_line(value).lower()
    return (
        address
        if len(address) <= _LONGEST_EMAIL and re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}", address)
        else None
    )

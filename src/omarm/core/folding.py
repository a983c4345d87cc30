"""Text as people mean it: without accents, capitals and tussenvoegsels, for sorting and finding."""

import re
import unicodedata

# Letters that Unicode does not take apart.
_WHOLE = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """Return the text without accents and in small letters, runs of white space as one blank."""
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_WHOLE)
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(plain.split())


def slug(text: str, *, longest: int = 60) -> str:
    """Return the text as a part of an address: small letters, digits and dashes; empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:longest].strip("-")

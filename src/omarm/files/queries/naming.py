"""Names of files and folders: as people compare them, and the ending that says what is in a file."""

import hashlib

from omarm.core.folding import fold

LONGEST_NAME, LONGEST_KEY = 200, 120
LONGEST_ENDING = 12


def key_of(name):
    """Return a name as people compare names: without capitals and accents.

    One letter can fold into many. Of a name that grows too long the end is told by a digest: two names stay two.
    """
    key = fold(name)
    if len(key) <= LONGEST_KEY:
        return key
    digest = hashlib.blake2s(key.encode(), digest_size=8).hexdigest()
    return f"{key[: LONGEST_KEY - len(digest)]}{digest}"


def parted(name):
    """Return a name as (all before its ending, its ending with the point or "")."""
    stem, point, ending = name.rpartition(".")
    return (stem, f".{ending}") if point and stem and len(ending) <= LONGEST_ENDING else (name, "")


def fitted(stem, ending):
    """Return a name that is not too long: of what stands before the ending a piece goes."""
    return f"{stem[: LONGEST_NAME - len(ending)].rstrip()}{ending}"

"""Words that are nearly the same: what a word is kept under so that a typing error finds it, and the check afterwards.

A word is kept under itself with one or two letters left out, and what is typed likewise: two words with few differences
have such a variant in common (deletions only, as in Garbe's SymSpell, 2012). Only of their beginnings, so that a word
that is still being typed, with an error in it, finds too. What shares a variant may still be far away: `edits` decides.
"""

from functools import lru_cache
from itertools import combinations

HEADS = (4, 6)  # letters from the beginning, with one left out
LONG_HEAD = 8  # of words so long, with two left out
SHORTEST = 3  # letters of a variant
NO_ERRORS_BELOW, ONE_ERROR_BELOW = 4, 8  # letters typed


def reach(word: str) -> int:
    """Return how many typing errors are forgiven in what is typed: none in three letters, two from eight on."""
    return 0 if len(word) < NO_ERRORS_BELOW else 1 if len(word) < ONE_ERROR_BELOW else 2


@lru_cache(5_000)
def kept_under(word: str) -> frozenset[str]:
    """Return the variants that a folded word is kept under; at most 48."""
    found = set()
    for size in HEADS:
        found |= deletions(word[:size], 1)
    if len(word) >= LONG_HEAD:
        found |= deletions(word[:LONG_HEAD], 2)
    return _long_enough(found)


@lru_cache(5_000)
def looked_under(typed: str) -> frozenset[str]:
    """Return the variants to look under for what is typed; none when it is too short for an error."""
    if not reach(typed):
        return frozenset()
    if len(typed) < HEADS[1]:
        return _long_enough(deletions(typed[: HEADS[0]], 1) | deletions(typed, 1))
    found = deletions(typed[: HEADS[1]], 1)
    if len(typed) >= LONG_HEAD:
        found |= deletions(typed[:LONG_HEAD], 2)
    return _long_enough(found)


def deletions(word: str, most: int) -> set[str]:
    """Return the word with up to `most` letters left out, the word itself among them."""
    sizes = range(len(word), max(len(word) - most, 0) - 1, -1)
    return {"".join(letters) for size in sizes for letters in combinations(word, size)}


def edits(typed: str, word: str, most: int) -> int | None:
    """Return the fewest edits that make what is typed a beginning of the word; None when that takes more than `most`.

    An edit is a letter more, less or other, or two neighbours the other way round. It follows both to the first
    difference and tries the four there, which for at most two edits is quicker than a table.
    """
    at, shorter = 0, min(len(typed), len(word))
    while at < shorter and typed[at] == word[at]:
        at += 1
    typed, word = typed[at:], word[at:]
    if not typed:
        return 0
    if not most:
        return None
    tries = [(typed[1:], word[1:]), (typed[1:], word), (typed, word[1:])]
    if typed[1:2] and typed[:2] == word[1:2] + word[:1]:
        tries.append((typed[2:], word[2:]))
    found = [one for one in (edits(*each, most - 1) for each in tries) if one is not None]
    return min(found) + 1 if found else None


def near(typed: str, word: str) -> int | None:
    """Return by how many edits what is typed is a beginning of the word; None when that is more than is forgiven."""
    return edits(typed, word, reach(typed))


def _long_enough(found):
    return frozenset(variant for variant in found if len(variant) >= SHORTEST)

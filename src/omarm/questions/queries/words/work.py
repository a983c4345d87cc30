"""In which kinds of work a text is at home: it tells a group with few questions yet from its neighbours."""

from collections import Counter, defaultdict
from functools import lru_cache
from math import log, sqrt

from omarm.core.language.analysis import part_stems
from omarm.core.language.stems import dutch
from omarm.core.language.synonyms import fields_of_work
from omarm.core.language.tokens import tokens

PART = 0.5
MOST_LETTERS = 2_000


@lru_cache(4_000)
def work_in(text: str) -> dict[int, float]:
    """Return {number of a field of work: how much of it is in the text}; a word of few fields counts for more."""
    fields, best = fields_of_work(), defaultdict(dict)
    found = list(tokens(text[:MOST_LETTERS]))
    plain = [token for token in found if not token.joined]
    for said in fields.expressions_in([dutch(token.word) for token in plain]):
        best[said.places][said.group] = 1.0
    for token in found:
        place = (token.joined, token.at)
        for field in fields.of_word(dutch(token.word)):
            best[place][field] = 1.0
        for part in part_stems(token.word):
            for field in fields.of_word(part):
                best[place].setdefault(field, PART)
    told = Counter()
    for held in best.values():
        for field, weight in held.items():
            told[field] += weight * log(1 + len(fields.groups) / len(held))
    return dict(told)


def work_alike(one: dict, other: dict) -> float:
    """Return how like two are in the work that they are about, 0 to 1 (cosine)."""
    common = sum(value * other[field] for field, value in one.items() if field in other)
    return common / sqrt(_square(one) * _square(other)) if common else 0.0


def _square(told):
    return sum(value * value for value in told.values())

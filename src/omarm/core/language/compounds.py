"""Take Dutch compounds apart: `fietsvergoeding` is `fiets` and `vergoeding`.

The parts and what may stand where come from OpenTaal (`lexicon.py`). Fewest parts win, then the heaviest; and a word is
left whole when it weighs more than its parts on average: Koehn & Knight, “Empirical methods for compound splitting”
(EACL 2003), with the geometric mean. What they take from a corpus, how often a part is used, is here in how many listed
nouns it stands (Schreuder & Baayen 1997 call that its family). A word is also taken apart when one side is a part and the other any
noun: `afvalinzamelaar`.
"""

from functools import cache, lru_cache
from math import log

from .lexicon import Lexicon, lexicon
from .own_words import IRREGULAR, SPLIT, WHOLE

SHORTEST, LONGEST_PART = 3, 24
SHORTEST_WORD, LONGEST_WORD = 6, 64  # what is longer is no word
SHORTEST_UNKNOWN = 4  # letters of a part of which no compound is listed
ALPHA = 1.2  # how much heavier a whole must be than its parts; chosen on 111 compounds and 82 other words
NO_WORDS = frozenset()


@lru_cache(50_000)
def parts(word: str, known: frozenset = NO_WORDS) -> tuple[str, ...]:
    """Return the bases of the parts of a folded word, parts of parts after them; empty when it is no compound.

    `known` are words of the organisation itself, folded, that may be parts as well: `wmo`, `bsw`.
    """
    return _splitter().parts(word, known)


@lru_cache(50_000)
def cut(word: str, known: frozenset = NO_WORDS) -> tuple[str, ...]:
    """Return the word as it is cut, linking letters included: together they are the word."""
    return _splitter().cut(word, known)


def last_base(form: str) -> str:
    """Return the singular of a form that closes a compound."""
    return IRREGULAR.get(form) or lexicon().last.get(form, form)


@cache
def _splitter():
    return Splitter(lexicon())


class Splitter:
    """Cuts words by the tables of a Lexicon."""

    def __init__(self, words: Lexicon):
        self.lexicon = words

    def parts(self, word, known=NO_WORDS):
        forms = self.cut(word, known)
        if len(forms) == 1:
            return ()
        found = []
        for form in forms:
            base = self._base(form, is_last=form is forms[-1], known=known)
            found += base, *self.parts(base, known)
        return tuple(dict.fromkeys(found))

    def cut(self, word, known=NO_WORDS):
        if word in SPLIT:
            return SPLIT[word]
        if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or word in WHOLE or word in self.lexicon.whole:
            return (word,)
        forms, weight = self._best(word, known)
        if not forms:
            return self._with_unknown(word)
        whole = self.lexicon.last.get(word) or self.lexicon.first.get(word)
        if whole and weight / len(forms) < ALPHA * self._weight(whole):
            return (word,)
        return forms

    def _best(self, word, known):
        """Return the forms of the best cut and the sum of their weights; no forms when there is none."""
        best = {0: (0, 0.0, ())}
        for start in range(len(word) - SHORTEST + 1):
            if start not in best:
                continue
            count, light, forms = best[start]
            for end in self._ends(word, start):
                base = self._part(word, start, end, known)
                if base is None:
                    continue
                offer = (count + 1, light - self._weight(base), (*forms, word[start:end]))
                if end not in best or offer[:2] < best[end][:2]:
                    best[end] = offer
        _, light, forms = best.get(len(word), (0, 0.0, ()))
        return forms, -light

    @staticmethod
    def _ends(word, start):
        n = len(word)
        return (
            end for end in range(start + SHORTEST, min(n, start + LONGEST_PART) + 1) if end == n or n - end >= SHORTEST
        )

    def _part(self, word, start, end, known):
        form = word[start:end]
        if end == len(word):
            return (self.lexicon.last.get(form) or _of_the_house(form, known)) if start else None
        return self.lexicon.first.get(form) or _of_the_house(form, known)

    def _weight(self, base):
        return log(1 + self.lexicon.families.get(base, 0))

    def _with_unknown(self, word):
        """Cut into a part and a noun of which no compound is listed, the longest last part first."""
        words = self.lexicon
        if word in words.nouns or word in words.last or word in words.first:
            return (word,)
        for at in range(SHORTEST_UNKNOWN, len(word) - SHORTEST_UNKNOWN):
            before, after = word[:at], word[at:]
            noun = before in words.nouns or (before[-1] == "s" and before[:-1] in words.nouns)
            if after in words.nouns and (noun or before in words.first):
                return before, after
            if noun and after in words.last:
                return before, after
        return (word,)

    def _base(self, form, *, is_last, known):
        table = self.lexicon.last if is_last else self.lexicon.first
        if base := table.get(form) or _of_the_house(form, known):
            return base
        return form[:-1] if form.endswith("s") and form not in self.lexicon.nouns else form


def _of_the_house(form, known):
    if form in known:
        return form
    return form[:-1] if form[-1] == "s" and form[:-1] in known else None

"""What is typed, as questions to the vocabulary: from exactly these names to all that comes near."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Sum

from omarm.core.language.analysis import part_stems
from omarm.core.language.sounds import PARTICLES, sound
from omarm.core.language.stems import dutch
from omarm.core.language.tokens import tokens
from omarm.core.language.variants import edits, looked_under, reach
from omarm.people.models import Word

MOST_LETTERS, MOST_TERMS = 100, 6
SHORTEST_STEM, SHORTEST_SOUND = 4, 3
MOST_JOINED = 4  # words that may have been one
MOST_NEAR = 40  # words for one that was typed wrongly
MANY = (
    2_000  # people: so many have a name with a beginning of two letters that walking finds them sooner than the index
)


@dataclass(slots=True)
class Term:
    """One word that was typed. `alike` are words that sound like it, `near` others with the number of typing errors."""

    word: str
    alike: frozenset[str] = frozenset()
    near: dict[str, int] = field(default_factory=dict)

    @property
    def is_particle(self):
        return self.word in PARTICLES

    @property
    def stem(self):
        """The Dutch stem of what may be a function or a topic; the word itself when it is too short for one."""
        return dutch(self.word) if len(self.word) >= SHORTEST_STEM else self.word

    @property
    def parts(self):
        """The stems of its parts, when it is a Dutch compound."""
        return [Term(part) for part in part_stems(self.word)]

    def meets(self, names, told, parts, *, as_typed=False):
        """Return whether one of these words is what was meant; stems stand only for what is no name.

        `as_typed` leaves out what only sounds like it or comes near to it.
        """
        words = names | told | parts
        return (
            not (as_typed or words.isdisjoint({*self.alike, *self.near}))
            or any(word.startswith(self.word) for word in words)
            or self.stem in told | parts
        )


@dataclass(slots=True)
class Question:
    """What is asked. `by_name_only` is for guests, who may not see what else leads to somebody."""

    terms: list[Term]
    by_name_only: bool = False
    is_forgiving: bool = False

    @property
    def nothing(self):
        return not self.terms

    @property
    def longest(self):
        return max((len(term.word) for term in self.terms), default=0)

    @property
    def forgivable(self):
        """Whether a typing error in it could be forgiven."""
        return any(reach(term.word) for term in self.terms)

    def tiers(self):
        """Return {tsquery: tier}, the widest first; what meets one meets all before it.

        0 is exactly this name, 1 a name that begins so, 2 also what they do and know about, 3 also what else is told,
        4 what sounds alike, 5 the same without tussenvoegsels, 6 and 7 what is one and two errors away.
        """
        asked = [
            self._exactly(),
            self._beginning("A"),
            self._beginning("AB"),
            self._beginning(""),
            self._alike(self.terms),
        ]
        asked.append(self._alike(self._bare()))
        if self.is_forgiving:
            asked += [self._near(1), self._near(2)]
        return {query: tier for tier, query in reversed([*enumerate(asked)])}  # the best tier of the same question

    def names(self):
        """Return the tsquery for a name that begins so."""
        return self._beginning("A")

    def unmet(self, names, told=frozenset(), parts=frozenset(), *, as_typed=False):
        """Return the terms that none of these words explains, as the widest tsquery reads them."""
        left = [
            [term for term in reading if not term.meets(names, told, parts, as_typed=as_typed)]
            for reading in self._readings()
        ]
        return left[0] if all(left) else []

    def met_by(self, told, parts, *, terms):
        """Return which of the terms are among these words; all of them where they were one word there."""
        joined = [term for reading in self._readings()[1:] for term in reading if term not in self.terms]
        if any(term.meets(frozenset(), told, parts) for term in joined):
            return terms
        return [term for term in terms if term.meets(frozenset(), told, parts)]

    def _readings(self):
        """Return what was typed as lists of terms: as it stands, and where errors are forgiven also what may be one word.

        Tussenvoegsels are not insisted on: van de Velde is van der Velde. Neighbours may be one word, and so may
        all: Anne Marie Postma, van der Meer. A compound may be told by its parts.
        """
        if not self.is_forgiving:
            return [self.terms, *([bare] if (bare := self._bare()) != self.terms else [])]
        readings = [self.terms]
        if 1 < len(self.terms) <= MOST_JOINED:
            joined = [(at, at + 2) for at in range(len(self.terms) - 1)] + [(0, len(self.terms))]
            readings += [
                [*self.terms[:start], Term("".join(term.word for term in self.terms[start:end])), *self.terms[end:]]
                for start, end in dict.fromkeys(joined)
            ]
        readings += [[*self.terms[:at], *term.parts, *self.terms[at + 1 :]] for at, term in self._compounds()]
        return [_bare(reading) for reading in readings]

    def _bare(self):
        return _bare(self.terms)

    def _compounds(self):
        """Return the terms that are Dutch compounds, by their place: bodemsanering is sanering of bodem. Not of names."""
        return [] if self.by_name_only else [(at, term) for at, term in enumerate(self.terms) if term.parts]

    def _exactly(self):
        return " & ".join(f"'{term.word}':A" for term in self.terms)

    def _beginning(self, weight):
        weight = "A" if self.by_name_only else weight
        wanted = []
        for term in self.terms:
            stems = {"": ":BCD", "AB": ":B"}.get(weight)
            stem = [f"'{term.stem}'{stems}"] if stems and term.stem != term.word else []
            wanted.append(_either([f"'{term.word}':*{weight}", *stem]))
        return " & ".join(wanted)

    def _alike(self, terms):
        return " & ".join(self._wide(term, term.alike) for term in terms)

    def _near(self, most):
        readings = [
            " & ".join(
                self._wide(term, {*term.alike, *(word for word, errors in term.near.items() if errors <= most)})
                for term in reading
            )
            for reading in self._readings()
        ]
        return _either([f"({reading})" for reading in readings])

    def _wide(self, term, words):
        weight = ":A" if self.by_name_only else ""
        stem = [] if self.by_name_only or term.stem == term.word else [f"'{term.stem}':BCD"]
        own = f"'{term.word}':*A" if self.by_name_only else f"'{term.word}':*"
        return _either([own, *stem, *(f"'{word}'{weight}" for word in sorted(words))])


def read(text: str, *, by_name_only: bool) -> Question:
    """Return what is asked for with a text, without errors forgiven: at most six words, whatever it is."""
    words = [token.word for token in tokens(text[:MOST_LETTERS]) if not token.joined]
    question = Question([Term(word) for word in dict.fromkeys(words[:MOST_TERMS])], by_name_only)
    _hear(question)
    return question


def is_common(question: Question) -> bool:
    """Return whether so many names begin as what was typed that the list is walked for it."""
    if question.longest == 1:
        return True
    if question.longest > 2:  # noqa: PLR2004 (letters)
        return False
    start = next(term.word for term in question.terms if len(term.word) == question.longest)
    return (Word.objects.filter(word__startswith=start).aggregate(all=Sum("people"))["all"] or 0) > MANY


def forgive(question: Question) -> Question:
    """Add the words that are near to what was typed. Returns the question."""
    typed = {term.word: looked_under(term.word) for term in question.terms if reach(term.word)}
    if typed:
        near = _nearest(typed, {word: sound(word) for word in typed})
        for term in question.terms:
            term.near = near.get(term.word, {})
    question.is_forgiving = True
    return question


def _hear(question):
    """Add what sounds alike: Meijer for Meyer. Words of three letters and more, tussenvoegsels aside."""
    heard = {
        term.word: heard
        for term in question.terms
        if len(term.word) >= SHORTEST_SOUND and not term.is_particle and len(heard := sound(term.word)) > 1
    }
    if not heard:
        return
    by_sound = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute("select word, sound from people_word where sound = any(%s)", [list(heard.values())])
        for word, its_sound in cursor.fetchall():
            by_sound[its_sound].add(word)
    for term in question.terms:
        term.alike = frozenset(by_sound.get(heard.get(term.word), set()) - {term.word})


def _nearest(typed, heard):
    """Return {typed: {word: errors}}, at most forty each: the fewest errors, then the most people.

    The first letter is hardly ever wrong (Kukich, 1992): words with another stand only where there are no others,
    so that a Jansen who is not there is no Dansen.
    """
    variants = sorted(set().union(*typed.values()))
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, {"variants": variants})
        candidates = cursor.fetchall()
    found = {}
    for word in typed:
        near = [
            (errors, -people, other)
            for other, its_sound, people in candidates
            if (errors := 1 if its_sound == heard[word] else edits(word, other, reach(word)))
        ]
        near = [one for one in near if _begins_alike(word, one[2])] or near
        found[word] = {other: errors for errors, _, other in sorted(near)[:MOST_NEAR]}
    return found


def _begins_alike(word, other):
    return word[0] == other[0] or sound(word)[0] == sound(other)[0]


# Of the words that share a variant: the most common first, since a beginning of four letters has many.
_CANDIDATES = """
select word, sound, people from people_word
 where id in (select word_id from people_wordvariant where variant = any(%(variants)s::text[]))
 order by people desc limit 2000
"""


def _bare(terms):
    return [term for term in terms if not term.is_particle] or terms


def _either(options):
    options = list(dict.fromkeys(options))
    return f"({' | '.join(options)})" if len(options) > 1 else options[0]

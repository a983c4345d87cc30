"""What somebody is found by: their name, and what other apps add of what they do and know."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from omarm.core.language.analysis import Lexeme, part_stems
from omarm.core.language.literals import tsvector
from omarm.core.language.stems import dutch
from omarm.core.language.tokens import tokens
from omarm.people.models import Person

# Weights: of a name, of one's work with its parts, of what else is told, of its parts.
NAME, WORK, TOLD, PART = "A", "B", "C", "D"
_PLACES = {NAME: 1, WORK: 2, TOLD: 3, PART: 4}  # a weight needs a place; nobody asks what follows what
_APOSTROPHES = str.maketrans("'’ʼ", "   ")


@dataclass(frozen=True, slots=True)
class Why:
    """By what somebody was found: "Expertise", "bodemsanering". `code` names the field."""

    code: str
    label: str
    text: str

    def __str__(self):
        return f"{self.label}: {self.text}"


@dataclass(frozen=True)
class Texts:
    """What leads to one person besides their name: `work` is what they do and know about, `more` is all else."""

    work: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class MoreWords:
    """What people are found by besides their names.

    `of(ids)` returns {id: Texts} of what EVERY colleague may see: the index is made of it. `seen(viewer, people)`
    returns {id: [(Why, text)]} of the same as this viewer may see it now: to say why somebody was found, and to take back what is
    told no longer. Both ask a number of queries that does not grow with the people.
    """

    code: str
    of: Callable
    seen: Callable


_more: dict[str, MoreWords] = {}


def register_words(more: MoreWords):
    """Have people be found by it. Raises ValueError when its code is taken."""
    if more.code in _more:
        raise ValueError(f"The words {more.code} are registered twice.")
    _more[more.code] = more


def all_more_words() -> list[MoreWords]:
    """Return what was registered, in order of registration."""
    return list(_more.values())


def words_of_name(person: Person) -> set[str]:
    """Return the folded words of a name and username: also `vandervelde`, `vd` and what stands behind an apostrophe."""
    words = {token.word for text in (person.name, person.username) for token in tokens(text)}
    if person.particle:
        words |= {token.word for token in tokens((person.particle + person.surname).replace(" ", ""))}
        if person.particle.lower().startswith("van d"):
            words.add("vd")
    if person.surname != (apart := person.surname.translate(_APOSTROPHES)):
        words |= {token.word for token in tokens(apart)}
    return words


@lru_cache(20_000)
def words_of_text(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded words of a text, and the stems of those and of the parts of compounds."""
    words = frozenset(token.word for token in tokens(text))
    parts = frozenset(part for word in words for part in (dutch(word), *part_stems(word)))
    return words, parts - words


def told_of(ids: Iterable[int]) -> dict[int, Texts]:
    """Return {id: Texts} of all that leads to these people besides their names."""
    told = defaultdict(Texts)
    for more in _more.values():
        for person_id, texts in more.of(ids).items():
            before = told[person_id]
            told[person_id] = Texts((*before.work, *texts.work), (*before.more, *texts.more))
    return told


def lexemes_of(person: Person, told: Texts) -> Iterator[Lexeme]:
    """Yield what the person is found by, with weights."""
    for word in sorted(words_of_name(person)):
        yield Lexeme(word, _PLACES[NAME], NAME)
    for texts, of_words, of_parts in ((told.work, WORK, WORK), (told.more, TOLD, PART)):
        for text in texts:
            words, parts = words_of_text(text)
            for weight, found in ((of_words, words), (of_parts, parts)):
                for word in sorted(found):
                    yield Lexeme(word, _PLACES[weight], weight)


def as_stored(person: Person, texts: Texts) -> tuple[str, set[str]]:
    """Return the text of the person's tsvector, and the words in it that somebody may type wrongly."""
    lexemes = list(lexemes_of(person, texts))
    return tsvector(lexemes), {lexeme.text for lexeme in lexemes if lexeme.weight != PART}

"""Read a question: for each of its words what it may be met by, and how surely that is the same thing.

A unit is a word or an expression. It holds features: the stem of the word itself, parts of the compound, groups of
synonyms, of related words, topics of the organisation, fields of work. A feature counts once a unit, so that a word that is met by itself is
not met by its synonyms once more. The weights were chosen on pairs of our own (docs/features/questions-finding.md).
"""

from dataclasses import dataclass
from functools import lru_cache

from omarm.core.language.analysis import part_stems
from omarm.core.language.own_words import DUTCH_STOP_WORDS
from omarm.core.language.stems import dutch
from omarm.core.language.synonyms import WordGroups, fields_of_work, related, synonyms
from omarm.core.language.tokens import tokens

ITSELF, PART = 1.0, 0.6
SYNONYM, SYNONYM_OF_PART = 0.95, 0.6
RELATED, RELATED_OF_PART = 0.9, 0.55
TOPIC, TOPIC_OF_PART = 0.8, 0.5
WORK = 0.25  # of whole words alone: `wacht` in `wachtwoord` is of another field
APART = 0.4  # a verb and what was taken from it: `vraag ... aan`
CONTEXT = 0.35  # of an answer, beside the question itself
MOST_LETTERS = 1_000  # that are read of a question, and of its answer
REMEMBERED = 4_000  # questions
FURTHER_ON = 8  # words in which what was taken from a verb is looked for

ASKING = frozenset({"wie", "waar", "mag", "mogen", "moet", "moeten"})  # small words that tell what is wanted
TAKEN_FROM_VERBS = frozenset(
    {"aan", "af", "op", "uit", "in", "mee", "terug", "weg", "over", "door", "bij", "om", "toe", "voor", "na", "los", "vast"}
)  # fmt: skip
ASKING_WORDS = (
    DUTCH_STOP_WORDS | ASKING | TAKEN_FROM_VERBS | {"lang", "vaak", "veel", "hoeveel", "zonder", "vraag", "vraagt"}
)


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was read: its units with the words that they stand for, and all features."""

    units: tuple[dict, ...]
    words: tuple[str, ...]
    features: dict

    def telling(self, places):
        """Return the words at these places of units, each once, without those that only ask: `wie`, `hoe lang`, `mee`."""
        words = dict.fromkeys(self.words[place] for place in places)
        return tuple(word for word in words if not ASKING_WORDS.issuperset(word.split()))


class Reader:
    """Reads texts with the lists of Omarm and the topics of the organisation; what was read is remembered.

    `topics` are (id, words of that topic). `lists` says what it reads with: s(ynonyms), r(elated words), t(opics), and
    whether fields of work, f, tell where a question belongs: a measurement leaves some out.
    """

    def __init__(self, topics=(), *, lists="srtf"):
        self.lists = lists
        self.topics = [topic for topic, _words in topics]
        self._named = WordGroups(words for _topic, words in topics)
        known = (
            ("s", synonyms(), SYNONYM, SYNONYM_OF_PART),
            ("r", related(), RELATED, RELATED_OF_PART),
            ("t", self._named, TOPIC, TOPIC_OF_PART),
            ("f", fields_of_work(), WORK, 0.0),
        )
        self._lists = [one for one in known if one[0] in lists]
        self._of_word = lru_cache(20_000)(self._word)
        self.read = lru_cache(REMEMBERED)(self.read)

    def read(self, text: str, context: str = "") -> Read:
        """Return a text as Read; `context` is an answer to it, which counts for less and is no unit."""
        found = list(tokens(text[:MOST_LETTERS]))
        plain = [token for token in found if not token.joined]
        words, stems = [token.word for token in plain], [dutch(token.word) for token in plain]
        units = [(token.word, self._of_word(token.word)) for token in found if token.joined]
        units += [
            (token.word, self._in_place(place, words))
            for place, token in enumerate(plain)
            if token.word not in DUTCH_STOP_WORDS or token.capitals
        ]
        units += [(word, self._asking(word)) for word in dict.fromkeys(words) if word in ASKING]
        units = [(word, unit) for word, unit in [*units, *self._expressions(words, stems)] if unit]
        features = {}
        for _word, unit in units:
            _strongest(features, unit)
        for one, weight in (self.read(context).features if context else {}).items():
            features.setdefault(one, CONTEXT * weight)
        return Read(tuple(unit for _word, unit in units), tuple(word for word, _unit in units), features)

    def known(self, word: str) -> bool:
        """Return whether a list or a topic has a folded word, or a part of it."""
        return len(self._of_word(word)) > 1

    def topics_named(self, text: str) -> list[int]:
        """Return the ids of the topics of which a text has a word, those in more words first."""
        plain = [token for token in tokens(text[:MOST_LETTERS]) if not token.joined]
        stems = [dutch(token.word) for token in plain]
        groups = self._named
        numbers = [said.group for said in groups.expressions_in(stems)]
        for token in tokens(text[:MOST_LETTERS]):
            numbers += groups.of_word(dutch(token.word))
        for token in plain:
            numbers += [number for part in part_stems(token.word) for number in groups.of_word(part)]
        return [self.topics[number] for number in dict.fromkeys(numbers)]

    def _word(self, word):
        """Return the features of one word."""
        own = dutch(word)
        unit = {f"w{own}": ITSELF}
        for part in part_stems(word):
            unit.setdefault(f"w{part}", PART)
            _strongest(unit, self._groups(part, of_part=True))
        _strongest(unit, self._groups(own))
        return unit

    def _in_place(self, place, words):
        """Return the features of a word where it stands: what was taken from a verb may follow."""
        unit = self._of_word(words[place])
        for taken in TAKEN_FROM_VERBS.intersection(words[place + 1 : place + FURTHER_ON]):
            whole = dutch(taken + words[place])
            unit = {f"w{whole}": APART, **self._groups(whole, of_part=True), **unit}
        return unit

    def _asking(self, word):
        return {key: weight for key, weight in self._groups(dutch(word)).items() if key[0] == "r"}

    def _groups(self, stem, *, of_part=False):
        return {
            f"{letter}{number}": weight
            for letter, groups, full, less in self._lists
            if (weight := less if of_part else full)
            for number in groups.of_word(stem)
        }

    def _expressions(self, words, stems):
        """Return a unit for each place where expressions of several words stand."""
        found = {}
        for letter, groups, full, _less in self._lists:
            for said in groups.expressions_in(stems):
                found.setdefault(said.places, {})[f"{letter}{said.group}"] = full
        return [(" ".join(words[place] for place in places), unit) for places, unit in found.items()]


def _strongest(features, more):
    for key, weight in more.items():
        if features.get(key, 0) < weight:
            features[key] = weight

"""A question as the index is asked it: the words, other words for the same, who asks, to what it is narrowed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils import timezone

from omarm.core.language import (
    Asked,
    Term,
    as_one,
    ask,
    each_word,
    in_title,
    only_in,
    saying,
    tsqueries,
    tsquery,
    tsquery_of_most,
)
from omarm.core.language.literals import NOTHING
from omarm.search.queries.answers import Filters
from omarm.search.queries.known import known
from omarm.search.queries.marks import any_of, narrowing
from omarm.search.sources import all_sources, rights_of

OF_GUESTS = "ACD"  # names of people have weight B, and are not theirs to find by
MOST_SYNONYMS = 12  # for one word


@dataclass(frozen=True)
class Question:
    """What is asked, by whom, narrowed to what. Texts for a tsquery are empty where there is nothing to find.

    `strict` are all words as they are typed, `wide` those or other words for the same topic, `each` the words apart.
    What the index is asked are `keys`: texts for a tsquery that each have to be met. All of `wide` are one set of them.
    """

    person: object
    text: str
    asked: Asked
    filters: Filters = field(default_factory=Filters)
    rights: frozenset = frozenset()
    also: dict = field(default_factory=dict)

    @classmethod
    def of(cls, person, text, filters):
        """Return the Question that a person asks in so many words."""
        now = known()
        asked = ask(text, now.parts)
        return cls(person, text, asked, filters, rights_of(person), other_words(asked, now))

    @property
    def strict(self):
        return self._for_reader(tsquery(self.asked))

    @property
    def wide(self):
        return self._for_reader(tsquery(self.asked, self.also))

    @property
    def keys(self):
        return [self._for_reader(key) for key in tsqueries(self.asked, self.also)]

    @property
    def each(self):
        return [self._for_reader(query) for query in each_word(self.asked, self.also)]

    def loose(self, left_out):
        """Return the keys of the question without so many of its words, a compound also by its parts; none when it cannot be.

        With all words of which none is a compound that is what `keys` ask, and none too.
        """
        if not left_out and not any(len(term.parts) > 1 for term in self.asked.needed):
            return []
        query = self._for_reader(tsquery_of_most(self.asked, self.also, left_out=left_out))
        return [query] if query else []

    @property
    def titles(self):
        """The keys of the question for words in titles alone."""
        return [in_title(key) for key in tsqueries(self.asked)]

    def narrowed(self, keys):
        """Return keys with those of what narrows the question, and of who asks."""
        return [*keys, *narrowing(self.filters), any_of(self.rights)]

    @property
    def moments(self):
        """From when and until when, as moments; None where it is open. `until` is a day that still counts."""
        return _midnight(self.filters.since), _midnight(self.filters.until, days=1)

    def _for_reader(self, query):
        return only_in(OF_GUESTS, query) if self.person.is_guest else query


def other_words(asked: Asked, now) -> dict[Term, tuple[str, ...]]:
    """Return {word: what it may be found by besides}: with the next word as one, and the other words of a topic.

    By a word of a topic also what is filed under that topic is found.
    """
    found, words = {}, asked.words
    for pair in pairwise(words):
        for term in pair:
            found[term] = (*found.get(term, ()), *as_one(pair))
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + 4) + 1):
            topic = now.topics.get(tuple(term.dutch or term.word for term in words[start:end]))
            if topic is None:
                continue
            options = [f"'@t{topic}'", *filter(None, map(saying, now.said[topic][:MOST_SYNONYMS]))]
            for term in words[start:end]:
                found[term] = (*found.get(term, ()), *options)
    return {term: options for term, options in found.items() if options} or NOTHING


def stored_sources():
    """Return the Sources with documents in the index."""
    return [one for one in all_sources() if not one.find]


def _midnight(day, days=0):
    if day is None:
        return None
    try:
        moment = datetime.combine(day + timedelta(days=days), datetime.min.time())
        return timezone.make_aware(moment)
    except OverflowError:
        return None

"""What the organisation itself knows of words: those that may be parts of compounds, and other words for a topic."""

import zlib
from dataclasses import dataclass, field

from omarm.core.language import VERSION
from omarm.core.language.stems import dutch
from omarm.core.language.tokens import tokens
from omarm.core.remembered import remembered
from omarm.search.sources import own_words
from omarm.topics.models import TopicWord

SECONDS = 5  # that it is remembered by a process
MOST_LETTERS = 24  # of a part of a compound
SHORTEST = 3
LONGEST_NAME = 4  # words of a topic's name that are recognised in a question


@dataclass(frozen=True)
class Known:
    """`parts` are folded words that may be parts of compounds. `made` numbers what documents are made with.

    `topics` is {the stems of a word of a topic: the id of that topic}, `said` {id of a topic: its words as they are shown}.
    """

    parts: frozenset = frozenset()
    made: int = 0
    topics: dict = field(default_factory=dict)
    said: dict = field(default_factory=dict)


@remembered(seconds=SECONDS)
def known() -> Known:
    """Return what is known of words; at most five seconds old."""
    return _read()


forget_known = known.forget


def stems_of(text: str) -> tuple[str, ...]:
    """Return the Dutch stems of the words of a text, by which names of topics are compared."""
    return tuple(dutch(token.word) for token in tokens(text) if not token.joined)


def _read():
    rows = list(TopicWord.objects.filter(topic__merged_into=None).order_by("word").values_list("topic", "shown"))
    said, topics = {}, {}
    for topic, shown in rows:
        said.setdefault(topic, []).append(shown)
        if 0 < len(stems := stems_of(shown)) <= LONGEST_NAME:
            topics.setdefault(stems, topic)
    parts = _parts([shown for _topic, shown in rows] + own_words())
    return Known(parts, _number(parts), topics, said)


def _parts(written):
    """Return the words that are one word and short: `wmo` is a part, `openbare ruimte` is none."""
    found = set()
    for text in written:
        words = [token.word for token in tokens(text)]
        if len(words) == 1 and SHORTEST <= len(words[0]) <= MOST_LETTERS and not words[0].isdigit():
            found.add(words[0])
    return frozenset(found)


def _number(parts):
    return zlib.crc32(" ".join([str(VERSION), *sorted(parts)]).encode()) & 0x7FFFFFFF

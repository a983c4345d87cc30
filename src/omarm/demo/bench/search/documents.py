"""Documents to measure with: words by Zipf's law, and words of which it is known how many documents hold them.

They have the rights of real posts, which also answer for them when it is asked who may read: each document stands for one
of some thousands of posts, so that a million of them need no million posts.
"""

from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from django.db import connection
from django.utils.translation import gettext_lazy as _

from omarm.core.language.literals import IN_TITLE
from omarm.core.language.stems import dutch, english
from omarm.demo.seed.chance import chance, pick
from omarm.search import sources
from omarm.search.queries.known import known
from omarm.search.queries.marks import quarter
from omarm.stream.models import Post
from omarm.stream.queries import found, shown

CODE = "bench"
FIRST = 1_000_000_000  # the number of the first document: far from those of real ones
YEARS = 3
VOCABULARY, SKEW = 60_000, 1.0
FRAGMENTS, SHORTEST, LONGEST = 3_000, 20, 60  # texts that documents take turns with, and how many words they have
RARE, RARE_DOCUMENTS = 30, 20
FIELDS = ("id", "source", "object_id", "published_at", "thread", "lang", "made", "words")
CONSONANTS, VOWELS = "bdfghjklmnprstvwz", "aeiou"


@dataclass(frozen=True)
class Special:
    """A word that one of so many documents holds; with `hidden` only those that not every colleague may find."""

    word: str
    every: int
    offset: int = 0
    hidden: bool = False
    titled: int = 0  # one of so many documents has it in its title instead


def _specials():
    """Return {class: its Specials}."""
    often = {"0.1 %": 1000, "1 %": 100, "3 %": 33, "10 %": 10, "30 %": 3}
    classes = {
        name: [Special(f"q{every}z{number}", every, number) for number in range(3)] for name, every in often.items()
    }
    classes["never"] = [Special("q7z0", 7, 0), Special("q7z1", 7, 1)]
    classes["hidden"] = [Special(f"q40h{number}", 40, number, hidden=True) for number in range(3)]
    classes["titled"] = [Special(f"q50t{number}", 50, number, titled=100) for number in range(3)]
    return classes


SPECIALS = _specials()


class Stock:
    """Makes the rows of documents, the same ones every time for the same posts."""

    def __init__(self, posts, most):
        rights, _groups = found.rights_of(posts)
        self._marks = [" ".join(f"'{mark}'" for mark in sorted(rights[post])) for post in posts]
        self._open = ["@all" in rights[post] for post in posts]
        self._fragments = list(_fragments())
        self._rare_every = max(most // RARE_DOCUMENTS, 1)
        self._made = known().made
        self._first = datetime.now(UTC) - timedelta(days=365 * YEARS)
        self._step = timedelta(days=365 * YEARS) / most

    def rows(self, start, end):
        """Yield the rows of documents `start` to `end`, in the order of FIELDS."""
        specials = [special for some in SPECIALS.values() for special in some]
        for number in range(start, end):
            at = number % len(self._marks)
            words = [_placed(one, number) for one in specials if self._holds(one, number, is_open=self._open[at])]
            rare, rest = divmod(number * 7919 % (self._rare_every * RARE_DOCUMENTS), RARE_DOCUMENTS)
            if rare < RARE and not rest:
                words.append(f"'{rare_word(rare)}':71C")
            day = self._first + number * self._step
            marks = f"{self._marks[at]} '@k{CODE}' '@yupdate' '{quarter(day.date())}'"
            text = f"{marks} {self._fragments[number % len(self._fragments)]} {' '.join(words)}"
            yield FIRST + number, CODE, FIRST + number, day, FIRST + number, "nl", self._made, text

    @staticmethod
    def _holds(special, number, *, is_open):
        scattered = number * 2654435761 % 4294967296 >> 7  # Knuth's multiplicative hash: no class goes with another
        return scattered % special.every == special.offset and not (special.hidden and is_open)


def _placed(special, number):
    """Return the lexeme of a word that a document holds, and once more when its title does."""
    if special.titled and number % special.titled == 0:
        return f"'{special.word}':1A '{IN_TITLE}{special.word}':1A"
    return f"'{special.word}':70C"


def rare_word(number):
    """Return one of the words that twenty documents hold."""
    return f"q{number}r"


def posts_to_stand_for(most=5_000):
    """Return the ids of posts that are up."""
    return list(Post.objects.live().order_by("-pk").values_list("pk", flat=True)[:most])


def register(posts):
    """Have the documents be found, each as the post that it stands for may be. Again is no harm."""

    def visible(person, ids):
        meant = {number: posts[(number - FIRST) % len(posts)] for number in ids}
        allowed = set(found.visible_posts(person, set(meant.values())))
        return [number for number, post in meant.items() if post in allowed]

    def hits(person, ids):
        meant = {number: posts[(number - FIRST) % len(posts)] for number in ids}
        rows = shown.post_hits(person, set(meant.values()))
        return {number: rows[post] for number, post in meant.items()}

    source = sources.Source(
        CODE, _("Posts"), "message-circle", 99,
        documents=lambda ids: [], visible=visible, hits=hits, all_ids=lambda after, most: [],
    )  # fmt: skip
    sources.forget(CODE)
    sources.register(source)


def take_away():
    """Have the source be there no more."""
    sources.forget(CODE)


def check_words():
    """Raise ValueError when a word would be found by another lexeme than it is stored as."""
    words = [one.word for some in SPECIALS.values() for one in some] + [rare_word(number) for number in range(RARE)]
    wrong = [word for word in words if {dutch(word), english(word)} != {word}]
    if wrong:
        raise ValueError(f"These words have another stem: {wrong}")


def count_documents():
    """Return how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from search_document")
        return cursor.fetchone()[0]


def _fragments():
    draw = chance("texts to search")
    vocabulary = [_word(draw) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 1) ** SKEW for rank in range(VOCABULARY)))
    for _number in range(FRAGMENTS):
        length = SHORTEST + int(draw() * (LONGEST - SHORTEST))
        places = {}
        for place in range(1, length + 1):
            word = vocabulary[bisect(weights, draw() * weights[-1])]
            in_title = place < 5  # noqa: PLR2004 (a title has few words)
            places.setdefault(word, f"{place}{'A' if in_title else 'C'}")
            if in_title:
                places.setdefault(f"{IN_TITLE}{word}", f"{place}A")
        yield " ".join(f"'{word}':{place}" for word, place in places.items())


def _word(draw):
    return "".join(pick(draw, CONSONANTS) + pick(draw, VOWELS) for _ in range(2 + int(draw() * 3)))

"""Having everything found in a seeded organisation, quickly: the texts are made of a stock of sentences, each read once."""

import re
from functools import lru_cache

from django.db import transaction

from omarm.core.language import Lexeme, analyse
from omarm.core.language.tokens import tokens
from omarm.demo.seed.copying import copy_rows, without_indexes
from omarm.search.commands import learn_words
from omarm.search.commands.indexing import row_of
from omarm.search.models import Document
from omarm.search.queries.candidates import forget_size
from omarm.search.queries.known import forget_known, known
from omarm.search.sources import all_sources

FIELDS = ("object_id", "published_at", "thread", "lang", "words", "source", "made")
AT_A_TIME = 2_000
LEARNED_FROM = 1_000  # of each kind of thing: the stock is small
SENTENCE = re.compile(r"(?<=[.?!])\s+")


def make_findable(*, posts, progress):
    """Make the index of an organisation that was just seeded. `posts` is about how many things there are to read."""
    forget_known()
    with (
        transaction.atomic(),
        without_indexes([Document], progress=progress),
        progress(length=posts, label="search") as bar,
    ):
        for source in all_sources():
            for rows in _rows(source):
                copy_rows(Document, FIELDS, rows, tell=bar.update)
    learn_words(newest=LEARNED_FROM)
    forget_size()


def _rows(source):
    """Yield lists of rows, in the order of FIELDS."""
    after, now = 0, known()
    while not source.find and (ids := list(source.all_ids(after, AT_A_TIME))):
        after = ids[-1]
        words = [words for words in source.documents(ids) if words.rights]
        yield [(*row_of(source.code, one, now, read=_read), source.code, now.made) for one in words]


def _read(text, lang, *, weight, after, known):
    """Yield what `analyse` does, of a text whose sentences were mostly met before."""
    for sentence in SENTENCE.split(text):
        lexemes, places = _sentence(sentence, lang, weight, known)
        for lexeme in lexemes:
            yield Lexeme(lexeme.text, lexeme.at + after, lexeme.weight)
        after += places


@lru_cache(20_000)
def _sentence(text, lang, weight, parts):
    places = max((token.at for token in tokens(text)), default=0)
    return tuple(analyse(text, lang, weight=weight, known=parts)), places

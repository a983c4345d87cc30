"""Learning how colleagues spell: the words of what every colleague may find."""

from collections import Counter

from django.db import transaction

from omarm.core.language.own_words import DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS
from omarm.core.language.stems import dutch
from omarm.core.language.tokens import tokens
from omarm.core.language.variants import kept_under
from omarm.search.models import Document, SpelledWord
from omarm.search.queries.spelling import kept_sounds
from omarm.search.sources import all_sources

ALL = "@all"
LEARNED_FROM = 20_000  # documents of each source, the newest
MOST_WORDS = 100_000
IN_AT_LEAST = 2  # documents
SHORTEST, LONGEST = 4, 30
AT_A_TIME = 500
STOP_WORDS = DUTCH_STOP_WORDS | ENGLISH_STOP_WORDS


def learn_words(*, newest=LEARNED_FROM):
    """Have the words that are suggested be those that stand in at least two documents for every colleague now. Returns how many.

    They are learned from so many of the `newest` documents of each source. Names that are told beside a text are not among them, nor words with digits.
    """
    documents, shown = Counter(), {}
    for source in all_sources():
        if not source.find:
            _read(source, newest, documents, shown)
    counted = {word: number for word, number in documents.most_common(MOST_WORDS) if number >= IN_AT_LEAST}
    _store(counted, shown)
    return len(counted)


def _read(source, newest, documents, shown):
    rows = Document.objects.filter(source=source.code).order_by("-published_at", "-pk")
    ids = list(rows.values_list("object_id", flat=True)[:newest])
    for start in range(0, len(ids), AT_A_TIME):
        for words in source.documents(ids[start : start + AT_A_TIME]):
            if ALL in words.rights:
                documents.update(_words_in(f"{words.title}\n{words.extra}\n{words.text}", shown))


def _words_in(text, shown):
    """Return the words of a text, each once, and note how they are written."""
    found = set()
    for token in tokens(text):
        word = token.word
        if SHORTEST <= len(word) <= LONGEST and not token.joined and word.isalpha() and word not in STOP_WORDS:
            found.add(word)
            if word not in shown:
                shown[word] = text[token.start : token.end].lower()
    return found


@transaction.atomic
def _store(counted, shown):
    known = dict(SpelledWord.objects.values_list("word", "documents"))
    SpelledWord.objects.filter(word__in=known.keys() - counted.keys()).delete()
    rows = [
        SpelledWord(
            word=word, shown=shown[word][:80], stem=dutch(word), documents=number,
            variants=sorted({word, *kept_under(word), *kept_sounds(word)}),
        )
        for word, number in counted.items() if known.get(word) != number
    ]  # fmt: skip
    changed = ["shown", "stem", "documents", "variants"]
    SpelledWord.objects.bulk_create(
        rows, batch_size=2_000, update_conflicts=True, unique_fields=["word"], update_fields=changed
    )

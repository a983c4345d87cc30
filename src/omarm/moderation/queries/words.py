"""The words that are a signal: whole words, whatever their capitals and accents. No other forms of a word are guessed."""

import re

from django.db.models import Exists, OuterRef

from omarm.core.floor import from_floor
from omarm.core.folding import fold
from omarm.moderation.models import SignalWord
from omarm.moderation.queries.things import FOR_ALL
from omarm.stream.models import Placement, Post

MOST_TRIED = 2_000
_WORD = re.compile(r"\w+")


def signal_words():
    """Return (the words of the list, those that were taken off it), each in order."""
    return list(SignalWord.objects.current()), list(SignalWord.objects.gone())


def signal_word(word_id):
    """Return one word, also when it was taken off the list. Raises SignalWord.DoesNotExist."""
    return SignalWord.objects.get(pk=word_id)


def signals_in(text):
    """Return the words of the list that stand in the text, in order."""
    words = SignalWord.objects.current().values_list("word", "folded")
    tried = _as_words(text) if text else ""
    return [word for word, folded in words if _stands_in(folded, tried)]


def would_signal(word):
    """Return how many of the newest 2,000 posts for all have the word: a number from the floor of eight, None below it.

    What stands in groups that are not open is in no number: it would tell what is said there.
    """
    folded = folded_words(word)
    for_all = Placement.objects.filter(FOR_ALL, post=OuterRef("pk"))
    newest = (
        Post.objects.live()
        .filter(Exists(for_all))
        .order_by("-published_at", "-pk")
        .values_list("title", "text")[:MOST_TRIED]
    )
    found = sum(_stands_in(folded, _as_words(f"{title} {text}")) for title, text in newest.iterator())
    return from_floor(found) if folded else None


def folded_words(text):
    """Return the words of a text as they are compared, with one blank between."""
    return " ".join(_WORD.findall(fold(text)))


def _as_words(text):
    return f" {folded_words(text)} "


def _stands_in(folded, words):
    return bool(folded) and f" {folded} " in words

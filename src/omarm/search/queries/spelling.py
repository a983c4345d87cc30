"""Another spelling of a word that nobody uses: the nearest word that colleagues do use.

Only words of documents that every colleague may find are known here, each of at least two of them: no other word can be
guessed from what is suggested. A suggestion is shown only when the person's own search for it finds something.
"""

from django.db import connection

from omarm.core.language.sounds import sound
from omarm.core.language.tokens import tokens
from omarm.core.language.variants import NO_ERRORS_BELOW, edits, looked_under, reach
from omarm.search.models import SpelledWord

AS_IT_SOUNDS = "~"  # before a key of how a word sounds, among the variants
END = "\x00"  # no letter: so that whole words are compared, not a beginning
MOST_LOOKED_AT = 400
MOST_WORDS = 4  # of a question that are spelled otherwise
USED = "select word, stem from search_spelledword where word = any(%(words)s) or stem = any(%(stems)s)"


def respelled(question):
    """Return the text with words that nobody uses as the nearest ones that are used; empty when there is none such."""
    if question.person.is_guest:
        return ""
    terms = [*question.asked.words, *(term for phrase in question.asked.phrases for term in phrase)]
    doubtful = {term.word: term for term in terms if len(term.word) >= NO_ERRORS_BELOW and not term.common}
    used = _used(doubtful.values())
    unused = [word for word, term in doubtful.items() if used.isdisjoint((word, *term.lexemes))][:MOST_WORDS]
    nearest = {word: found for word in unused if (found := nearest_word(word))}
    return _replaced(question.text, nearest) if nearest else ""


def nearest_word(word):
    """Return the word, as it is written, that was probably meant by a folded word that nobody uses; empty without one."""
    keys = [*looked_under(word), AS_IT_SOUNDS + sound(word)]
    rows = SpelledWord.objects.filter(variants__overlap=keys).order_by("-documents", "word")[:MOST_LOOKED_AT]
    best = min(
        ((distance, -row.documents, row.shown) for row in rows if (distance := _distance(word, row.word))), default=None
    )
    return best[2] if best else ""


def kept_sounds(word):
    """Return what a word is looked up under by its sound, as a list."""
    return [AS_IT_SOUNDS + sound(word)]


def _used(terms):
    words = {term.word for term in terms}
    stems = {lexeme for term in terms for lexeme in term.lexemes}
    with connection.cursor() as cursor:
        cursor.execute(USED, {"words": list(words), "stems": list(stems)})
        return {text for row in cursor.fetchall() for text in row}


def _distance(typed, word):
    """Return how far a word is from what was typed: edits, or one and a half when both sound alike; None when too far."""
    most = reach(typed)
    if abs(len(typed) - len(word)) <= most:
        found = edits(typed + END, word + END, most)
        if found is not None:
            return found
    return most + 0.5 if sound(typed) == sound(word) else None


def _replaced(text, nearest):
    found, at = [], 0
    for token in tokens(text):
        if not token.joined and token.word in nearest:
            found += text[at : token.start], nearest[token.word]
            at = token.end
    return "".join([*found, text[at:]])

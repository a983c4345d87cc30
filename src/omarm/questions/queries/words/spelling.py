"""Typing errors: a word that nobody knows is read as the nearest one that was used in questions the person may read."""

from omarm.core.language.compounds import parts
from omarm.core.language.lexicon import lexicon
from omarm.core.language.tokens import tokens
from omarm.core.language.variants import NO_ERRORS_BELOW, edits, reach

END = "\x00"  # no letter: so that whole words are compared, not a beginning
MOST_MENDED = 4


def mended(text, used, reader):
    """Return the text with words of typing errors as they were probably meant; the same text where there are none.

    `used` are the folded words of questions. What a question, a list, a topic or the dictionary has is left as it is.
    """
    unknown = [
        token for token in tokens(text)
        if len(token.word) >= NO_ERRORS_BELOW and not token.joined
        and not (token.word in used or reader.known(token.word) or _is_dutch(token.word))
    ]  # fmt: skip
    for token in reversed(unknown[:MOST_MENDED]):
        if nearest := _nearest(token.word, used):
            text = text[: token.start] + nearest + text[token.end :]
    return text


def _is_dutch(word):
    words = lexicon()
    return any(word in table for table in (words.last, words.first, words.nouns, words.bases)) or bool(parts(word))


def _nearest(word, used):
    most, letters = reach(word), len(word)
    near = (
        (distance, other) for other in used
        if other[0] == word[0] and abs(len(other) - letters) <= most
        and (distance := edits(word + END, other + END, most)) is not None
    )  # fmt: skip
    return min(near, default=(0, ""))[1]

"""In which language a text is, told by the small words that only one of them has."""

from .own_words import DUTCH_STOP_WORDS, ENGLISH_STOP_WORDS
from .tokens import tokens

LOOKED_AT = 20_000  # letters: who writes Dutch there writes Dutch
FEWEST = 5  # small words: with fewer it is a list of names, or of figures
CLEARLY = 2  # times as many as of the other language

ONLY_DUTCH, ONLY_ENGLISH = DUTCH_STOP_WORDS - ENGLISH_STOP_WORDS, ENGLISH_STOP_WORDS - DUTCH_STOP_WORDS


def language_of(text: str) -> str:
    """Return "nl" or "en", or "" when the text does not tell: too short, of another language, or in both."""
    words = [token.word for token in tokens(text[:LOOKED_AT])]
    dutch, english = (sum(word in small for word in words) for small in (ONLY_DUTCH, ONLY_ENGLISH))
    if max(dutch, english) < FEWEST or max(dutch, english) < CLEARLY * min(dutch, english):
        return ""
    return "nl" if dutch > english else "en"

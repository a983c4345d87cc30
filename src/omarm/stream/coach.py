"""Advice to who writes: what makes a post easier to find and to read. Advice only; it never stops anybody.

How easy a text is to read is told by Flesch's reading ease (R. Flesch, “A new readability yardstick”, Journal of
Applied Psychology 32, 1948): 206.835 - 1.015 x words per sentence - 84.6 x syllables per word; for Dutch by Douma's
version of it (W.H. Douma, “De leesbaarheid van landbouwbladen”, Wageningen 1960): 206.84 - 0.93 x words per sentence -
77 x syllables per word. Both run from 0 (very hard) to 100 (very easy); 60 and more reads as plain language, which we
take for about level B1. That step from 60 to B1 is a rule of thumb: neither formula was made for language levels.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST_TITLE = 70
EASY = 60  # Flesch 1948: “plain English”; Douma 1960 keeps the same steps
FEWEST_WORDS = 30  # a measure per hundred words says nothing of a line or two
SHORT_MESSAGE = 60  # words
CLEAR_WORDS = 3  # small words that tell a language, before we believe it

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_VOWELS = {"nl": re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+"), "en": re.compile(r"[aeiouy]+")}
_MARKED = re.compile(r"[ëïöüä]")  # a diaeresis begins a syllable of its own: be-ëin-digd
_SMALL_WORDS = {
    "nl": {
        "de",
        "het",
        "een",
        "en",
        "van",
        "ik",
        "je",
        "dat",
        "die",
        "niet",
        "met",
        "voor",
        "op",
        "zijn",
        "wij",
        "we",
        "is",
        "naar",
        "er",
        "maar",
        "ook",
        "hebben",
        "wordt",
        "bij",
    },
    "en": {
        "the",
        "a",
        "an",
        "and",
        "of",
        "i",
        "you",
        "that",
        "which",
        "not",
        "with",
        "for",
        "on",
        "are",
        "we",
        "is",
        "to",
        "there",
        "but",
        "also",
        "have",
        "will",
        "at",
        "this",
        "it",
    },
}
_EMPTY_TITLES = {
    "nieuws",
    "news",
    "update",
    "bericht",
    "message",
    "mededeling",
    "announcement",
    "info",
    "informatie",
    "information",
    "vraag",
    "question",
    "hallo",
    "hello",
    "test",
    "belangrijk",
    "important",
    "verslag",
    "report",
    "titel",
    "title",
}
_ASKS_ONE = re.compile(r"\b(?:kun jij|kan jij|wil jij|could you|can you|would you)\b", re.IGNORECASE)
_NAMED = re.compile(r"\A\W*(?:(?:hoi|hallo|dag|beste|hey|hi|hello|dear)\s+)?@?(\w+)\s*,", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(?:jij|je|jou|jouw|you|your)\b", re.IGNORECASE)
_SEVERAL = {
    "allemaal",
    "iedereen",
    "collega",
    "collega's",
    "mensen",
    "all",
    "everyone",
    "everybody",
    "colleagues",
    "team",
    "dames",
}


@dataclass(frozen=True)
class Advice:
    """One suggestion: its code and its words."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What somebody is writing: `text` without markup, how many people it names, photos without a description."""

    title: str
    text: str
    lang: str = "nl"
    has_topic: bool = False
    people_named: int = 0
    photos_without_words: int = 0


def advice_on(attempt):
    """Return the Advice for an attempt, the most telling first; nothing for a page that is still empty."""
    if not (attempt.title or attempt.text):
        return []
    found = [_on_title(attempt), _on_one_person(attempt), _on_reading(attempt), _on_topic(attempt), _on_photos(attempt)]
    return [advice for advice in found if advice]


def reading_ease(text, lang):
    """Return how easy the text reads, 0 (hard) to 100 (easy), or None under 30 words.

    Flesch 1948 for English, Flesch-Douma 1960 for Dutch; outside 0 to 100 it is cut off.
    """
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part)) or 1
    per_sentence = len(words) / sentences
    per_word = sum(syllables(word, lang) for word in words) / len(words)
    if lang == "nl":
        ease = 206.84 - 0.93 * per_sentence - 77 * per_word
    else:
        ease = 206.835 - 1.015 * per_sentence - 84.6 * per_word
    return max(0, min(100, ease))


def syllables(word, lang):
    """Return how many syllables a word has, counted by its groups of vowels; at least one.

    In English a silent e at the end is left out. A rule without a dictionary: now and then it is one off.
    """
    spaced = _MARKED.sub(lambda letter: f"-{letter[0]}", word.lower())
    count = len(_VOWELS["nl" if lang == "nl" else "en"].findall(spaced))
    if lang == "en" and re.search(r"[^aeiouyl]e\Z", word) and count > 1:
        count -= 1
    return max(1, count)


def language_of_text(text):
    """Return "nl" or "en" when the small words of a text leave no doubt, else an empty string."""
    words = _WORD.findall(text.lower())
    counts = {lang: sum(word in small for word in words) for lang, small in _SMALL_WORDS.items()}
    (best, most), (_other, least) = sorted(counts.items(), key=lambda pair: -pair[1])
    return best if most >= CLEAR_WORDS and most >= 2 * least else ""


def _on_title(attempt):
    title = attempt.title.strip()
    if len(title) > LONGEST_TITLE:
        return Advice(
            "title_long",
            _("Your title is %(length)d characters long. With at most %(most)d it fits on one screen.")
            % {"length": len(title), "most": LONGEST_TITLE},
        )
    if title and title.lower().strip(" .!?:") in _EMPTY_TITLES:
        return Advice(
            "title_empty", _("Say in the title what it is about, so that colleagues know whether to read on.")
        )
    return None


def _on_one_person(attempt):
    words = _WORD.findall(attempt.text)
    if not words or len(words) > SHORT_MESSAGE or attempt.people_named > 1:
        return None
    opening = _NAMED.match(attempt.text)
    to_a_name = bool(opening) and opening[1].lower() not in _SEVERAL
    asks_one = bool(_ASKS_ONE.search(attempt.text))
    if asks_one or ((to_a_name or attempt.people_named == 1) and _SECOND_PERSON.search(attempt.text)):
        return Advice(
            "one_person",
            _("This looks like a message for one person. Do others need it too? If not, call or mail your colleague."),
        )
    return None


def _on_reading(attempt):
    ease = reading_ease(attempt.text, attempt.lang)
    if ease is None or ease >= EASY:
        return None
    measure = "Flesch-Douma" if attempt.lang == "nl" else "Flesch"
    return Advice(
        "reading",
        _(
            "This text is hard to read for some colleagues (%(measure)s: %(ease)d of 100; from %(easy)d it is about "
            "level B1). Shorter sentences and plainer words help."
        )
        % {"measure": measure, "ease": round(ease), "easy": EASY},
    )


def _on_topic(attempt):
    return (
        None if attempt.has_topic else Advice("topic", _("Add a topic. Then colleagues who follow it see your post."))
    )


def _on_photos(attempt):
    if not attempt.photos_without_words:
        return None
    return Advice("alt", _("Say in a few words what is in each photo, for colleagues who cannot see it."))

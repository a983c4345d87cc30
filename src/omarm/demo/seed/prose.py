"""Texts for posts and comments, each about one subject; as long as real ones are."""

from omarm.demo.seed.chance import chance, happens, pick
from omarm.demo.seed.stock import ANSWERS, CLOSINGS, MIDDLES, OPENINGS, REPLIES, SUBJECTS, TITLES

SHORTEST, LONGEST = 60, 1500
# How long posts want to be, in order: half of them stay under the middle one.
WANTED = (
    60, 60, 80, 100, 120, 140, 160, 180, 200, 225, 250, 270, 285, 310, 350, 390, 440, 500, 580, 680, 800, 950, 1100, 1300,
)  # fmt: skip
SENTENCES_TO_A_PARAGRAPH = 3
TITLED, CLOSED = 1 / 3, 0.6


class Prose:
    """Writes titles, bodies and comments, the same ones every time for a name."""

    def __init__(self, name):
        self._draw = chance(f"prose {name}")
        self._about = [_Subject(words) for words in SUBJECTS]

    def post(self):
        """Return (title, body) of a post; two out of three have no title."""
        draw = self._draw
        about = pick(draw, self._about)
        title = pick(draw, about.titles) if happens(draw, TITLED) else ""
        return title, self._body(about, pick(draw, WANTED))

    def answer(self):
        """Return the text of a comment on a post."""
        return self._short(ANSWERS)

    def reply(self):
        """Return the text of a comment on a comment."""
        return self._short(REPLIES)

    def _body(self, about, wanted):
        draw = self._draw
        sentences = [pick(draw, about.openings)]
        length, spot = len(sentences[0]), int(draw() * len(MIDDLES))
        while length < wanted:
            sentence = MIDDLES[spot]
            spot = (spot + 8) % len(MIDDLES)
            sentences.append(sentence)
            length += len(sentence) + 1
        if happens(draw, CLOSED) or length < SHORTEST:
            sentences.append(pick(draw, CLOSINGS))
        return _in_paragraphs(sentences)

    def _short(self, stock):
        draw = self._draw
        first = pick(draw, stock)
        if happens(draw, 0.6):
            return first
        second = pick(draw, stock)
        return first if second == first else f"{first} {second}"


class _Subject:
    """A subject in all sentences that name it."""

    def __init__(self, words):
        names = {"t": words, "T": words[0].upper() + words[1:]}
        self.titles = [sentence.format(**names) for sentence in TITLES]
        self.openings = [sentence.format(**names) for sentence in OPENINGS]


def _in_paragraphs(sentences):
    step = SENTENCES_TO_A_PARAGRAPH
    return "\n\n".join(" ".join(sentences[start : start + step]) for start in range(0, len(sentences), step))

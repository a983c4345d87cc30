"""The questions that somebody's question is compared to: read, and as they may be shown to this person."""

from dataclasses import dataclass, replace

from omarm.core import richtext
from omarm.questions.models import Question
from omarm.questions.queries.similar.candidates import candidates
from omarm.questions.queries.words import Among, Likeness, Read, mended, reader
from omarm.search.queries.candidates import TookTooLong, patience
from omarm.stream.models import Post

FIELDS = ("pk", "title", "text")
STANDING = (
    "pk", "answered_at", "solved_at", "solution__body", "solution__deleted_at", "solution__hidden_at", "card__title",
    "card__body", "card__withdrawn_at",
)  # fmt: skip
NOT_COMPARED = Likeness(0)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked before, what is known of its answer, and how like it is to what somebody asks now."""

    post_id: int
    title: str
    state: str  # kept, solved, answered or open
    answer: str  # that of the card, or else the solution
    read: Read
    likeness: Likeness = NOT_COMPARED

    @property
    def score(self):
        return self.likeness.score


def likened(person, text):
    """Return (Read of the text, [Asked] that the person may read now, the most like first).

    Nothing when the database takes longer than a second.
    """
    read = reader().read(text)
    try:
        with patience():
            asked = _readable(person, candidates(person, read)) if read.units else []
    except TookTooLong:
        asked = []
    used = {word for one in asked for word in one.read.words}
    read = reader().read(mended(text, used, reader()))
    likenesses = Among(one.read for one in asked).compared_to(read) if asked else []
    found = [replace(one, likeness=likeness) for one, likeness in zip(asked, likenesses, strict=True)]
    return read, sorted(found, key=lambda one: (-one.score, -one.post_id))


def _readable(person, ids):
    """Return as Asked those of the posts that the person may read now, by THE read rule."""
    rows = Post.objects.visible_to(person).live().filter(pk__in=ids, kind="question").values_list(*FIELDS)
    texts = {pk: (title, text) for pk, title, text in rows}
    told = {row[0]: _told(row) for row in Question.objects.filter(pk__in=texts).values_list(*STANDING)}
    return [_asked(pk, title, text, told[pk]) for pk, (title, text) in texts.items() if pk in told]


def _asked(pk, title, text, told):
    state, card, answer = told
    words = f"{title}\n{text}" if title else text
    read = reader().read(f"{words}\n{card}" if card else words, answer)
    return Asked(pk, title or _first(text), state, answer, read)


def _told(row):
    """Return (state, title of the card, answer) of a question."""
    _pk, answered_at, solved_at, solution, deleted_at, hidden_at, card, body, withdrawn_at = row
    if card is not None and withdrawn_at is None:
        return "kept", card, richtext.to_text(body)
    answer = solution if solution and deleted_at is None and hidden_at is None else ""
    return "solved" if solved_at else "answered" if answered_at else "open", "", answer


def _first(text, most=80):
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"

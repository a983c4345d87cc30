"""The questions that somebody's question is compared to: read, and as they may be shown to this person."""

from dataclasses import dataclass, replace

from django.db.models.expressions import RawSQL

from omarm.core import richtext
from omarm.questions.queries.similar.candidates import candidates
from omarm.questions.queries.words import Among, Likeness, Read, mended, reader
from omarm.search.queries.candidates import TookTooLong, patience
from omarm.stream.models import Post

FIELDS = (
    "pk", "title", "text", *(f"question__{field}" for field in (
        "answered_at", "solved_at", "solution__body", "solution__deleted_at", "solution__hidden_at", "card__title",
        "card__body", "card__withdrawn_at",
    )),
)  # fmt: skip
NOT_COMPARED = Likeness(0)
MOST = 100  # of the most like that are told of


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
    now = reader()
    read = now.read(text)
    try:
        with patience():
            asked = _readable(person, candidates(person, read), now) if read.units else []
    except TookTooLong:
        asked = []
    used = {word for one in asked for word in one.read.words}
    read = now.read(mended(text, used, now))
    likenesses = Among(one.read for one in asked).compared_to(read) if asked else []
    found = sorted(zip(likenesses, asked, strict=True), key=lambda pair: (-pair[0].score, -pair[1].post_id))
    return read, [replace(one, likeness=likeness) for likeness, one in found[:MOST]]


def _readable(person, ids, now):
    """Return as Asked those of the posts that the person may read now, by THE read rule, read by a Reader.

    The numbers go in as one array: with a thousand of them each a parameter, the statement takes longer to write than to run.
    """
    these = RawSQL("select unnest(%s::bigint[])", [ids])
    rows = Post.objects.visible_to(person).live().filter(pk__in=these, kind="question", question__isnull=False)
    return [_asked(now, *row) for row in rows.values_list(*FIELDS)]


def _asked(now, pk, title, text, *standing):
    state, card, answer = _told(standing)
    words = f"{title}\n{text}" if title else text
    read = now.read(f"{words}\n{card}" if card else words, answer)
    return Asked(pk, title or _first(text), state, answer, read)


def _told(row):
    """Return (state, title of the card, answer) of a question, by the fields of FIELDS from `answered_at` on."""
    answered_at, solved_at, solution, deleted_at, hidden_at, card, body, withdrawn_at = row
    if card is not None and withdrawn_at is None:
        return "kept", card, richtext.to_text(body)
    answer = solution if solution and deleted_at is None and hidden_at is None else ""
    return "solved" if solved_at else "answered" if answered_at else "open", "", answer


def _first(text, most=80):
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"

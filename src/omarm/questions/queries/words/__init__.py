"""What a question is about, by lists of words of our own, and how like two of them are."""

from omarm.questions.queries.words.known import forget_reader, reader, reading_with
from omarm.questions.queries.words.likeness import Among, Likeness
from omarm.questions.queries.words.reading import Read, Reader
from omarm.questions.queries.words.spelling import mended
from omarm.questions.queries.words.work import work_alike, work_in

__all__ = [
    "Among", "Likeness", "Read", "Reader", "forget_reader", "mended", "reader", "reading_with", "work_alike", "work_in",
]  # fmt: skip

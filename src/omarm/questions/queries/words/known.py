"""The reader of now: with the topics of the organisation as they are."""

from contextlib import contextmanager

from omarm.questions.queries.words.reading import Reader
from omarm.search.queries.known import known

ALL = "srtf"


class _Remembered:
    topics = None
    reader = None
    lists = ALL


def reader():
    """Return the Reader with the topics in use; a new one, which remembers nothing, when they changed."""
    topics = known().said
    if _Remembered.reader is None or (_Remembered.topics is not topics and _Remembered.topics != topics):
        _Remembered.topics = topics
        _Remembered.reader = Reader(sorted(topics.items()), lists=_Remembered.lists)
    return _Remembered.reader


def forget_reader():
    """Have the next question read anew: between tests and measurements."""
    _Remembered.reader = None


@contextmanager
def reading_with(lists):
    """Read with these lists alone inside the block (see Reader): to measure what each of them brings."""
    _Remembered.lists = lists
    forget_reader()
    try:
        yield
    finally:
        _Remembered.lists = ALL
        forget_reader()

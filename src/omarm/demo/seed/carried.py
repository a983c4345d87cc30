"""Polls and requests to read under some posts, answered by people who may read them, as rows."""

from datetime import UTC, datetime

from omarm.core.folding import fold
from omarm.demo.seed.amounts import CARRYING, MOST_CONFIRMED, MOST_VOTES
from omarm.demo.seed.chance import chance, pick, some_of
from omarm.mustread.models import Confirmation, MustRead
from omarm.polls.models import Poll, PollOption, Vote

QUESTION = "Wat heeft jouw voorkeur?"
CHOICES = ("Zo laten", "Anders, en snel", "Eerst uitzoeken", "Geen mening")
OPTIONS = len(CHOICES)


def carried(post):
    """Return what a post (by number) carries, as its row notes it."""
    if post % CARRYING:
        return []
    return ["poll"] if post // CARRYING % 2 else ["mustread"]


def tables(posts):
    """Yield (label, expected rows, model, fields, rows) of each table."""
    expected = len(posts.numbers) // CARRYING // 2
    yield "polls", expected, Poll, ("post_id", "question"), _poll_rows(posts)
    fields = ("id", "poll_id", "rank", "text", "folded")
    yield "options", OPTIONS * expected, PollOption, fields, _option_rows(posts)
    yield "votes", MOST_VOTES * expected // 2, Vote, ("id", "option_id", "person_id"), _vote_rows(posts)
    yield "must-reads", expected, MustRead, ("post_id", "level", "asked_on"), _must_read_rows(posts)
    fields = ("id", "must_read_id", "person_id", "confirmed_on")
    yield "confirmations", MOST_CONFIRMED * expected // 2, Confirmation, fields, _confirmation_rows(posts)


def _poll_rows(posts):
    """Yield (post, question)."""
    return ((post, QUESTION) for post in _carrying(posts, "poll"))


def _option_rows(posts):
    """Yield (id, post, rank, text, folded)."""
    for spot, post in enumerate(_carrying(posts, "poll")):
        for rank, text in enumerate(CHOICES):
            yield spot * OPTIONS + rank + 1, post, rank, text, fold(text)


def _vote_rows(posts):
    """Yield (id, option, person)."""
    draw, number = chance("votes"), 0
    for spot, post in enumerate(_carrying(posts, "poll")):
        for person in _some_readers(draw, posts, post, MOST_VOTES):
            number += 1
            yield number, spot * OPTIONS + 1 + pick(draw, range(OPTIONS)), person


def _must_read_rows(posts):
    """Yield (post, level, asked on)."""
    return ((post, "must", _day(posts, post)) for post in _carrying(posts, "mustread"))


def _confirmation_rows(posts):
    """Yield (id, post, person, confirmed on)."""
    draw, number = chance("confirmations"), 0
    for post in _carrying(posts, "mustread"):
        for person in _some_readers(draw, posts, post, MOST_CONFIRMED):
            number += 1
            yield number, post, person, _day(posts, post)


def _carrying(posts, code):
    return (post for post in posts.numbers[CARRYING - 1 :: CARRYING] if code in carried(post))


def _some_readers(draw, posts, post, most):
    """Return some of who may read a post, but for its author."""
    readers, author = posts.readers(post), posts.authors[post - 1]
    return [person for person in some_of(draw, readers, int(draw() * min(most, len(readers)))) if person != author]


def _day(posts, post):
    return datetime.fromtimestamp(posts.moments[post - 1], UTC).date()

"""What is said to posts: comments two levels deep, and reactions, by people who may read the post."""

from datetime import UTC, datetime

from omarm.demo.seed.amounts import shared_out
from omarm.demo.seed.chance import chance, happens, pick, some_of
from omarm.demo.seed.prose import Prose

# How much each of a handful of posts is talked about, and how much it is reacted to: many get nothing, a few a lot.
TALK = bytes((0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 6, 9, 16))
APPLAUSE = bytes((0, 0, 1, 1, 2, 2, 3, 4, 5, 7, 10, 18))
REPLIES = 0.27  # of what is not the first comment; a fifth of all
KINDS = ("useful",) * 6 + ("thanks",) * 4 + ("agree",) * 4 + ("celebrate",) * 3 + ("support",) * 2


def comment_rows(amounts, posts, calendar):
    """Yield (id, post, parent, author, body, created)."""
    draw, prose, number = chance("comments"), Prose("comments"), 0
    end = calendar.end.timestamp()
    for post, count in zip(posts.numbers, _shares(draw, amounts.comments, posts, TALK), strict=True):
        readers, moment, tops = posts.readers(post), posts.moments[post - 1], []
        for _ in range(count):
            number += 1
            # Minutes at first, hours and days later; never after the end.
            moment += min(60 + 6 * 3600 * draw() ** 4 * (1 + len(tops)), (end - moment) / 2)
            parent = pick(draw, tops) if tops and happens(draw, REPLIES) else None
            body = prose.reply() if parent else prose.answer()
            if not parent:
                tops.append(number)
            yield number, post, parent, pick(draw, readers), body, datetime.fromtimestamp(moment, UTC)


def reaction_rows(amounts, posts):
    """Yield (id, post, person, kind). Nobody reacts twice to a post: what is too much for its readers goes to the next."""
    draw, number, waiting = chance("reactions"), 0, 0
    for post, share in zip(posts.numbers, _shares(draw, amounts.reactions, posts, APPLAUSE), strict=True):
        readers = posts.readers(post)
        count = min(share + waiting, len(readers))
        waiting += share - count
        for person in some_of(draw, readers, count):
            number += 1
            yield number, post, person, KINDS[int(draw() * len(KINDS))]


def _shares(draw, total, posts, weights):
    drawn = bytes(weights[int(draw() * len(weights))] for _ in posts.numbers)
    return shared_out(total, drawn if any(drawn) else b"\x01" * len(drawn))

"""Bringing in conversations that were held elsewhere: many at once, with their own authors and times.

Nothing is announced: what was said two years ago is not news. The importer records one fact for the whole.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stream.models import Comment, Placement, Post, Reaction

CHUNK = 2000


@dataclass(frozen=True, kw_only=True)
class ForeignPost:
    """A post from elsewhere; `body` is plain text, `published_at` its own time."""

    group: Group
    author: Person
    body: str
    published_at: datetime
    lang: str = "nl"


@dataclass(frozen=True, kw_only=True)
class ForeignComment:
    """A comment from elsewhere, on a post (by id) and perhaps on another comment (by id)."""

    post_id: int
    author: Person
    body: str
    created_at: datetime
    parent_id: int | None = None


@transaction.atomic
def bring_in_posts(*, kind, posts, details):
    """Store foreign posts with their placements. `details(rows)` stores what the kind adds. Returns the Post rows."""
    rows = Post.objects.bulk_create(
        (
            Post(kind=kind, body=post.body, author=post.author, published_at=post.published_at, lang=post.lang)
            for post in posts
        ),
        batch_size=CHUNK,
    )
    details(rows)
    Placement.objects.bulk_create(
        (
            Placement(
                post=row, audience=Placement.Audience.GROUP, group=post.group, author=post.author,
                published_at=post.published_at, live=True,
            )
            for row, post in zip(rows, posts, strict=True)
        ),
        batch_size=CHUNK,
    )  # fmt: skip
    return rows


@transaction.atomic
def bring_in_comments(*, comments):
    """Store foreign comments. Returns the Comment rows, in the same order."""
    return Comment.objects.bulk_create((Comment(**vars(comment)) for comment in comments), batch_size=CHUNK)


@transaction.atomic
def bring_in_reactions(*, reactions):
    """Store (post_id, person, kind) that were given elsewhere, one a person and post. Returns how many are new."""
    given = {(post_id, person.pk): kind for post_id, person, kind in reactions}
    known = set(Reaction.objects.filter(post__in={post_id for post_id, _person in given}).values_list("post", "person"))
    rows = [
        Reaction(post_id=pair[0], person_id=pair[1], kind=kind) for pair, kind in given.items() if pair not in known
    ]
    return len(Reaction.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True))

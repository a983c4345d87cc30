"""Bringing in conversations that were held elsewhere: many at once, with their own authors and times.

Nothing is announced: what was said two years ago is not news. The importer records one fact for the whole.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.db import transaction

from omarm.core import richtext
from omarm.groups.models import Group, Membership
from omarm.media.commands import remove_image
from omarm.media.models import Image
from omarm.people.models import Person
from omarm.stream.commands.wording import add_told
from omarm.stream.models import Comment, Photo, Placement, Post, Reaction

CHUNK = 2000


@dataclass(frozen=True, kw_only=True)
class ForeignPost:
    """A post from elsewhere; `body` is plain text, `published_at` its own time, `images` are stored already."""

    group: Group
    author: Person
    body: str
    published_at: datetime
    lang: str = "nl"
    images: tuple[Image, ...] = ()


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
            Post(
                kind=kind, body=richtext.from_text(post.body), text=post.body, author=post.author, lang=post.lang,
                created_at=post.published_at, published_at=post.published_at, announced_at=post.published_at,
            )
            for post in posts
        ),
        batch_size=CHUNK,
    )  # fmt: skip
    details(rows)
    add_told(kind, rows)
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
    Photo.objects.bulk_create(
        Photo(post=row, image=image, rank=rank)
        for row, post in zip(rows, posts, strict=True)
        for rank, image in enumerate(post.images)
    )
    return rows


@transaction.atomic
def bring_in_comments(*, comments):
    """Store foreign comments. Returns the Comment rows, in the same order."""
    return Comment.objects.bulk_create((Comment(**vars(comment)) for comment in comments), batch_size=CHUNK)


@transaction.atomic
def bring_in_reactions(*, reactions):
    """Store (post_id, person, kind) that were given elsewhere, one a person and post. Returns how many are new."""
    given = {(post_id, person.pk): kind for post_id, person, kind in reactions}
    new = 0
    for chunk in batched(given, CHUNK, strict=False):
        here = Reaction.objects.filter(post__in={post_id for post_id, _person in chunk})
        known = set(here.values_list("post", "person"))
        rows = [
            Reaction(post_id=pair[0], person_id=pair[1], kind_id=given[pair]) for pair in chunk if pair not in known
        ]
        new += len(Reaction.objects.bulk_create(rows))
    return new


@transaction.atomic
def remove_brought_in(*, posts):
    """Remove posts (by id) of people who object to having been brought in, for good. Returns how many were removed.

    What others said to them goes too; and who cannot sign in and has nothing left in the group no longer belongs to it.
    """
    rows = Post.objects.filter(pk__in=posts)
    places = set(Placement.objects.filter(post__in=posts).values_list("group", "author"))
    for photo in Photo.objects.filter(post__in=posts).select_related("image"):
        remove_image(image=photo.image)
    removed = rows.count()
    rows.delete()
    for group, author in places:
        if not Placement.objects.filter(group=group, author=author).exists():
            Membership.objects.filter(group=group, person=author, person__is_active=False).delete()
    return removed

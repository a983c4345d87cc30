"""Emptying the bin: what people deleted is gone for good after thirty days, with its photos and files."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from omarm.media.commands import remove_file, remove_image
from omarm.media.models import File, Image
from omarm.stream.models import Comment, Mention, Post

AT_A_TIME = 100


def empty_bins():
    """Remove what its author deleted more than thirty days ago. Returns how many posts and comments that were.

    Of a comment the row stays, without its words, photos and mentions: answers and quotes hang on it, and keep what their
    own authors wrote. What was hidden by others stays as it is.
    """
    return _all_of(_remove_posts) + _all_of(_blank_comments)


def _all_of(step):
    """Return how many rows a step did, a batch a transaction, so that nobody waits for the whole."""
    total = 0
    while done := step():
        total += done
    return total


@transaction.atomic
def _remove_posts():
    old = Post.objects.filter(deleted_at__lt=_before(), deleted_by=F("author"), hidden_at=None).order_by("pk")
    posts = list(
        old.select_for_update(of=("self",), no_key=True, skip_locked=True).values_list("pk", flat=True)[:AT_A_TIME]
    )
    _remove_uploads(
        Image.objects.filter(Q(photo__post__in=posts) | Q(comment_photo__comment__post__in=posts)),
        File.objects.filter(post_file__post__in=posts),
    )
    Post.objects.filter(pk__in=posts).delete()
    return len(posts)


@transaction.atomic
def _blank_comments():
    """Take the words out of deleted comments, also of those that stay as a line above the answers of others."""
    holding = ~Q(body="") | ~Q(rich="") | Q(photos__isnull=False) | Q(mentions__isnull=False)
    old = Comment.objects.filter(deleted_at__lt=_before(), hidden_at=None)
    wanted = Comment.objects.filter(pk__in=old.filter(holding).values("pk")).order_by("pk")
    comments = list(
        wanted.select_for_update(of=("self",), no_key=True, skip_locked=True).values_list("pk", flat=True)[:AT_A_TIME]
    )
    _remove_uploads(Image.objects.filter(comment_photo__comment__in=comments), ())
    Mention.objects.filter(comment__in=comments).delete()
    Comment.objects.filter(pk__in=comments).update(body="", rich="")
    return len(comments)


def _remove_uploads(images, files):
    for image in images:
        remove_image(image=image)
    for file in files:
        remove_file(file=file)


def _before():
    return timezone.now() - Post.KEPT_IN_BIN

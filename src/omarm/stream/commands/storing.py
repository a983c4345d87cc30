"""Storing what a form sent: its row once, and what was uploaded with it. For commands that checked who asks."""

from uuid import uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.media.commands import describe_images, receive_image
from omarm.stream.models import Photo, Post, PostFile


def store_once(actor, kind, draft, words):
    """Return (the post, whether it is new): the one that the same form made before, also when both come at once.

    The form is the same when it was sent with the same words to the same place. The way back leads to a form that was
    sent: with other words, or to another place, it is another post, and that one too is made once.
    """
    now = timezone.now()
    told = {
        "kind": kind, "title": draft.title.strip(), "body": words.body, "text": words.text, "lang": draft.lang,
        "published_at": draft.published_at or now,
        "announced_at": now if (draft.published_at or now) <= now else None,
    }  # fmt: skip
    if draft.submission is None:
        return Post.objects.create(author=actor, **told), True
    post, is_new = Post.objects.get_or_create(author=actor, submission=draft.submission, defaults=told)
    if is_new or ((post.title, post.body) == (told["title"], told["body"]) and _stands_at(post, draft.place)):
        return post, is_new
    place = f"{draft.place.audience} {_id(draft.place.group)} {_id(draft.place.department)}"
    again = uuid5(draft.submission, f"{place}\n{told['title']}\n{told['body']}")
    return Post.objects.get_or_create(author=actor, submission=again, defaults=told)


def add_uploads(actor, post, draft):
    """Put the photos and files with the post; what the same form put with another post before stays there.

    Raises DomainError when nothing else would be in this one.
    """
    used = set(Photo.objects.filter(image__in=draft.images).values_list("image_id", flat=True))
    images = [image for image in draft.images if image.pk not in used]
    describe_images(images=images)
    images += [receive_image(actor=actor, file=file, alt=alt) for file, alt in draft.photos]
    used = set(PostFile.objects.filter(file__in=draft.files).values_list("file_id", flat=True))
    files = [file for file in draft.files if file.pk not in used]
    if not (post.title or post.text or images or files):
        raise DomainError(
            _("These photos and files stand with a post that you published before. Share that post instead."),
            code="uploads_used",
        )
    Photo.objects.bulk_create(Photo(post=post, image=image, rank=rank) for rank, image in enumerate(images))
    PostFile.objects.bulk_create(PostFile(post=post, file=file, rank=rank) for rank, file in enumerate(files))


def _stands_at(post, place):
    own = post.placements.filter(placed_by=None)
    return own.filter(audience=place.audience, group=place.group, department=place.department).exists()


def _id(row):
    return row.pk if row else 0

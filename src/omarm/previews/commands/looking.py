"""Looking behind a link, in the background: never while somebody waits for a page."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from omarm.media.commands import UnusableImage, remove_image, store_image
from omarm.previews.commands.links import CODE
from omarm.previews.fetching import Fetcher, NotFetched
from omarm.previews.models import LinkPreview
from omarm.previews.queries import may_visit
from omarm.previews.reading import about
from omarm.stream import commands as stream
from omarm.stream.models import Post

MOST_TRIES = 2


def look_behind(*, preview, fetcher=None):
    """Fetch what a page says about itself and keep it. Returns whether a second try is worth it.

    Nothing is locked while the other site takes its time. `fetcher` is the one that keeps to our rules, unless given.
    """
    fetcher = fetcher or Fetcher(may_visit=may_visit)
    try:
        told = about(fetcher.page(preview.url))
    except NotFetched:
        return _note_failure(preview)
    if not told.title:
        return _note_failure(preview)
    _keep(preview, told, _picture(fetcher, told.image_url))
    return False


def _picture(fetcher, url):
    """Return the bytes of the picture, or None when there is none to be had: a preview does without."""
    try:
        return fetcher.image(url).body if url else None
    except NotFetched:
        return None


@transaction.atomic
def _note_failure(preview):
    """Note that it did not work; what was found before stays. Returns whether a second try is left."""
    row = LinkPreview.objects.select_for_update(no_key=True).filter(pk=preview.pk).first()
    if row is None:
        return False
    row.tries += 1
    if row.state != LinkPreview.State.READY:
        row.state = LinkPreview.State.FAILED
    row.fetched_on = timezone.localdate()
    row.save(update_fields=["tries", "state", "fetched_on"])
    return row.tries < MOST_TRIES


@transaction.atomic
def _keep(preview, told, picture):
    row = (
        LinkPreview.objects.select_for_update(of=("self",), no_key=True)
        .select_related("image")
        .filter(pk=preview.pk)
        .first()
    )
    if row is None or not may_visit(row.host):  # withdrawn while the page was on its way
        return
    old = row.image
    row.title, row.description, row.site = told.title, told.description, told.site
    row.image = _stored(picture)
    row.state, row.tries, row.fetched_on = LinkPreview.State.READY, 0, timezone.localdate()
    row.save()
    if old:
        remove_image(image=old)
    for post in Post.objects.filter(links__preview=row, links__is_off=False).exclude(attached__contains=[CODE]):
        stream.mark_attached(post=post, code=CODE)


def _stored(picture):
    """Return the picture as an Image of ours, or None: without place and in our sizes, or not at all."""
    if not picture:
        return None
    try:
        return store_image(actor=None, file=ContentFile(picture))
    except UnusableImage:
        return None

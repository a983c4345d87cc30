"""The links in a post, and which of them have a preview."""

import html
import re
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omarm.media.commands import remove_image
from omarm.previews.fetching import NotFetched, host_of, normal_url
from omarm.previews.models import LinkPreview, PostLink
from omarm.previews.queries import may_visit
from omarm.stream import commands as stream
from omarm.stream.models import Post

CODE = "preview"  # of what a post carries
MOST_LINKS = 3
MOST_LOOKED_AT = 30  # links of one text that are looked at to find those three
FETCHED_AGAIN = timedelta(days=30)
_LINK = re.compile(r'<a ((?:[^>"]|"[^"]*")*)>')
_HREF = re.compile(r'\bhref="([^"]*)"')


@transaction.atomic
def note_links(*, post):
    """Note the first links of a post to sites that may be looked at. Returns the LinkPreviews to look behind now.

    It is no act of a person: it follows a post that was published or changed.
    """
    previews = [_preview(url) for url in _links_in(post.body)]
    post.links.exclude(preview__in=previews).delete()
    for rank, preview in enumerate(previews):
        PostLink.objects.update_or_create(post=post, preview=preview, defaults={"rank": rank})
    if CODE not in post.attached and any(preview.state == LinkPreview.State.READY for preview in previews):
        stream.mark_attached(post=post, code=CODE)
    return [preview for preview in previews if _is_due(preview)]


@transaction.atomic
def take_off(*, actor, link):
    """Take a preview off one's own post; the link itself stays in the words. Returns the PostLink; it is no fact."""
    if not Post.objects.editable_by(actor).filter(pk=link.post_id).exists():
        raise PermissionDenied
    stream.check_is_living(link.post)

    link.is_off = True
    link.save(update_fields=["is_off"])
    return link


@transaction.atomic
def put_back(*, actor, link):
    """Show a preview on one's own post again. Returns the PostLink; it is no fact."""
    if not Post.objects.editable_by(actor).filter(pk=link.post_id).exists():
        raise PermissionDenied
    stream.check_is_living(link.post)

    link.is_off = False
    link.save(update_fields=["is_off"])
    return link


@transaction.atomic
def forget_unused():
    """Delete previews that no post has had for long enough. Returns how many went."""
    before = timezone.localdate() - FETCHED_AGAIN
    return forget_previews(LinkPreview.objects.filter(post_links=None, fetched_on__lt=before))


def forget_previews(previews):
    """Delete these previews with their pictures. Returns how many there were."""
    rows = list(previews.select_related("image"))
    LinkPreview.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        if row.image:
            remove_image(image=row.image)
    return len(rows)


def _links_in(body):
    """Return the first addresses in clean rich text of sites that may be looked at, mentions left out."""
    found = {}
    for attributes in _LINK.findall(body)[:MOST_LOOKED_AT]:
        href = _HREF.search(attributes)
        if not href or "data-person=" in attributes or "data-topic=" in attributes:
            continue
        try:
            url = normal_url(html.unescape(href[1]))
        except NotFetched:
            continue
        if len(url) <= LinkPreview.LONGEST_URL and url not in found and may_visit(host_of(url)):
            found[url] = True
        if len(found) == MOST_LINKS:
            break
    return list(found)


def _preview(url):
    return LinkPreview.objects.get_or_create(url=url, defaults={"host": host_of(url)})[0]


def _is_due(preview):
    return preview.fetched_on is None or preview.fetched_on <= timezone.localdate() - FETCHED_AGAIN

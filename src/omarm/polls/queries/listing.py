"""The polls of a group, on a page of their own."""

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from omarm.core.pagination import PAGE, Cursor, Page, cut
from omarm.stream.models import Placement
from omarm.stream.queries import rows_for

HAS_POLLS = """
select exists (
    select from stream_placement place join polls_poll poll on poll.post_id = place.post_id
     where place.group_id = %(group)s and place.live and place.published_at <= %(now)s)
"""


def has_polls(_person, group):
    """Return whether a poll stands in a group. Only for who may read it; asked on each of its pages."""
    with connection.cursor() as cursor:
        cursor.execute(HAS_POLLS, {"group": group.pk, "now": timezone.now()})
        return cursor.fetchone()[0]


def polls_in(person, group, *, after=""):
    """Return a Page of FeedRows of the posts in a group that carry a poll, newest first, as far as the person may read."""
    places = Placement.objects.filter(
        group=group, live=True, published_at__lte=timezone.now(), post__poll__isnull=False
    )
    if cursor := Cursor.parse(after):
        places = places.filter(Q(published_at__lt=cursor.at) | Q(published_at=cursor.at, post__lt=cursor.pk))
    found = places.order_by("-published_at", "-post").values_list("published_at", "post")[: PAGE + 1]
    page = cut(list(found), cursor_of=lambda last: Cursor(*last))
    rows = rows_for(person, [post_id for _at, post_id in page.rows])
    return Page([rows[post_id] for _at, post_id in page.rows if post_id in rows], page.after)

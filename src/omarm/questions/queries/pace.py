"""How soon questions in a group are usually answered, in words; nothing about few of them."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.floor import from_floor

DAYS = 90  # that are looked back on
MEDIANS = """
select p.group_id, count(*), extract(epoch from percentile_cont(.5) within group (order by q.answered_at - p.published_at))
from stream_placement p join questions_question q on q.post_id = p.post_id
where p.live and p.group_id = any (%s) and p.published_at > %s and p.placed_by_id is null and q.answered_at is not null
group by p.group_id
"""
HOUR = 3_600


def usual_times(groups):
    """Return {group id: in what time half of its answered questions of ninety days were answered}, in words.

    For groups with at least eight of those; one query. Hours of the clock, weekends included: it says what to expect.
    """
    since = timezone.now() - timedelta(days=DAYS)
    with connection.cursor() as cursor:
        cursor.execute(MEDIANS, [[group.pk for group in groups], since])
        rows = cursor.fetchall()
    return {group: usually(float(seconds) / HOUR) for group, number, seconds in rows if from_floor(number)}


def usually(hours):
    """Return a number of hours as people say it."""
    for most, words in (
        (1, _("usually within an hour")),
        (4, _("usually within four hours")),
        (24, _("usually within a day")),
        (72, _("usually within three days")),
        (168, _("usually within a week")),
    ):
        if hours <= most:
            return words
    return _("usually in more than a week")

"""Noting what was searched in vain, so that nobody can tell tomorrow who it was; and closing the day."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from omarm.consent.measurements import forgets
from omarm.core.floor import FLOOR
from omarm.core.language import ask
from omarm.search.models import DayKey, DayMark, InVain
from omarm.search.queries.invain import IN_VAIN, KEPT_DAYS, may_be_noted, words_to_note

# What at least FLOOR different people typed on a day that is over.
SETTLE = """
    insert into search_invain (words, day)
    select words, day from search_daymark where day < %s group by words, day having count(*) >= %s
    on conflict do nothing
"""


@transaction.atomic
def note_in_vain(*, actor, text):
    """Note that somebody found nothing by these words today, if that may be counted. Returns whether it was noted.

    The mark of a person and the words is made with the key of the day: it cannot be compared with that of other words, and
    when the key is gone, with nothing at all. It is no fact, and carries no hour.
    """
    if actor.is_guest or "@" in text or not may_be_noted():
        return False
    words = words_to_note(ask(text))
    if not words:
        return False

    today = timezone.localdate()
    key, _is_new = DayKey.objects.get_or_create(day=today, defaults={"key": secrets.token_bytes(32)})
    mark = hmac.digest(bytes(key.key), f"{actor.pk} {words}".encode(), hashlib.sha256)[:16]
    DayMark.objects.bulk_create([DayMark(day=today, words=words, mark=mark)], ignore_conflicts=True)
    return True


@transaction.atomic
def settle_in_vain():
    """Keep of the days that are over what is above the floor, and throw the marks and their keys away.

    Returns how many days were closed. When it may not be counted (any more), all of it goes.
    """
    today = timezone.localdate()
    if not may_be_noted():
        forget_in_vain()
        return 0

    with connection.cursor() as cursor:
        cursor.execute(SETTLE, [today, FLOOR])
    DayMark.objects.filter(day__lt=today).delete()
    closed, _rows = DayKey.objects.filter(day__lt=today).delete()
    InVain.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    return closed


@forgets(IN_VAIN)
@transaction.atomic
def forget_in_vain():
    """Delete all of it, because it may not be counted (any more). Returns how many rows."""
    return sum(model.objects.all().delete()[0] for model in (DayMark, DayKey, InVain))

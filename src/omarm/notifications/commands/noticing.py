"""Telling of what is no conversation."""

from django.db import transaction

from omarm.core.live import announce
from omarm.notifications.models import Notice


@transaction.atomic
def notice(*, people, what, url, at):
    """Tell these people (ids) of something that stands at an address. Returns nothing.

    The same told again (the deliverer may) changes nothing: it has the same time.
    """
    for person in people:
        row, is_new = Notice.objects.get_or_create(person_id=person, what=what, url=url, defaults={"moved_at": at})
        if not is_new and row.moved_at < at:
            Notice.objects.filter(pk=row.pk).update(moved_at=at, is_unread=True)
    announce([f"p{person}" for person in people], "bell")


@transaction.atomic
def mark_notice_read(*, actor, notice):
    """Mark one as seen. Returns nothing."""
    if Notice.objects.filter(pk=notice.pk, person=actor, is_unread=True).update(is_unread=False):
        announce([f"p{actor.pk}"], "seen")


@transaction.atomic
def settle_notices(*, url):
    """Have what waited at an address ring no bell any more: somebody saw to it. Returns nothing."""
    waiting = Notice.objects.filter(url=url, is_unread=True)
    people = list(waiting.values_list("person", flat=True))
    waiting.delete()
    announce([f"p{person}" for person in people], "seen")

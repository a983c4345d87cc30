"""Telling of what is no conversation."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.core.live import announce
from omarm.notifications.models import Channel, Notice, Silence
from omarm.notifications.queries import hearers_of, kind_of


@transaction.atomic
def notice(*, people, what, url, at, group=None, number=0):
    """Tell these people (ids) of something that stands at an address, of which group (an id) and how many. Returns nothing.

    Who wants to hear nothing of it, or may not know of the group, is left out. The same told again (the deliverer may)
    changes nothing: it has the same time.
    """
    for person, by_mail in hearers_of(what, people).items():
        told = {"moved_at": at, "mail_due": by_mail, "group_id": group, "number": number}
        row, is_new = Notice.objects.get_or_create(person_id=person, what=what, url=url, defaults=told)
        if not is_new and row.moved_at < at:
            Notice.objects.filter(pk=row.pk).update(is_unread=True, **told)
    fresh = Notice.objects.filter(person__in=people, what=what, url=url, moved_at=at)
    fresh.past().delete()
    announce([f"p{person}" for person in fresh.values_list("person", flat=True)], "bell")


@transaction.atomic
def mark_notice_read(*, actor, notice):
    """Mark one as seen; no mail follows. Returns nothing."""
    unread = Notice.objects.filter(pk=notice.pk, person=actor, is_unread=True)
    if unread.update(is_unread=False, mail_due=False):
        announce([f"p{actor.pk}"], "seen")


@transaction.atomic
def hear_no_more(*, actor, notice):
    """Be told of this kind of thing no more; all of it counts as read. Returns nothing.

    Raises PermissionDenied for what always holds: what has to do with a report.
    """
    reason = kind_of(notice.what).reason
    if reason is None or notice.person_id != actor.pk:
        raise PermissionDenied
    Silence.objects.get_or_create(person=actor, reason=reason, channel=Channel.APP)
    for row in Notice.objects.filter(person=actor, is_unread=True):
        if kind_of(row.what).reason == reason:
            mark_notice_read(actor=actor, notice=row)


@transaction.atomic
def hear_again(*, actor, notice):
    """Be told of this kind of thing again. Returns nothing."""
    Silence.objects.filter(person=actor, reason=kind_of(notice.what).reason, channel=Channel.APP).delete()


@transaction.atomic
def settle_notices(*, url, what=None, person=None):
    """Have what waited at an address (of one kind, for one person (an id) alone, if given) ring no bell any more.

    Returns nothing.
    """
    waiting = Notice.objects.filter(url=url, is_unread=True)
    waiting = waiting if person is None else waiting.filter(person=person)
    _drop(waiting if what is None else waiting.filter(what=what))


@transaction.atomic
def settle_past_notices(*, group_id=None):
    """Have what is true no more ring no bell: of a group, or of what belongs to none. Returns nothing."""
    _drop(Notice.objects.filter(group=group_id).past())


def _drop(rows):
    people = set(rows.filter(is_unread=True).values_list("person", flat=True))
    rows.delete()
    announce([f"p{person}" for person in people], "seen")

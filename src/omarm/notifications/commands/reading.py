"""Having seen what one was told, and forgetting it."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from omarm.core.live import announce
from omarm.notifications.models import ASKING, Notice, Notification
from omarm.stream.models import Comment

READ_KEPT_DAYS = 2  # long enough to find back what one just opened
KEPT_DAYS = 90

_STEP_BACK = """
update notifications_notification n
   set actors = array_remove(n.actors, %(author)s::bigint),
       in_front = n.in_front - (%(author)s::bigint = any(n.actors[:n.in_front]))::int,
       comment_id = (select c.id from stream_comment c
                      where c.post_id = n.post_id and c.deleted_at is null and c.hidden_at is null
                        and c.author_id = any(array_remove(n.actors, %(author)s::bigint))
                      order by c.created_at desc, c.id desc limit 1)
 where n.comment_id = %(comment)s::bigint and array_remove(n.actors, %(author)s::bigint) <> array[]::bigint[]
"""


@transaction.atomic
def mark_read(*, actor, post_id):
    """Mark what the person was told of a conversation as read; no mail follows. Returns whether it was unread."""
    return _mark(actor, Notification.objects.filter(person=actor, post=post_id))


@transaction.atomic
def mark_all_read(*, actor):
    """Mark everything that the person was told as read. Returns whether anything was unread."""
    seen = Notice.objects.filter(person=actor, is_unread=True).update(is_unread=False, mail_due=False) > 0
    if seen:
        announce([f"p{actor.pk}"], "seen")
    return _mark(actor, Notification.objects.filter(person=actor)) or seen


@transaction.atomic
def forget_read():
    """Delete what was read and has not moved for 2 days, and whatever has not moved for 90. Returns how many went.

    When it was read is not known: a row holds the time of what it tells of, and no other.
    """
    now = timezone.now()
    read = Q(is_unread=False, moved_at__lt=now - timedelta(days=READ_KEPT_DAYS))
    old = Q(moved_at__lt=now - timedelta(days=KEPT_DAYS))
    return Notification.objects.filter(read | old).delete()[0] + Notice.objects.filter(read | old).delete()[0]


@transaction.atomic
def settle_post(*, post_id):
    """Have a post that went ring no bell: it is out of sight by the read rule, and comes back as read. Returns nothing."""
    _settle(Notification.objects.filter(post=post_id))


@transaction.atomic
def settle_asked(*, post_id, people):
    """Have a question ring no bell any more of those of these people (ids) who were asked it. Returns nothing."""
    _settle(Notification.objects.filter(post=post_id, person__in=people, reason__in=ASKING))


@transaction.atomic
def settle_reason(*, post_id, reason, before):
    """Have what was told of a post for one reason before a moment ring no bell any more: somebody saw to it. Returns nothing."""
    _settle(Notification.objects.filter(post=post_id, reason=reason, moved_at__lt=before))


@transaction.atomic
def settle_comment(*, comment_id):
    """Have a comment that went ring no bell. Returns nothing.

    Who was also told of others' comments keeps those: the newest that stands. For whom it was all there was, the
    notification is out of sight, and comes back as read when the comment does.
    """
    author = Comment.objects.values_list("author", flat=True).get(pk=comment_id)
    with connection.cursor() as cursor:
        cursor.execute(_STEP_BACK, {"comment": comment_id, "author": author})
    _settle(Notification.objects.filter(comment=comment_id))


def _mark(actor, rows):
    was_unread = rows.unread().update(is_unread=False, mail_due=False) > 0
    if was_unread:
        announce([f"p{actor.pk}"], "seen")
    return was_unread


def _settle(rows):
    people = list(rows.unread().values_list("person", flat=True))
    rows.unread().update(is_unread=False, mail_due=False)
    announce((f"p{person}" for person in people), "seen")

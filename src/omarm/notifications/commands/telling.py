"""Telling people: one statement per fact, however many they are. Who is told is said in queries/audience.py."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from omarm.core.live import announce
from omarm.notifications.models import Notification
from omarm.notifications.queries import audience

# A conversation that was read begins anew; one that was not gathers people, and keeps its strongest reason. The same
# fact told again (the deliverer may) changes nothing: it has the same time.
_STORE = f"""
with told as (
    insert into notifications_notification as n
        (person_id, post_id, comment_id, reason, actors, in_front, is_unread, moved_at, mail_due)
    select person_id, %(post)s::bigint, %(comment)s::bigint, reason, array_remove(array[%(actor)s::bigint], null),
           num_nonnulls(%(actor)s::bigint), true, %(at)s::timestamptz, mail_due
      from ({audience.TOLD}) people
        on conflict (person_id, post_id) {{again}}
 returning n.person_id, n.reason
), marked as (
    insert into notifications_toldmention (mention_id)
    select m.id from stream_mention m join told on told.person_id = m.person_id
     where m.post_id = %(post)s::bigint and m.comment_id is not distinct from %(comment)s::bigint
        on conflict do nothing
)
select person_id from told
"""  # noqa: S608 (put together from constants; values travel as parameters)

# Who did what the strongest reason says stands in front, so that the sentence names them and nobody else.
_LEADS = "coalesce(%(actor)s::bigint = any(n.actors[:n.in_front]), false)"
_GATHER = f"""do update set
    reason = case when n.is_unread then greatest(n.reason, excluded.reason) else excluded.reason end,
    comment_id = case when n.is_unread then coalesce(excluded.comment_id, n.comment_id) else excluded.comment_id end,
    actors = (case
        when not n.is_unread then excluded.actors
        when excluded.reason < n.reason and {_LEADS} then n.actors
        when excluded.reason < n.reason
        then n.actors[:n.in_front] || excluded.actors || array_remove(n.actors[n.in_front + 1:], %(actor)s::bigint)
        else excluded.actors || array_remove(n.actors, %(actor)s::bigint) end)[:{Notification.MOST_ACTORS}],
    in_front = case
        when not n.is_unread or excluded.reason > n.reason then excluded.in_front
        when excluded.reason < n.reason or {_LEADS} then n.in_front
        else least(n.in_front + excluded.in_front, {Notification.MOST_ACTORS}) end,
    mail_due = excluded.mail_due or (n.is_unread and n.mail_due),
    moved_at = greatest(n.moved_at, excluded.moved_at),
    is_unread = true
    where n.moved_at <> excluded.moved_at"""
_ONLY_THE_NEW = "do nothing"


@transaction.atomic
def tell(*, actor, post_id, people, reason, at: datetime | None = None):
    """Tell these people (ids) of a post for a reason; `actor` (an id) did it, or None when the house itself reminds.

    Who may not read the post, is not active or wants to hear nothing of it is left out. Returns the ids of who was told.
    """
    news = {"post": post_id, "actor": actor, "people": list(people), "reason": int(reason), "at": at or timezone.now()}
    return _tell(audience.OF_WHAT_CONCERNS_THEM, **news)


@transaction.atomic
def tell_author(*, actor, post_id, reason, at):
    """Tell the author of a post for a reason. Returns the ids of who was told: one or none."""
    return _tell(audience.OF_THE_AUTHOR, post=post_id, actor=actor, reason=int(reason), at=at)


@transaction.atomic
def tell_of_post(*, actor, post_id, at, people=(), reason=0):
    """Tell who is named in a new post, who follows its author, a topic or a group of it, and `people` for `reason`.

    Returns the ids of who was told.
    """
    return _tell(audience.OF_A_POST, post=post_id, actor=actor, at=at, people=list(people), reason=int(reason))


@transaction.atomic
def tell_of_place(*, actor, post_id, placement_id, at):
    """Tell who follows the place to which a post was shared, as far as they were not told of it before.

    Returns the ids of who was told.
    """
    return _tell(audience.OF_A_PLACE, _ONLY_THE_NEW, post=post_id, actor=actor, at=at, placement=placement_id)


@transaction.atomic
def tell_of_message(*, actor, post_id, group_id, at, by_mail=True):
    """Tell all members of a group of a post that is for all of them, whatever they follow or muted; `by_mail` too.

    Returns the ids of who was told.
    """
    return _tell(audience.OF_A_GROUP, post=post_id, actor=actor, at=at, group=group_id, by_mail=by_mail)


@transaction.atomic
def tell_of_comment(*, actor, comment, at, answered=None):
    """Tell who is named in a comment, whom it answers (`answered`: a comment's id) and who takes part.

    Returns the ids of who was told.
    """
    news = {"post": comment.post_id, "comment": comment.pk, "answered": answered or comment.parent_id}
    return _tell(audience.OF_A_COMMENT, actor=actor, at=at, **news)


@transaction.atomic
def tell_of_mentions(*, actor, post_id, at, comment_id=None):
    """Tell who is named in a changed text and was not told before. Returns the ids of who was told."""
    return _tell(audience.OF_A_MENTION, post=post_id, actor=actor, at=at, comment=comment_id)


def _tell(source, again=_GATHER, **news):
    """Store the notifications and wake the bells of whoever looks. Returns the ids of the people."""
    values = {"by_mail": True, "comment": None, "but": [news["actor"] or 0], "now": timezone.now(), **news}
    with connection.cursor() as cursor:
        cursor.execute(_STORE.format(again=again, source=source), values)
        people = [person_id for (person_id,) in cursor.fetchall()]
    announce((f"p{person_id}" for person_id in people), "bell")
    return people

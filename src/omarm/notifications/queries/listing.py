"""What the bell and the page of notifications show."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from omarm.core import richtext
from omarm.core.pagination import PAGE, Cursor, cut
from omarm.notifications.models import NEWS, STANDS, Notification, Reason
from omarm.notifications.queries.words import told_in_words, why_in_words
from omarm.people.models import Person
from omarm.stream.models import Follow, Placement, PostTopic
from omarm.stream.models.reach import MINE, NEAR, RULE

MOST_COUNTED = 100  # the badge says 99+ from here

# The bell stands on every page: by the partial index on unread, and the read rule only for what is found there.
_UNREAD = """
select (select count(*) from notifications_notice told
         where told.person_id = %(me)s and told.is_unread and {stands}) + count(*) from (
    select 1 from notifications_notification n
      join stream_post post on post.id = n.post_id and post.deleted_at is null and post.hidden_at is null
       and post.published_at <= %(now)s::timestamptz
     where n.person_id = %(me)s and n.is_unread
       and (n.comment_id is null or exists (select 1 from stream_comment c
             where c.id = n.comment_id and c.deleted_at is null and c.hidden_at is null))
       and exists (select 1 from stream_placement p where p.post_id = n.post_id and {readable})
     limit %(limit)s) counted
"""
_COUNT = _UNREAD.format(
    readable=RULE.format(
        audience="p.audience", group="p.group_id", department="p.department_id", guest="%(guest)s",
        mine=MINE.format(me="%(me)s"), near=NEAR.format(department_of_me="%(department)s", guest="%(guest)s"),
    ),
    stands=STANDS.format(n="told"),
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One notification as the page shows it.

    `place` is one through which the person may read the post; `follow` is what they follow and were told for, if that
    was the reason and they still do.
    """

    notification: Notification
    people: list
    place: Placement | None
    follow: Follow | None
    is_muted: bool = False

    @property
    def moved_at(self):
        return self.notification.moved_at

    @property
    def sentence(self):
        """Who did what, as one sentence."""
        return told_in_words(
            self.notification.reason, self.people, self.notification.number_in_front, self.notification.number_beside
        )

    @property
    def why(self):
        """Why the person is told, as one sentence."""
        return why_in_words(self.notification.reason, self.thing)

    @property
    def about(self):
        """The title of the post, or its words when it has none."""
        return self.notification.post.title or self.notification.post.words

    @property
    def words(self):
        """What the latest comment says, with the names of people as everybody knows them; empty without one."""
        comment = self.notification.comment
        return (richtext.to_text(comment.rich) or comment.body) if comment else ""

    @property
    def thing(self):
        """What the person follows and was told for: a colleague, topic or group, or None."""
        return self.follow and (self.follow.colleague or self.follow.topic or self.follow.group)


def unread_count(person):
    """Return how many unread notifications the person has, 100 at most."""
    values = {
        "me": person.pk, "department": person.department_id or 0, "guest": person.is_guest, "limit": MOST_COUNTED,
        "now": timezone.now(),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)
        return min(cursor.fetchone()[0], MOST_COUNTED)


def bell_for(person):
    """Return the context of the bell in the frame."""
    return {"count": unread_count(person)}


def notifications_for(person, *, after=""):
    """Return a Page of Told, newest first."""
    found = Notification.objects.visible_to(person).select_related("post", "comment").order_by("-moved_at", "-pk")
    if cursor := Cursor.parse(after):
        found = found.filter(Q(moved_at__lt=cursor.at) | Q(moved_at=cursor.at, pk__lt=cursor.pk))
    rows = found[: PAGE + 1]
    page = cut(list(rows), size=PAGE, cursor_of=lambda row: Cursor(row.moved_at, row.pk))
    return type(page)(rows=told(person, page.rows), after=page.after)


def notification_for(person, notification_id):
    """Return one of the person's notifications. Raises Notification.DoesNotExist when it is not theirs, or gone."""
    found = Notification.objects.visible_to(person).select_related("post", "comment")
    return found.get(pk=notification_id)


def told(person, notifications):
    """Return these notifications of one person as Told, with one query per table for all of them."""
    people = Person.objects.in_bulk({actor for row in notifications for actor in row.named})
    in_places = Placement.objects.filter(post__in={row.post_id for row in notifications}).in_reach_of(person)
    readable = list(in_places.select_related("group", "department").order_by("-audience", "-pk"))
    places = {placement.post_id: placement for placement in readable}  # the widest comes last
    follows = _follows(person, notifications, readable)
    muted = Follow.objects.filter(person=person, is_muted=True, post__in={row.post_id for row in notifications})
    muted_posts = set(muted.values_list("post", flat=True))
    return [
        Told(
            notification=row,
            people=[people[actor] for actor in row.named if actor in people],
            place=places.get(row.post_id),
            follow=follows.get((row.post_id, row.reason)),
            is_muted=row.post_id in muted_posts,
        )
        for row in notifications
    ]


def _follows(person, notifications, readable):
    """Return by post and reason what the person follows that led to it; of several, one."""
    authors = {row.post_id: row.post.author_id for row in notifications}
    led = [(post, Reason.COLLEAGUE, author) for post, author in authors.items()]
    topics = PostTopic.objects.filter(post__in=authors).order_by("-topic__name")
    led += [(post, Reason.TOPIC, topic) for post, topic in topics.values_list("post", "topic")]
    led += [(placement.post_id, Reason.GROUP, placement.group_id) for placement in readable if placement.group_id]
    followed = _followed(person, led)
    return {(post, reason): followed[reason, thing] for post, reason, thing in led if (reason, thing) in followed}


def _followed(person, led):
    """Return the person's Follows of these things, by reason and the thing's id."""
    things = {reason: {thing for _post, why, thing in led if why == reason} for reason in NEWS}
    colleagues, topics, groups = (things[reason] for reason in (Reason.COLLEAGUE, Reason.TOPIC, Reason.GROUP))
    of_these = Q(colleague__in=colleagues) | Q(topic__in=topics) | Q(group__in=groups)
    mine = Follow.objects.filter(of_these, person=person, is_muted=False).select_related("colleague", "topic", "group")
    return {
        key: row
        for row in mine
        for key in (
            (Reason.COLLEAGUE, row.colleague_id), (Reason.TOPIC, row.topic_id), (Reason.GROUP, row.group_id),
        )
    }  # fmt: skip

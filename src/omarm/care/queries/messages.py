"""Messages to all members of a group: whom one reaches, and whether there is room for another."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from omarm.care.models import GroupMessage, MessageRoom
from omarm.core.floor import tells_on_few
from omarm.groups.models import Group, Membership
from omarm.notifications.models import Channel, MailPace, Reason, Silence
from omarm.people.models import Person
from omarm.stream.models import Post

WEEK, MONTH = timedelta(days=7), timedelta(days=28)


@dataclass(frozen=True)
class Reach:
    """Whom a message reaches: `people`, of whom `by_mail` also by mail.

    `by_mail` is None where that number, or what is left of it, would tell how some few chose.
    """

    people: int
    by_mail: int | None


@dataclass(frozen=True)
class Messages:
    """What was written to all lately, from when on there is room again (None: now), and whether the person may write."""

    lately: list
    again_on: object
    may_write: bool


def reach_of(person, group):
    """Return the Reach of a message that this person would write to all members."""
    members = Membership.objects.filter(group=group, person__is_active=True).exclude(person=person)
    people = members.count()
    silent = Silence.objects.filter(reason=Reason.FOR_ALL, channel=Channel.MAIL).values("person")
    never = MailPace.objects.filter(pace=MailPace.Pace.NEVER).values("person")
    without = Q(email=None) | Q(email="") | Q(pk__in=silent) | Q(pk__in=never)
    by_mail = Person.objects.active().filter(pk__in=members.values("person")).exclude(without).count()
    return Reach(people=people, by_mail=None if tells_on_few(by_mail, people) else by_mail)


def messages_for(person, group, *, manages):
    """Return the Messages of a group of the last four weeks, for who sees its care; `manages`: they look after it.

    `again_on` is that of the group: what one person wrote elsewhere is told where they write.
    """
    today = timezone.localdate()
    sent = list(_sent_since(group, today - MONTH).select_related("sent_by", "post").order_by("-sent_on", "-pk"))
    ids = [row.post_id for row in sent]
    readable = set(Post.objects.visible_to(person).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for row in sent:
        row.is_readable = row.post_id in readable
    again_on = _again_on([row.sent_on for row in sent], today, message_room()) if sent else None
    return Messages(lately=sent, again_on=again_on, may_write=manages and not group.archived_at)


def again_on(person, group):
    """Return the day from which on this person can write to all of the group again, None when that is now.

    A group is written to so often a week and in four weeks (MessageRoom); one person writes to all of their groups
    together no more often than one group is written to in four weeks.
    """
    today = timezone.localdate()
    lately = GroupMessage.objects.filter(sent_on__gt=today - MONTH).filter(Q(group=group) | Q(sent_by=person))
    rows = list(lately.values_list("group", "sent_by", "sent_on"))
    of_group = [sent_on for group_id, _sent_by, sent_on in rows if group_id == group.pk]
    of_person = [sent_on for _group_id, sent_by, sent_on in rows if sent_by == person.pk]
    room = message_room()
    days = [_again_on(of_group, today, room), _full_until(of_person, room.a_month, MONTH, today)]
    return max(filter(None, days), default=None)


def message_room():
    """Return the MessageRoom of the organisation: how often a group may be written to."""
    return MessageRoom.objects.first() or MessageRoom()


def message_of_form(group, submission):
    """Return the GroupMessage that the same form made before, or None."""
    return GroupMessage.objects.filter(group=group, post__submission=submission).first()


def all_messages_for(person):
    """Return the messages to all of the last four weeks in groups that the person may know of with who is in them."""
    since = timezone.localdate() - MONTH
    sent = GroupMessage.objects.filter(sent_on__gt=since, group__in=Group.objects.with_people_for(person))
    return sent.select_related("group", "sent_by").order_by("-pk")


def _sent_since(group, day):
    return GroupMessage.objects.filter(group=group, sent_on__gt=day)


def _again_on(days, today, room):
    """Return when the week and the month have room again, None when that is now."""
    full = (_full_until(days, room.a_week, WEEK, today), _full_until(days, room.a_month, MONTH, today))
    return max(filter(None, full), default=None)


def _full_until(days, most, span, today):
    """Return when so many days are less than a span ago again. What was sent on day 1 fills the week up to and with day 7."""
    days = sorted(days, reverse=True)
    if len(days) < most or days[most - 1] + span <= today:
        return None
    return days[most - 1] + span

"""Messages to all members of a group: whom one reaches, and whether there is room for another."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from omarm.care.models import GroupMessage
from omarm.core.floor import FLOOR, from_floor
from omarm.groups.models import Group, Membership
from omarm.notifications.models import Channel, MailPace, Reason, Silence
from omarm.people.models import Person
from omarm.stream.models import Post

WEEK, MONTH = timedelta(days=7), timedelta(days=28)
MOST_A_WEEK, MOST_A_MONTH = 1, 4  # our own choice: who is written to more often stops reading


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
    is_telling = 0 < people - by_mail < FLOOR or by_mail < FLOOR
    return Reach(people=people, by_mail=None if is_telling else from_floor(by_mail))


def messages_for(person, group):
    """Return the Messages of a group of the last four weeks, for who sees its care."""
    today = timezone.localdate()
    sent = list(_sent_since(group, today - MONTH).select_related("sent_by", "post").order_by("-sent_on", "-pk"))
    readable = set(
        Post.objects.visible_to(person).filter(pk__in=[row.post_id for row in sent]).values_list("pk", flat=True)
    )
    for row in sent:
        row.is_readable = row.post_id in readable
    may_write = not group.archived_at and Group.objects.managed_by(person).contains(group)
    return Messages(lately=sent, again_on=_again_on([row.sent_on for row in sent], today), may_write=may_write)


def again_on(group):
    """Return the day from which on there is room for another message to all, None when that is now."""
    today = timezone.localdate()
    return _again_on(list(_sent_since(group, today - MONTH).values_list("sent_on", flat=True)), today)


def message_of_form(group, submission):
    """Return the GroupMessage that the same form made before, or None."""
    return GroupMessage.objects.filter(group=group, post__submission=submission).first()


def all_messages_for(person):
    """Return the messages to all of the last four weeks in groups that the person may know of, newest first."""
    since = timezone.localdate() - MONTH
    sent = GroupMessage.objects.filter(sent_on__gt=since, group__in=Group.objects.listed_for(person))
    return sent.select_related("group", "sent_by").order_by("-pk")


def _sent_since(group, day):
    return GroupMessage.objects.filter(group=group, sent_on__gt=day)


def _again_on(days, today):
    """Return when the week, or the month, has room again. A message sent on day 1 fills the week up to and with day 7."""
    days = sorted(days, reverse=True)
    full_until = [
        days[most - 1] + span for most, span in ((MOST_A_WEEK, WEEK), (MOST_A_MONTH, MONTH)) if len(days) >= most
    ]
    latest = max(full_until, default=today)
    return latest if latest > today else None

"""How somebody wants to be told, what they follow and what they muted."""

from django.db.models import Q

from omarm.groups.models import Group
from omarm.notifications.models import ALWAYS, Channel, MailPace, Reason, Silence
from omarm.people.models import Person
from omarm.stream.models import Follow, Post

CHOOSABLE = tuple(sorted(set(Reason) - set(ALWAYS), reverse=True))


def wanted_reasons(person):
    """Return the reasons (of those that can be chosen) for which the person wants to be told, strongest first."""
    silent = set(Silence.objects.filter(person=person, channel=Channel.APP).values_list("reason", flat=True))
    return [reason for reason in CHOOSABLE if reason not in silent]


def mail_pace(person):
    """Return how often the person wants mail, as a MailPace.Pace."""
    chosen = MailPace.objects.filter(person=person).values_list("pace", flat=True).first()
    return MailPace.Pace(chosen or MailPace.Pace.DAILY)


def follows_of(person):
    """Return what the person follows or muted, as far as they may see it now: colleagues, topics, groups, posts."""
    visible = (
        Q(colleague__in=Person.objects.visible_to(person).active().values("pk"))
        | Q(group__in=Group.objects.readable_by(person).values("pk"))
        | Q(post__in=Post.objects.visible_to(person).values("pk"))
        | Q(topic__isnull=False)
    )
    mine = Follow.objects.filter(visible, person=person).select_related("colleague", "topic", "group", "post")
    return list(mine.order_by("colleague__sort_key", "topic__name", "group__name", "-post"))


def follow_of(person, follow_id):
    """Return one thing that the person follows or muted. Raises Follow.DoesNotExist."""
    return Follow.objects.select_related("colleague", "topic", "group", "post").get(pk=follow_id, person=person)

"""Whose mail is due, and what stands in it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core import signing
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.core.addresses import in_full as address
from omarm.groups.models import Group
from omarm.notifications.models import MailPace, Notice, Notification
from omarm.notifications.queries.listing import told
from omarm.notifications.queries.notices import ToldNotice
from omarm.people.models import Person
from omarm.stream.models import Placement

DAILY_AT = time(7, 30)  # in the zone of the organisation
MOST_IN_A_LETTER = 20
SALT = "omarm.notifications.mail"


@dataclass(frozen=True)
class Item:
    """One conversation in a letter, or a Notice. `excerpt` and `title` are empty when they may not leave the house."""

    sentence: str
    url: str
    title: str = ""
    excerpt: str = ""
    where: str = ""
    is_notice: bool = False


def last_daily_moment(now=None):
    """Return the last half past seven in the morning, as the organisation's clock has it."""
    local = timezone.localtime(now)
    moment = datetime.combine(local.date(), DAILY_AT, tzinfo=local.tzinfo)
    return moment if moment <= local else moment - timedelta(days=1)


def people_with_mail_due(now=None):
    """Return the ids of who is to get a letter now: at once, or daily and not since the last daily moment."""
    morning = last_daily_moment(now)
    at_once = Q(mail_pace__pace=MailPace.Pace.AT_ONCE) & _of_theirs(mail_due=True, is_unread=True)
    daily = Q(mail_pace=None) | Q(mail_pace__pace=MailPace.Pace.DAILY)
    daily &= _of_theirs(mail_due=True, is_unread=True, moved_at__lte=morning) & ~_of_theirs(mailed_at__gte=morning)
    reachable = Person.objects.active().exclude(email=None).exclude(email="")
    return list(reachable.filter(at_once | daily).order_by("pk").values_list("pk", flat=True))


def due_for(person, *, limit=MOST_IN_A_LETTER):
    """Return what is to stand in the person's letter, newest first: only what they may read at this moment."""
    rows = Notification.objects.visible_to(person).unread().filter(mail_due=True)
    return list(rows.select_related("post", "comment").order_by("-moved_at", "-pk")[:limit])


def items_of_notices(rows):
    """Return these Notices as Items. What was decided about what is said in the house: a letter tells only that.

    The link goes by way of the notice: the address of a hidden group holds its name.
    """
    told = [(ToldNotice(row).letter, address(reverse("notifications:notice", args=[row.pk]))) for row in rows]
    return [Item(sentence=letter, url=url, is_notice=True) for letter, url in told]


def items_for(person, notifications):
    """Return these notifications as Items.

    The words of a post leave the house only when every employee may read it: mail passes through servers and lock
    screens of others. Of a group that is not open a letter tells its name, of a hidden one or a department not even that.
    """
    open_to_all = _open_to_all(notifications)
    return [_item(row, is_open=row.notification.post_id in open_to_all) for row in told(person, notifications)]


def subject_of(items):
    """Return the subject of a letter: who did what, and where as far as that may be told; several as a number."""
    if len(items) > 1 and any(item.is_notice for item in items):
        return _("There is something for you to read")
    if len(items) > 1:
        return ngettext("%(number)d conversation for you", "%(number)d conversations for you", len(items)) % {
            "number": len(items)
        }
    [item] = items
    about = item.title or item.where
    told_of = {"what": item.sentence, "about": about}
    text = _("%(what)s: %(about)s") % told_of if about else item.sentence
    return " ".join(text.split())


def mail_token(person):
    """Return a text by which a letter can be ended without signing in: it names the person and does nothing else."""
    return signing.Signer(salt=SALT).sign_object(person.pk)


def person_of_token(token):
    """Return whom the token of a letter names. Raises Person.DoesNotExist when it is not one of ours."""
    try:
        person_id = signing.Signer(salt=SALT).unsign_object(token)
    except signing.BadSignature:
        person_id = None
    return Person.objects.active().get(pk=person_id)


def _of_theirs(**told):
    """Return the condition that a person has a notification or notice of which this holds."""
    rows = (model.objects.filter(person=OuterRef("pk"), **told) for model in (Notification, Notice))
    return Q(*(Exists(one) for one in rows), _connector=Q.OR)


def _open_to_all(notifications):
    """Return the ids of the posts that every employee may read."""
    of_these = Placement.objects.filter(post__in=[row.post_id for row in notifications])
    to_all = Q(audience=Placement.Audience.EVERYONE) | Q(group__access=Group.Access.OPEN)
    return set(of_these.filter(to_all).values_list("post", flat=True))


def _item(row, *, is_open):
    post, comment = row.notification.post, row.notification.comment
    return Item(
        sentence=row.sentence,
        title=str(post) if is_open else "",
        excerpt=_start(row.words if comment else post.words) if is_open else "",
        where=_where(row.place),
        url=address((comment or post).get_absolute_url()),
    )


def _where(place):
    group = place and place.group
    return _("in %(group)s") % {"group": group.name} if group and not group.is_discreet else ""


def _start(text, *, most=280):
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"

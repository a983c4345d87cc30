"""Writing to all members of a group, whatever they follow."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.care.models import GroupMessage, MessageRoom
from omarm.care.queries.messages import again_on, message_of_form, reach_of
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.people.queries import language_of
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """What is written to all: `accepts` is the edition of the house rules that its author accepts with it.

    With `by_mail` who wants mail of such messages gets it, else nobody does.
    """

    title: str
    text: str
    submission: UUID | None = None
    accepts: int | None = None
    by_mail: bool = True


@transaction.atomic
def send_message(*, actor, group, new):
    """Write to all members: it is a post in the group that each of them is told of, once. Returns the GroupMessage.

    The same form sent twice is one message. Raises DomainError while the week or the month of the group, or the month of
    the person, has no room, and what publishing a post raises.
    """
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)  # one person in two groups at once,
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)  # or two in one, would both find room
    if same := message_of_form(group, new.submission):
        return same
    if day := again_on(actor, group):
        raise DomainError(
            _("There is room for a message to everybody again from %(day)s on; until then a post does it.")
            % {"day": date_format(day, "j F")},
            code="message_full",
        )

    reach = reach_of(actor, group).people
    post = publish_update(
        actor=actor,
        draft=Draft(
            title=new.title, body=richtext.from_text(new.text), place=Place(group=group), lang=language_of(actor),
            submission=new.submission, accepts=new.accepts,
        ),
    )  # fmt: skip
    message = GroupMessage.objects.create(
        group=group, post=post, sent_by=actor, sent_on=timezone.localdate(), reach=reach
    )

    log.record("group.messaged", actor=actor, subject=group, post=post.pk, by_mail=new.by_mail)
    return message


@transaction.atomic
def change_message_room(*, actor, a_week, a_month):
    """Set how often groups are written to as a whole, as an administrator. Returns the MessageRoom."""
    if not actor.is_administrator:
        raise PermissionDenied
    room, _is_new = MessageRoom.objects.update_or_create(id=1, defaults={"a_week": a_week, "a_month": a_month})

    note_act(actor=actor, act="message_room.changed", target=_("Messages to all"), a_week=a_week, a_month=a_month)
    return room

"""Writing to all members of a group, whatever they follow."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.care.models import GroupMessage
from omarm.care.queries.messages import again_on, message_of_form, reach_of
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.people.queries import language_of
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update


@transaction.atomic
def send_message(*, actor, group, title, text, submission):
    """Write to all members: it is a post in the group that each of them is told of, once. Returns the GroupMessage.

    The same form sent twice is one message. Raises DomainError while the week or the month has no room, and what
    publishing a post raises.
    """
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)  # two owners at once would both find room
    if same := message_of_form(group, submission):
        return same
    if day := again_on(group):
        raise DomainError(
            _("Everybody was written to not long ago. From %(day)s on there is room again; until then a post does it.")
            % {"day": date_format(day, "j F")},
            code="message_full",
        )

    reach = reach_of(actor, group).people
    post = publish_update(
        actor=actor,
        draft=Draft(
            title=title, body=richtext.from_text(text), place=Place(group=group), lang=language_of(actor),
            submission=submission,
        ),
    )  # fmt: skip
    message = GroupMessage.objects.create(
        group=group, post=post, sent_by=actor, sent_on=timezone.localdate(), reach=reach
    )

    log.record("group.messaged", actor=actor, subject=group, post=post.pk)
    return message

"""What the clock asks and says of groups: whether they go on, and what is due."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.care.models import ActionReminder
from omarm.care.queries.desk import quiet_groups
from omarm.care.queries.planning import groups_with_due_actions
from omarm.care.queries.tips import monday
from omarm.core.errors import DomainError
from omarm.groups.commands import ask_owners
from omarm.groups.models import Group
from omarm.groups.queries.living import groups_to_ask, ownerless_groups


def ask_quiet_groups():
    """Ask the owners of each group that was quiet for as long as its kind allows. Returns how many were asked."""
    return sum(ask_owners(actor=None, group=group) for group in quiet_groups(groups_to_ask()))


@transaction.atomic
def ask_now(*, actor, group):
    """Have the owners of a quiet group asked before the clock does. Returns whether they are.

    For administrators and community managers, of groups that they may know of. Raises DomainError for a group that is not
    quiet, and for one that nobody owns.
    """
    if not (actor.cares_for_all and Group.objects.listed_for(actor).contains(group)):
        raise PermissionDenied
    if not quiet_groups(Group.objects.filter(pk=group.pk)).exists():
        raise DomainError(_("Something was posted in this group lately."), code="not_quiet")
    if ownerless_groups().filter(pk=group.pk).exists():
        raise DomainError(_("Nobody owns this group: there is nobody to ask. Find an owner first."), code="no_owner")
    return ask_owners(actor=None, group=group)


@transaction.atomic
def remind_of_actions():
    """Have the owners of each group reminded of all that is due this week, in one line, once. Returns how many groups."""
    week = monday()
    reminded = set(ActionReminder.objects.filter(week=week).values_list("group", flat=True))
    groups = [group for group in groups_with_due_actions(timezone.localdate()) if group.pk not in reminded]
    ActionReminder.objects.bulk_create([ActionReminder(group=group, week=week) for group in groups])
    for group in groups:
        log.record("group.actions_due", actor=None, subject=group)
    return len(groups)

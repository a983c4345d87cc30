"""What owners are told of their group, and when it need not be told any more."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.care.queries.planning import owner_ids
from omarm.groups.models import Group
from omarm.notifications.commands import notice, settle_notices


@on("group.asked_whether_it_goes_on")
def ask_its_owners(fact):
    """Tell the owners that they are asked; the group's page has the two answers."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None).exclude(asked_on=None):
        notice(people=owner_ids(group), what="care.asked", url=group.get_absolute_url(), at=fact.recorded_at)


@on("group.actions_due")
def remind_its_owners(fact):
    """Tell the owners that something is due in the planner."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None):
        notice(people=owner_ids(group), what="care.actions_due", url=_planner_of(group), at=fact.recorded_at)


@on("group.said_to_go_on")
@on("group.archived")
def wait_for_no_answer(fact):
    """Have nobody asked any more: it was answered, or need not be."""
    for group in Group.objects.filter(pk=fact.subject_id):
        settle_notices(url=group.get_absolute_url())
        if group.archived_at:
            settle_notices(url=_planner_of(group))


def _planner_of(group):
    return reverse("care:health", args=[group.slug]) + "#planner"

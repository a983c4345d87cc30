"""What owners and the desk are told of groups, and when it need not be told any more."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.care.models import HelpRequest
from omarm.care.queries.desk import address_of
from omarm.care.queries.helping import desk_ids
from omarm.care.queries.planning import owner_ids
from omarm.groups.models import Group
from omarm.notifications.commands import notice, settle_notices


@on("group.asked_whether_it_goes_on")
def ask_its_owners(fact):
    """Tell the owners that they are asked; the group's page has the two answers."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None).exclude(asked_on=None):
        _notice(group, owner_ids(group), "care.asked", group.get_absolute_url(), fact)


@on("group.actions_due")
def remind_its_owners(fact):
    """Tell the owners that something is due in the planner."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None):
        _notice(group, owner_ids(group), "care.actions_due", _care_of(group, "planner"), fact)


@on("questions.overdue")
def tell_of_questions_that_wait(fact):
    """Tell who looks after the group, as the fact names them, that questions wait in it longer than promised."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None):
        notice(
            people=fact.data["people"], what="care.questions_wait", url=_care_of(group, "open-questions"),
            at=fact.recorded_at, group=group.pk, number=fact.data["number"],
        )  # fmt: skip


@on("group.said_to_go_on")
@on("group.archived")
def wait_for_no_answer(fact):
    """Have nobody asked any more: it was answered, or need not be."""
    for group in Group.objects.filter(pk=fact.subject_id):
        settle_notices(url=group.get_absolute_url(), what="care.asked")
        if group.archived_at:
            for part in ("planner", "open-questions"):
                settle_notices(url=_care_of(group, part))


@on("help.asked")
def tell_the_desk(fact):
    """Tell administrators and community managers that a group asks for help; the desk names it to who may know of it."""
    if HelpRequest.objects.filter(pk=fact.subject_id, answered_at=None).exists():
        people = [pk for pk in desk_ids() if pk != fact.actor_id]
        notice(people=people, what="care.help_asked", url=address_of("help"), at=fact.recorded_at)


@on("help.answered")
def tell_who_asked(fact):
    """Tell who asked for help that there is an answer."""
    for request in HelpRequest.objects.select_related("group").filter(pk=fact.subject_id).exclude(asked_by=None):
        group = request.group
        _notice(group, [request.asked_by_id], "care.help_answered", _care_of(group, "help"), fact)
    _settle_the_desk()


@on("help.withdrawn")
def wait_for_help_no_more(fact):
    """Have the bells of the desk ring no more when nothing waits."""
    _settle_the_desk()


def _settle_the_desk():
    if not HelpRequest.objects.filter(answered_at=None).exists():
        settle_notices(url=address_of("help"))


def _notice(group, people, what, url, fact):
    notice(people=people, what=what, url=url, at=fact.recorded_at, group=group.pk)


def _care_of(group, part):
    return f"{reverse('care:health', args=[group.slug])}#{part}"

"""Who is told that a question is theirs. The facts name who is asked, and never who asks."""

from omarm.activity.log import on
from omarm.groups.models import Group, Membership
from omarm.notifications.commands import notice, tell
from omarm.notifications.models import Reason
from omarm.questions.commands import look_soon
from omarm.questions.models import Turn
from omarm.stream.models import Post


@on("question.asked")
@on("question.turn")
@on("question.escalated")
def tell_whose_turn_it_is(fact):
    """Tell the expert who was chosen, or who looks after the place, while it is still their turn."""
    for turn in _waiting(fact):
        _tell(turn, fact, Reason.ASKED if turn.role == Turn.Role.EXPERT else Reason.QUESTION_DUE)


@on("question.overdue")
def tell_who_has_what_waits_too_long(fact):
    """Tell who has a question that waits longer than was promised."""
    for turn in _waiting(fact):
        _tell(turn, fact, Reason.QUESTION_WAITS)


@on("membership.ended")
@on("group.handed_over")
@on("group.rules_applied")
def look_again_in_a_group(fact):
    """Have the clock look at what waits in a group where somebody left, or somebody else looks after it."""
    look_soon(group_id=fact.subject_id)


@on("membership.role_changed")
def look_again_where_a_role_changed(fact):
    """Have the clock look at what waits in the group where somebody got another role."""
    for group_id in Membership.objects.filter(pk=fact.subject_id).values_list("group", flat=True):
        look_soon(group_id=group_id)


@on("person.roles_changed")
def look_again_at_what_somebody_has(fact):
    """Have the clock look at what waits for somebody who got other tasks for the organisation."""
    look_soon(person_id=fact.subject_id)


def _waiting(fact):
    """Return the Turns of the fact that still wait; what was answered meanwhile rings no bell."""
    people = fact.data["people"]
    turns = Turn.objects.filter(question=fact.data["question"], person__in=people, outcome=Turn.Outcome.WAITING)
    return turns.select_related("person")


def _tell(turn, fact, reason):
    """Tell who may read the question; who may only know of its group hears that something waits there."""
    people, at = [turn.person_id], fact.recorded_at
    if Post.objects.visible_to(turn.person).filter(pk=turn.question_id).exists():
        tell(actor=None, post_id=turn.question_id, people=people, reason=reason, at=at)
        return
    for group in Group.objects.filter(pk=fact.data["group"]):
        notice(people=people, what="question.unseen", url=group.get_absolute_url(), at=at, group=group.pk)

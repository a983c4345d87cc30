"""An activity of the next step is started: on the plan board, or as the draft of a campaign."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from omarm.core.errors import DomainError
from omarm.desk.activities import CAMPAIGN, GOAL_KINDS
from omarm.desk.queries.seeing import sees_desk
from omarm.desk.queries.stepping import begun, name_for
from omarm.people.queries import organisation
from omarm.planboard.commands import NewAction, add_action
from omarm.programme.behaviours import BEHAVIOURS
from omarm.programme.commands import NewCampaign, draft_on_free_days
from omarm.programme.models import Campaign
from omarm.programme.queries.goals import goals_pursued


@transaction.atomic
def start_activity(*, actor, activity, scope):
    """Start an Activity for a Scope: a campaign as a draft, anything else as an action of the actor's. Returns what was made.

    What was begun before and is not over is returned as it is. It speaks the language of the house, and is to be changed there;
    the commands of the plan board and the programme tell of it. Raises DomainError without a goal to draft a campaign for, and
    for a board that is full.
    """
    if not sees_desk(actor):
        raise PermissionDenied
    if made := begun([activity], scope).get(activity.code):
        return made
    if activity.kind == CAMPAIGN:
        goal = _goal_for(activity)
        with override(organisation().default_language):
            new = _campaign(actor, activity, scope, goal)
        return draft_on_free_days(actor=actor, new=new)
    with override(organisation().default_language):
        new = _action(actor, activity, scope)
    return add_action(actor=actor, new=new)


def _goal_for(activity):
    goals = list(goals_pursued())
    goal = next((one for one in goals if one.kind == GOAL_KINDS[activity.behaviour]), next(iter(goals), None))
    if goal is None:
        raise DomainError(_("A campaign is for a goal. Write down a goal first."), code="no_goal")
    return goal


def _action(actor, activity, scope):
    due_on = timezone.localdate() + timedelta(days=activity.days)
    return NewAction(title=name_for(activity, scope), about=str(activity.about), owner=actor, due_on=due_on)


def _campaign(actor, activity, scope, goal):
    behaviour = BEHAVIOURS[activity.behaviour]
    audience = Campaign.Audience.DEPARTMENT if scope.department else Campaign.Audience.EVERYONE
    first = timezone.localdate() + timedelta(days=7)
    return NewCampaign(
        goal=goal, name=name_for(activity, scope), behaviour=activity.behaviour, sentence=str(behaviour.sentence),
        why=str(activity.why), audience=audience, departments=_parts(scope), prompt=str(behaviour.prompt),
        writing=behaviour.writing, starts_on=first, ends_on=first + timedelta(days=activity.days), owner=actor,
        indicators=tuple(behaviour.indicators),
    )  # fmt: skip


def _parts(scope):
    return (scope.department,) if scope.department else ()

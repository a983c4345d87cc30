"""Setting a goal, changing its words, ending it."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name
from omarm.core.locking import locked
from omarm.people.models import Person
from omarm.programme.commands.locking import alone, check_guides
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.frame import forget_links


@dataclass(frozen=True, kw_only=True)
class NewGoal:
    """Of which kind a goal is (Goal.Kind), what it is called, why it is there, and who answers for it."""

    kind: str
    name: str
    text: str = ""
    owner: Person | None = None


@transaction.atomic
def set_goal(*, actor, new):
    """Set a goal from today. Returns the Goal. Raises PermissionDenied for who does not guide the programme."""
    check_guides(actor)
    transaction.on_commit(forget_links)
    goal = Goal.objects.create(set_on=timezone.localdate(), **_fields(new))
    note_act(actor=actor, act="goal.set", target=goal.name)
    return goal


@transaction.atomic
def change_goal(*, actor, goal, new):
    """Change what a goal says, or who answers for it. Returns the Goal. Raises DomainError when it was ended."""
    check_guides(actor)
    now = locked(Goal.objects, goal)
    if now.ended_on:
        raise DomainError(_("This goal was ended. Set a new one."), code="goal_ended")
    former = now.owner_id
    for name, value in _fields(new).items():
        setattr(now, name, value)
    now.save()
    note_act(actor=actor, act="goal.changed", target=now.name)

    if now.owner_id not in (None, former):
        log.record("goal.given", actor=actor, subject=now, owner=now.owner_id)
    return now


@transaction.atomic
def end_goal(*, actor, goal):
    """Stop going for a goal, from today. Returns the Goal. Raises DomainError while a campaign for it is planned or runs."""
    check_guides(actor)
    alone()
    now = Goal.objects.get(pk=goal.pk)
    going = [one for one in now.campaigns.all() if one.state in {Campaign.State.PLANNED, Campaign.State.RUNNING}]
    if going:
        words = _("“%(name)s” is planned or runs for this goal. End that campaign first.")
        raise DomainError(words % {"name": going[0].name}, code="goal_has_campaign")
    if now.ended_on is None:
        now.ended_on = timezone.localdate()
        now.save(update_fields=["ended_on"])
        note_act(actor=actor, act="goal.ended", target=now.name)
    return now


def _fields(new):
    told = {name: getattr(new, name) for name in asdict(new)}
    return told | {"name": checked_name(new.name, code="goal_name")}

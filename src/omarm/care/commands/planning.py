"""What owners plan for their group, and that they did it. It stays among them: no fact, nobody is told."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.care.models import ActionDone, PlannedAction
from omarm.care.planner import proposal_of, proposals_for
from omarm.core.errors import DomainError
from omarm.groups.models import Group

MOST_ACTIONS = 40  # in one group: a list that nobody finishes helps nobody


@dataclass(frozen=True, kw_only=True)
class NewAction:
    """What is to be done under which column (PlannedAction.Pillar), on which day, and every how many days (None: once)."""

    pillar: str
    title: str
    due_on: date
    every_days: int | None = None


@transaction.atomic
def take_over(*, actor, group, code):
    """Plan what is proposed for this kind of group; what was taken over already stays as it is. Returns the PlannedAction.

    Raises KeyError for a code that is no proposal for the kind.
    """
    _check(actor, group)
    proposal = proposal_of(code)
    if proposal not in proposals_for(group.kind):
        raise KeyError(code)
    _check_room(group)

    action, _is_new = PlannedAction.objects.get_or_create(
        group=group, proposal=code, ended_at=None,
        defaults={
            "pillar": proposal.pillar, "title": str(proposal.title), "every_days": proposal.every_days,
            "due_on": timezone.localdate() + timedelta(days=min(proposal.every_days, 7)), "added_by": actor,
        },
    )  # fmt: skip
    return action


@transaction.atomic
def plan_action(*, actor, group, new):
    """Plan a NewAction. Returns the PlannedAction. Raises DomainError for a day that has passed, or too long a list."""
    _check(actor, group)
    _check_room(group)
    _check_day(new.due_on)

    return PlannedAction.objects.create(group=group, added_by=actor, **vars(new))


@transaction.atomic
def change_action(*, actor, action, new):
    """Change what is planned. Returns the PlannedAction. Raises DomainError for another day that has passed."""
    action = _locked(actor, action)
    if new.due_on != action.due_on:
        _check_day(new.due_on)

    for name, value in vars(new).items():
        setattr(action, name, value)
    action.save(update_fields=list(vars(new)))
    return action


@transaction.atomic
def mark_done(*, actor, action, note=""):
    """Mark an action as done today; pressed twice it is done once. Returns the ActionDone.

    One that comes back is due so many days from today; one that does not has ended.
    """
    action = _locked(actor, action)
    today = timezone.localdate()
    done, is_new = ActionDone.objects.get_or_create(
        action=action,
        done_on=today,
        defaults={"was_due_on": action.due_on, "done_by": actor, "note": note.strip()[:200]},
    )
    if is_new:
        if action.every_days:
            action.due_on = today + timedelta(days=action.every_days)
        else:
            action.ended_at = timezone.now()
        action.save(update_fields=["due_on", "ended_at"])
    return done


@transaction.atomic
def undo_done(*, actor, action):
    """Take back that an action was done today, whoever marked it. Returns the PlannedAction as it was."""
    action = _locked(actor, action)
    done = action.done.filter(done_on=timezone.localdate()).first()
    if done is None:
        return action

    action.due_on, action.ended_at = done.was_due_on, None
    action.save(update_fields=["due_on", "ended_at"])
    done.delete()
    return action


@transaction.atomic
def end_action(*, actor, action):
    """Plan it no longer; when it was done stays known. Returns the PlannedAction."""
    action = _locked(actor, action)
    action.ended_at = action.ended_at or timezone.now()
    action.save(update_fields=["ended_at"])
    return action


@transaction.atomic
def resume_action(*, actor, action):
    """Plan it again after all. Returns the PlannedAction; where it was taken over anew meanwhile it stays ended."""
    action = _locked(actor, action)
    twin = PlannedAction.objects.filter(group=action.group_id, proposal=action.proposal, ended_at=None).exclude(
        proposal=""
    )
    if twin.exclude(pk=action.pk).exists():
        return action

    action.ended_at = None
    action.save(update_fields=["ended_at"])
    return action


def _check(actor, group):
    """Lock the group, so that two who plan at once do not pass the limit together."""
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    now = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if now.archived_at:
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")


def _check_room(group):
    if group.planned_actions.filter(ended_at=None).count() >= MOST_ACTIONS:
        raise DomainError(
            _("There are %(most)d actions already. End one that you no longer do.") % {"most": MOST_ACTIONS},
            code="actions_full",
        )


def _check_day(day):
    if day < timezone.localdate():
        raise DomainError(_("Choose today or a day ahead."), code="action_passed")


def _locked(actor, action):
    _check(actor, action.group)
    return PlannedAction.objects.select_for_update(of=("self",), no_key=True).select_related("group").get(pk=action.pk)

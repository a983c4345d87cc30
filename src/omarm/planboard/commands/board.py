"""Making the plan board, and saying what was done."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name
from omarm.core.locking import locked
from omarm.people.models import Person
from omarm.planboard.models import Action
from omarm.planboard.queries.board import may_settle
from omarm.planboard.queries.seeing import may_run
from omarm.programme.models import Campaign

MOST_ACTIONS = 100  # to be done at once: a board that nobody can read helps nobody
COMPLIMENTED = timedelta(days=30)  # after its day, a compliment to the owner is taken to be for something else
State = Action.State


@dataclass(frozen=True, kw_only=True)
class NewAction:
    """What is to be done, by which day, by whom, and for which campaign. Without an owner it is flagged."""

    title: str
    due_on: date
    owner: Person | None = None
    about: str = ""
    campaign: Campaign | None = None
    is_milestone: bool = False


@transaction.atomic
def add_action(*, actor, new):
    """Put a NewAction on the board. Returns the Action.

    Raises DomainError for a day that has passed, an owner who cannot be one, and a board that is full.
    """
    _check(actor)
    new = _named(new)
    _check_day(new.due_on)
    check_owner(new.owner)
    if Action.objects.standing().count() >= MOST_ACTIONS:
        raise DomainError(
            _("There are %(most)d actions to do already. Finish one first, or drop it.") % {"most": MOST_ACTIONS},
            code="board_full",
        )

    action = Action.objects.create(added_by=actor, added_on=timezone.localdate(), **vars(new))

    log.record("plan_action.added", actor=actor, subject=action, owner=action.owner_id)
    return action


@transaction.atomic
def change_action(*, actor, action, new):
    """Change what stands on the board. Returns the Action. Raises DomainError for another day that has passed."""
    _check(actor)
    new, action = _named(new), _locked(action)
    had = action.owner_id
    if new.due_on != action.due_on:
        _check_day(new.due_on)
    if new.owner is None or new.owner.pk != had:
        check_owner(new.owner)

    for name, value in vars(new).items():
        setattr(action, name, value)
    action.save(update_fields=list(vars(new)))

    given = action.owner_id if action.owner_id != had else None
    log.record("plan_action.changed", actor=actor, subject=action, owner=given)
    return action


def finish_action(*, actor, action):
    """Say that it was done. Returns the Action; what was settled already stays as it is."""
    return _settle(actor, action, State.DONE, "plan_action.done")


def drop_action(*, actor, action):
    """Say that it is not done after all. Returns the Action."""
    return _settle(actor, action, State.DROPPED, "plan_action.dropped")


@transaction.atomic
def reopen_action(*, actor, action):
    """Have it be to do again. Returns the Action; a compliment that was given for it stays given."""
    action = _locked(action)
    if not may_settle(actor, action):
        raise PermissionDenied
    if action.is_open:
        return action

    action.state, action.settled_on = State.OPEN, None
    action.save(update_fields=["state", "settled_on"])

    log.record("plan_action.reopened", actor=actor, subject=action)
    return action


@transaction.atomic
def remove_action(*, actor, action):
    """Take an action off the board as if it had never stood there: for a mistake. Returns nothing."""
    _check(actor)
    action = _locked(action)

    log.record("plan_action.removed", actor=actor, subject=action)
    action.delete()


@transaction.atomic
def set_complimented(*, actor, action):
    """Say that who reached a milestone got their compliment. Returns the Action."""
    _check(actor)
    action = _locked(action)
    if not action.is_milestone or action.state != State.DONE:
        raise DomainError(_("Only a milestone that was reached asks for a compliment."), code="no_milestone")
    if action.complimented_on is None:
        action.complimented_on = timezone.localdate()
        action.save(update_fields=["complimented_on"])
        log.record("plan_action.complimented", actor=actor, subject=action)
    return action


@transaction.atomic
def note_compliments(*, actor, giver, people, on):
    """Take a compliment to these people (ids), on a day, as the one for milestones that they reached (`actor` None).

    It follows from the compliment. Returns how many milestones. Their own compliment to themselves does not exist.
    """
    if actor is not None:
        raise PermissionDenied
    reached = Action.objects.to_compliment().filter(owner__in=people, settled_on__gte=on - COMPLIMENTED)
    return reached.exclude(owner=giver).update(complimented_on=on)


@transaction.atomic
def _settle(actor, action, state, verb):
    action = _locked(action)
    if not may_settle(actor, action):
        raise PermissionDenied
    if not action.is_open:
        return action

    action.state, action.settled_on = state, timezone.localdate()
    action.save(update_fields=["state", "settled_on"])

    log.record(verb, actor=actor, subject=action)
    return action


def _check(actor):
    if not may_run(actor):
        raise PermissionDenied


def _named(new):
    return replace(new, title=checked_name(new.title, code="action_title"))


def _check_day(day):
    if day < timezone.localdate():
        raise DomainError(_("Choose today or a day ahead."), code="action_passed")


def check_owner(owner):
    """Raise DomainError for who cannot have an action: guests, who left, and who has no name here."""
    if owner is not None and (owner.is_guest or not owner.is_active or owner.is_nameless):
        raise DomainError(_("Choose a colleague who works here."), code="action_owner")


def _locked(action):
    return locked(Action.objects.select_related("owner"), action)

"""Ticking, skipping, putting away. Nobody else sees it, so none of it is a fact."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.firstweek.models import FirstWeek, Step
from omarm.firstweek.queries import NEW_FOR, has_week, is_new, tasks_for


@transaction.atomic
def tick_task(*, actor, task):
    """Say that one did a task. Returns the Step. Raises DomainError when it is none of theirs: its function is off."""
    return _keep(actor, task, is_skipped=False)


@transaction.atomic
def skip_task(*, actor, task):
    """Leave a task for what it is. Returns the Step; raises what `tick_task` raises."""
    return _keep(actor, task, is_skipped=True)


@transaction.atomic
def take_up(*, actor, task):
    """Have a task that was ticked or skipped stand open again. Returns whether it did not."""
    _check(actor)
    return bool(Step.objects.filter(week=actor.pk, task=task.code).delete()[0])


@transaction.atomic
def put_away(*, actor):
    """Put the whole path away: it does not stand at home any more. Returns the FirstWeek."""
    return _set_away(actor, is_put_away=True)


@transaction.atomic
def bring_back(*, actor):
    """Take the path out again, as it was left. Returns the FirstWeek."""
    return _set_away(actor, is_put_away=False)


def forget_what_is_over():
    """Delete what people ticked in a first week that is over. Returns how many weeks went."""
    return FirstWeek.objects.filter(until_on__lt=timezone.localdate()).delete()[1].get("firstweek.FirstWeek", 0)


def _keep(actor, task, *, is_skipped):
    _check(actor)
    if task not in tasks_for(actor):
        raise DomainError(_("This is not open to you now. Take another task, or come back later."), code="no_task")
    week = _begun(actor)
    return Step.objects.update_or_create(week=week, task=task.code, defaults={"is_skipped": is_skipped})[0]


def _set_away(actor, *, is_put_away):
    _check(actor)
    week = _begun(actor)
    week.is_put_away = is_put_away
    week.save(update_fields=["is_put_away"])
    return week


def _begun(actor):
    begins_on = actor.account_since if is_new(actor) else timezone.localdate()
    return FirstWeek.objects.get_or_create(person=actor, defaults={"until_on": begins_on + NEW_FOR})[0]


def _check(actor):
    if not has_week(actor):
        raise PermissionDenied

"""Giving a function to an audience, from a day on, and taking it away. Nothing that was made with it goes."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.functions import function_of
from omarm.groups.models import Group
from omarm.people.commands import hold_departments
from omarm.people.models import Department
from omarm.staging.models import Stage
from omarm.staging.queries import forget_plan, may_switch


@dataclass(frozen=True, kw_only=True)
class For:
    """For whom: a Department with all below it, the members of a Group, or everyone when neither is named."""

    department: Department | None = None
    group: Group | None = None


@dataclass(frozen=True, kw_only=True)
class When:
    """From which day, until which (that day it is off again), and what the page says that tells what comes later.

    Without `opens_on` it is off, and nobody knows yet until when.
    """

    opens_on: date | None = None
    closes_on: date | None = None
    note: str = ""


EVERYONE = For()


@transaction.atomic
def switch_function(*, actor, function, when, audience=EVERYONE):
    """Say from when an audience has a function (its code), in place of what was said before. Returns the Stage.

    The one that stands is returned when it says the same. Raises PermissionDenied for who does not look after the whole,
    DomainError for a function that is not there, days that do not follow each other and a group that was closed.
    """
    if not may_switch(actor):
        raise PermissionDenied
    _check(function, when, audience)
    before = _standing(function, audience)
    if before and (before.opens_on, before.closes_on, before.note) == (
        when.opens_on,
        when.closes_on,
        when.note.strip(),
    ):
        return before
    if before is None or before.opens_on != when.opens_on:
        _check_days_ahead(when)

    now = timezone.now()
    if before:
        Stage.objects.filter(pk=before.pk).update(ended_at=now, ended_by=actor)
    stage = _stored(
        function=function, department=audience.department, group=audience.group, opens_on=when.opens_on,
        closes_on=when.closes_on, note=when.note.strip(), set_by=actor, set_at=now,
    )  # fmt: skip

    _note(actor, "function.switched", stage)
    _forget()
    return stage


@transaction.atomic
def switch_for_all(*, actor, function, when, audiences):
    """Say the same for several audiences (For) at once, all of them or none. Returns the Stages; raises what `switch_function` raises."""
    return [switch_function(actor=actor, function=function, when=when, audience=one) for one in audiences]


def switch_on(*, actor, function, audience=EVERYONE):
    """Give a function to an audience from today on. Returns the Stage; raises what `switch_function` raises."""
    return switch_function(actor=actor, function=function, audience=audience, when=When(opens_on=timezone.localdate()))


def switch_off(*, actor, function, audience=EVERYONE, note=""):
    """Take a function away, without a day on which it comes back. Returns the Stage; raises what `switch_function` raises."""
    return switch_function(actor=actor, function=function, audience=audience, when=When(note=note))


@transaction.atomic
def end_exception(*, actor, stage):
    """Let a department or group have a function as others do. Raises DomainError when that was said before, or it is everyone's."""
    if not may_switch(actor):
        raise PermissionDenied
    if stage.department_id is None and stage.group_id is None:
        raise DomainError(_("This is what everyone has: switch it on or off instead."), code="stage_of_everyone")
    ended = Stage.objects.standing().filter(pk=stage.pk).update(ended_at=timezone.now(), ended_by=actor)
    if not ended:
        raise DomainError(_("This was ended before."), code="stage_ended")

    _note(actor, "function.exception_ended", stage)
    _forget()


def _check(function, when, audience):
    if function_of(function) is None:
        raise DomainError(_("This function is not there."), code="no_function")
    if audience.department and audience.group:
        raise ValueError("A stage is for a department or for a group.")
    if when.closes_on and when.opens_on is None:
        raise DomainError(_("Say from which day it is there before you say until when."), code="closes_unopened")
    if when.closes_on and when.closes_on <= when.opens_on:
        raise DomainError(_("Choose a last day after the first."), code="closes_before_opens")
    if when.closes_on and when.closes_on <= timezone.localdate():
        raise DomainError(_("Choose a last day ahead."), code="closes_before_today")
    if audience.group and audience.group.archived_at:
        raise DomainError(_("This group was closed: nobody gets something new by it."), code="group_closed")
    hold_departments(audience.department)


def _check_days_ahead(when):
    if when.opens_on and when.opens_on < timezone.localdate():
        raise DomainError(_("Choose today or a day ahead."), code="opened_before_today")


def _standing(function, audience):
    rows = Stage.objects.standing().filter(function=function, department=audience.department, group=audience.group)
    return rows.select_for_update(of=("self",), no_key=True).first()


def _stored(**values):
    try:
        with transaction.atomic():
            return Stage.objects.create(**values)
    except IntegrityError as error:
        raise DomainError(
            _("Somebody else switched this just now. Look at what stands, and choose again."), code="raced"
        ) from error


def _note(actor, act, stage):
    whom = f"department {stage.department.name}" if stage.department_id else "everyone"
    # The name of a hidden group is not for who reads the audit.
    whom = f"group {stage.group_id}" if stage.group_id else whom
    days = {"opens_on": str(stage.opens_on or ""), "closes_on": str(stage.closes_on or "")}
    note_act(actor=actor, act=act, target=stage.function, audience=whom, **days)


def _forget():
    forget_plan()
    transaction.on_commit(forget_plan)

"""Changing settings together: with a preset, or by hand."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.choices import choice_of
from omarm.core.errors import DomainError
from omarm.people.commands import hold_departments
from omarm.presets.commands.keeping import check_and_lock, forget, keep
from omarm.presets.models import Applied, Change
from omarm.presets.queries import own_value, plan_of, preset_of, value_now

BY_HAND = "by hand"


@transaction.atomic
def apply_preset(*, actor, code, reason, department=None):
    """Give all settings of a preset its values, for everybody or for a Department with all below it. Returns the Applied.

    What stands so already is noted too: the preset is in force. Raises PermissionDenied for who does not look after the
    whole, KeyError for a preset that is not there, and DomainError without a reason.
    """
    check_and_lock(actor)
    hold_departments(department)
    plan = plan_of(preset_of(code), department)

    applied = _noted(actor, [(line.choice, line.then) for line in plan.lines], department, reason, preset=code)

    log.record("preset.applied", actor=actor, subject=applied, preset=code)
    return applied


@transaction.atomic
def change_settings(*, actor, values, reason, department=None):
    """Change settings by hand: `values` are {code: value}. Those that stand so are left alone. Returns the Applied.

    Raises PermissionDenied, and DomainError without a reason, for what is not on offer and where nothing changes.
    """
    check_and_lock(actor)
    hold_departments(department)
    told = [(choice_of(code), value) for code, value in values.items()]
    for choice, value in told:
        if choice is None or not choice.offers(value) or (department and not choice.per_department):
            raise DomainError(_("One of these settings cannot be chosen so any more. Look again."), code="not_offered")
    differing = [(choice, value) for choice, value in told if value_now(choice, department) != value]
    if not differing:
        raise DomainError(_("Everything stands so already."), code="nothing_changes")

    applied = _noted(actor, differing, department, reason)

    log.record("preset.applied", actor=actor, subject=applied, preset="")
    return applied


def _noted(actor, told, department, reason, *, preset=""):
    """Store these values with what they replace. Returns the Applied."""
    if not reason.strip():
        raise DomainError(_("Say why, in a few words."), code="no_reason")
    applied = Applied.objects.create(
        preset=preset, department=department, reason=reason.strip(), applied_by=actor, applied_at=timezone.now()
    )
    changes = [
        Change(
            applied=applied, code=choice.code, before=value_now(choice, department), after=value,
            returns_to=own_value(choice, department),
        )
        for choice, value in told
    ]  # fmt: skip
    Change.objects.bulk_create(changes)
    for choice, value in told:
        keep(choice, value, actor=actor, department=department)

    changed = {row.code: [row.before, row.after] for row in changes if row.before != row.after}
    note_act(
        actor=actor, act="preset.applied", target=preset or BY_HAND, department=department.name if department else "",
        reason=applied.reason, changed=changed,
    )  # fmt: skip
    forget()
    return applied

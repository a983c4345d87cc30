"""Undoing a change of settings as a whole."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.choices import choice_of
from omarm.core.errors import DomainError
from omarm.presets.commands.applying import BY_HAND
from omarm.presets.commands.keeping import check_and_lock, forget, keep
from omarm.presets.models import Applied, Change
from omarm.presets.queries import own_value


@transaction.atomic
def undo(*, actor, applied):
    """Give the settings of an Applied back what they had before it. Returns it; its changes say what was left.

    A setting that was changed since is left as it is. Where a later preset changed it, undoing that one then returns to what
    was before both. Raises PermissionDenied for who does not look after the whole, DomainError when it was undone before.
    """
    check_and_lock(actor)
    now = Applied.objects.select_related("department").get(pk=applied.pk)
    if now.undone_at:
        raise DomainError(_("This was undone before."), code="undone_before")

    for change in now.changes.all():
        change.is_left = not _returned(change, now, actor)
        change.save(update_fields=["is_left"])
    now.undone_by, now.undone_at = actor, timezone.now()
    now.save(update_fields=["undone_by", "undone_at"])

    left = [change.code for change in now.changes.all() if change.is_left]
    note_act(
        actor=actor, act="preset.undone", target=now.preset or BY_HAND, left=left,
        department=now.department.name if now.department else "",
    )  # fmt: skip
    log.record("preset.undone", actor=actor, subject=now)
    forget()
    return now


def _returned(change, applied, actor):
    """Return whether a setting has back what it was; False when it was left."""
    later = Change.objects.filter(
        code=change.code, pk__gt=change.pk, applied__department=applied.department, applied__undone_at=None
    ).order_by("pk")
    if next_one := later.first():
        next_one.returns_to = change.returns_to
        next_one.save(update_fields=["returns_to"])
        return False
    choice = choice_of(change.code)
    if choice is None or own_value(choice, applied.department) != change.after:
        return False
    keep(choice, change.returns_to, actor=actor, department=applied.department)
    return True

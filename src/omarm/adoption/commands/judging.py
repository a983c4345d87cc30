"""What people decide beside the figures: another stage than was observed, and what a department or group says of itself."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.adoption.models import Declaration, StageOverride
from omarm.adoption.rules.maturity import STAGES
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError

NONE = "none"  # no stage yet


@transaction.atomic
def set_stage(*, actor, scope, stage, reason):
    """Put a scope in a stage of maturity whatever was observed. Ends what was said before. Returns the StageOverride.

    Raises PermissionDenied for who does not look after the whole, DomainError without a reason.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    if stage not in {*STAGES, NONE} or not reason.strip():
        raise DomainError(_("Say which stage, and why."), code="stage_reason")

    now = timezone.now()
    StageOverride.objects.filter(scope=scope, ended_at=None).update(ended_at=now, ended_by=actor)
    override = StageOverride.objects.create(scope=scope, stage=stage, reason=reason.strip(), set_by=actor, set_at=now)

    note_act(actor=actor, act="adoption.stage_set", target=scope.name or scope.key, stage=stage, reason=override.reason)
    return override


@transaction.atomic
def end_stage(*, actor, override):
    """Let what was observed count again. Raises DomainError when it was ended before."""
    if not actor.cares_for_all:
        raise PermissionDenied
    ended = StageOverride.objects.filter(pk=override.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=actor)
    if not ended:
        raise DomainError(_("This was ended before."), code="stage_ended")

    note_act(actor=actor, act="adoption.stage_ended", target=override.scope.name or override.scope.key)


@transaction.atomic
def declare(*, actor, told, scope=None, group=None):
    """Store what a department or a group says of itself: `told` holds without_desk, other_tools, has_sponsor and note.

    None is “nobody said”. Returns the Declaration. Raises PermissionDenied for who does not look after the whole.
    """
    if not actor.cares_for_all:
        raise PermissionDenied

    values = told | {"declared_by": actor, "declared_at": timezone.now()}
    declaration, _is_new = Declaration.objects.update_or_create(scope=scope, group=group, defaults=values)

    note_act(actor=actor, act="adoption.declared", target=(scope or group).name, **told)
    return declaration

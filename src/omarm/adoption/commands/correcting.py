"""Mending where an indicator started: what was recorded stays, and what it should have been stands beside it."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.adoption.models import Baseline
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR, tells_on_few


@transaction.atomic
def correct_start(*, actor, start, part, whole, reason):
    """Put a corrected value beside a Baseline: `part` of `whole`, with the reason. Returns the new Baseline.

    Raises PermissionDenied for who does not look after the whole. Raises DomainError without a reason, for a part larger than
    its whole, for numbers that would tell on few, and when another correction came first.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    if not reason.strip():
        raise DomainError(_("Say why the start was wrong."), code="start_reason")
    if part > whole:
        raise DomainError(_("A part cannot be more than the whole."), code="start_part")
    if whole < FLOOR or tells_on_few(part, whole):
        raise DomainError(
            _("Numbers as small as these would tell on few people. From %(floor)s on, on both sides.")
            % {"floor": FLOOR},
            code="start_few",
        )

    now = timezone.now()
    values = {"indicator": start.indicator, "scope": start.scope, "since": start.since, "until": start.until}
    try:
        with transaction.atomic():
            beside = Baseline.objects.create(
                **values,
                part=part,
                whole=whole,
                reason=reason.strip(),
                corrects=start,
                recorded_at=now,
                recorded_by=actor,
            )
    except IntegrityError:
        raise DomainError(_("Somebody corrected it a moment ago. Look at it again."), code="start_taken") from None

    told = {"was": [start.part, start.whole], "now": [part, whole], "reason": beside.reason}
    note_act(
        actor=actor, act="adoption.start_corrected", target=f"{start.indicator} {start.scope.name}".strip(), **told
    )
    return beside

"""Deleting all that was answered and counted: when the consent that it runs on ends."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from omarm.consent.measurements import forgets
from omarm.culture.models import Box, Outcome, Part, Scan
from omarm.culture.queries.answering import forget_running
from omarm.culture.queries.gate import CULTURE


@transaction.atomic
def forget_scan(*, actor, scan):
    """Delete all that was answered and counted in a scan, which closes it; the clock does (`actor` None). Returns how many rows.

    The scan itself stays, with its days: it names nobody but who opened it.
    """
    if actor is not None:
        raise PermissionDenied
    today = timezone.localdate()
    ended = F("ended_on") if scan.is_over else Coalesce("ended_on", today)
    Scan.objects.filter(pk=scan.pk).update(ended_on=ended, forgotten_on=Coalesce("forgotten_on", today))
    rows = [kind.objects.filter(scan=scan.pk).delete()[0] for kind in (Box, Part, Outcome)]
    transaction.on_commit(forget_running)
    return sum(rows)


@forgets(CULTURE)
def forget_scans():
    """Forget every scan, because it may not be held any more. Returns how many rows were deleted."""
    return sum(forget_scan(actor=None, scan=scan) for scan in Scan.objects.kept())

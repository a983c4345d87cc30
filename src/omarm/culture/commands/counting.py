"""Counting a scan that is over, once, and emptying what was answered."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omarm.consent.queries import require
from omarm.culture.models import Box, Outcome, Part, Scan
from omarm.culture.queries.gate import CULTURE
from omarm.culture.queries.outcome import told_of
from omarm.culture.queries.results import answers_of
from omarm.culture.queries.scans import scans_to_count


@transaction.atomic
def count_scan(*, actor, scan):
    """Count a scan that is over; the clock does, or what follows from closing it (`actor` None). Returns the Outcome.

    After it nothing is left of who answered and of any answer. Of a scan that fewer than eight answered nothing is told.
    Returns None when there is nothing to count any more.
    """
    if actor is not None:
        raise PermissionDenied
    floor = require(CULTURE).floor
    now = (
        Scan.objects.over().kept().select_for_update(of=("self",), no_key=True).filter(pk=scan.pk, outcome=None).first()
    )
    if now is None:
        return Outcome.objects.filter(scan=scan.pk).first()

    told = told_of(answers_of(now), floor=floor)
    status = Outcome.Status.SHOWN if told else Outcome.Status.TOO_FEW
    outcome = Outcome.objects.create(scan=now, status=status, told=told or {}, computed_on=timezone.localdate())
    Box.objects.filter(scan=now).delete()
    Part.objects.filter(scan=now).delete()
    return outcome


def count_due_scans():
    """Count every scan that is over and not counted yet, each in a transaction of its own. Returns how many."""
    return sum(count_scan(actor=None, scan=scan) is not None for scan in scans_to_count())

"""Opening a scan, closing it before its time, throwing one away that gave nothing yet. Each of it stands in the audit."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.consent.models import ConsentRecord
from omarm.consent.queries import require
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.culture.models import Scan
from omarm.culture.queries import free_from, ground, may_run
from omarm.culture.queries.answering import forget_running
from omarm.culture.queries.gate import CULTURE, LONGEST_OPEN
from omarm.culture.queries.scans import is_large_enough

LONGEST_AHEAD = timedelta(days=366)


@transaction.atomic
def open_scan(*, actor, opens_on, closes_on):
    """Plan a scan of everybody who works here, of which the actor is the owner. Returns the Scan.

    Raises NotMeasured without the consent of the works council, and DomainError for days that cannot be, for a consent that
    ends too soon, for fewer people than the floor, while another runs, and within three months after the last.
    """
    _check(actor)
    require(CULTURE)
    ConsentRecord.objects.select_for_update(no_key=True).get(pk=ground().record.pk)  # one at a time
    _check_days(opens_on, closes_on)
    _check_others(opens_on)
    if not is_large_enough():
        raise DomainError(
            _("A scan needs at least %(number)d people who work here: with fewer, nothing may be shown.")
            % {"number": FLOOR},
            code="too_few_asked",
        )

    scan = Scan.objects.create(owner=actor, opens_on=opens_on, closes_on=closes_on)
    note_act(actor=actor, act="culture_scan.opened", target=str(scan), scan=scan.pk)
    transaction.on_commit(forget_running)
    return scan


@transaction.atomic
def close_scan(*, actor, scan):
    """Close a scan today, before its time. Returns the Scan; counting follows. Raises DomainError for one that does not run."""
    _check(actor)
    now = Scan.objects.select_for_update(of=("self",), no_key=True).get(pk=scan.pk)
    if not now.is_running:
        raise DomainError(_("This scan does not run now."), code="scan_closed")

    now.ended_on = timezone.localdate()
    now.save(update_fields=["ended_on"])
    note_act(actor=actor, act="culture_scan.closed", target=str(now), scan=now.pk)
    transaction.on_commit(forget_running)

    log.record("culture_scan.closed", actor=actor, subject=now)
    return now


@transaction.atomic
def discard_scan(*, actor, scan):
    """Throw away a scan that is not over, with all that was answered. Returns nothing: there is nothing left.

    What a scan gave cannot be thrown away because it does not please. Raises DomainError for one that is over.
    """
    _check(actor)
    now = Scan.objects.select_for_update(of=("self",), no_key=True).get(pk=scan.pk)
    if now.is_over:
        raise DomainError(_("This scan is over. What it gave stays."), code="scan_closed")
    note_act(actor=actor, act="culture_scan.discarded", target=str(now), scan=now.pk)
    now.delete()
    transaction.on_commit(forget_running)


def _check(actor):
    if not may_run(actor):
        raise PermissionDenied


def _check_days(opens_on, closes_on):
    today, until = timezone.localdate(), ground().until
    if closes_on < opens_on:
        raise DomainError(_("Choose a closing day that is not before the opening day."), code="closes_before_opening")
    if not today <= opens_on <= today + LONGEST_AHEAD:
        raise DomainError(_("Choose an opening day from today, within a year."), code="opening_day")
    if closes_on - opens_on > timedelta(days=LONGEST_OPEN):
        raise DomainError(_("A scan runs for sixty days at most."), code="too_long")
    if until and until <= closes_on:
        raise DomainError(
            _("The consent of the works council ends on %(day)s. Choose a closing day before that, or ask for a longer "
              "consent: when it ends, all that was answered and counted is deleted.") % {"day": date_format(until)},
            code="consent_ends",
        )  # fmt: skip


def _check_others(opens_on):
    if Scan.objects.ahead().exists() or Scan.objects.over().kept().filter(outcome=None).exists():
        raise DomainError(_("Another scan runs, is planned or is being counted. One at a time."), code="another")
    free = free_from()
    if free and opens_on < free:
        raise DomainError(
            _("Three months lie between two scans. Choose an opening day from %(day)s on.")
            % {"day": date_format(free)},
            code="too_soon",
        )

"""Where indicators stood when a campaign began and when it was closed; a mistake in it is mended beside it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.programme.commands.locking import alone, check_guides
from omarm.programme.models import CampaignIndicator, Level
from omarm.programme.queries.levels import scope_of, sum_before, sum_since


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What it should have been: so many of so many, and why."""

    part: int
    whole: int
    reason: str


def record_levels(campaign, moment, *, by, at=None):
    """Keep where each indicator of a campaign stands now; what is not known is kept as not known. Returns the Levels.

    `at` is for who lays out a house with a past.
    """
    rows = list(campaign.indicators.all())
    if moment == Level.Moment.START:
        for row in rows:
            row.scope = scope_of(campaign, row.code)
        CampaignIndicator.objects.bulk_update(rows, ["scope"])
    at = at or timezone.now()
    counted = sum_before if moment == Level.Moment.START else sum_since
    return Level.objects.bulk_create(
        Level(indicator=row, moment=moment, recorded_at=at, recorded_by=by, **counted(row, campaign)) for row in rows
    )


@transaction.atomic
def correct_level(*, actor, level, told):
    """Put beside where an indicator stood what it should have been. Returns the new Level; the old one stays as it was.

    Raises DomainError without a reason, for numbers that cannot be, and for one that was mended already.
    """
    check_guides(actor)
    alone()
    if Level.objects.filter(corrects=level.pk).exists():
        raise DomainError(_("This was corrected already. Correct the last number."), code="corrected_already")
    if not told.reason.strip():
        raise DomainError(_("Say why it is another number."), code="no_reason")
    if told.part > told.whole:
        raise DomainError(_("A part cannot be more than the whole."), code="part_over_whole")
    return Level.objects.create(
        indicator_id=level.indicator_id, moment=level.moment, since=level.since, until=level.until, part=told.part,
        whole=told.whole, recorded_at=timezone.now(), recorded_by=actor, corrects=level, reason=told.reason.strip(),
    )  # fmt: skip

"""The one measurement of the culture scan, and on whose word it runs."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, declare
from omarm.consent.models import ConsentRecord
from omarm.consent.queries import is_measured

CULTURE = "culture.scan"
LONGEST_OPEN = 60

declare(
    Measurement(
        code=CULTURE,
        title=_("The culture scan"),
        purpose=_("To set up the intranet so that it fits how people here work together, and to see where they want to go."),
        source=("culture_box", "culture_part", "people_person", "people_department"),
        audience=_(
            "Everybody who works here, of the organisation as a whole. Of departments: community managers, administrators "
            "and the works council. Nobody sees a single answer."
        ),
        retention_days=LONGEST_OPEN,
        needs_works_council=True,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """On whose word it runs: the record, or None."""

    record: ConsentRecord | None
    is_open: bool

    @property
    def until(self) -> date | None:
        return self.record.until if self.record else None


def ground():
    """Return the Ground on which the scan is held now; of several consents it is the one that lasts longest."""
    records = ConsentRecord.objects.in_force(timezone.localdate()).filter(measurement=CULTURE)
    longest = max(records, key=lambda record: record.until or date.max, default=None)
    return Ground(record=longest, is_open=longest is not None and is_measured(CULTURE))

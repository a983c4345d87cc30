"""The one measurement of nominations, on whose word it runs, and for how long that holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, declare
from omarm.consent.models import ConsentRecord
from omarm.consent.queries import is_measured
from omarm.surveys.models import FEWEST_NAMED, KEPT_DAYS

NOMINATIONS = "surveys.nominations"

declare(
    Measurement(
        code=NOMINATIONS,
        title=_("Whom colleagues ask for advice"),
        purpose=_(
            "To ask colleagues who are already asked for advice, from all layers and departments, to become ambassador."
        ),
        source=("surveys_answer", "surveys_nomination", "people_person", "people_role", "people_department"),
        audience=_(
            "The one person who runs the round, of that round alone. Not their manager, no other community manager, no "
            "administrator. Nobody sees who named whom."
        ),
        retention_days=KEPT_DAYS,
        floor=FEWEST_NAMED,
        floor_reason=_(
            "Who is named by three colleagues is already asked for advice in a team of ten; from eight on, only large "
            "departments would be heard. It counts how many named somebody and says nothing about those who did. Whatever "
            "tells of who answered keeps the floor of eight."
        ),
        needs_works_council=True,
    )
)


@dataclass(frozen=True)
class Ground:
    """On whose word it runs: the record, or None. `until` is the last day, None without an end."""

    record: ConsentRecord | None
    is_open: bool

    @property
    def until(self) -> date | None:
        return self.record.until if self.record else None

    @property
    def ends_soon(self):
        """Whether it ends before a round that opens today could be closed, looked at and kept for its whole term."""
        return self.until is not None and self.until < timezone.localdate() + timedelta(days=KEPT_DAYS)


def ground():
    """Return the Ground on which nominations are gathered now; of several consents it is the one that lasts longest."""
    records = ConsentRecord.objects.in_force(timezone.localdate()).filter(measurement=NOMINATIONS)
    longest = max(records, key=lambda record: record.until or date.max, default=None)
    return Ground(record=longest, is_open=longest is not None and is_measured(NOMINATIONS))

"""The scans of the organisation: which there were, which runs, which was the last one. Apps above ask here."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from omarm.core.floor import FLOOR
from omarm.culture.models import Outcome, Scan
from omarm.culture.queries.gate import ground

MOST_SHOWN = 50
BETWEEN = timedelta(days=90)


@dataclass(frozen=True)
class LastScan:
    """The last scan that gave a result: the scan, and the codes of the types that stand out now and wanted, first the strongest."""

    scan: Scan
    now: list[str]
    wanted: list[str]


def sees_culture(person):
    """Return whether somebody sees the page that guides the scan, with departments: who guides adoption, and the works council."""
    return person.is_authenticated and (person.cares_for_all or person.has_role("works_council"))


def may_run(person):
    """Return whether somebody may open a scan, close one and throw it away."""
    return person.is_authenticated and person.cares_for_all


def all_scans():
    """Return the scans, the newest first, each with its outcome."""
    return list(Scan.objects.select_related("owner", "outcome")[:MOST_SHOWN])


def one_scan(pk):
    """Return one scan with its outcome. Raises Scan.DoesNotExist."""
    return Scan.objects.select_related("owner", "outcome").get(pk=pk)


def running_scan():
    """Return the scan that can be answered now, or None: also without consent."""
    return Scan.objects.running().kept().first() if ground().is_open else None


def is_done():
    """Return whether a scan gave a result that may be shown now."""
    return ground().is_open and Scan.objects.shown().exists()


def scans_to_count():
    """Return the scans that are over and not counted yet; none without consent."""
    return Scan.objects.over().kept().filter(outcome=None) if ground().is_open else Scan.objects.none()


def counted_since(day):
    """Return the scans that were counted on a day or later, the last first; none without consent."""
    rows = Scan.objects.kept().filter(outcome__computed_on__gte=day).select_related("outcome")
    return list(rows.order_by("-outcome__computed_on", "-pk")) if ground().is_open else []


def closable_scans(day):
    """Return the scan that runs since a day or longer, in a list; none without consent."""
    return list(Scan.objects.running().kept().filter(opens_on__lte=day)) if ground().is_open else []


def free_from():
    """Return the first day on which a new scan may open, None for at once: three months after the last that gave a result.

    Cultures do not change faster, and two scans close to each other would tell what those answered who came between.
    """
    last = Scan.objects.shown().first()
    return last.last_day + BETWEEN if last else None


def name_in_audit(event):
    """Return the days of the scan that an AuditEvent is about, as people write them. Raises ValueError for what are no days."""
    first, last = (date.fromisoformat(day) for day in event.target.split(" – "))
    return f"{date_format(first)} – {date_format(last)}"


def is_large_enough():
    """Return whether as many people work here as the floor: with fewer, nothing can ever be shown."""
    return Scan().people_asked()[:FLOOR].count() >= FLOOR


def too_few(scan):
    """Return whether a scan closed with fewer answers than the floor."""
    outcome = getattr(scan, "outcome", None)
    return outcome is not None and outcome.status == Outcome.Status.TOO_FEW

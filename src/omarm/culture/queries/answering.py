"""What a colleague is asked. What they answered is found by nobody, themselves included."""

from omarm.core.remembered import remembered
from omarm.culture.models import Box, Outcome, Scan
from omarm.culture.queries.gate import ground


def scan_for(person, pk):
    """Return a scan that somebody who works here may open: it runs, or it is counted. Raises Scan.DoesNotExist."""
    if person.is_guest or not ground().is_open:
        raise Scan.DoesNotExist
    scan = Scan.objects.kept().select_related("owner", "outcome").get(pk=pk)
    if scan.is_planned:
        raise Scan.DoesNotExist
    return scan


def has_answered(person, scan):
    """Return whether somebody answered a scan that runs, or would rather not: it is not told which."""
    return Box.objects.filter(scan=scan, answered__contains=[person.pk]).exists()


def invitation_for(person):
    """Return what stands at home for who is asked, as plain data."""
    if person.is_guest or not some_are_running() or not ground().is_open:
        return {"asked": []}
    answered = Box.objects.filter(answered__contains=[person.pk]).values("scan")
    waiting = Scan.objects.running().kept().exclude(pk__in=answered).select_related("owner")
    return {
        "asked": [
            {"id": one.pk, "closes_on": one.closes_on, "owner": one.owner.name if one.owner else ""} for one in waiting
        ]
    }


@remembered(seconds=60)
def some_are_running():
    """Return whether a scan can be answered now; at most a minute old, so that a home page hardly asks."""
    return Scan.objects.running().exists()


forget_running = some_are_running.forget


def state_of(scan):
    """Return in one word where a scan that was opened stands: running, counting, shown or too_few."""
    if not scan.is_over:
        return "running"
    outcome = getattr(scan, "outcome", None)
    if outcome is None:
        return "counting"
    return "shown" if outcome.status == Outcome.Status.SHOWN else "too_few"

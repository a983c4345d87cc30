"""What follows from closing a scan, and from the consent that it runs on."""

from omarm.activity.log import on
from omarm.culture import commands, tasks
from omarm.culture.queries import CULTURE, ground


@on("culture_scan.closed")
def count_it(fact):
    """Have a scan counted that was closed before its time."""
    tasks.count_scan.enqueue(fact.subject_id)


@on("consent.withdrawn")
@on("consent.ended")
@on("consent.mode_chosen")
def stop_without_consent(fact):
    """Close and forget every scan at once when it may not be held any more."""
    if fact.data.get("measurement") == CULTURE and not ground().is_open:
        commands.forget_scans()

"""What is done for scans by the clock, and what takes long."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.culture import commands
from omarm.culture.models import Scan


@every("17 * * * *")
@task()
def count_due_scans():
    """Count the scans that are over: in the hour after midnight, and soon after a machine that slept wakes up."""
    commands.count_due_scans()


@task()
def count_scan(pk):
    """Count a scan that was closed before its time."""
    for scan in Scan.objects.filter(pk=pk):
        commands.count_scan(actor=None, scan=scan)

"""What is done for the launch by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.launch.commands import naming


@every("*/5 * * * *")
@task()
def count_contests():
    """Count the votes for a name once the time is over."""
    naming.count_contests()

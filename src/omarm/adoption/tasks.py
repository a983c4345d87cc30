"""What is counted by the clock: months and weeks that are over."""

from django.tasks import task

from omarm.adoption import commands
from omarm.core.jobs import every


@every("23 3 * * *")
@task()
def count_what_is_over():
    """Count the weeks and months that are over and were not counted yet, and judge the last month."""
    commands.count_what_is_over()

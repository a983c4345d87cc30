"""What is done with polls by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.polls import commands


@every("*/5 * * * *")
@task()
def count_waiting_votes():
    """Publish the next batch of anonymous votes, and the end of the polls whose time has come."""
    commands.count_waiting_votes()

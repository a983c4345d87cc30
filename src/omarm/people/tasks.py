"""What is done with accounts by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.people import commands


@every("37 3 * * *")
@task()
def forget_what_ended():
    """Delete sessions and codes that are past their end."""
    commands.forget_what_ended()

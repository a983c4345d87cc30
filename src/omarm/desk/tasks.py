"""What is done for the desk by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.desk import commands


@every("*/10 * * * *")
@task()
def lay_out_desk():
    """Make the list of today, so that the page reads rows that are never older than a quarter of an hour."""
    commands.lay_out_desk()


@every("51 4 * * *")
@task()
def forget_desk():
    """Delete what is kept no longer."""
    commands.forget_desk()

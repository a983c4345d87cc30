"""What is done with must-reads by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.mustread import commands


@every("7 6 * * 1-5")
@task()
def remind_before_deadlines():
    """Remind people of what is due by the next working day."""
    commands.remind_before_deadlines()


@every("47 3 * * *")
@task()
def forget_confirmations():
    """Delete the confirmations that have been kept long enough."""
    commands.forget_confirmations()

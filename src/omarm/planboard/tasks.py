"""What is done for the plan board by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.planboard import commands


@every("23 6 * * *")
@task()
def look_after_promises():
    """Put down the next time of what comes back, and remind sponsors of what is due."""
    commands.renew_commitments()
    commands.remind_sponsors()


@every("41 6 * * *")
@task()
def tell_of_week():
    """Tell the team of the week that is over: on Monday, or when the machine wakes up after it."""
    commands.tell_of_week()

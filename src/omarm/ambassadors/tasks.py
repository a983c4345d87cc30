"""What is done for ambassadors by the clock."""

from django.tasks import task

from omarm.ambassadors import commands
from omarm.core.jobs import every


@every("17 4 * * *")
@task()
def end_terms():
    """Have those leave whose own last day has been."""
    commands.end_terms()


@every("27 4 * * *")
@task()
def forget_old_teams():
    """Forget teams that ended a year ago."""
    commands.forget_old_teams()

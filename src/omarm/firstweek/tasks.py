"""What the clock does for first weeks."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.firstweek import commands


@every("51 3 * * *")
@task()
def forget_what_is_over():
    """Forget what people ticked in a first week that is over."""
    commands.forget_what_is_over()

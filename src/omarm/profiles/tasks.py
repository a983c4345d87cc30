"""What is done with profiles by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.profiles.commands.absence import forget_past_absences


@every("43 3 * * *")
@task()
def forget_who_was_away():
    """Delete the absences that are over."""
    forget_past_absences()

"""What is done for the programme by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.programme import commands


@every("7 * * * *")
@task()
def start_due_campaigns():
    """Start the campaigns of which the first day has come: in the hour after midnight, or once their story is there."""
    commands.start_due_campaigns()


@every("19 5 * * *")
@task()
def watch_for_lapse():
    """Notice that no campaign runs and none is planned."""
    commands.watch_for_lapse()

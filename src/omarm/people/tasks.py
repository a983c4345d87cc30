"""What is done with accounts by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.people import commands


@every("37 3 * * *")
@task()
def forget_what_ended():
    """Delete sessions and codes that are past their end."""
    commands.forget_what_ended()


@every("2 * * * *")
@task()
def end_due_accounts():
    """End the accounts whose last day has been. Every hour: midnight comes at different hours of UTC in a year."""
    commands.end_due_accounts()


@every("41 3 * * *")
@task()
def close_settled_hand_overs():
    """Close what was settled elsewhere: nothing is held any more."""
    commands.close_settled()

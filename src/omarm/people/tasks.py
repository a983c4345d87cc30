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


@every("*/10 * * * *")
@task()
def find_who_is_missing():
    """Make findable who came in past the commands, as with a new version of Omarm or a restored backup."""
    commands.renew_missing()


@every("43 3 * * *")
@task()
def recount_words():
    """Count the words by which people are found anew, and forget those that nobody has any more."""
    commands.recount_words()


@task()
def find_all_anew():
    """Make anew what everybody is found by: the organisation changed what leads to people."""
    commands.renew_all_found()

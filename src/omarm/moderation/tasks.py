"""What is done by the clock with what was reported."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.moderation import commands


@every("11 4 * * *")
@task()
def pass_on_what_waits_too_long():
    """Pass on what a group left for two days, until there is nothing left."""
    while commands.pass_on_waiting():
        pass


@every("*/15 * * * *")
@task()
def tell_who_decides():
    """Tell who decides of what came in this quarter of an hour."""
    commands.tell_what_waits()


@every("36 3 * * *")
@task()
def forget_what_was_settled():
    """Wipe words and reporters after the term of appeal, and decisions after a year."""
    commands.forget()

"""What is done by the clock with what was reported."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.moderation import commands


@every("11 4 * * *")
@task()
def pass_on_what_waits_too_long():
    """Pass on what a group left for two days."""
    commands.pass_on_waiting()


@every("36 3 * * *")
@task()
def forget_what_was_settled():
    """Wipe words and reporters after the term of appeal, and decisions after a year."""
    commands.forget()

"""What is done for questions by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.questions import commands


@every("* * * * *")
@task()
def look_at_the_clock():
    """Pass on the questions whose time came, and those of whom somebody went away."""
    commands.tick()


@every("23 3 * * *")
@task()
def forget_turns():
    """Forget who was asked what was answered, two weeks later."""
    commands.forget_turns()

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


@every("17 6 * * *")
@task()
def ask_for_review_of_cards():
    """Have who looks after a card hear that the day came on which they look at it."""
    commands.ask_for_review()


@every("29 5 * * *")
@task()
def propose_what_answers_show():
    """Propose topics to those who answered well about them, and look for questions that come back to who asked for that."""
    commands.propose_topics()
    commands.find_repeats()

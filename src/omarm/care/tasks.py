"""What is done for groups by the clock."""

from django.tasks import task

from omarm.care import commands
from omarm.core.jobs import every


@every("11 * * * *")
@task()
def compute_health():
    """Compute the health of groups up to yesterday: once a day, and soon after a machine that slept wakes up."""
    commands.compute_health()


@every("37 4 * * *")
@task()
def look_after_groups():
    """Give tips, remind of what is due, tell of questions that wait, ask quiet groups whether they go on."""
    commands.give_tips()
    commands.remind_of_actions()
    commands.tell_of_overdue_questions()
    commands.ask_quiet_groups()


@every("7 4 * * *")
@task()
def lay_out_the_desk():
    """Find names that are nearly the same, keep who posted in months that are over, forget help of a year ago."""
    commands.find_alike_groups()
    commands.keep_months()
    commands.forget_help()

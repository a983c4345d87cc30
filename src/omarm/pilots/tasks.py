"""What is done for pilots by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.pilots import commands


@every("47 5 * * *")
@task()
def judge_pilots():
    """Look at the rules of all pilots, after the figures of the night are there."""
    commands.judge_all()

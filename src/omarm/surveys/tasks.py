"""What is done for rounds by the clock, and what takes long."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.surveys import commands
from omarm.surveys.models import Round


@every("29 * * * *")
@task()
def count_due_rounds():
    """Count the rounds that are over: in the hour after midnight, and soon after a machine that slept wakes up."""
    commands.count_due_rounds()


@every("43 3 * * *")
@task()
def look_after_rounds():
    """Forget what was kept long enough, and say of what runs how many have answered."""
    commands.forget_due_rounds()
    commands.tell_progress(actor=None)


@task()
def count_round(pk):
    """Count a round that was closed before its time."""
    for round in Round.objects.filter(pk=pk):
        commands.count_round(actor=None, round=round)


@task()
def propose_team(pk):
    """Put the team together that its owner asked for."""
    for round in Round.objects.filter(pk=pk):
        commands.propose_team(actor=None, round=round)

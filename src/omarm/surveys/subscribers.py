"""What follows from a round, from the consent that it runs on and from the leaving of who runs it."""

from omarm.activity.log import on
from omarm.surveys import commands, tasks
from omarm.surveys.queries.gate import NOMINATIONS, ground


@on("round.closed")
def count_it(fact):
    """Have a round counted that was closed before its time."""
    tasks.count_round.enqueue(fact.subject_id)


@on("round.team_asked")
def put_the_team_together(fact):
    """Have the team put together that the owner asked for."""
    tasks.propose_team.enqueue(fact.subject_id)


@on("consent.withdrawn")
@on("consent.ended")
@on("consent.mode_chosen")
def stop_without_consent(fact):
    """Close and forget every round at once when nominations may not be gathered any more."""
    if fact.data.get("measurement") == NOMINATIONS and not ground().is_open:
        commands.forget_nominations()


@on("person.deactivated")
def forget_with_the_owner(fact):
    """Forget the rounds of who left: nobody else may see what they gave."""
    commands.forget_rounds_of(fact.subject_id)

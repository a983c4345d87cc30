"""Who is told of pilots, and what ends one at once."""

from omarm.activity.log import on
from omarm.notifications.commands import notice
from omarm.pilots import commands
from omarm.pilots.models import Pilot
from omarm.pilots.queries.audience import INVITED, address_for_audience, still_to_invite, whom_to_tell


@on("pilot.begun")
@on("pilot.met")
@on("pilot.stopped")
@on("pilot.dissolved")
def tell_who_answers(fact):
    """Tell its owner and who guides that a pilot began, succeeded, stopped, or has nobody any more."""
    for pilot in Pilot.objects.filter(pk=fact.subject_id):
        people = whom_to_tell(pilot, but=fact.actor_id)
        what = f"pilots.{fact.verb.rpartition('.')[2]}"
        notice(people=people, what=what, url=pilot.get_absolute_url(), at=fact.recorded_at)


@on("pilot.invited")
def tell_the_audience(fact):
    """Tell everybody in the audience, once each, that they go first."""
    for pilot in Pilot.objects.settled().filter(pk=fact.subject_id).select_related("group", "department"):
        people = [pk for pk in still_to_invite(pilot) if pk != fact.actor_id]
        group = pilot.group_id
        notice(people=people, what=INVITED, url=address_for_audience(pilot), at=fact.recorded_at, group=group)


@on("group.archived")
def end_pilots_of(fact):
    """End the pilots of a group that was closed, and of the parts that were closed along with it."""
    commands.dissolve_where_gone(groups=[fact.subject_id, *fact.data.get("parts", ())])

"""What stands below every page for who works here: the way to the programme, and to the ambassadors."""

from omarm.ambassadors.queries import team_now
from omarm.core.remembered import remembered
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.seeing import sees_public

NOTHING = {"programme": False, "ambassadors": False}


def links_for(person):
    """Return {"programme", "ambassadors": whether there is something to read for this person}, at most a minute old."""
    if not sees_public(person):
        return NOTHING
    return what_stands()


@remembered(seconds=60)
def what_stands():
    """Return of both whether there is something to read at all."""
    has_programme = Goal.objects.pursued().exists() or Campaign.objects.exclude(planned_at=None).exists()
    return {"programme": has_programme, "ambassadors": team_now() is not None}


forget_links = what_stands.forget

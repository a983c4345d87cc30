"""What stands below every page for who works here: the way to the programme, and to the ambassadors."""

from time import monotonic
from types import SimpleNamespace

from omarm.ambassadors.queries import team_now
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.seeing import sees_public

NOTHING = {"programme": False, "ambassadors": False}
_remembered = SimpleNamespace(stands=None, until=0, seconds=60)


def links_for(person):
    """Return {"programme", "ambassadors": whether there is something to read for this person}, at most a minute old."""
    if not sees_public(person):
        return NOTHING
    if _remembered.until < monotonic():
        _remembered.stands = _read()
        _remembered.until = monotonic() + _remembered.seconds
    return _remembered.stands or NOTHING


def forget_links():
    """Have the next page ask anew: after a goal or a campaign was made, and between tests."""
    _remembered.until = 0


def _read():
    has_programme = Goal.objects.pursued().exists() or Campaign.objects.exclude(planned_at=None).exists()
    return {"programme": has_programme, "ambassadors": team_now() is not None}

"""Where an ambassador is wanted, and on which day the intranet opens."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.adoption.commands.places import want_at
from omarm.ambassadors.commands.checks import check_guides
from omarm.ambassadors.models import GoLive, RequiredPlace
from omarm.ambassadors.queries.meetings import go_live
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError

LONGEST_AGO, LONGEST_AHEAD = timedelta(days=3653), timedelta(days=1096)


@transaction.atomic
def require_places(*, actor, places):
    """Say of which (department id or None, layer) an ambassador is wanted; elsewhere none is. Returns how many."""
    check_guides(actor)
    return want_at(RequiredPlace, places)


@transaction.atomic
def set_go_live(*, actor, day):
    """Set the day on which the intranet opens for everybody, or take it back with None. Returns the day.

    It stands in the audit: what comes before and after is judged by it. Raises DomainError for a day that cannot be meant.
    """
    check_guides(actor)
    today = timezone.localdate()
    if day is not None and not today - LONGEST_AGO <= day <= today + LONGEST_AHEAD:
        raise DomainError(_("Choose a day of the last ten years or the next three."), code="go_live_day")
    former = go_live()
    if day == former:
        return day
    if day is None:
        GoLive.objects.all().delete()
    else:
        GoLive.objects.update_or_create(id=1, defaults={"day": day})

    note_act(actor=actor, act="go_live.set", target=str(day or ""), former=str(former or ""))
    return day

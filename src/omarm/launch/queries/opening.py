"""From which day the intranet is open, and for whom."""

from django.utils import timezone

from omarm.ambassadors.queries import go_live, group_now, team_now
from omarm.core.remembered import remembered
from omarm.groups.models import Group
from omarm.launch.models import Opening, Said
from omarm.launch.queries.seeing import runs_kit
from omarm.pilots.models import Pilot
from omarm.pilots.queries.seeing import sees_pilots

LAST_STEP = "opening"


def openings_now():
    """Return {audience: Opening} of what was decided and not taken back."""
    return {
        row.audience: row
        for row in Opening.objects.filter(taken_back_on=None).select_related("decided_by", "group", "pilot")
    }


def openable_pilots():
    """Return the pilots that the intranet can open for: drafts, and those that wait or run. Asked for who guides alone."""
    states = Pilot.State
    return Pilot.objects.filter(state__in=(states.DRAFT, states.WAITING, states.RUNNING))


def furthest_pilot():
    """Return the pilot that came furthest: one that runs, succeeded, waits or is a draft; None without any.

    Its state is for all who read the kit; its name for who may read the pilot itself (`pilot_named_for`).
    """
    order = [Pilot.State.RUNNING, Pilot.State.MET, Pilot.State.WAITING, Pilot.State.DRAFT]
    return min(Pilot.objects.filter(state__in=order), key=lambda one: order.index(one.state), default=None)


def groups_to_begin(person):
    """Return the groups that could be a pilot, as the person may know of them: all that live but that of the ambassadors."""
    groups = Group.objects.listed_for(person).filter(archived_at=None).not_discreet()
    own = group_now(team_now())
    return groups.exclude(pk=own.pk) if own else groups


def pilot_named_for(person, pilot):
    """Return the name of a pilot for who reads pilots; "" for others, as for leaders."""
    return pilot.name if sees_pilots(person) else ""


def known_name(person, opening):
    """Return what a pilot opening is for: its pilot, else its group as far as the person may know of it; "" otherwise."""
    if opening.pilot:
        return pilot_named_for(person, opening.pilot)
    if opening.group_id is None:
        return ""
    return Group.objects.listed_for(person).filter(pk=opening.group_id).values_list("name", flat=True).first() or ""


def launching_for(person):
    """Return whether the person is led back to the kit: who looks after it, until it is open for everybody.

    It also ends when somebody said that going live is not needed, or was done. At most five seconds old, as every page of
    theirs asks it.
    """
    return runs_kit(person) and before_the_opening()


@remembered(seconds=5)
def before_the_opening():
    """Return whether the organisation is still to open, for anybody."""
    day = go_live()
    return (day is None or day > timezone.localdate()) and not Said.objects.filter(code=LAST_STEP).exists()


forget_launching = before_the_opening.forget

"""The team as it is: the call, who is in it, who was asked, and its group."""

from omarm.ambassadors.models import Ambassador, Asking, Call, Team
from omarm.core.remembered import remembered
from omarm.groups.models import Group, Membership
from omarm.people.models import Person
from omarm.people.queries import organisation

MOST_SHOWN = 200


def team_now():
    """Return the Team that is there now, or None."""
    return Team.objects.select_related("group").filter(ended_on=None).first()


def call_now(team):
    """Return the Call that is not closed, or None. `.is_open` says whether one can join by it today."""
    return Call.objects.select_related("made_by").filter(team=team, closed_on=None).first() if team else None


def serving(*, near=None):
    """Return the Ambassadors of now with their people and departments, by surname; those of the department `near` first."""
    rows = Ambassador.objects.serving().select_related("person", "department").order_by("person__sort_key", "pk")
    return sorted(rows[:MOST_SHOWN], key=lambda row: near is None or row.department_id != near)


def serving_by_pk(pk):
    """Return an Ambassador of now. Raises Ambassador.DoesNotExist."""
    return Ambassador.objects.serving().select_related("person").get(pk=pk)


def own_row(person):
    """Return somebody's own Ambassador row, or None."""
    rows = Ambassador.objects.serving().select_related("team__group", "department")
    return rows.filter(person=person).first()


def badge_of(viewer, person):
    """Return {"row": …} of somebody who is an ambassador and shows it, or None; on one's own page also while it is hidden."""
    if viewer.is_guest or person.is_guest or not are_there():
        return None
    row = Ambassador.objects.serving().select_related("department").filter(person=person.pk).first()
    return {"row": row} if row and (row.shows_badge or viewer.pk == person.pk) else None


def on_the_programme(person):
    """Return what the public page of the programme tells of the team, as plain data: how many, and until when one can join."""
    team = None if person.is_guest else team_now()
    call = call_now(team)
    until = call.until_on if call and call.is_open else None
    return {"team": {"people": Ambassador.objects.serving().count(), "until": until} if team else None}


def group_now(team):
    """Return the Group of the team while it lives, or None."""
    return team.group if team and team.group and not team.group.archived_at else None


def is_in_group(person, team):
    """Return whether somebody is in the group of the team; True where there is none to be in."""
    group = group_now(team)
    return group is None or Membership.objects.filter(group=group, person=person).exists()


def askings():
    """Return who was asked and did not join, by surname: who waits, who said not now, who would rather not be asked."""
    rows = Asking.objects.filter(person__is_active=True).select_related("person__department", "asked_by")
    return list(rows.order_by("person__sort_key", "pk")[:MOST_SHOWN])


def own_asking(person):
    """Return with what somebody was asked, or None."""
    return Asking.objects.select_related("asked_by").filter(person=person).first()


def asking_at(person, pk):
    """Return somebody's own Asking. Raises Asking.DoesNotExist for anybody else's."""
    return Asking.objects.select_related("asked_by").get(pk=pk, person=person)


def asking_by_pk(pk):
    """Return one Asking, for who guides. Raises Asking.DoesNotExist."""
    return Asking.objects.select_related("person").get(pk=pk)


def askable(people):
    """Return those of these people who can be asked: who work here now and are nobody's guest."""
    return Person.objects.active().named().filter(pk__in=[one.pk for one in people], is_guest=False)


def living_group_of(team):
    """Return the Group in which ambassadors meet already: of this team, or of the one before while it was left open."""
    known = Team.objects.exclude(group=None).order_by("-started_on", "-pk").values_list("group", flat=True)[:1]
    return (
        Group.objects.filter(pk__in=list(known), archived_at=None).first()
        if team is None or not team.group_id
        else team.group
    )


def language_of_house():
    """Return the code of the language in which the organisation speaks to everybody."""
    here = organisation()
    return here.default_language if here else "nl"


@remembered(seconds=60)
def are_there():
    """Return whether there is a row at all, remembered for a minute: where there is no team, no profile pays for it."""
    return Ambassador.objects.exists()


forget_ambassadors = are_there.forget

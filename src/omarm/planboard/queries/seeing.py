"""Who sees what of the plan board, the team, the sponsors and the weave-in map, and who may change it."""

from omarm.people.models import Person
from omarm.planboard.models import Member, Sponsor
from omarm.programme.queries.seeing import guides, sees_programme, sees_public


def sees_board(person):
    """Return whether the person reads the plan board and the weave-in map: everybody employed does."""
    return sees_public(person)


def is_in_team(person):
    """Return whether the person is in the project team, and works here."""
    return person.is_active and not person.is_guest and Member.objects.filter(person=person).exists()


def may_run(person):
    """Return whether the person makes the plan board: the project team, and who look after all groups."""
    return guides(person) or is_in_team(person)


def sees_team(person):
    """Return whether the person sees the project team and what it covers: who see the programme, and the team itself."""
    return sees_programme(person) or is_in_team(person)


def may_choose_team(person):
    """Return whether the person says who is in the team: who look after all groups."""
    return guides(person)


def is_sponsor(person):
    """Return whether the person stands for a goal now."""
    return not person.is_guest and Sponsor.objects.standing().filter(person=person).exists()


def sees_sponsors(person):
    """Return whether the person sees what sponsors promised: sponsors, the team, and who look after all groups."""
    return may_run(person) or is_sponsor(person)


def team_ids():
    """Return the ids of who is told what the team is told: the team, or while there is none who look after all groups."""
    here = Member.objects.filter(person__is_active=True, person__is_guest=False)
    return list(here.values_list("person", flat=True)) or _guiding_ids()


def _guiding_ids():
    return list(Person.objects.caring_for_all().values_list("pk", flat=True))

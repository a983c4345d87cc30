"""The project team and what it covers: layers across, parts of the organisation down, red where somebody is missing."""

from omarm.adoption.queries.teams import coverage_of, places_in_order
from omarm.planboard.models import Member, RequiredPlace


def team_rows():
    """Return the Members with their people and departments, by surname."""
    return list(Member.objects.select_related("person", "department").order_by("person__sort_key", "pk"))


def member_at(pk):
    """Return one Member. Raises Member.DoesNotExist."""
    return Member.objects.select_related("person", "department").get(pk=pk)


def coverage_now():
    """Return the Coverage of the team as it is: who left covers nothing."""
    seats = Member.objects.filter(person__is_active=True).values_list("department", "layer").order_by()
    return coverage_of(seats, _chosen())


def required_places():
    """Return the (department id or None, layer) that must have somebody, in the order of the matrix."""
    return places_in_order(_chosen())


def _chosen():
    return RequiredPlace.objects.values_list("department", "layer")

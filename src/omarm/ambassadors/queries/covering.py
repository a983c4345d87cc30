"""What the ambassadors cover: layers across, parts of the organisation down, red where one is wanted and nobody is."""

from omarm.adoption.queries.teams import coverage_of, places_in_order
from omarm.ambassadors.models import Ambassador, RequiredPlace


def coverage_now():
    """Return the Coverage of the team as it is: who left covers nothing. Three queries."""
    seats = Ambassador.objects.serving().values_list("department", "layer").order_by()
    return coverage_of(seats, _chosen())


def required_places():
    """Return the (department id or None, layer) that must have an ambassador, in the order of the matrix."""
    return places_in_order(_chosen())


def _chosen():
    return RequiredPlace.objects.values_list("department", "layer")

"""Which layers of which departments a team covers: the matrix that is red until it is filled (rows A9 and B8).

Who is of which layer is said by who puts the team together, not read from a directory: field work has no mark there.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from omarm.core.charts.coverage import EMPTY, MEMBER, MISSING, Square


class Layer(models.TextChoices):
    """A layer of the organisation, as a team wants all of them."""

    EXECUTIVE = "executive", _("Board and directors")
    MIDDLE = "middle", _("Team managers")
    OPERATIONAL = "operational", _("Office and desk")
    FIELD = "field", _("Field and care")
    COUNCIL = "council", _("Works council")


def squares_of(seats, wanted, names):
    """Return the Squares of a matrix, departments in the order of `names` ({id: name}), all layers across.

    `seats` are (department id, layer) of each in the team, `wanted` those of which one at least is required. A square is
    MISSING where one is wanted and nobody is there, EMPTY where nobody is and nobody need be.
    """
    seats, wanted = list(seats), set(wanted)
    counts = {place: seats.count(place) for place in set(seats)}
    return [
        Square(name, str(layer.label), _state(counts.get((pk, layer.value), 0), (pk, layer.value) in wanted), counts.get((pk, layer.value), 0))
        for pk, name in names.items()
        for layer in Layer
    ]  # fmt: skip


def missing_of(seats, wanted):
    """Return the (department id, layer) that are wanted and have nobody, in the order of `wanted`."""
    there = set(seats)
    return [place for place in wanted if place not in there]


def _state(count, is_wanted):
    if count:
        return MEMBER
    return MISSING if is_wanted else EMPTY

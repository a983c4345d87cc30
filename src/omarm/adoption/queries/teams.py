"""What a team covers: layers across, parts of the organisation down, red where one is wanted and nobody is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from omarm.adoption.rules.teams import Layer, missing_of, squares_of
from omarm.people.models import Department


@dataclass(frozen=True)
class Coverage:
    """What a team covers: Squares for the matrix, and (department, layer) in words where somebody is missing."""

    squares: list
    missing: list
    required: int

    @property
    def is_filled(self):
        """Whether places were chosen as required and each has somebody."""
        return self.required > 0 and not self.missing

    @property
    def filled(self):
        """How many of the required places have somebody."""
        return self.required - len(self.missing)


def coverage_of(seats, chosen):
    """Return the Coverage of `seats`, (department id or None, layer) of each in a team; `chosen` are places likewise. One query."""
    names, row_of = _rows()
    wanted, layers = places_in_order(chosen, names), dict(Layer.choices)
    seats = [(row_of.get(pk), layer) for pk, layer in seats]
    return Coverage(
        squares=squares_of(seats, wanted, names),
        missing=[(names[pk], str(layers[layer])) for pk, layer in missing_of(seats, wanted)],
        required=len(wanted),
    )


def place_names():
    """Return {id: name} of the rows of the matrix: the whole organisation first (None), then its largest parts."""
    return _rows()[0]


def places_in_order(chosen, names=None):
    """Return those of the chosen (department id or None, layer) that are in the matrix, in its order."""
    chosen, rows = set(chosen), place_names() if names is None else names
    return [(pk, layer) for pk in rows for layer in Layer.values if (pk, layer) in chosen]


def _rows():
    """Return the rows, and {department id: the row that it is part of}.

    A root that holds everybody is the organisation itself, and no part of it: then the level below are the rows.
    """
    departments = list(Department.objects.order_by("rank", "name"))
    roots = [one for one in departments if one.parent_id is None]
    depth = 2 if len(roots) == 1 and len(departments) > 1 else 1
    names = {None: _("The whole organisation")} | {one.pk: one.name for one in departments if len(one.path) == depth}
    return names, {one.pk: one.path[depth - 1] for one in departments if len(one.path) >= depth}

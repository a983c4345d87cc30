"""From counts per department to what may be shown of them together."""

from dataclasses import dataclass

from django.db import connection

from omarm.adoption.queries.scopes import ORGANISATION
from omarm.core.disclosure import Cell, publish
from omarm.people.models.person import NAMELESS


@dataclass(frozen=True, slots=True)
class Atom:
    """In one department (None: of people without one) `part` of `whole`; of things also about how many `people`.

    Where `people` is None they are people themselves. Each thing and each person is in one department.
    """

    department: int | None
    part: int
    whole: int
    people: int | None = None

    def cell(self, key):
        """Return it as a Cell of a scope."""
        return Cell(key, self.part, self.whole, self.people)


def read_atoms(statement, *, period=None, **values):
    """Run a statement whose rows are Atoms, or its first three columns when they count people. Returns a list."""
    if period:
        values |= {"since": period.since, "until": period.until}
    with connection.cursor() as db:
        db.execute(statement, values | {"nameless": NAMELESS})
        return [Atom(*row) for row in db.fetchall()]


def as_published(atoms, layout, *, by_department=True, floor):
    """Return {key of a scope: Shown or None} for the whole and every department scope of the Layout."""
    whole, cells = None, {}
    for atom in atoms:
        if by_department and atom.department in layout.left_out:
            continue
        whole = _added(whole, atom.cell(ORGANISATION))
        for key in layout.upwards(layout.key_of(atom.department)) if by_department else ():
            cells[key] = _added(cells.get(key), atom.cell(key))
    if whole is None:
        return dict.fromkeys([ORGANISATION, *(layout.names if by_department else ())])
    shown = publish(cells.values(), total=whole, inside=layout.inside, floor=floor)
    return dict.fromkeys(layout.names if by_department else ()) | shown


def _added(cell, other):
    return other if cell is None else cell.plus(other)

"""Which layers of which departments the proposed team covers, and what is missing."""

from collections import Counter
from dataclasses import dataclass

from omarm.core.charts.coverage import MEMBER, MISSING, Square


@dataclass(frozen=True, slots=True)
class Cell:
    """A layer of a department: how many work there, how many of them may be seen, how many are in the team."""

    layer: str
    people: int
    named: int
    chosen: int

    @property
    def state(self):
        """Return covered, open (somebody could be asked), unknown (nobody is named often enough) or empty (nobody is there)."""
        if self.chosen:
            return "covered"
        if self.named:
            return "open"
        return "unknown" if self.people else "empty"


@dataclass(frozen=True)
class Coverage:
    """`layers` are (code, name) of those that there are, `rows` (department, Cells in that order)."""

    layers: list
    rows: list

    @property
    def covered(self):
        """How many layers of departments have somebody in the team."""
        return self._number("covered")

    @property
    def there(self):
        """How many layers of departments have anybody."""
        return sum(cell.state != "empty" for _name, cells in self.rows for cell in cells)

    @property
    def unknown(self):
        """Return [(department, name of the layer)] in which people work and nobody is named often enough to be seen."""
        names = dict(self.layers)
        return [(name, names[cell.layer]) for name, cells in self.rows for cell in cells if cell.state == "unknown"]

    @property
    def squares(self):
        """Return the Squares of the drawing."""
        names = dict(self.layers)
        return [
            Square(name, str(names[cell.layer]), MEMBER if cell.chosen else MISSING, cell.chosen)
            for name, cells in self.rows
            for cell in cells
            if cell.people or cell.chosen
        ]

    @property
    def is_flat(self):
        """Whether the directory knows of one layer only."""
        return len(self.layers) == 1

    def _number(self, state):
        return sum(cell.state == state for _name, cells in self.rows for cell in cells)


def coverage_of(cells, standings, names, layers):
    """Return the Coverage from [[layer, department, people]], the Standings, {department: name} and {layer: name}."""
    people = {(layer, department): number for layer, department, number in cells}
    named = Counter((row.layer, row.department_id) for row in standings)
    chosen = Counter((row.layer, row.department_id) for row in standings if row.rank is not None)
    there = [code for code in layers if any(layer == code for layer, _department in people)]
    found = sorted({department for _layer, department in people}, key=lambda pk: names.get(pk, ""))
    rows = [
        (
            names.get(pk, ""),
            [Cell(code, people.get((code, pk), 0), named[code, pk], chosen[code, pk]) for code in there],
        )
        for pk in found
    ]
    return Coverage([(code, layers[code]) for code in there], rows)

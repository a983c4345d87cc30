"""A tree of departments, and the positions in it: two tables, related by the ids of the source."""

from dataclasses import replace

from .cycles import cycles_in, parents_first
from .errors import Finding, UnreadableFile
from .shape import Archive, SourceDepartment, SourcePosition
from .sources import Source, decode, name_of, read_bytes
from .tables import Row, Table
from .text import key_of, one_line

UNIT_COLUMNS = {
    "id": ("id", "code", "nummer", "unit id", "afdelingscode"),
    "parent": ("parent_id", "parent", "bovenliggend", "bovenliggende", "valt onder"),
    "kind": ("type", "kind", "soort", "classification"),
    "name": ("name", "naam", "label", "afdeling"),
    "abbreviation": ("abbr", "abbreviation", "afkorting"),
}
POSITION_COLUMNS = {
    "id": ("id", "code", "nummer", "position id"),
    "department": ("unit_id", "unit", "department", "department id", "afdeling", "afdelingscode"),
    "title": ("label", "title", "name", "naam", "functie", "titel"),
    "kind": ("classification", "type", "kind", "soort"),
}


def read_organisation(units: Source, positions: Source | None = None) -> Archive:
    """Return the departments, parents first, and the positions; oddities in single rows stand in the findings.

    Raises UnreadableFile when either table cannot be read or lacks a column.
    """
    tree = _Departments(_table(units, UNIT_COLUMNS, ("id", "parent", "name")))
    seats = _Positions(_table(positions, POSITION_COLUMNS, ("id", "department", "title")), tree) if positions else None
    if not tree.by_key and not tree.findings:
        raise UnreadableFile("no_rows", name=name_of(units))
    left_out = tree.left_out + (seats.left_out if seats else 0)
    return Archive(
        source="organisation",
        departments=tuple(tree.departments),
        positions=tuple(seats.by_key.values()) if seats else (),
        skipped={"row": left_out} if left_out else {},
        findings=(*tree.findings, *(seats.findings if seats else ())),
    )


def _table(source: Source, columns: dict[str, tuple[str, ...]], required: tuple[str, ...]) -> Table:
    name = name_of(source)
    return Table(decode(read_bytes(source), name=name), name=name, columns=columns, required=required)


def _cells(row: Row) -> dict[str, str]:
    cells = {column: one_line(value) for column, value in row.cells.items()}
    return cells | {column: key_of(cells[column]) for column in ("id", "parent", "department") if column in cells}


class _Rows:
    """Rows by id: one without an id or a name is left out, and so is the second of two with the same id."""

    def __init__(self):
        self.findings: list[Finding] = []
        self.left_out = 0
        self.rows: dict[str, int] = {}

    def usable(self, row: Row, key: str, name: str) -> bool:
        if not key or not name:
            return self.leave_out("without_key" if name else "without_name", row.number)
        if key in self.rows:
            return self.leave_out("duplicate_key", row.number, key=key, first=self.rows[key])
        self.rows[key] = row.number
        return True

    def leave_out(self, code: str, row: int, **detail: object) -> bool:
        self.left_out += 1
        self.find(code, row, **detail)
        return False

    def find(self, code: str, row: int, **detail: object):
        self.findings.append(Finding(code, {"row": row, **detail}))


class _Departments(_Rows):
    def __init__(self, table: Table):
        super().__init__()
        self.by_key: dict[str, SourceDepartment] = {}
        for row in table:
            cells = _cells(row)
            if self.usable(row, cells["id"], cells["name"]):
                self.by_key[cells["id"]] = SourceDepartment(
                    key=cells["id"],
                    name=cells["name"],
                    parent_key=cells["parent"] or None,
                    abbreviation=cells.get("abbreviation", ""),
                    kind=cells.get("kind", ""),
                )
        self._cut_loose_ends()

    @property
    def departments(self) -> list[SourceDepartment]:
        order = parents_first({key: department.parent_key for key, department in self.by_key.items()})
        return [self.by_key[key] for key in order]

    def _cut_loose_ends(self):
        for key, department in self.by_key.items():
            if department.parent_key and department.parent_key not in self.by_key:
                self.find("unknown_parent", self.rows[key], key=key, parent=department.parent_key)
                self._bring_to_top(key)
        for circle in cycles_in({key: department.parent_key for key, department in self.by_key.items()}):
            self.find("department_cycle", min(self.rows[key] for key in circle), keys=", ".join(circle))
            for key in circle:
                self._bring_to_top(key)

    def _bring_to_top(self, key: str):
        self.by_key[key] = replace(self.by_key[key], parent_key=None)


class _Positions(_Rows):
    def __init__(self, table: Table, tree: _Departments):
        super().__init__()
        self.by_key: dict[str, SourcePosition] = {}
        for row in table:
            cells = _cells(row)
            key, department = cells["id"], cells["department"]
            if department not in tree.by_key:
                self.leave_out("unknown_department", row.number, key=key, department=department)
            elif self.usable(row, key, cells["title"]):
                self.by_key[key] = SourcePosition(
                    key=key, department_key=department, title=cells["title"], kind=cells.get("kind", "")
                )

"""Departments and positions from elsewhere."""

from omarm.core.folding import fold
from omarm.importers.commands.known import Known
from omarm.people import commands as people
from omarm.people.models import Department, Position


def bring_in_departments(archive, outcome):
    """Add the departments that are not here yet, below the one they belong to."""
    if not archive.departments:
        return
    known = Known(archive.source, Department)
    here = Department.objects.in_bulk(known.ids)
    for rank, source in enumerate(archive.departments):
        if source.key in known:
            continue
        department = people.add_department(
            actor=None,
            name=source.name[:200],
            parent=here.get(known.get(source.parent_key)),
            abbreviation=source.abbreviation[:40],
            rank=rank,
        )
        here[department.pk] = department
        known.remember([(source.key, department.pk)])
        outcome.counts["departments"] += 1


def bring_in_positions(archive, outcome):
    """Add the positions that are not here yet, in departments that still are."""
    if not archive.positions:
        return
    known, departments = Known(archive.source, Position), Known(archive.source, Department)
    here = Department.objects.in_bulk(departments.ids)
    for source in archive.positions:
        if source.key in known:
            continue
        department = here.get(departments.get(source.department_key))
        if department is None:
            outcome.skipped["deleted_here"] += 1
            continue
        position = people.add_position(
            actor=None, title=source.title[:200], department=department, classification=source.kind[:80]
        )
        known.remember([(source.key, position.pk)])
        outcome.counts["positions"] += 1


class DepartmentsByName:
    """The departments that a staff list names, by name or abbreviation; made at the top of the tree when nobody has it."""

    def __init__(self, outcome):
        self._outcome = outcome
        # The same name stands in many branches: the one nearest to the top is meant, and a name before an abbreviation.
        deepest_first = sorted(Department.objects.all(), key=lambda department: (-department.depth, -department.pk))
        self._here = {fold(each.abbreviation): each for each in deepest_first if each.abbreviation}
        self._here |= {fold(each.name): each for each in deepest_first}

    def get(self, name):
        """Return the department of this name, or None for no name."""
        called = fold(name[:200])
        if not called:
            return None
        if called not in self._here:
            self._here[called] = people.add_department(actor=None, name=name[:200], rank=len(self._here))
            self._outcome.counts["departments"] += 1
        return self._here[called]

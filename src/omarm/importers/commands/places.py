"""Departments and positions from elsewhere."""

from omarm.importers.commands.known import Known
from omarm.people import commands as people
from omarm.people.models import Department, Position


def bring_in_departments(archive, outcome):
    """Add the departments that are not here yet, below the one they belong to."""
    known = Known(archive.source, Department)
    for rank, source in enumerate(archive.departments):
        if source.key in known:
            continue
        parent_id = known.get(source.parent_key)
        department = people.add_department(
            actor=None,
            name=source.name[:200],
            parent=Department.objects.get(pk=parent_id) if parent_id else None,
            abbreviation=source.abbreviation[:40],
            rank=rank,
        )
        known.remember([(source.key, department.pk)])
        outcome.counts["departments"] += 1


def bring_in_positions(archive, outcome):
    """Add the positions that are not here yet."""
    known, departments = Known(archive.source, Position), Known(archive.source, Department)
    for source in archive.positions:
        if source.key in known:
            continue
        position = people.add_position(
            actor=None,
            title=source.title,
            department=Department.objects.get(pk=departments[source.department_key]),
            classification=source.kind[:80],
        )
        known.remember([(source.key, position.pk)])
        outcome.counts["positions"] += 1

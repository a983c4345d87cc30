"""What people work on."""

from django.utils import timezone

from omarm.profiles.models import Project


def projects_of(person):
    """Return (projects that go on, projects that are over) of somebody, each the latest first. One query."""
    rows, today = list(Project.objects.filter(person=person.pk)), timezone.localdate()
    over = [row for row in rows if row.ended_on and row.ended_on <= today]
    return [row for row in rows if row not in over], sorted(over, key=lambda row: row.ended_on, reverse=True)


def project_of(person, project_id):
    """Return one's own project. Raises Project.DoesNotExist."""
    return Project.objects.get(person=person.pk, pk=project_id)

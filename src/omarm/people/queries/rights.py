"""The marks that a person carries for search (search/sources.py), and the words that the organisation has of its own."""

from omarm.people.models import Department


def marks_carried(person):
    """Return the marks of a colleague: of all colleagues, and of the department with all that it is part of; none of guests."""
    if person.is_guest:
        return set()
    path = Department.objects.filter(pk=person.department_id).values_list("path", flat=True).first()
    return {"@all", f"@p{person.pk}"} | {f"@d{department}" for department in path or ()}


def abbreviations():
    """Return the abbreviations of departments: they stand in compounds too."""
    return list(Department.objects.exclude(abbreviation="").values_list("abbreviation", flat=True))

"""The marks that a person carries for search (search/sources.py), and the words that the organisation has of its own."""

from django.db import connection

from omarm.people.models import Department


def marks_carried(person):
    """Return the marks of a colleague: of all colleagues, and of the department with all that it is part of; none of guests."""
    if person.is_guest:
        return set()
    with connection.cursor() as cursor:
        cursor.execute("select unnest(path) from people_department where id = %s", [person.department_id])
        return {"@all", f"@p{person.pk}"} | {f"@d{department}" for (department,) in cursor.fetchall()}


def abbreviations():
    """Return the abbreviations of departments: they stand in compounds too."""
    return list(Department.objects.exclude(abbreviation="").values_list("abbreviation", flat=True))

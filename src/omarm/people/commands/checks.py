"""What several commands ask before they write."""

from django.db import connection
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.people.models import Department

# The lock that a foreign key takes: two who put people in one department do not wait for each other, who dissolves it does.
HOLD = "select 1 from people_department where id = any (%s) order by id for key share"


def hold_departments(*departments):
    """Keep these departments (None: none) until this transaction ends. Raises DomainError when somebody dissolved one.

    Whatever is to point at a department asks this first: the database itself looks at the end only, when nothing can be said.
    """
    wanted = {department.pk: department for department in departments if department}
    if not wanted:
        return
    with connection.cursor() as db:
        db.execute(HOLD, [list(wanted)])
        found = db.rowcount
    if found < len(wanted):
        there = set(Department.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        raise gone(next(department for pk, department in wanted.items() if pk not in there))


def gone(department):
    """Return the DomainError for a department that is not there any more."""
    words = _("The department “%(name)s” is not there any more. Choose another.")
    return DomainError(words % {"name": department.name}, code="department_gone")

"""Reading the audit."""

from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent


def events_for(person):
    """Return the acts of administrators, newest first: for administrators and the works council.

    Raises PermissionDenied for others.
    """
    if not (person.has_role("administrator") or person.has_role("works_council")):
        raise PermissionDenied
    return AuditEvent.objects.order_by("-pk")

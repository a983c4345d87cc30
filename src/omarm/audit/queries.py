"""Reading the audit."""

from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent
from omarm.audit.wording import acts_of


def events_for(person, part=""):
    """Return the acts of administrators, newest first: for administrators and the works council.

    With a `part` only those of that part (wording.PARTS). Raises PermissionDenied for others, KeyError for another part.
    """
    if not (person.has_role("administrator") or person.has_role("works_council")):
        raise PermissionDenied
    events = AuditEvent.objects.order_by("-pk")
    return events.filter(act__in=acts_of(part)) if part else events

"""Telling on which days one works."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.profiles.models import Week

ALL_DAYS = 127  # seven bits
LONGEST_NOTE = 160


@transaction.atomic
def keep_week(*, actor, mornings=0, afternoons=0, note=""):
    """Tell on which mornings and afternoons one works (bits, 1 for Monday). Returns the Week, or None where nothing is told.

    Nothing chosen and no note takes the week away: then it is unknown. No fact: nobody has to hear of it.
    """
    if actor.is_guest or not (0 <= mornings <= ALL_DAYS and 0 <= afternoons <= ALL_DAYS):
        raise PermissionDenied
    note = " ".join(note.split())[:LONGEST_NOTE]

    if not (mornings or afternoons or note):
        Week.objects.filter(person=actor).delete()
        return None
    told = {"mornings": mornings, "afternoons": afternoons, "note": note}
    week, _is_new = Week.objects.update_or_create(person=actor, defaults=told)
    return week

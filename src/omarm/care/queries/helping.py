"""Help that a group asked of the desk."""

from datetime import timedelta

from django.utils import timezone

from omarm.care.models import HelpRequest
from omarm.care.queries.windows import DAYS
from omarm.people.models import Person


def help_of(group):
    """Return the HelpRequest of a group that waits, else the last one that was answered in these 28 days, or None."""
    last = HelpRequest.objects.filter(group=group).select_related("asked_by", "answered_by").order_by("-pk").first()
    if last and last.answered_at and last.answered_at < timezone.now() - timedelta(days=DAYS):
        return None
    return last


def desk_ids():
    """Return the ids of who works at the desk: administrators and community managers who can sign in."""
    return set(Person.objects.caring_for_all().values_list("pk", flat=True))

"""What waits for others because somebody left, or got another job."""

from django.core.exceptions import PermissionDenied

from omarm.core import pagination
from omarm.people.models import HandOver


def hand_overs_for(person, *, after="", limit=50):
    """Return a Page of the open hand-overs, longest waiting first. Raises PermissionDenied for who has no such task."""
    if not person.cares_for_all:
        raise PermissionDenied
    found = HandOver.objects.filter(closed_at=None).select_related("person__department")
    if after.isdecimal():
        found = found.filter(pk__gt=int(after[:18]))
    rows = list(found.order_by("pk")[: limit + 1])
    return pagination.cut(rows, size=limit, cursor_of=lambda last: str(last.pk))


def hand_over_for(person, hand_over_id):
    """Return an open hand-over: one's own, or any for who has the task. Raises HandOver.DoesNotExist."""
    found = HandOver.objects.filter(closed_at=None).select_related("person__manager", "person__department")
    return (found if person.cares_for_all else found.filter(person=person)).get(pk=hand_over_id)


def my_hand_over(person):
    """Return one's own open hand-over, or None."""
    return HandOver.objects.filter(person=person, closed_at=None).select_related("person__manager").first()

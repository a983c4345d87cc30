"""Whether the programme goes on: a campaign that runs, or one that is planned soon."""

from datetime import timedelta

from django.utils import timezone

from omarm.people.models import Person
from omarm.programme.models import Campaign, Goal, Lapse

AHEAD = timedelta(days=60)  # row B1: within so many days a next campaign has to begin
NOTICE = timedelta(days=30)  # our own choice: preparing a campaign takes weeks


def is_going_on(today=None):
    """Return whether a campaign runs today, or one is planned that begins within sixty days."""
    today = today or timezone.localdate()
    soon = Campaign.objects.planned(today).filter(starts_on__gte=today, starts_on__lte=today + AHEAD)
    return Campaign.objects.running(today).exists() or soon.exists()


def has_begun(today=None):
    """Return whether there is a programme that can come to a halt: a campaign was held, or a goal stands for sixty days."""
    today = today or timezone.localdate()
    if Campaign.objects.exclude(started_at=None).exists():
        return True
    return Goal.objects.pursued().filter(set_on__lte=today - AHEAD).exists()


def is_lapsed(today=None):
    """Return whether nothing runs and nothing is planned within sixty days, in a programme that has begun."""
    return has_begun(today) and not is_going_on(today)


def runs_out(today=None):
    """Return the Campaign that runs longest when its last day is within thirty days and nothing follows it, or None.

    What follows is planned, and begins before the programme would lie still (sixty days after that last day).
    """
    today = today or timezone.localdate()
    last = Campaign.objects.running(today).order_by("ends_on", "pk").last()
    if last is None or last.ends_on > today + NOTICE:
        return None
    until = last.ends_on + AHEAD
    follows = Campaign.objects.planned(today).filter(starts_on__gte=today, starts_on__lte=until).exists()
    return None if follows else last


def next_draft(today=None):
    """Return (number, name) of the draft that was to begin first, from today on, or None."""
    drafts = Campaign.objects.drafts().filter(starts_on__gte=today or timezone.localdate())
    return drafts.order_by("starts_on", "pk").values_list("pk", "name").first()


def lapse_now():
    """Return the Lapse that goes on, or None."""
    return Lapse.objects.filter(over_on=None).first()


def whom_to_warn():
    """Return the ids of who is told that the programme lies still: who answers for a goal and guides, else all who guide."""
    guiding = Person.objects.caring_for_all()
    owners = guiding.filter(pk__in=Goal.objects.pursued().exclude(owner=None).values("owner"))
    return sorted(owners.values_list("pk", flat=True)) or sorted(guiding.values_list("pk", flat=True))

"""What of pilots waits for who guides them."""

from datetime import timedelta
from itertools import combinations

from django.db.models import Q
from django.utils import timezone

from omarm.core.prepared import Waiting
from omarm.pilots.models import Pilot, Verdict
from omarm.pilots.queries.conditions import LASTING

STATES = Pilot.State
LATE = timedelta(days=14)  # after its first day one that still waits for its start rule is named


def changed(now, most):
    """Return the pilots that ended by a rule, and wait for what comes next."""
    rows = Pilot.objects.filter(state__in=(STATES.MET, STATES.STOPPED), seen_to_on=None, reason="", followed_by=None)
    return [_waiting(row, state=str(row.state), following=row.following) for row in rows.order_by("ended_on")[:most]]


def dissolved(now, most):
    """Return the pilots of which the audience is gone, and that nobody saw to."""
    rows = Pilot.objects.filter(state=STATES.DISSOLVED, seen_to_on=None).order_by("ended_on")
    return [_waiting(row) for row in rows[:most]]


def unjudged(now, most):
    """Return the pilots of which the clock found nothing for two nights or never can, and those that have the same people."""
    today = timezone.localdate(now)
    silent = Pilot.objects.settled().filter(Q(judged_on=None) | Q(judged_on__lt=today - timedelta(days=2)))
    found = [_waiting(row, what="silent") for row in silent.order_by("pk")[:most]]
    rows = Pilot.objects.settled().exclude(pk__in=silent.values("pk")).filter(pk__in=_never_known())
    found += [_waiting(row, what="never") for row in rows.order_by("pk")[:most]]
    return (found + _same_people())[:most]


def late(now, most):
    """Return the pilots that could have begun a fortnight ago and still wait for their start rule."""
    rows = Pilot.objects.filter(state=STATES.WAITING, starts_on__lte=timezone.localdate(now) - LATE)
    return [_waiting(row) for row in rows.order_by("starts_on")[:most]]


def unowned(now, most):
    """Return the pilots that go on without anybody who answers for them."""
    rows = Pilot.objects.filter(state__in=(STATES.DRAFT, STATES.WAITING, STATES.RUNNING))
    rows = rows.filter(Q(owner=None) | Q(owner__is_active=False)).order_by("pk")
    return [_waiting(row, what="unowned") for row in rows[:most]]


def _same_people():
    """Return the pairs of pilots that came to have the same people: one department was moved below the other."""
    rows = Pilot.objects.settled().exclude(department=None).select_related("department").order_by("pk")
    return [
        Waiting(
            key=f"{one.pk}-same-{other.pk}",
            values={"pk": one.pk, "name": one.name, "other": other.name, "what": "same"},
        )
        for one, other in combinations(rows, 2)
        if one.department_id in other.department.path or other.department_id in one.department.path
    ]


def _never_known():
    """Return the ids of pilots of which the clock found last that a condition cannot become known by time alone."""
    rows = Verdict.objects.filter(pilot__in=Pilot.objects.settled()).order_by("pilot", "rule", "-day")
    newest = rows.distinct("pilot", "rule").values_list("pilot", "reasons")
    return {pilot for pilot, reasons in newest if any(one["why"] in LASTING for one in reasons)}


def _waiting(pilot, **more):
    what = more.get("what", "")
    values = {"pk": pilot.pk, "name": pilot.name} | more
    return Waiting(key=f"{pilot.pk}{what and '-'}{what}", values=values)

"""What waits for somebody on the plan board: plain values for the desk, found with one query for each sort."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from omarm.core.functions import off_in
from omarm.core.prepared import Waiting
from omarm.planboard.models import Action, Commitment, Sponsor
from omarm.planboard.queries.team import coverage_now

AHEAD = timedelta(days=7)


def ownerless_actions(now, most):
    """Return what is to be done and has nobody for it, soonest first; of who left all that was theirs, as one thing."""
    rows = Action.objects.ownerless().select_related("owner").order_by("due_on", "pk")
    found = {}
    for row in rows:
        key = f"left-{row.owner_id}" if row.owner else str(row.pk)
        found[key] = [*found.get(key, ()), row]
    return [_ownerless(key, rows) for key, rows in list(found.items())[:most]]


def overdue_actions(now, most):
    """Return what has an owner and was to be done before today, the longest first."""
    rows = Action.objects.overdue(timezone.localdate(now)).filter(owner__is_active=True)
    return [
        Waiting(
            key=str(row.pk), since=_end(row.due_on), until=_end(row.due_on),
            values={"pk": row.pk, "title": row.title, "owner": row.owner.name, "due": row.due_on.isoformat()},
        )
        for row in rows.select_related("owner").order_by("due_on", "pk")[:most]
    ]  # fmt: skip


def milestones(now, most):
    """Return the milestones that were reached and for which nobody got a compliment yet, the first reached first."""
    rows = Action.objects.to_compliment().select_related("owner").order_by("settled_on", "pk")[:most]
    return [
        Waiting(
            key=str(row.pk), since=_start(row.settled_on),
            values={"pk": row.pk, "title": row.title, "owner": row.owner.name, "username": row.owner.username},
        )
        for row in rows
    ]  # fmt: skip


def seen_with_a_way_to_praise(person, waiting):
    """Return the milestones of a list, each filled with whether this person can give compliments now."""
    way = off_in("praise", person) is None
    return [one.filled(may_praise=way) for one in waiting]


def due_commitments(now, most):
    """Return what sponsors promised for the days to come, each for its sponsor alone."""
    today = timezone.localdate(now)
    rows = Commitment.objects.due(until=today + AHEAD, day=today).filter(sponsor__ended_on=None)
    return [
        Waiting(
            key=str(row.pk), until=_end(row.due_on), person=row.sponsor.person_id,
            values={"pk": row.pk, "what": row.what, "due": row.due_on.isoformat()},
        )
        for row in rows.select_related("sponsor").order_by("due_on", "pk")[:most]
    ]  # fmt: skip


def lost_sponsors(now, most):
    """Return the goals whose sponsor left, as long as nobody saw to it."""
    rows = Sponsor.objects.missed().filter(goal__ended_on=None).select_related("person", "goal")
    return [
        Waiting(
            key=str(row.pk), since=_start(row.ended_on), values={"name": row.person.name, "goal": row.goal.name}
        )
        for row in rows.order_by("ended_on", "pk")[:most]
    ]  # fmt: skip


def gaps_in_team(now, most):
    """Return as one thing that parts of the organisation have nobody in the team, where somebody must be."""
    found = coverage_now()
    return (
        [Waiting(key="team", values={"missing": len(found.missing), "required": found.required})]
        if found.missing
        else []
    )


def seen_by_sponsor(person, waiting):
    """Return what is still promised by this person, of a list."""
    mine = Commitment.objects.waiting().filter(sponsor__person=person.pk, sponsor__ended_on=None)
    there = set(mine.values_list("pk", flat=True))
    return [one for one in waiting if one.values["pk"] in there]


def _ownerless(key, rows):
    row, values = rows[0], {"pk": rows[0].pk, "title": rows[0].title, "left": "", "person": None, "number": len(rows)}
    if row.owner:
        values |= {"left": row.owner.name, "person": row.owner_id}
    return Waiting(key=key, values=values, since=_start(row.added_on), until=_end(row.due_on))


def _start(day):
    return timezone.make_aware(datetime.combine(day, time(0)))


def _end(day):
    return timezone.make_aware(datetime.combine(day, time(23, 59)))

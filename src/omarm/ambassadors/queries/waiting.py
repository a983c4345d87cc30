"""What of the ambassadors waits for who guides them, as rows for the desk."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from omarm.ambassadors.models import Ambassador, Asking
from omarm.ambassadors.queries.covering import coverage_now
from omarm.ambassadors.queries.meetings import WANTED_AFTER, after_live, go_live, is_planned_soon, without_notes
from omarm.ambassadors.queries.team import call_now, team_now
from omarm.core.prepared import Waiting, end_of

PATIENCE = timedelta(days=7)  # our own choice: after a week without an answer one talks with somebody
SOON = timedelta(weeks=6)  # before going live three meetings after it ought to be planned


def unanswered(now, most):
    """Return who was asked a week ago or longer and did not answer."""
    day = timezone.localdate(now) - PATIENCE
    rows = Asking.objects.waiting().filter(asked_on__lte=day) if team_now() else Asking.objects.none()
    return [
        Waiting(key=f"asked-{row.pk}", values={"name": row.person.name, "username": row.person.username}, since=_at(row.asked_on))
        for row in rows.select_related("person").order_by("asked_on", "pk")[:most]
    ]  # fmt: skip


def no_meeting(now, most):
    """Return that a team with people in it does not meet in the next six weeks."""
    team = team_now()
    if team is None or is_planned_soon(team, now) or not Ambassador.objects.serving().exists():
        return []
    last = team.meetings.filter(starts_at__lt=now).order_by("-starts_at").first()
    return [Waiting(key=f"meets-{team.pk}", since=last.starts_at if last else _at(team.started_on))][:most]


def unwritten(now, most):
    """Return the meetings of the last two months of which nothing was written down, two days on."""
    team = team_now()
    rows = without_notes(team, now)[:most] if team else []
    return [
        Waiting(key=f"notes-{row.pk}", values={"pk": row.pk, "title": row.title}, since=row.starts_at) for row in rows
    ]


def few_after(now, most):
    """Return that fewer than three meetings after going live are planned, from six weeks before that day on."""
    team, live_on = team_now(), go_live()
    if team is None or live_on is None or live_on - timezone.localdate(now) > SOON:
        return []
    after = after_live(team, live_on)
    values = {"after": after, "wanted": WANTED_AFTER, "day": live_on.isoformat()}
    return [Waiting(key=f"after-{team.pk}", values=values, until=end_of(live_on))][
        : most if after < WANTED_AFTER else 0
    ]


def gaps(now, most):
    """Return that places where an ambassador is wanted have nobody: one line for all."""
    team = team_now()
    missing = coverage_now().missing if team else []
    if not missing:
        return []
    call = call_now(team)
    values = {"missing": len(missing), "is_called": bool(call and call.is_open)}
    return [Waiting(key=f"gaps-{team.pk}", values=values, since=_at(team.started_on))][:most]


def _at(day):
    return timezone.make_aware(datetime.combine(day, time(8)))

"""What the team hears once a week, and a sponsor before a day that they promised."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from omarm.activity import log
from omarm.notifications.commands import notice
from omarm.planboard.models import BoardWeek, Commitment
from omarm.planboard.queries.board import WEEK, summary_of, week_of

REMINDED = timedelta(days=3)


@transaction.atomic
def tell_of_week():
    """Have the team told what moved in the week that is over, once. Returns whether there was something to tell.

    A week in which nothing moved is told too as long as something waits; when nothing does either, nothing is told.
    """
    row, is_new = BoardWeek.objects.get_or_create(week=week_of(timezone.localdate()) - WEEK)
    summary = summary_of(row.week) if is_new else None
    if summary is None or not summary.is_worth_telling:
        return False

    log.record("plan_board.week_over", actor=None, subject=row, moved=summary.moved)
    return True


def remind_sponsors():
    """Tell sponsors of what they promised for the next days, each promise once. Returns how many promises that are."""
    due = list(Commitment.objects.due(until=timezone.localdate() + REMINDED).select_related("sponsor"))
    for row in due:
        at = timezone.make_aware(datetime.combine(row.due_on - REMINDED, time(7)))
        url = reverse("planboard:keep", args=[row.pk])
        notice(people=[row.sponsor.person_id], what="planboard.promise_due", url=url, at=at)
    return len(due)

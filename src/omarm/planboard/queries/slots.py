"""What the plan board says on the pages of the programme: a few numbers and what comes first."""

from django.utils import timezone
from django.utils.formats import date_format

from omarm.planboard.models import Action
from omarm.planboard.queries.seeing import sees_board

FIRST = 3


def on_the_programme(person):
    """Return what comes first on the board, for everybody employed."""
    if not sees_board(person):
        return {"actions": []}
    rows = Action.objects.standing().select_related("owner").order_by("due_on", "pk")[:FIRST]
    return {
        "actions": [
            {
                "title": row.title,
                "day": date_format(row.due_on, "j F"),
                "owner": row.owner.name if row.has_owner else "",
                "is_late": row.is_overdue,
            }
            for row in rows
        ]
    }


def on_the_desk(person):
    """Return how the board stands, for who sees the programme: numbers of actions, not of people."""
    rows, today = list(Action.objects.standing().values_list("due_on", "owner__is_active")), timezone.localdate()
    return {
        "open": len(rows),
        "overdue": sum(due < today for due, _here in rows),
        "ownerless": sum(not here for _due, here in rows),
    }

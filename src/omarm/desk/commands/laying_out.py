"""The list of today is made: by the clock, or by who opens a page that is too old."""

from django.db import transaction
from django.utils import timezone

from omarm.desk.models import Item, Round
from omarm.desk.queries.finding import waiting_now
from omarm.desk.queries.today import round_now

ONCE = ("source", "key")
ANEW = ["values", "since", "until", "person", "rank"]


@transaction.atomic
def lay_out_desk():
    """Ask every source what waits, and store it: what is the same keeps its row, what waits no more is gone.
    A source that fails is left out, and named on the page until a round in which it does not.

    Returns how many things wait. Two at once do it one after the other.
    """
    Round.objects.get_or_create(pk=1)
    latest = Round.objects.select_for_update(no_key=True).get(pk=1)
    now = timezone.now()
    found, latest.left_out = waiting_now(now)
    stored = {(row.source, row.key): row.pk for row in Item.objects.only("source", "key")}
    gone = set(stored) - {(row.source, row.key) for row in found}
    Item.objects.filter(pk__in=[stored[key] for key in gone]).delete()
    Item.objects.bulk_create(found, update_conflicts=True, unique_fields=ONCE, update_fields=ANEW)
    latest.made_at = now
    latest.save(update_fields=["made_at", "left_out"])
    return len(found)


def renew_if_late():
    """Make the list when it is older than it may be. Returns from when the old one was when it was made now, else None."""
    latest = round_now()
    if not latest.is_late:
        return None
    lay_out_desk()
    return latest.made_at

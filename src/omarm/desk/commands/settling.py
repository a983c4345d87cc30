"""What somebody says of a thing on their own list. Nobody else hears of it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.desk.models import ItemState
from omarm.desk.queries.seeing import sees_desk


@transaction.atomic
def settle_item(*, actor, item, outcome):
    """Say of an Item that it is done, not for today or not for oneself. Returns the ItemState; the last word counts.

    It is no fact: it is for the actor's own eyes.
    """
    if not sees_desk(actor) or item.person_id not in {None, actor.pk}:
        raise PermissionDenied
    told = {
        "outcome": ItemState.Outcome(outcome), "task": source_of(item.source).category, "said_on": timezone.localdate()
    }  # fmt: skip
    state, _is_new = ItemState.objects.update_or_create(person=actor, source=item.source, key=item.key, defaults=told)
    return state


@transaction.atomic
def take_back_item(*, actor, item):
    """Have an Item be on one's own list again. Returns nothing."""
    if not sees_desk(actor):
        raise PermissionDenied
    ItemState.objects.filter(person=actor, source=item.source, key=item.key).delete()

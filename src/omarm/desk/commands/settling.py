"""What somebody says of a thing on their own list. Nobody else hears of it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.desk.models import ItemState
from omarm.desk.queries.seeing import sees_desk


@transaction.atomic
def settle_item(*, actor, item, outcome):
    """Say of an Item that it is done, not for today or not for oneself. Returns the ItemState; the last word counts.

    It is no fact: it is for the actor's own eyes. Raises DomainError for "done" of what somebody waits for.
    """
    source = source_of(item.source)
    if not sees_desk(actor) or item.person_id not in {None, actor.pk}:
        raise PermissionDenied
    if outcome == ItemState.Outcome.DONE and source.waits_for_word:
        raise DomainError(_("Somebody waits for this. Decide about it, and it is off your list."), code="waits")
    told = {
        "outcome": ItemState.Outcome(outcome), "task": source.category, "said_on": timezone.localdate()
    }  # fmt: skip
    state, _is_new = ItemState.objects.update_or_create(person=actor, source=item.source, key=item.key, defaults=told)
    return state


@transaction.atomic
def take_up_item(*, actor, item):
    """Remember for the actor's own week that the act of an Item was opened from the list. Returns the ItemState. It is no fact."""
    if not sees_desk(actor) or item.person_id not in {None, actor.pk}:
        raise PermissionDenied
    told = {
        "outcome": ItemState.Outcome.TAKEN_UP, "task": source_of(item.source).category, "said_on": timezone.localdate()
    }  # fmt: skip
    key = {"person": actor, "source": item.source, "key": item.key}
    return ItemState.objects.update_or_create(**key, defaults=told)[0]


@transaction.atomic
def take_back_item(*, actor, item):
    """Have an Item be on one's own list again. Returns nothing."""
    if not sees_desk(actor):
        raise PermissionDenied
    ItemState.objects.filter(person=actor, source=item.source, key=item.key).delete()

"""What the desk keeps no longer than it needs."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from omarm.desk.models import Item, ItemState, Prompt
from omarm.notifications.commands import settle_notices

# What one said of the list: this week and the one before are told, a done thing stays away two.
KEPT = timedelta(days=28)
PROMPTS_KEPT = timedelta(days=84)
Outcome = ItemState.Outcome


@transaction.atomic
def forget_desk():
    """Delete what was said of things longer ago than four weeks, and prompts of twelve weeks ago. Returns nothing.

    That something is not for somebody is kept as long as it waits.
    """
    today = timezone.localdate()
    waits = Item.objects.filter(source=OuterRef("source"), key=OuterRef("key"))
    old = ItemState.objects.filter(said_on__lte=today - KEPT)
    old.exclude(outcome=Outcome.NOT_MINE).delete()
    old.filter(~Exists(waits), outcome=Outcome.NOT_MINE).delete()
    for prompt in Prompt.objects.filter(sent_on__lte=today - PROMPTS_KEPT):
        settle_notices(url=prompt.get_absolute_url())
        prompt.delete()

"""What the clock does: campaigns begin on their day, and who guides hears of it when nothing is planned any more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.programme.commands.lapsing import note_that_it_goes_on
from omarm.programme.commands.locking import alone
from omarm.programme.commands.settling import start_campaign
from omarm.programme.models import Campaign, Lapse
from omarm.programme.queries.lapsing import is_lapsed

TOLD_AGAIN_AFTER = timedelta(days=30)


def start_due_campaigns():
    """Start the planned campaigns of which the first day has come and that have their story. Returns how many.

    One that cannot start stays planned; the page and the desk say what is missing.
    """
    due = Campaign.objects.planned().filter(starts_on__lte=timezone.localdate()).order_by("starts_on", "pk")
    return sum(_start(campaign) for campaign in due)


@transaction.atomic
def watch_for_lapse():
    """Notice that nothing runs and nothing is planned within sixty days, and have it told once a month. Returns the Lapse.

    None while the programme goes on; a lapse that was there is over then.
    """
    alone()
    if not is_lapsed():
        note_that_it_goes_on()
        return None
    now, today = timezone.now(), timezone.localdate()
    lapse, is_new = Lapse.objects.get_or_create(over_on=None, defaults={"since": today, "told_at": now})
    if is_new or today - timezone.localdate(lapse.told_at) >= TOLD_AGAIN_AFTER:
        lapse.told_at = now
        lapse.save(update_fields=["told_at"])
        log.record("programme.lapsed", actor=None, subject=lapse)
    return lapse


def _start(campaign):
    try:
        start_campaign(actor=None, campaign=campaign)
    except DomainError:
        return 0
    return 1

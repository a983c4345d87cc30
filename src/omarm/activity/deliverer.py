"""Tells subscribers the facts that were committed. Safe to run in several processes; a crash loses nothing."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from omarm.activity.log import subscribers_of
from omarm.activity.models import Activity, Delivery

logger = logging.getLogger(__name__)
BATCH = 50
LAST_ATTEMPT = 8


def deliver_batch():
    """Tell subscribers up to 50 waiting facts, oldest first. Returns how many facts were taken up."""
    with transaction.atomic():
        facts = list(_waiting().select_for_update(skip_locked=True, no_key=True)[:BATCH])
        for fact in facts:
            _deliver(fact)
    return len(facts)


def prune():
    """Delete facts that were delivered longer ago than they are kept. Returns how many rows went."""
    before = timezone.now() - timedelta(days=settings.ACTIVITY_KEPT_DAYS)
    return Activity.objects.filter(delivered_at__lt=before).delete()[0]


def _waiting():
    due = Q(retry_at=None) | Q(retry_at__lte=timezone.now())
    return Activity.objects.filter(due, delivered_at=None).order_by("pk")


def _deliver(fact):
    told = set(fact.deliveries.values_list("subscriber", flat=True)) if fact.attempts else set()
    waiting = [listener for listener in subscribers_of(fact.verb) if _name(listener) not in told]
    done = [listener for listener in waiting if _told(fact, listener)]

    if len(done) < len(waiting) and fact.attempts + 1 < LAST_ATTEMPT:
        Delivery.objects.bulk_create(Delivery(activity=fact, subscriber=_name(listener)) for listener in done)
        fact.attempts += 1
        fact.retry_at = timezone.now() + timedelta(seconds=2**fact.attempts)
    else:
        fact.delivered_at = timezone.now()
    fact.save(update_fields=["attempts", "retry_at", "delivered_at"])


def _told(fact, listener):
    """Run one subscriber in its own savepoint, so that one that fails takes nothing else with it."""
    try:
        with transaction.atomic():
            listener(fact)
    except Exception:
        logger.exception("Subscriber %s failed on %s", _name(listener), fact)
        return False
    return True


def _name(listener):
    return f"{listener.__module__}.{listener.__qualname__}"

"""Forgetting who confirmed what."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from omarm.consent.measurements import get
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.queries import NAMES, TOTALS

LONGEST_OPEN = timedelta(days=365)  # what has no deadline and is never withdrawn ends after a year


@transaction.atomic
def forget_confirmations():
    """Delete the confirmations of what ended longer ago than they are kept. Returns how many items that were.

    It ends when it is withdrawn, on its deadline, or a year after it was asked. What was forgotten is asked no longer.
    """
    today = timezone.localdate()
    kept = timedelta(days=max(get(NAMES).retention_days, get(TOTALS).retention_days))
    before = today - kept
    past = MustRead.objects.filter(
        Q(withdrawn_on__lt=before)
        | Q(withdrawn_on=None, due_on__lt=before)
        | Q(withdrawn_on=None, due_on=None, asked_on__lt=before - LONGEST_OPEN)
        | Q(post__deleted_at__lt=timezone.now() - kept)
    )
    over = list(
        past.filter(Q(withdrawn_on=None) | Q(confirmations__isnull=False)).values_list("pk", flat=True).distinct()
    )

    Confirmation.objects.filter(must_read__in=over).delete()
    MustRead.objects.filter(pk__in=over, withdrawn_on=None).update(withdrawn_on=today)
    return len(over)

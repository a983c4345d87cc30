"""What is made by night so that the desk for groups reads rows."""

from datetime import timedelta
from hashlib import blake2s

from django.db import transaction
from django.utils import timezone

from omarm.care.models import AlikePair, ClockMark, PostedMonth
from omarm.care.queries.posted import POSTED_BY_OTHERS, months_to_keep
from omarm.consent.measurements import forgets, get
from omarm.consent.queries import is_measured
from omarm.groups.models import Group
from omarm.groups.queries.similar import alike_names


@transaction.atomic
def find_alike_groups():
    """Store which living groups have nearly the same name, the most alike first. Returns how many pairs.

    None (and nothing is done) when no name changed since the last time.
    """
    names = dict(Group.objects.filter(archived_at=None).order_by("pk").values_list("pk", "name"))
    digest = blake2s(repr(names).encode(), digest_size=16).hexdigest()
    mark, _is_new = ClockMark.objects.select_for_update(no_key=True).get_or_create(
        code="alike", defaults={"at": timezone.now()}
    )
    if mark.digest == digest:
        return None

    found = alike_names(names)
    AlikePair.objects.all().delete()
    pairs = sorted(found, key=lambda pair: (-found[pair], names[pair[0]], pair))
    AlikePair.objects.bulk_create((AlikePair(first_id=one, second_id=other) for one, other in pairs), batch_size=5000)
    mark.at, mark.digest = timezone.now(), digest
    mark.save(update_fields=["at", "digest"])
    return len(pairs)


@transaction.atomic
def keep_months():
    """Store who posted in the months that are over, as it is now; what is past its term goes. Returns how many months.

    None while it is switched off.
    """
    if not is_measured(POSTED_BY_OTHERS):
        return 0
    rows = [PostedMonth(month=row.month, n=row.n, share=row.share) for row in months_to_keep()]
    PostedMonth.objects.bulk_create(rows, ignore_conflicts=True)
    oldest = timezone.localdate() - timedelta(days=get(POSTED_BY_OTHERS).retention_days)
    PostedMonth.objects.filter(month__lt=oldest).delete()
    return len(rows)


@forgets(POSTED_BY_OTHERS)
@transaction.atomic
def forget_months():
    """Delete who posted in the months that are over, because it is switched off. Returns how many months."""
    return PostedMonth.objects.all().delete()[0]

"""What is wiped by the clock: words and reporters after the term of appeal, decisions after a year."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from omarm.moderation.models import Appeal, Case, Report


@transaction.atomic
def forget():
    """Wipe and delete what need not be kept. Returns (cases wiped, cases deleted).

    Fourteen days after a decision, or after the answer to an appeal, goes how it read, what reporters wrote and who they
    were. A year after the decision the case goes as a whole. Nothing goes while an appeal waits.
    """
    now = timezone.now()
    appeals = Appeal.objects.filter(case=OuterRef("pk"))
    settled = Case.objects.decided().exclude(Exists(appeals.waiting()))
    ended = settled.filter(decided_at__lt=now - Case.APPEAL_WITHIN)
    ended = ended.exclude(Exists(appeals.filter(answered_at__gte=now - Case.APPEAL_WITHIN)))
    old = settled.filter(decided_at__lt=now - Case.KEPT_FOR)
    deleted = len(old.values_list("pk"))
    old.delete()
    ids = list(ended.filter(Q(reports__reporter__isnull=False) | ~Q(said="")).values_list("pk", flat=True).distinct())
    Report.objects.filter(case__in=ids).update(words="", said="", reporter=None, names_reporter=False)
    Appeal.objects.filter(case__in=ids).update(words="")
    Case.objects.filter(pk__in=ids).update(said="")
    return len(ids), deleted

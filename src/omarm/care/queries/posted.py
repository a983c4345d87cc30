"""Which share of posts comes from others than editors, month by month."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.care.models import PostedMonth
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import measures
from omarm.core.floor import FLOOR, tells_on_few
from omarm.people.models import Person, Role
from omarm.stream.models import Post

EDITING = (Role.Code.EDITOR, Role.Code.ADMINISTRATOR, Role.Code.COMMUNITY_MANAGER)
MONTHS, DAYS = 12, 28

POSTED_BY_OTHERS = "care.posted_by_others"
declare(
    Measurement(
        code=POSTED_BY_OTHERS,
        title=_("Which share of posts comes from people without a task for the intranet"),
        purpose=_("To see whether the intranet is of everybody, or of its editors."),
        source=("stream_post", "people_role"),
        audience=_("Administrators and community managers."),
        retention_days=400,  # of months that are over one number each; what is younger is counted when it is asked for
        needs_works_council=False,
    )
)


@dataclass(frozen=True)
class PostedBy:
    """Of `n` posts in a month (None: in the last 28 days) this share, in per cent, came from others than editors.

    Both are None where they would tell of fewer people than the floor, on either side.
    """

    month: object
    n: int | None
    share: int | None


@measures(POSTED_BY_OTHERS)
def posted_by_others(*, gate):
    """Return PostedBy of the last 28 days, then of each of the last twelve months in which was posted, newest first.

    A month that is over is told as it was counted then, with the roles that people had; what is not kept yet is counted
    now, with the roles of now.
    """
    now, this_month = timezone.now(), _first_day(timezone.localdate())
    months = _months_before(this_month)
    kept = {row.month: PostedBy(row.month, row.n, row.share) for row in PostedMonth.objects.filter(pk__in=months)}
    lacking = [month for month in months if month not in kept]
    fresh = count_months([*lacking, this_month], floor=gate.floor)
    lately = Post.objects.live().filter(published_at__gte=now - timedelta(days=DAYS)).aggregate(**_counts())
    return [_posted(lately | {"month": None}, gate.floor), *sorted(
        (row for row in [*kept.values(), *fresh] if row.n is None or row.n), key=lambda row: row.month, reverse=True
    )]  # fmt: skip


@measures(POSTED_BY_OTHERS)
def months_to_keep(*, gate):
    """Return PostedBy of each of the last twelve months that are over and not kept yet, also where nothing was posted."""
    months = _months_before(_first_day(timezone.localdate()))
    kept = set(PostedMonth.objects.filter(pk__in=months).values_list("month", flat=True))
    lacking = [month for month in months if month not in kept]
    counted = {row.month: row for row in count_months(lacking, floor=gate.floor)}
    return [counted.get(month, PostedBy(month, 0, 0)) for month in lacking]


def count_months(months, *, floor=FLOOR):
    """Return PostedBy of those of these months (their first days) in which was posted, with the roles of now."""
    if not months:
        return []
    begin, end = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0), max(months)
    since, until = (begin.replace(year=day.year, month=day.month, day=1) for day in (min(months), _next(end)))
    posts = Post.objects.live().filter(
        published_at__gte=since, published_at__lt=until, author__in=Person.objects.named()
    )
    rows = posts.annotate(month=TruncMonth("published_at")).values("month").annotate(**_counts()).order_by("month")
    counted = [row | {"month": timezone.localdate(row["month"])} for row in rows]
    return [_posted(row, floor) for row in counted if row["month"] in months]


def _counts():
    by_others = ~Q(Exists(Role.objects.filter(person=OuterRef("author"), code__in=EDITING)))
    return {
        "n": Count("pk"), "by_others": Count("pk", filter=by_others), "people": Count("author", distinct=True),
        "others": Count("author", filter=by_others, distinct=True),
    }  # fmt: skip


def _posted(row, floor):
    if tells_on_few(row["others"], row["people"], floor=floor):
        return PostedBy(row["month"], None, None)
    return PostedBy(row["month"], row["n"], round(100 * row["by_others"] / row["n"]))


def _months_before(day):
    """Return the first days of the eleven months before the month of a day, oldest first."""
    months = []
    for _back in range(MONTHS - 1):
        day = _first_day(day - timedelta(days=1))
        months.insert(0, day)
    return months


def _first_day(day):
    return day.replace(day=1)


def _next(month):
    return _first_day(month + timedelta(days=31))

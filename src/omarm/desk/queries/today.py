"""The list of today: at most ten things, read from rows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from omarm.core.prepared import Told, source_of
from omarm.desk.models import Item, ItemState, Round
from omarm.desk.queries.tasks import SaidTask, tasks_now

MOST = 10
MOST_OF_A_SORT = 2  # as long as others wait
DONE_FOR = timedelta(days=14)  # what still waits then comes back
Outcome = ItemState.Outcome


@dataclass(frozen=True)
class Line:
    """One thing on the list: the row, what is said of it, and to which of the seven tasks it belongs."""

    item: Item
    told: Told
    task: SaidTask
    is_late: bool


@dataclass(frozen=True)
class Today:
    """The list, how many more wait (of what was found), and from when it is (None: never made)."""

    lines: list
    more: int
    made_at: datetime | None


def today_for(person):
    """Return the Today of somebody at the desk: what is past its term first, then in the order of the sources.

    At most ten, and two of a sort as long as something else waits. It reads the rows with one query, and asks each source
    that is shown once what the person may know.
    """
    now = timezone.now()
    rows = sorted(_rows_for(person), key=lambda row: _place(row, now))
    shown, passed = _chosen(person, rows)
    tasks = tasks_now()
    lines = [
        Line(row, source.words(row.values), tasks[source.category], bool(row.until and row.until < now))
        for row in shown
        for source in [source_of(row.source)]
    ]
    made_at = Round.objects.values_list("made_at", flat=True).first()
    return Today(lines, len(rows) - len(passed) - len(lines), made_at)


def line_for(person, item_id):
    """Return one Line of the person's list. Raises Item.DoesNotExist for what they may not know of, or waits no more."""
    row = Item.objects.filter(Q(person=None) | Q(person=person)).get(pk=item_id)
    source = source_of(row.source)
    if source is None or not source.seen_by(person, [row.waiting]):
        raise Item.DoesNotExist
    late = bool(row.until and row.until < timezone.now())
    return Line(row, source.words(row.values), tasks_now()[source.category], late)


def round_now():
    """Return the Round that was last made; not stored where there was none."""
    return Round.objects.first() or Round()


def _rows_for(person):
    """Return the Items that could be for this person, without those of which they said something that still holds."""
    today = timezone.localdate()
    said = ItemState.objects.filter(person=person, source=OuterRef("source"), key=OuterRef("key"))
    holds = (
        Q(outcome=Outcome.DONE, said_on__gt=today - DONE_FOR)
        | Q(outcome=Outcome.LATER, said_on=today)
        | Q(outcome=Outcome.NOT_MINE)
    )
    rows = Item.objects.filter(Q(person=None) | Q(person=person)).exclude(Exists(said.filter(holds)))
    return [row for row in rows.order_by(F("rank")) if source_of(row.source)]


def _place(row, now):
    """Return by what a row is sorted: past its term, by the term; else the order of its source, and its place there."""
    if row.until and row.until < now:
        return 0, row.until.timestamp(), row.rank
    return 1, source_of(row.source).order, row.rank


def _chosen(person, rows):
    """Return (at most ten rows, the ids of those that the person may not know of as far as that was asked)."""
    may, shown, passed, taken = {}, [], set(), Counter()
    by_source = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    for most_of_a_sort in (MOST_OF_A_SORT, MOST):
        for row in rows:
            if len(shown) == MOST:
                break
            if row in shown or row.pk in passed or taken[row.source] >= most_of_a_sort:
                continue
            if row.source not in may:
                may[row.source] = _keys_seen(person, row.source, by_source[row.source])
                passed |= {one.pk for one in by_source[row.source] if one.key not in may[row.source]}
            if row.pk not in passed:
                shown.append(row)
                taken[row.source] += 1
    return sorted(shown, key=rows.index), passed


def _keys_seen(person, source, rows):
    return {one.key for one in source_of(source).seen_by(person, [row.waiting for row in rows])}

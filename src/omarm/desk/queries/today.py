"""The list of today: at most ten things, read from rows."""

import logging
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from omarm.core.prepared import Told, all_sources, source_of
from omarm.desk.models import Item, ItemState, Round
from omarm.desk.queries.tasks import SaidTask, tasks_now

MOST = 10
MOST_OF_A_SORT = 2  # as long as others wait
MOST_OF_A_TASK = 3  # of one of the seven, as long as something of another waits
# How many may come of a sort and of a task, from the fairest round to that in which all may.
ROUNDS = ((MOST_OF_A_SORT, MOST_OF_A_TASK), (MOST_OF_A_SORT, MOST), (MOST, MOST))
DONE_FOR = timedelta(days=14)  # what still waits then comes back
Outcome = ItemState.Outcome
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """One thing on the list: the row, what is said of it, to which of the seven tasks it belongs, and whether it cannot be ticked off."""

    item: Item
    told: Told
    task: SaidTask
    is_late: bool
    waits_for_word: bool


@dataclass(frozen=True)
class Today:
    """The list, how many more wait (of what was found), and from when it is (None: never made).

    `more_of` says of which of the seven tasks those are: [(SaidTask, how many), …], most first.

    `left_out` are the labels of the sources that failed, when the list was made or just now; `gone` the ids of Items that wait
    no more or are not for this person, as far as was asked.
    """

    lines: list
    more_of: list
    made_at: datetime | None
    left_out: list
    gone: set

    @property
    def more(self):
        return sum(number for _task, number in self.more_of)


def today_for(person):
    """Return the Today of somebody at the desk: what is past its term first, then in the order of the sources.

    At most ten; two of a sort and three of one of the seven tasks as long as something else waits. It reads the rows with one query, and asks each source
    that is shown once what the person may know.
    """
    now = timezone.now()
    rows = sorted(_rows_for(person), key=lambda row: _place(row, now))
    shown, passed, failed = _chosen(person, rows)
    tasks = tasks_now()
    lines = [line for row, values in shown if (line := _line(row, values, tasks, now))]
    latest = round_now()
    failed |= {*latest.left_out} | {row.source for row, _values in shown} - {line.item.source for line in lines}
    left_out = [str(source.label) for source in all_sources() if source.code in failed]
    waiting = {row.pk for row in rows} - passed - {row.pk for row, _values in shown}
    more = Counter(source_of(row.source).category for row in rows if row.pk in waiting)
    return Today(lines, [(tasks[code], n) for code, n in more.most_common()], latest.made_at, left_out, passed)


def line_for(person, item_id):
    """Return one Line of the person's list. Raises Item.DoesNotExist for what they may not know of, or waits no more."""
    row = Item.objects.filter(Q(person=None) | Q(person=person)).get(pk=item_id)
    seen = _seen(person, row.source, [row]) if source_of(row.source) else None
    line = _line(row, seen[row.key], tasks_now(), timezone.now()) if seen else None
    if line is None:
        raise Item.DoesNotExist
    return line


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
    """Return (at most ten rows with their values for the person, ids of those that the person may not know of as far as was asked, sources that failed at it)."""
    may, shown, passed, taken, of_task = {}, [], set(), Counter(), Counter()
    by_source = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    for most_of_a_sort, most_of_a_task in ROUNDS:
        for row in rows:
            if len(shown) == MOST:
                break
            task = source_of(row.source).category
            if (
                row in shown
                or row.pk in passed
                or taken[row.source] >= most_of_a_sort
                or of_task[task] >= most_of_a_task
            ):
                continue
            if row.source not in may:
                may[row.source] = _seen(person, row.source, by_source[row.source])
                passed |= {one.pk for one in by_source[row.source] if one.key not in (may[row.source] or ())}
            if row.pk not in passed:
                shown.append(row)
                taken[row.source] += 1
                of_task[task] += 1
    chosen = [(row, may[row.source][row.key]) for row in sorted(shown, key=rows.index)]
    return chosen, passed, {source for source, keys in may.items() if keys is None}


def _seen(person, source, rows):
    """Return {key: its values} of those rows that the person may know of; None when the source fails."""
    try:
        with transaction.atomic():
            seen = source_of(source).seen_by(person, [row.waiting for row in rows])
            return {one.key: one.values for one in seen}
    except Exception:
        logger.exception("The desk leaves out %s: it failed.", source)
        return None


def _line(row, values, tasks, now):
    """Return the Line of a row; None when its source cannot say it."""
    source = source_of(row.source)
    try:
        return Line(
            row,
            source.words(values),
            tasks[source.category],
            bool(row.until and row.until < now),
            source.waits_for_word,
        )
    except Exception:
        logger.exception("The desk leaves out %s: it failed.", row.source)
        return None

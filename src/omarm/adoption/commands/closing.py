"""Counting the months that are over: each once, all scopes of it together, and only what may be shown is kept."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from omarm.adoption.commands.keeping import keep_scopes
from omarm.adoption.indicators import all_indicators
from omarm.adoption.models import Baseline, Figure
from omarm.adoption.queries.counting import as_published
from omarm.adoption.queries.periods import closed_periods, months_after
from omarm.adoption.queries.scopes import ORGANISATION, crowds, department_names, layout_of
from omarm.consent.queries import is_measured, measured_since

FIRST_PERIODS = 3  # what an indicator is compared with is the sum of these
ONE_AT_A_TIME = 7_011_700  # the lock that only one counting holds; any number that no other lock uses


def close_months(*, today=None):
    """Count every indicator in the periods that are over and not counted yet. Returns how many periods that were."""
    layout = layout_of(crowds(), department_names())
    scopes = keep_scopes(layout)
    done = 0
    for indicator in all_indicators():
        if is_measured(indicator.measurement):
            for period in _lacking(indicator, today):
                done += close_period(indicator=indicator, period=period, layout=layout, scopes=scopes)
    set_baselines()
    return done


@transaction.atomic
def close_period(*, indicator, period, layout, scopes):
    """Count one indicator in one Period and store what may be shown. Returns whether nobody had done so before."""
    _alone()
    if _counted(indicator).filter(month=period.first).exists():
        return False

    atoms = indicator.count(period)
    shown = as_published(atoms, layout, by_department=indicator.by_department, floor=indicator.declared.floor)
    now = timezone.now()
    Figure.objects.bulk_create(
        [_row(indicator, scopes[key], period, told, now) for key, told in shown.items()], batch_size=2000
    )
    return True


@transaction.atomic
def set_baselines():
    """Store where each indicator stood in its first shown periods, for the scopes that have none yet. Returns how many."""
    has = set(Baseline.objects.values_list("indicator", "scope"))
    first = {}
    for row in Figure.objects.filter(is_shown=True).order_by("month").iterator():
        if (row.indicator, row.scope_id) not in has:
            first.setdefault((row.indicator, row.scope_id), []).append(row)
    length = {indicator.code: indicator.months for indicator in all_indicators() if indicator.tells_n}
    rows = [
        _baseline(code, rows[: _periods(length[code])], length[code])
        for (code, _scope), rows in first.items()
        if code in length and len(rows) >= _periods(length[code])
    ]
    Baseline.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    return len(rows)


def _lacking(indicator, today):
    """Return the Periods that are over and were not counted; none before the month in which it could be measured again.

    What was deleted, counted once more, would differ from what was shown by who left in between.
    """
    since = measured_since(indicator.measurement)
    earliest = since and since.replace(day=1)
    periods = closed_periods(indicator.months, waits=indicator.waits, today=today, earliest=earliest)
    counted = set(_counted(indicator).values_list("month", flat=True))
    return [period for period in periods if period.first not in counted]


def _counted(indicator):
    return Figure.objects.filter(indicator=indicator.code, scope__key=ORGANISATION)


def _row(indicator, scope, period, told, now):
    part, whole = indicator.kept(told) if told else (None, None)
    return Figure(
        indicator=indicator.code, scope=scope, month=period.first, is_shown=bool(told), part=part, whole=whole, computed_at=now
    )  # fmt: skip


def _periods(months):
    return max(1, FIRST_PERIODS // months)


def _baseline(code, rows, months):
    last = months_after(rows[-1].month, months) - timedelta(days=1)
    return Baseline(
        indicator=code, scope_id=rows[0].scope_id, since=rows[0].month, until=last,
        part=sum(row.part for row in rows), whole=sum(row.whole for row in rows), recorded_at=timezone.now(),
    )  # fmt: skip


def _alone():
    with connection.cursor() as db:
        db.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])

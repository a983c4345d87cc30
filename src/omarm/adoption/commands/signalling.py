"""What is judged when a month is over: whether adoption stalls, and what it could become."""

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from omarm.adoption.models import Forecast, Scope, Signal
from omarm.adoption.queries.contributing import contributions_each
from omarm.adoption.queries.curve import curve_scopes, series_of
from omarm.adoption.queries.periods import closed_periods, months_after
from omarm.adoption.queries.scopes import the_organisation_scope
from omarm.adoption.rules import chasm
from omarm.core import figures
from omarm.network.measures import bass

COMING = 6  # months


@transaction.atomic
def judge_month(*, today=None):
    """Judge the last month that is over, once. Returns the Signal, or None when there was nothing to do."""
    periods, whole = closed_periods(1, today=today), the_organisation_scope()
    if not periods or whole is None or Signal.objects.filter(month=periods[-1].first).exists():
        return None

    month, series = periods[-1], series_of(whole)
    reasons = [
        chasm.leans_on_few(figures.spread(contributions_each(month.first, month.next))),
        chasm.few_departments([_share(scope) for scope in curve_scopes() if _is_top(scope)]),
        chasm.fewer_begin(series.grown(chasm.WEEKS), series.grown(chasm.WEEKS, back=chasm.WEEKS)),
    ]
    share = (series.reached or 0) / series.people if series.people else 0
    signal = Signal.objects.create(
        month=month.first, state=chasm.state_of(reasons, share), reasons=[reason.as_dict() for reason in reasons],
        computed_at=timezone.now(),
    )  # fmt: skip
    make_forecast(month=month.first, series=series)
    return signal


@transaction.atomic
def make_forecast(*, month, series):
    """Store what the curve of the whole could become, seen from a month that is over: a Forecast, or why there is none.

    It is made of what the curve shows, so it tells no more than that.
    """
    grown = series.by_month()
    months = sorted(grown)
    found = bass.forecast([grown[one] for one in months], coming=COMING, people=series.people)
    if isinstance(found, bass.Refused):
        status, told = "refused", {"reason": found.reason, "detail": found.detail}
    else:
        status, told = "fitted", _told(found, months[-1])
    return Forecast.objects.create(month=month, status=status, told=told, computed_at=timezone.now())


def _told(found, last):
    days = [months_after(last, number + 2) - timedelta(days=1) for number in range(len(found.coming))]
    coming = [
        (day.isoformat(), round(one.so_far_low), round(one.so_far), round(one.so_far_high))
        for day, one in zip(days, found.coming, strict=True)
    ]
    kept = {
        name: value for name, value in asdict(found).items() if name in {"p", "q", "m", "se", "before_peak", "sure"}
    }
    return kept | {"coming": coming}


def _share(scope):
    series = series_of(scope)
    return series.reached / series.people if series.reached and series.people else None


def _is_top(scope):
    return scope.kind == Scope.Kind.DEPARTMENT and scope.parent_id is None

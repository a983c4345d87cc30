"""What the commands over time find, as the objects of --json."""

from dataclasses import asdict

from omarm.network.measures import adoption as measure
from omarm.network.measures.bass import Refused, forecast
from omarm.network.measures.life import life_of
from omarm.network.measures.moments import told


def of_curve(read, circles, *, by, censored_as_last, exposure, until):
    """Return the figures of Adoptions; with circles thresholds, too."""
    moments = list(read.moments.values())
    last = max((at for at in moments if at is not None), default=None)
    counted = measure.censored_as(moments, last + 1) if censored_as_last and last is not None else moments
    figures = _curve(moments, read.kind) | {
        "not_yet": sum(at is None for at in moments),
        "kind": read.kind,
        "until": until,
    }
    steps = measure.cumulative(moments, len(moments))
    categories = measure.by_rank(steps, len(moments)) if by == "rank" else measure.by_deviation(counted)
    figures |= {"by": by, "censored_as_last": censored_as_last} | _categories(categories, read.kind)
    figures["groups"] = {
        group: _curve([at for who, at in read.moments.items() if read.groups[who] == group], read.kind)
        for group in sorted(set(read.groups.values()) - {""})
    }
    if circles is None:
        return figures
    seen = dict(zip(read.moments, counted, strict=True))
    thresholds = measure.thresholds(seen, circles, exposure=exposure)
    return figures | {
        "exposure": exposure,
        "thresholds": thresholds,
        "threshold_classes": measure.threshold_classes(thresholds.values()),
        "without_circle": sum(who not in circles for who in seen),
    }


def of_forecast(read, *, coming, people):
    """Return the figures of a Series: the fit and what it expects, or why there is none."""
    found = forecast(read.new, coming=coming, people=people)
    series = [{"period": period, "new": new} for period, new in zip(read.periods, read.new, strict=True)]
    figures = {"model": "bass", "seen": sum(read.new), "people": people}
    if isinstance(found, Refused):
        return figures | {
            "status": "refused",
            "reason": found.reason,
            "detail": found.detail,
            "periods": series,
            "coming": [],
        }
    fitted = [row | {"fitted": value} for row, value in zip(series, found.fitted, strict=True)]
    ahead = [asdict(row) | {"period": read.name_after(step)} for step, row in enumerate(found.coming, start=1)]
    return figures | {
        "status": "fitted", "p": found.p, "q": found.q, "m": found.m, "standard_errors": found.se, "interval": found.sure,
        "explained": found.explained, "peak": found.peak, "before_peak": found.before_peak, "periods": fitted, "coming": ahead,
    }  # fmt: skip


def of_health(events):
    """Return the figures of a community's Events."""
    life = life_of(events)
    months = [_month(month) for month in life.months]
    return {
        "people": life.people,
        "messages": life.messages,
        "ties": life.ties,
        "reciprocity": life.answered.value,
        "state": life.state,
        "reasons": months[-1]["reasons"] if months else [],
        "months": months,
    }


def _curve(moments, kind):
    steps = measure.cumulative(moments, len(moments))
    marks = measure.marks(steps, len(moments))
    return {
        "people": len(moments),
        "adopted": steps[-1].count if steps else 0,
        "cumulative": [step._asdict() | {"at": told(step.at, kind)} for step in steps],
        "marks": {str(share): told(at, kind) for share, at in marks.items()},
    }


def _categories(categories, kind):
    if categories is None:
        return {"categories": None, "category_begins": None, "mean": None, "deviation": None}
    return {
        "categories": categories.counts,
        "category_begins": {name: told(at, kind) for name, at in categories.begins.items()},
        "mean": told(categories.mean, kind),
        "deviation": categories.deviation,
    }


def _month(month):
    return {
        "month": month.first.strftime("%Y-%m"),
        "messages": month.messages,
        "senders": month.senders,
        "new_members": month.new,
        "members": month.members,
        "senders_ever": month.ever,
        "still": month.still.value,
        "voices": month.voices.value,
        "two_way_ties": month.ties.value,
        "busiest_tenth": month.spread and month.spread.tenth,
        "trend": month.trend and asdict(month.trend),
        "state": month.state,
        "reasons": [{"code": reason.code, **reason.data} for reason in month.reasons],
    }

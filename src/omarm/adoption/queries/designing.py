"""How it is measured whether something helped, and what may be said of it so far. Of figures that are shown already."""

from dataclasses import dataclass

from django.utils import timezone

from omarm.adoption import indicators
from omarm.adoption.indicators.register import Unit
from omarm.adoption.models import Design, Figure, Scope
from omarm.adoption.queries.periods import months_after
from omarm.adoption.rules.designing import Finding, Side, finding_of
from omarm.consent.queries import is_measured

BEFORE = 3  # periods that are looked back


@dataclass(frozen=True)
class Outcome:
    """A Design with its indicator, both Sides (`others` None without a comparison) and the Finding."""

    design: Design
    indicator: object
    starters: Side
    others: Side | None
    finding: Finding

    @property
    def unit(self):
        """What stands behind a value: a per cent sign, or nothing."""
        return "%" if self.indicator.unit == Unit.SHARE else ""


def designs():
    """Return all Designs, the newest first."""
    return list(Design.objects.select_related("made_by"))


def design_at(pk):
    """Return a Design. Raises Design.DoesNotExist."""
    return Design.objects.select_related("made_by", "ended_by").prefetch_related("starters", "others").get(pk=pk)


def department_choices():
    """Return [(scope id, name)] of the departments that figures are told of, by name."""
    rows = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False).order_by("name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def indicator_choices():
    """Return [(code, title)] of the indicators of goals."""
    return [(indicator.code, indicator.title) for indicator in indicators.goals()]


def outcome_of(design, *, today=None):
    """Return the Outcome as of a day."""
    today, indicator = today or timezone.localdate(), indicators.get(design.indicator)
    shown = _shown(design, indicator) if is_measured(indicator.measurement) else {}
    starters, others = list(design.starters.all()), list(design.others.all())
    whole = not starters
    one = _side(
        design, indicator, shown.get("whole", []) if whole else _of(shown, starters), 1 if whole else len(starters)
    )
    two = _side(design, indicator, _of(shown, others), len(others)) if others else None
    found = finding_of(one, two, is_by_lot=design.is_by_lot, is_over=(design.ended_on or design.ends_on) < today)
    return Outcome(design, indicator, one, two, found)


def _shown(design, indicator):
    """Return {scope id or "whole": Figures of this indicator that are shown, from the periods before until the last day}."""
    since = months_after(design.starts_on.replace(day=1), -BEFORE * indicator.months)
    rows = Figure.objects.filter(
        indicator=indicator.code, is_shown=True, month__gte=since, month__lte=design.ended_on or design.ends_on
    ).select_related("scope")
    found = {}
    for row in rows:
        found.setdefault("whole" if row.scope.kind == Scope.Kind.ORGANISATION else row.scope_id, []).append(row)
    return found


def _of(shown, scopes):
    return [row for scope in scopes for row in shown.get(scope.pk, [])]


def _side(design, indicator, rows, departments):
    """Return the Side of these Figures: a period that holds the first day is neither before nor after."""
    before = [row for row in rows if months_after(row.month, indicator.months) <= design.starts_on]
    after = [row for row in rows if row.month >= design.starts_on]
    return Side(departments, _value(indicator, before), _value(indicator, after))


def _value(indicator, rows):
    whole = sum(row.whole for row in rows)
    return indicator.value_of(sum(row.part for row in rows), whole) if whole else None

"""What the page with indicators reads: rows that were made when months were over."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from omarm.adoption import indicators
from omarm.adoption.choices import put_first
from omarm.adoption.indicators import Indicator
from omarm.adoption.models import Baseline, Figure, Scope
from omarm.adoption.queries.periods import Period
from omarm.adoption.queries.seeing import sees_all
from omarm.consent.queries import is_measured
from omarm.core import pagination

SHOWN_BACK = 13  # periods in a line: a year, and the same one a year ago


@dataclass(frozen=True)
class Known:
    """What is known of an indicator in one period. `value` and `n` are None where it is not shown, `n` also where it is coarse."""

    period: Period
    value: int | None
    n: int | None

    @property
    def month(self):
        """Its first day."""
        return self.period.first


@dataclass(frozen=True)
class Start:
    """Where an indicator stood when it was first counted, until which day, of how many.

    Where that was corrected, `reason` tells why and `first` is the Start that was recorded in the beginning, which stays.
    """

    value: int
    n: int
    since: date
    until: date
    reason: str = ""
    first: "Start | None" = None


@dataclass(frozen=True)
class Tile:
    """An indicator in one scope. `state`: shown, few (too few people in the last period), early (nothing counted yet), gate.

    `history` are Knowns, oldest first; `change` is how much the last one differs from the start, in its unit.
    """

    indicator: Indicator
    state: str
    history: tuple = ()
    start: Start | None = None

    @property
    def last(self):
        """The newest Known, shown or not."""
        return self.history[-1] if self.history else None

    @property
    def change(self):
        """How much the last value differs from the start, or None while either is not known."""
        if self.state != "shown" or self.start is None:
            return None
        return self.last.value - self.start.value

    @property
    def moved(self):
        """How much it changed since the start, up or down."""
        return None if self.change is None else abs(self.change)

    @property
    def values(self):
        """The numbers for a line, None where one is not shown."""
        return [known.value for known in self.history]

    @property
    def months(self):
        """The first days of the periods in the line."""
        return [known.month for known in self.history]


def scope_for(person, at=""):
    """Return the Scope that the person looks at: everybody, or one of `scopes_for` by its number. Raises Scope.DoesNotExist."""
    if not at:
        return Scope.objects.get(kind=Scope.Kind.ORGANISATION)
    number = pagination.number(at)
    if number is None or not sees_all(person):
        raise Scope.DoesNotExist
    return Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True).get(pk=number)


def scopes_for(person):
    """Return the department Scopes that the person can choose, those of a department behind it, the small ones together last."""
    if not sees_all(person):
        return []
    rows = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True).select_related("parent")
    return sorted(rows, key=_order)


def tiles_on(scope, chosen):
    """Return the Tiles of these Indicators for a scope (None: nothing was counted yet)."""
    codes = [indicator.code for indicator in chosen]
    kept, starts, firsts = defaultdict(list), {}, {}
    if scope:
        for row in Figure.objects.filter(scope=scope, indicator__in=codes).order_by("month"):
            kept[row.indicator].append(row)
        for row in Baseline.objects.filter(scope=scope, indicator__in=codes).order_by("pk"):
            firsts.setdefault(row.indicator, row)
            starts[row.indicator] = row
    measured = {code: is_measured(code) for code in {indicator.measurement for indicator in chosen}}
    return [
        _tile(
            indicator, kept[indicator.code], _start(indicator, starts.get(indicator.code), firsts.get(indicator.code))
        )
        if measured[indicator.measurement]
        else Tile(indicator, "gate")
        for indicator in chosen
    ]


def tile_of(code, scope):
    """Return the Tile of one indicator in a scope. Raises KeyError."""
    [tile] = tiles_on(scope, [indicators.get(code)])
    return tile


def start_of(code, scope_id):
    """Return the Baseline that holds for an indicator in a scope: the newest correction, else the one that was recorded.

    Raises Baseline.DoesNotExist; also while the indicator is not measured.
    """
    row = Baseline.objects.select_related("scope").get(indicator=code, scope=scope_id, corrected_by=None)
    if not is_measured(indicators.get(code).measurement):
        raise Baseline.DoesNotExist
    return row


def address_part(scope):
    """Return what an address of these pages ends in to stay at a scope: nothing for the whole."""
    return "" if scope.kind == Scope.Kind.ORGANISATION else f"?at={scope.pk}"


def overview_on(scope):
    """Return what the page shows of a scope as a context: `goals` and `raw`, Tiles of those that are counted there.

    Those goals stand first that fit what the organisation or the department has chosen.
    """
    told = {"goals": put_first(indicators.goals(), scope and scope.department_id), "raw": indicators.raw()}
    if scope and scope.kind != Scope.Kind.ORGANISATION:
        told = {name: [one for one in chosen if one.by_department] for name, chosen in told.items()}
    return {name: tiles_on(scope, chosen) for name, chosen in told.items()}


def scopes_of(indicator, month):
    """Return ([(Scope, Known)] of an indicator in the departments where it is shown in one period, by name; in how many it is not)."""
    rows = Figure.objects.filter(
        indicator=indicator.code, month=month, scope__kind=Scope.Kind.DEPARTMENT, scope__is_current=True
    ).select_related("scope__parent")
    found = [(row.scope, _known(indicator, row)) for row in rows]
    shown = [row for row in found if row[1].value is not None]
    return sorted(shown, key=lambda row: _order(row[0])), len(found) - len(shown)


def _order(scope):
    """Return by what department scopes are sorted: those of a department behind it, the small ones together last."""
    return scope.is_other, (scope.parent or scope).name, scope.parent_id is not None, scope.name


def _start(indicator, row, first):
    """Return the Start of the newest of the rows that correct each other, with the first where that is another; None without."""
    if row is None:
        return None
    value, before = indicator.value_of(row.part, row.whole), None if first is row else _start(indicator, first, first)
    return Start(value, row.whole, row.since, row.until, row.reason, before)


def _tile(indicator, rows, start):
    history = tuple(_known(indicator, row) for row in rows[-SHOWN_BACK:])
    if not history:
        return Tile(indicator, "early")
    return Tile(indicator, "shown" if history[-1].value is not None else "few", history, start)


def _known(indicator, row):
    value = indicator.value_of(row.part, row.whole) if row.is_shown else None
    n = row.whole if row.is_shown and indicator.tells_n else None
    return Known(Period(row.month, indicator.months), value, n)

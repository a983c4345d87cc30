"""What the page with the adoption curve reads: sums of blocks, of which each was made ready week by week."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from omarm.adoption.models import CurveBlock, CurvePoint, Forecast, Scope, Signal
from omarm.adoption.queries.counting.writing import CODE
from omarm.adoption.queries.seeing import sees_all
from omarm.consent.queries import is_measured
from omarm.core import pagination
from omarm.network.measures.adoption import CATEGORIES, Step, marks
from omarm.network.measures.bass import Refused

DRAWN = 156  # weeks: three years
ENDS = (2.5, 16, 50, 84)  # per cent, at which the categories of Rogers end; the last one has no end


@dataclass(frozen=True)
class Series:
    """The curve of one scope: (Sunday, at least how many or None), oldest first, of how many people in the last week."""

    steps: tuple
    people: int

    @property
    def reached(self):
        """At least how many have contributed, or None: too few to say."""
        return self.steps[-1][1] if self.steps else None

    @property
    def share(self):
        """The same in per cent of the people."""
        return round(100 * self.reached / self.people) if self.reached and self.people else None

    @property
    def marks(self):
        """{16, 50, 84: the Sunday by which so many per cent had, or None: not yet}."""
        known = [Step(at, 0, count, None) for at, count in self.steps if count is not None]
        return marks(known, self.people)

    @property
    def moments(self):
        """[(category of Rogers, the Sunday by which it was over, or None: not yet)]: stretches of time, not people."""
        known = [Step(at, 0, count, None) for at, count in self.steps if count is not None]
        ends = marks(known, self.people, shares=ENDS)
        return list(zip(CATEGORIES, [*ends.values(), None], strict=True))

    @property
    def not_yet(self):
        """How many people are not told of yet, at most."""
        return self.people - (self.reached or 0)

    def grown(self, weeks, *, back=0):
        """Return by how many it grew in so many weeks, `back` weeks ago; None where it was not shown or not there yet."""
        end = len(self.steps) - 1 - back
        if end - weeks < 0 or self.steps[end][1] is None:
            return None
        return self.steps[end][1] - (self.steps[end - weeks][1] or 0)

    def by_month(self):
        """Return {first day of a month: how many more at its last Sunday}, without the month that is not over."""
        last = {}
        for at, count in self.steps:
            last[at.replace(day=1)] = count or 0
        months, before, grown = sorted(last), 0, {}
        for month in months:
            grown[month], before = last[month] - before, last[month]
        if months and (self.steps[-1][0] + timedelta(days=7)).month == months[-1].month:
            del grown[months[-1]]
        return grown


def series_of(scope):
    """Return the Series of a Scope; without steps where it has no blocks of its own."""
    points = CurvePoint.objects.filter(block__in=_blocks_of(scope)).order_by("ended_on")
    rows = points.values_list("ended_on").annotate(reached=Sum("reached"), people=Sum("people"))
    steps = [(at, reached, people) for at, reached, people in rows]
    return Series(tuple((at, reached) for at, reached, _ in steps), steps[-1][2] if steps else 0)


def shares_now():
    """Return {scope id: in per cent at least how many of its people have contributed} of all with a curve, None: too few."""
    last = CurvePoint.objects.order_by("-ended_on").values_list("ended_on", flat=True)[:1]
    sums = defaultdict(lambda: [None, 0])
    rows = CurvePoint.objects.filter(ended_on__in=last).values_list(
        "block__department", "block__department__parent", "block__place", "reached", "people"
    )
    whole = Scope.objects.filter(kind=Scope.Kind.ORGANISATION).values_list("pk", flat=True).first()
    for *scopes, reached, people in rows:
        for scope in {whole, *scopes} - {None}:
            told = sums[scope]
            told[0] = told[0] if reached is None else (told[0] or 0) + reached
            told[1] += people
    return {
        scope: round(100 * reached / people) if reached and people else None
        for scope, (reached, people) in sums.items()
    }


def curve_scopes():
    """Return the department and place Scopes that have a curve, departments first."""
    blocks = CurveBlock.objects.values_list("department", "department__parent", "place")
    ids = {pk for row in blocks for pk in row if pk}
    rows = Scope.objects.filter(pk__in=ids, is_current=True).select_related("parent")
    return sorted(
        rows, key=lambda scope: (scope.kind, (scope.parent or scope).name, scope.parent_id is not None, scope.name)
    )


def curve_scope_for(person, at=""):
    """Return the Scope whose curve the person looks at: everybody, or a department or place. Raises Scope.DoesNotExist."""
    if not at:
        return Scope.objects.get(kind=Scope.Kind.ORGANISATION)
    number = pagination.number(at)
    chosen = [scope for scope in curve_scopes() if scope.pk == number] if sees_all(person) else []
    if not chosen:
        raise Scope.DoesNotExist
    return chosen[0]


def curve_on(scope):
    """Return what the page shows of a scope as a context; the signal and the forecast are of the whole alone."""
    if not is_measured(CODE):
        return {"series": None, "is_off": True}
    if scope is None:
        return {"series": None}
    series = series_of(scope)
    told = {"series": series, "drawn": series.steps[-DRAWN:]}
    if scope.kind != Scope.Kind.ORGANISATION:
        return told
    return told | {"signal": Signal.objects.order_by("-month").first()} | _forecast()


def _forecast():
    """Return `forecast`, what it says as (day, low, middle, high) in `coming`, and why there is none in `refused`."""
    row = Forecast.objects.order_by("-month").first()
    told = {"forecast": row, "coming": [], "refused": ""}
    if row and row.status == "fitted":
        told["coming"] = [(date.fromisoformat(day), low, middle, high) for day, low, middle, high in row.told["coming"]]
    elif row:
        told["refused"] = Refused(row.told["reason"], row.told["detail"]).words
    return told


def _blocks_of(scope):
    blocks = CurveBlock.objects.all()
    if scope.kind == Scope.Kind.DEPARTMENT:
        return blocks.filter(Q(department=scope) | Q(department__parent=scope))
    return blocks.filter(place=scope) if scope.kind == Scope.Kind.PLACE else blocks

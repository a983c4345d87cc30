"""Which stage of maturity the organisation and its departments show, and where somebody said otherwise."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max

from omarm.adoption import indicators
from omarm.adoption.models import Figure, Scope, StageOverride
from omarm.adoption.queries.counting.writing import CODE as CONTRIBUTION
from omarm.adoption.queries.curve import shares_now
from omarm.adoption.queries.periods import months_after
from omarm.adoption.rules.maturity import BARS, CURVE, stage_reached, stages_of
from omarm.consent.queries import is_measured

MONTHS = 3  # the last three that were counted, together: one month is chance

CODES = [code for bars in BARS.values() for code, _bar in bars if code != CURVE]


@dataclass(frozen=True)
class Standing:
    """A scope with its four Stages, the last one `reached` ("" for none), and the StageOverride that holds, if any."""

    scope: Scope
    stages: list
    reached: str
    override: StageOverride | None = None

    @property
    def stage(self):
        """The stage that counts: what somebody said, else what was observed."""
        return self.override.stage if self.override else self.reached

    @property
    def is_known(self):
        """Whether anything is known of it."""
        return self.override is not None or any(stage.state != "unknown" for stage in self.stages)


def standings():
    """Return the Standings of the whole and of the departments of which something is known, the whole first."""
    scopes = Scope.objects.filter(is_current=True).exclude(kind=Scope.Kind.PLACE).select_related("parent")
    values, holding = _values(), _holding()
    found = [_standing(scope, values, holding) for scope in scopes]
    shown = [one for one in found if one.is_known or one.scope.kind == Scope.Kind.ORGANISATION]
    return sorted(shown, key=lambda one: _order(one.scope))


def standing_of(scope_id):
    """Return the Standing of one scope that is not a place. Raises Scope.DoesNotExist."""
    scope = (
        Scope.objects.filter(is_current=True).exclude(kind=Scope.Kind.PLACE).select_related("parent").get(pk=scope_id)
    )
    return _standing(scope, _values(scope), _holding())


def override_of(scope_id):
    """Return the StageOverride that holds for a scope. Raises StageOverride.DoesNotExist."""
    return StageOverride.objects.select_related("scope", "set_by").get(scope=scope_id, ended_at=None)


def past_overrides():
    """Return the StageOverrides that were ended, newest first, twenty at most."""
    ended = StageOverride.objects.exclude(ended_at=None).select_related("scope", "set_by", "ended_by")
    return ended.order_by("-ended_at")[:20]


def _standing(scope, values, holding):
    stages = stages_of(values[scope.pk])
    return Standing(scope, stages, stage_reached(stages), holding.get(scope.pk))


def _values(scope=None):
    """Return {scope id: {code: per cent}} of what is shown of the last counted periods of each indicator, and of the curve."""
    measured = {code for code in {indicators.get(code).measurement for code in CODES} if is_measured(code)}
    counted = {code: indicators.get(code) for code in CODES if indicators.get(code).measurement in measured}
    rows = Figure.objects.filter(indicator__in=counted)
    rows = rows.filter(scope=scope) if scope else rows
    last = dict(rows.values_list("indicator").annotate(last=Max("month")))
    sums = defaultdict(lambda: [0, 0])
    for row in rows.filter(is_shown=True):
        if row.month >= _first(last[row.indicator]):
            sums[row.scope_id, row.indicator][0] += row.part
            sums[row.scope_id, row.indicator][1] += row.whole
    values = defaultdict(dict)
    for (scope_id, code), (part, whole) in sums.items():
        values[scope_id][code] = counted[code].value_of(part, whole)
    for scope_id, share in shares_now().items() if is_measured(CONTRIBUTION) else ():
        values[scope_id][CURVE] = share
    return values


def _first(last):
    """Return the first of the last three months, for what was last counted in a month."""
    return months_after(last, 1 - MONTHS)


def _holding():
    rows = StageOverride.objects.filter(ended_at=None).select_related("set_by")
    return {row.scope_id: row for row in rows}


def _order(scope):
    return (
        scope.kind != Scope.Kind.ORGANISATION, scope.is_other, (scope.parent or scope).name,
        scope.parent_id is not None, scope.name,
    )  # fmt: skip

"""The business case as it is shown: each line with where it stood, the one that holds first."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from omarm.adoption import indicators
from omarm.adoption.models import Scope
from omarm.adoption.queries.overview import tiles_on
from omarm.adoption.rules.designing import Side, finding_of
from omarm.ambassadors.queries import go_live
from omarm.launch.models import Baseline, Case, FormerTarget, Remeasurement


@dataclass(frozen=True)
class Reading:
    """What the register tells of a period."""

    value: Decimal
    n: int
    since: date
    until: date
    how: str = ""

    @classmethod
    def of(cls, told):
        """Return the Reading of a period as a tile has it."""
        return cls(Decimal(told.value), told.n, told.period.first, told.period.last)


@dataclass(frozen=True)
class Line:
    """A Case with its Baselines, the one that holds first; `live_on` is the day of going live, as far as it is known.

    `former_targets` are what it was to become before, the first first. `now` is where it stands since: a Remeasurement, or the last period of the register. None while nothing was measured since.
    """

    case: Case
    baselines: tuple
    live_on: date | None
    now: object = None
    former_targets: tuple = ()

    @property
    def holds(self):
        """The Baseline that counts, or None while nothing was measured."""
        return self.baselines[0] if self.baselines else None

    @property
    def struck(self):
        """The Baselines that were corrected, the last first."""
        return self.baselines[1:]

    @property
    def is_late(self):
        """Whether it was measured only after going live."""
        return bool(self.live_on and self.baselines and self.baselines[-1].until >= self.live_on)

    @property
    def finding(self):
        """The Finding: what may be said of it, as of any measurement without a comparison; None while nothing was measured since."""
        if self.holds is None or self.now is None:
            return None
        return finding_of(Side(0, self.holds.value, self.now.value), None, is_by_lot=False, is_over=True)

    @property
    def way(self):
        """How much of the way to the target was gone, in whole per cent, below nought when it went back. None where it is not known."""
        if self.finding is None or self.case.target in (None, self.holds.value):
            return None
        return int(100 * (self.now.value - self.holds.value) / (self.case.target - self.holds.value))

    @property
    def measure(self):
        """What is measured, in words."""
        return self.case.measure or title_of(self.case.indicator)


@dataclass(frozen=True)
class Sheet:
    """All Lines of the business case, and what they add up to."""

    lines: list

    @property
    def unmeasured(self):
        return sum(line.holds is None for line in self.lines)

    @property
    def cost_once(self):
        return sum(line.case.cost_once for line in self.lines)

    @property
    def cost_a_year(self):
        return sum(line.case.cost_a_year for line in self.lines)

    @property
    def benefit_a_year(self):
        return sum(line.case.benefit_a_year for line in self.lines)

    @property
    def is_whole(self):
        """Whether there is a line and each has a baseline and a target."""
        return bool(self.lines) and all(line.holds and line.case.target is not None for line in self.lines)


def sheet():
    """Return the Sheet of today; the number of queries does not grow with it."""
    live_on, cases, kept, last = go_live(), list(Case.objects.select_related("made_by")), {}, {}
    for row in Baseline.objects.select_related("recorded_by").order_by("-pk"):
        kept.setdefault(row.case_id, []).append(row)
    for row in Remeasurement.objects.all():
        last.setdefault(row.case_id, row)
    targets = {}
    for row in FormerTarget.objects.select_related("replaced_by"):
        targets.setdefault(row.case_id, []).append(row)
    register = _last_of({case.indicator for case in cases})
    return Sheet(
        [
            replace(
                _line(case, kept.get(case.pk, ()), live_on, (last.get(case.pk), register.get(case.indicator))),
                former_targets=tuple(targets.get(case.pk, ())),
            )
            for case in cases
        ]
    )


def case_at(pk):
    """Return a Case. Raises Case.DoesNotExist."""
    return Case.objects.get(pk=pk)


def baseline_of(case):
    """Return the Baseline that holds of a Case, or None."""
    return Baseline.objects.filter(case=case, corrected_by=None).first()


def indicator_choices():
    """Return [(code, title)] of the indicators that can be measured for a case, for a form."""
    return [(one.code, one.title) for one in indicators.all_indicators()]


def title_of(code):
    """Return what an indicator is called; the code itself when the register does not have it any more."""
    found = _indicator(code)
    return found.title if found else code


def known_of(code):
    """Return the fields of a Baseline as the register knows them: where it started, else the last period that is shown.

    None while the register tells nothing of it (not measured, too few people, not long enough).
    """
    indicator, whole = _indicator(code), Scope.objects.filter(kind=Scope.Kind.ORGANISATION).first()
    if indicator is None:
        return None
    (tile,) = tiles_on(whole, [indicator])
    if tile.start:
        return {"value": tile.start.value, "n": tile.start.n, "since": tile.start.since, "until": tile.start.until}
    if tile.state != "shown":
        return None
    period = tile.last.period
    return {"value": tile.last.value, "n": tile.last.n, "since": period.first, "until": period.last}


def _line(case, baselines, live_on, measured):
    """Return the Line of a Case; of what was measured, what came last counts, as long as it is of days after the baseline."""
    holds = baselines[0] if baselines else None
    since = [one for one in measured if one and holds and one.since > holds.until]
    return Line(case, tuple(baselines), live_on, max(since, key=lambda one: one.until, default=None))


def _last_of(codes):
    """Return {code: Reading} of the last period of these indicators, as far as it is shown of the whole organisation."""
    whole = Scope.objects.filter(kind=Scope.Kind.ORGANISATION).first()
    known = [one for one in map(_indicator, codes) if one]
    tiles = [tile for tile in tiles_on(whole, known) if tile.state == "shown"] if known else []
    return {tile.indicator.code: Reading.of(tile.last) for tile in tiles}


def _indicator(code):
    try:
        return indicators.get(code)
    except KeyError:
        return None

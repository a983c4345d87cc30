"""The business case as it is shown: each line with where it stood, the one that holds first."""

from dataclasses import dataclass
from datetime import date

from omarm.adoption import indicators
from omarm.adoption.models import Scope
from omarm.adoption.queries.overview import tiles_on
from omarm.ambassadors.queries import go_live
from omarm.launch.models import Baseline, Case


@dataclass(frozen=True)
class Line:
    """A Case with its Baselines, the one that holds first; `live_on` is the day of going live, as far as it is known."""

    case: Case
    baselines: tuple
    live_on: date | None

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
    live_on, kept = go_live(), {}
    for row in Baseline.objects.select_related("recorded_by").order_by("-pk"):
        kept.setdefault(row.case_id, []).append(row)
    return Sheet([Line(case, tuple(kept.get(case.pk, ())), live_on) for case in Case.objects.select_related("made_by")])


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


def _indicator(code):
    try:
        return indicators.get(code)
    except KeyError:
        return None

"""The model of Bass: who begins of their own accord (p), who because others did (q), and how many in the end (m).

Bass (A new product growth model for consumer durables, Management Science 15, 1969); estimated as Srinivasan & Mason
(Marketing Science 5, 1986) do: m (F(t) - F(t-1)) fitted to the number that is new in each period, by nonlinear least
squares. A forecast is only given where the fit can be believed; where it cannot, it is refused with the reason.
"""

from dataclasses import dataclass, field
from math import isfinite

from omarm.network.wording.forecasts import REFUSED

SURE = 0.95  # of the interval
FEWEST_PERIODS = 6  # twice the number of parameters
LEAST_OF_SEEN, MOST_OF_SEEN = 0.9, 10  # m beside what was counted already
LEAST_Q, HIGHEST_Q = 1e-6, 3  # from this on others count at all; over that nearly everybody begins in one period

# From where the search begins; the best three are searched on. m follows from p and q in one step.
STARTS = [(p, q) for p in (0.0005, 0.002, 0.01, 0.03, 0.1, 0.3) for q in (0.02, 0.1, 0.3, 0.6, 1.0, 2.0)]
SEARCHED = 3


@dataclass(frozen=True, slots=True)
class Coming:
    """A period after the last one: how many new and how many so far are expected, each between low and high.

    The interval of `new` is of one observation: it holds what is unknown of p, q and m and the scatter of the series.
    """

    period: int
    new: float
    low: float
    high: float
    so_far: float
    so_far_low: float
    so_far_high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """A fit that can be believed. p and q are per period, m is people; `se` are their standard errors by name.

    `peak` is the period (1 is the first) in which most are new; `explained` the share (0 to 1) of the scatter that the
    model explains; `fitted` what it says of the periods that were; `sure` the share of intervals that hold.
    `before_peak`: the series ends while it still rises. Fits are known to be off then, mostly with an m that is too low
    (Van den Bulte & Lilien, Marketing Science 16, 1997), which no standard error tells.
    """

    p: float
    q: float
    m: float
    se: dict
    peak: float
    explained: float
    fitted: tuple
    coming: tuple
    before_peak: bool
    sure: float = SURE


@dataclass(frozen=True, slots=True)
class Refused:
    """No forecast: `reason` is a stable code, `detail` the numbers with it, `words` the sentence in the reader's language."""

    reason: str
    detail: dict = field(default_factory=dict)

    @property
    def words(self):
        return REFUSED[self.reason] % self.detail


def forecast(series, *, coming=6, people=None):
    """Return the Forecast of so many coming periods, or Refused.

    `series` is how many were new in each period, oldest first, without gaps; `people` how many there are at all, where
    that is known: a fit that expects more is refused. Raises ValueError for a number below nought.
    """
    series = [float(new) for new in series]
    if any(not isfinite(new) or new < 0 for new in series):
        raise ValueError("A series holds numbers from nought.")
    if refused := _too_little(series):
        return refused
    from omarm.network.measures import fitting  # noqa: PLC0415 (carries numpy and scipy)

    fit = fitting.fit_bass(series, STARTS, searched=SEARCHED)
    if fit is None:
        return Refused("no_convergence")
    ahead = () if (refused := _nonsense(fit, series, people)) else fitting.intervals(fit, len(series), coming, SURE)
    return refused or _forecast(fit, series, ahead)


def _too_little(series):
    if len(series) < FEWEST_PERIODS:
        return Refused("short", {"periods": len(series), "fewest": FEWEST_PERIODS})
    seen = sum(new > 0 for new in series)
    return Refused("nothing") if not seen else Refused("one_period") if seen == 1 else None


def _nonsense(fit, series, people):
    """Return why the fit cannot be believed, or None."""
    p, q, m = fit.values
    seen = sum(series)
    reasons = (
        ("p_out_of_range", not 0 < p < 1, {"p": round(p, 4)}),
        ("nobody_follows", q < LEAST_Q, {}),
        ("q_out_of_range", q > HIGHEST_Q, {"q": round(q, 4)}),
        ("m_too_small", m < LEAST_OF_SEEN * seen, {"m": round(m), "seen": round(seen)}),
        ("m_too_large", m > MOST_OF_SEEN * seen, {"m": round(m), "seen": round(seen)}),
        ("uncertain", bool(fit.uncertain), {"names": ", ".join(fit.uncertain)}),
        ("more_than_people", people is not None and m > people, {"m": round(m), "people": people}),
        ("explains_nothing", fit.explained <= 0, {}),
    )
    return next((Refused(reason, detail) for reason, holds, detail in reasons if holds), None)


def _forecast(fit, series, ahead):
    """Return the Forecast of a fit; nobody leaves what they began, so nothing lies under what was counted already."""
    seen, last = sum(series), len(series)
    rows = [[float(number) for number in row] for row in ahead]
    return Forecast(
        *fit.values,
        se=dict(zip(("p", "q", "m"), fit.errors, strict=True)),
        peak=fit.peak,
        explained=fit.explained,
        fitted=fit.fitted,
        coming=tuple(_coming(last + step, seen, row) for step, row in enumerate(rows, start=1)),
        before_peak=last <= fit.peak,
    )


def _coming(period, seen, row):
    new, wide, more, wider = row
    so_far = seen + more
    return Coming(period, new, max(0.0, new - wide), new + wide, so_far, max(seen, so_far - wider), so_far + wider)

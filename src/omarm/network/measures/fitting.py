"""Fitting the model of Bass with scipy. Imported only when something is fitted: an idle server carries neither numpy nor scipy."""

from dataclasses import dataclass
from math import floor, log

import numpy as np
from scipy.optimize import least_squares
from scipy.special import stdtrit

PARAMETERS = ("p", "q", "m")


@dataclass(frozen=True, slots=True)
class Fit:
    """What least squares found: `values` of p, q and m, their `errors` and `covariance`, and the scatter around the fit."""

    values: tuple
    errors: tuple
    covariance: np.ndarray
    scatter: float
    fitted: tuple
    explained: float

    @property
    def uncertain(self):
        """The parameters of which the standard error is not smaller than the value itself."""
        pairs = zip(PARAMETERS, self.values, self.errors, strict=True)
        return [name for name, value, error in pairs if not error < abs(value)]

    @property
    def peak(self):
        """The period (1 is the first) in which the model has most new people: around ln(q/p) / (p + q)."""
        p, q, _ = self.values
        return 1 if q <= p else floor(log(q / p) / (p + q)) + 1


def fit_bass(series, starts, *, searched):
    """Return the Fit of the best of these starts, or None where no search came to an end."""
    new = np.asarray(series)
    periods = np.arange(1, len(new) + 1)
    begun = sorted(((start, _profile(start, periods, new)) for start in starts), key=lambda pair: pair[1][0])
    ends = [_search([*start, m], periods, new) for start, (_, m) in begun[:searched]]
    ends = [end for end in ends if end is not None and end.success]
    return _judged(min(ends, key=lambda end: end.cost), periods, new) if ends else None


def intervals(fit, periods, coming, sure):
    """Yield (new, half its width, so far, half its width) of each coming period, so far counted from the last one.

    The delta method: the covariance of the parameters carried through the model, and for each new observation the
    scatter of the series on top (Seber & Wild, Nonlinear Regression, 1989), with Student's t.
    """
    wide = float(stdtrit(periods - len(PARAMETERS), (1 + sure) / 2))
    later = np.arange(periods + 1, periods + coming + 1)
    new, slopes = _new_in(fit.values, later)
    for step in range(1, coming + 1):
        ahead, total = slopes[step - 1], slopes[:step].sum(axis=0)
        alone = ahead @ fit.covariance @ ahead + fit.scatter
        together = total @ fit.covariance @ total + step * fit.scatter
        yield float(new[step - 1]), wide * alone**0.5, float(new[:step].sum()), wide * together**0.5


def _profile(start, periods, new):
    """Return the squared error of the best m with this p and q, and that m."""
    shape, _ = _new_in((*start, 1.0), periods)
    m = float(shape @ new / (shape @ shape))
    return float(((m * shape - new) ** 2).sum()), m


def _search(start, periods, new):
    with np.errstate(all="ignore"):
        try:
            return least_squares(
                lambda values: _new_in(values, periods)[0] - new, start, jac=lambda values: _new_in(values, periods)[1],
                method="lm", x_scale="jac", xtol=1e-12, ftol=1e-12, gtol=1e-12,
            )  # fmt: skip
        except (ValueError, np.linalg.LinAlgError):  # it ran off to where the model has no numbers
            return None


def _judged(end, periods, new):
    free = len(new) - len(PARAMETERS)
    scatter = 2 * end.cost / free
    around = float(((new - new.mean()) ** 2).sum())
    try:
        covariance = scatter * np.linalg.inv(end.jac.T @ end.jac)
        errors = tuple(float(error) for error in np.sqrt(np.diag(covariance)))
    except np.linalg.LinAlgError:  # the series does not tell the parameters apart
        covariance, errors = np.full((3, 3), np.inf), (np.inf,) * 3
    fitted = tuple(float(value) for value in _new_in(end.x, periods)[0])
    explained = 1 - 2 * float(end.cost) / around if around else 0.0
    return Fit(tuple(float(value) for value in end.x), errors, covariance, float(scatter), fitted, explained)


def _new_in(values, periods):
    """Return m (F(t) - F(t-1)) of these periods, and its slopes by p, q and m."""
    p, q, m = values
    until, slopes_until = _begun(p, q, periods)
    before, slopes_before = _begun(p, q, periods - 1)
    share = until - before
    return m * share, np.column_stack([*(m * (slopes_until - slopes_before)), share])


def _begun(p, q, at):
    """Return F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t), and its slopes by p and q."""
    left, ratio = np.exp(-(p + q) * at), q / p
    below = 1 + ratio * left
    falls = at * left
    by_p = falls * below - (1 - left) * (-ratio / p * left - ratio * falls)
    by_q = falls * below - (1 - left) * (left / p - ratio * falls)
    return (1 - left) / below, np.array([by_p, by_q]) / below**2

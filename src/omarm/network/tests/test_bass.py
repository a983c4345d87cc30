"""The forecast: it finds what it was made of, and says so when it cannot know."""

import math
import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omarm.network.measures.bass import Forecast, Refused, forecast
from omarm.network.wording.forecasts import REFUSED


def begun(p, q, at):
    return (1 - math.exp(-(p + q) * at)) / (1 + q / p * math.exp(-(p + q) * at))


def series_of(p, q, m, *, periods):
    return [m * (begun(p, q, at) - begun(p, q, at - 1)) for at in range(1, periods + 1)]


@pytest.mark.parametrize(("p", "q", "m"), [(0.01, 0.4, 1000), (0.03, 0.2, 50), (0.002, 0.9, 80_000)])
def test_it_finds_what_a_series_was_made_of(p, q, m):
    found = forecast(series_of(p, q, m, periods=14), coming=3)
    assert (found.p, found.q, found.m) == pytest.approx((p, q, m), rel=1e-5)
    ahead = series_of(p, q, m, periods=17)
    assert [row.new for row in found.coming] == pytest.approx(ahead[14:], rel=1e-4)
    assert found.coming[-1].so_far == pytest.approx(sum(ahead), rel=1e-4)
    assert [row.period for row in found.coming] == [15, 16, 17]


def test_the_interval_holds_the_forecast_and_grows():
    found = forecast([11, 9, 9, 11, 11, 11, 13, 7, 4, 1, 5, 3, 3, 4, 4, 2, 1], coming=4)
    for row in found.coming:
        assert 0 <= row.low <= row.new <= row.high
        assert row.so_far_low <= row.so_far <= row.so_far_high
    widths = [row.so_far_high - row.so_far_low for row in found.coming]
    assert widths == sorted(widths)
    assert found.coming[0].so_far_low >= 109  # nobody leaves what they began


def test_nineteen_of_twenty_intervals_hold():
    """Of 100 series with the same scatter, the next number lies within its interval about 95 times."""
    true = series_of(0.02, 0.4, 2000, periods=13)
    scatter = _normal(100 * 13, seed=3)
    held = 0
    for turn in range(100):
        told = [max(0, new + 8 * scatter[13 * turn + at]) for at, new in enumerate(true)]
        row = forecast(told[:12], coming=1).coming[0]
        held += row.low <= told[12] <= row.high
    assert 88 <= held <= 99


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        ([1, 2, 3, 4, 5], "short"),
        ([], "short"),
        ([0] * 9, "nothing"),
        ([0, 0, 40, 0, 0, 0, 0], "one_period"),
        ([10] * 12, "no_convergence"),
        ([2**at for at in range(10)], "no_convergence"),
        ([100 * 0.7**at for at in range(12)], "nobody_follows"),
        (series_of(0.003, 0.4, 1000, periods=6), "m_too_large"),
        ([4, 18, 2, 8, 3, 15, 14, 15, 20, 12, 6, 3, 15, 0, 12, 13, 19, 0, 14, 8], "uncertain"),
    ],
)
def test_a_fit_that_is_nonsense_is_refused(series, reason):
    found = forecast(series)
    assert isinstance(found, Refused)
    assert found.reason == reason
    assert str(found.words)


def test_more_than_there_are_people_is_refused():
    series = series_of(0.01, 0.4, 1000, periods=14)
    assert forecast(series, people=900).reason == "more_than_people"
    assert isinstance(forecast(series, people=1001), Forecast)


def test_before_the_peak_it_says_so():
    assert forecast(series_of(0.01, 0.4, 1000, periods=7)).before_peak
    assert not forecast(series_of(0.01, 0.4, 1000, periods=12)).before_peak


def test_a_number_below_nought_is_an_error():
    with pytest.raises(ValueError, match="nought"):
        forecast([1, 2, -1, 3, 4, 5])


@given(st.lists(st.integers(0, 200), max_size=20))
def test_it_answers_whatever_it_is_given(series):
    found = forecast(series, coming=3)
    if isinstance(found, Refused):
        assert found.reason in REFUSED
    else:
        assert 0 < found.p < 1
        assert found.m >= 0.9 * sum(series)
        assert all(found.se[name] < value for name, value in (("p", found.p), ("q", found.q), ("m", found.m)))
        assert all(math.isfinite(row.high) for row in found.coming)


def test_an_idle_server_does_not_carry_what_fits():
    script = "import sys, omarm.network.measures.bass; sys.exit('numpy' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def _normal(count, *, seed):
    chance = random.Random(seed)
    return [chance.gauss(0, 1) for _ in range(count)]

"""Percentile and interval by hand, and against slow loops that say the same."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.methods import BY_NAME
from analytics.metrics import benchmarks
from analytics.metrics.benchmarks import RESAMPLES, SEED, median_interval, percentile, ties

FIVE = [10.0, 20.0, 20.0, 40.0, 80.0]
AMOUNTS = st.lists(st.sampled_from([0.5, 1.0, 20.0, 20.0, 33.3, 100.0, 1250.0]) | st.floats(0.01, 1e6), min_size=1, max_size=30)


@pytest.mark.parametrize(("value", "share", "equal"), [(20, 0.4, 2), (50, 0.8, 0), (10, 0.1, 1), (5, 0.0, 0), (80, 0.9, 1), (90, 1.0, 0)])
def test_equal_amounts_count_half(value: float, share: float, equal: int) -> None:
    assert percentile(value, FIVE) == pytest.approx(share)
    assert ties(value, FIVE) == equal


def test_what_differs_in_the_last_digits_only_is_equal() -> None:
    assert 0.1 + 0.2 != 0.3
    assert percentile(0.1 + 0.2, [0.3, 0.3]) == 0.5


def test_without_others_there_is_no_place_and_no_interval() -> None:
    assert percentile(20, []) is None
    assert median_interval([]) is None


@given(others=AMOUNTS, one=st.floats(0, 1e6), other=st.floats(0, 1e6))
def test_a_percentile_lies_within_0_and_1_and_never_falls_as_the_amount_grows(others: list[float], one: float, other: float) -> None:
    low, high = percentile(min(one, other), others), percentile(max(one, other), others)
    assert low is not None
    assert high is not None
    assert 0 <= low <= high <= 1


def by_loops(amounts: list[float]) -> tuple[float, float]:
    """The same bootstrap with the same draws, in plain Python; quantiles by linear interpolation."""
    ordered, generator = sorted(amounts), np.random.default_rng(SEED)
    draws = generator.integers(0, len(ordered), size=(RESAMPLES, len(ordered))).tolist()
    medians = sorted(statistics.median(ordered[place] for place in draw) for draw in draws)

    def quantile(share: float) -> float:
        place = share * (len(medians) - 1)
        below, above = medians[math.floor(place)], medians[math.ceil(place)]
        return below + (above - below) * (place - math.floor(place))

    return quantile(0.025), quantile(0.975)


@pytest.mark.parametrize("amounts", [FIVE, [7.0] * 6, [1.0, 1.5, 2.25, 3.0, 800.0, 90.0], [float(amount) for amount in range(1, 42)]])
def test_the_interval_is_that_of_plain_loops(amounts: list[float]) -> None:
    assert median_interval(amounts) == pytest.approx(by_loops(amounts))


def test_of_five_amounts_the_interval_spans_them_all() -> None:
    """A draw of five has the smallest as its median with a chance of 5.8 %, more than the 2.5 % cut off; so too the largest."""
    chance = sum(math.comb(5, times) * 0.2**times * 0.8 ** (5 - times) for times in (3, 4, 5))
    assert chance == pytest.approx(0.05792)
    assert median_interval(FIVE) == (10, 80)
    assert "$10m, $20m, $20m, $40m and $80m: median $20m, interval $10m to $80m" in BY_NAME["Interval of the median"].example


def test_the_worked_example_and_the_stated_draws_are_those_of_the_code() -> None:
    assert "(1 + ½ × 2) ÷ 5 = 40%. One with $50m: 4 ÷ 5 = 80%" in BY_NAME["Benchmark percentile"].example
    assert f"{RESAMPLES:,} times" in BY_NAME["Interval of the median"].formula
    assert str(SEED) in BY_NAME["Interval of the median"].base


def test_the_order_of_the_amounts_does_not_matter_and_large_sets_are_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    amounts = [float(amount) for amount in range(1, 61)]
    whole = median_interval(amounts)
    assert median_interval(amounts[::-1]) == whole
    monkeypatch.setattr(benchmarks, "DRAWN_AT_ONCE", 7 * len(amounts))
    assert median_interval(amounts) == whole


@given(amounts=AMOUNTS)
def test_an_interval_stays_among_the_amounts_around_their_median(amounts: list[float]) -> None:
    interval = median_interval(amounts)
    assert interval is not None
    low, high = interval
    assert min(amounts) <= low <= high <= max(amounts)

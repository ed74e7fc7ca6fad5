"""The product limit, worked by hand."""

import math

import pandas as pd
import pytest

from analytics.metrics.survival import after_each, at_risk, product_limit, share_after, values_at

YEARS = [1.0, 2.0, 2.0, 3.0, 4.0, 5.0]
ENDED = [True, True, False, False, True, False]


def test_six_deals_by_hand() -> None:
    """After 1: 5/6. After 2: 5 are left, one ends, 5/6 x 4/5. After 4: 2 are left, one ends, x 1/2."""
    curve = product_limit(YEARS, ENDED)
    assert curve.years.tolist() == [1, 2, 4]
    assert curve.at_risk.tolist() == [6, 5, 2]
    assert curve.event_count.tolist() == [1, 1, 1]
    assert curve.survival_share.tolist() == pytest.approx([5 / 6, 2 / 3, 1 / 3])


def test_the_band_is_greenwood_on_the_log_log_scale() -> None:
    """After year 1: variance of ln S is 1/(6*5); its spread on the log-log scale is its root over |ln S|."""
    curve = product_limit(YEARS, ENDED)
    spread = math.exp(1.959963984540054 * math.sqrt(1 / 30) / -math.log(5 / 6))
    assert curve.low_share[0] == pytest.approx((5 / 6) ** spread)
    assert curve.high_share[0] == pytest.approx((5 / 6) ** (1 / spread))
    assert 0 < curve.low_share[0] < 5 / 6 < curve.high_share[0] < 1


def test_a_case_that_is_cut_off_when_another_ends_is_still_at_risk() -> None:
    assert product_limit([2.0, 2.0], [True, False]).at_risk.tolist() == [2]


def test_where_nobody_is_left_the_share_is_0_and_has_no_band() -> None:
    curve = product_limit([1.0, 1.0], [True, True])
    assert (curve.survival_share.tolist(), curve.event_count.tolist()) == ([0], [2])
    assert math.isnan(curve.low_share[0]) and math.isnan(curve.high_share[0])


@pytest.mark.parametrize(("years", "ended"), [([], []), ([1.0, 2.0], [False, False])])
def test_without_an_event_there_is_no_step(years: list[float], ended: list[bool]) -> None:
    curve = product_limit(years, ended)
    assert curve.years.size == 0
    assert values_at(curve, years)["survival_share"].tolist() == [1.0] * len(years)


def test_values_hold_from_a_step_to_the_next() -> None:
    found = values_at(product_limit(YEARS, ENDED), [0, 0.99, 1, 3.5, 4, 9, math.nan])["survival_share"]
    assert found.tolist()[:6] == pytest.approx([1, 1, 5 / 6, 2 / 3, 1 / 3, 1 / 3])
    assert math.isnan(found[6])


def test_each_case_is_told_what_is_left_after_it_and_one_without_a_time_nothing() -> None:
    told = after_each([*YEARS, math.nan], [*ENDED, True])
    assert told["at_risk"].tolist()[:6] == [6, 5, 5, 3, 2, 1]
    assert told["survival_share"].tolist()[:6] == pytest.approx([5 / 6, 2 / 3, 2 / 3, 2 / 3, 1 / 3, 1 / 3])
    assert all(math.isnan(values[6]) for values in told.values())


def test_at_risk_counts_who_is_followed_at_least_so_long() -> None:
    assert at_risk([*YEARS, math.nan], [0, 1, 2, 2.5, 5, 6]) == [6, 6, 5, 3, 1, 0]


def test_the_share_at_a_mark_needs_enough_followed_cases() -> None:
    years, shares = pd.Series(YEARS), pd.Series(values_at(product_limit(YEARS, ENDED), YEARS)["survival_share"])
    assert share_after(years, shares, 2, least=5) == pytest.approx(2 / 3)
    assert share_after(years, shares, 0.5, least=5) == 1
    assert share_after(years, shares, 3, least=4) is None

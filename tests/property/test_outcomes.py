"""What must hold of curves and outcome counts whatever the deals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.metrics.survival import at_risk, product_limit, values_at
from analytics.queries.outcomes import outcome_totals, status_by_year
from analytics.queries.termination import termination_by_modality, termination_by_stage, termination_curve
from tests.made_up import deal_rows, filters
from tests.oracle.test_outcomes import kaplan_meier
from tests.tables import frames_of_rows, store_of_frames

CASES = st.lists(st.tuples(st.integers(0, 4000).map(lambda days: days / 365.25), st.booleans()), max_size=30)


@given(cases=CASES)
def test_a_curve_falls_from_1_towards_0_and_equals_the_loop(cases) -> None:
    years, ended = [year for year, _ in cases], [end for _, end in cases]
    curve = product_limit(years, ended)
    shares = curve.survival_share
    assert ((shares >= 0) & (shares <= 1)).all()
    assert (np.diff(np.concatenate([[1.0], shares])) <= 1e-12).all()
    assert (np.diff(curve.at_risk) < 0).all()
    has_band = ~np.isnan(curve.low_share)
    low, high = curve.low_share[has_band], curve.high_share[has_band]
    assert ((low >= 0) & (low <= shares[has_band]) & (shares[has_band] <= high) & (high <= 1)).all()
    wanted = kaplan_meier(cases)
    assert values_at(curve, list(wanted))["survival_share"].tolist() == pytest.approx(list(wanted.values()))


@given(cases=CASES, marks=st.lists(st.floats(0, 12), min_size=2, max_size=6))
def test_fewer_are_at_risk_the_longer_it_takes(cases, marks) -> None:
    counts = at_risk([year for year, _ in cases], sorted(marks))
    assert counts == sorted(counts, reverse=True)
    assert all(0 <= count <= len(cases) for count in counts)


@settings(max_examples=settings.default.max_examples // 4)
@given(rows=deal_rows(), chosen=filters())
def test_every_deal_is_in_every_view_once(rows, chosen) -> None:
    store = store_of_frames(frames_of_rows(rows))
    try:
        for deals in (DealFilter(direction="any"), chosen):
            count = int(outcome_totals(store.cursor(), deals)["deal_count"].iloc[0])
            assert status_by_year(store.cursor(), deals)["deal_count"].sum() == count
            for query in (termination_curve, termination_by_stage, termination_by_modality):
                frame = query(store.cursor(), deals)
                assert len(frame) == frame["deal_id"].nunique() == count
                for _, group in frame.groupby("curve_group"):
                    shares = group["survival_share"].dropna()
                    assert shares.between(0, 1).all() and shares.is_monotonic_decreasing
    finally:
        store.connection.close()

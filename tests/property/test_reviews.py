"""What must hold of reviews, lags and designations whatever the filter."""

from hypothesis import given, settings

from analytics.filters import DealFilter
from analytics.queries.complete_responses import after_complete_response, complete_response_reasons, goal_dates
from analytics.queries.designations import designations_by_year
from analytics.queries.lag import ABROAD, approval_lag
from analytics.queries.reviews import CLOCKS, first_cycles, review_times
from tests.made_up import filters


@settings(max_examples=settings.default.max_examples // 3)
@given(deals=filters())
def test_every_application_is_judged_once_and_no_time_runs_backwards(curated_store, deals) -> None:
    cursor = curated_store.cursor()
    judged = first_cycles(cursor, deals)
    assert judged["application"].is_unique
    assert (judged["group_approved"] <= judged["group_count"]).all()
    assert judged["group_share"].dropna().between(0, 1).all()
    for clock in CLOCKS:
        times = review_times(cursor, deals, clock)
        assert set(times["application"]) == set(judged["application"])
        assert (times["days"].dropna() >= 0).all()
        assert (times["days"].notna() == (times["counted_as"] == "measured")).all()
        shown = times[times["median_days"].notna()]
        assert ((shown["low_days"] <= shown["median_days"]) & (shown["median_days"] <= shown["high_days"]) & (shown["group_count"] >= 5)).all()
    everything = first_cycles(cursor, DealFilter())
    assert set(judged["application"]) <= set(everything["application"])


@settings(max_examples=settings.default.max_examples // 3)
@given(deals=filters())
def test_intervals_shares_and_curves_stay_in_their_bounds(curated_store, deals) -> None:
    cursor = curated_store.cursor()
    answered = after_complete_response(cursor, deals)
    for column in ("wait_days", "review_days", "whole_days", "open_days"):
        assert (answered[column].dropna() >= 0).all()
    assert goal_dates(cursor, deals)["extension_days"].dropna().gt(0).all()
    reasons = complete_response_reasons(cursor, deals)
    assert reasons["reason_share"].dropna().astype(float).between(0, 1).all()
    assert designations_by_year(cursor, deals)["designation_count"].gt(0).all()
    for abroad in ABROAD:
        assets = approval_lag(cursor, deals, abroad)
        assert assets["asset_id"].is_unique
        for _, rows in assets.groupby("curve_group"):
            shares = rows["approved_share"].dropna()
            assert shares.between(0, 1).all() and shares.is_monotonic_increasing

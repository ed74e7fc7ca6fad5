"""What holds for the economics of any deals: layers stay inside the headline, and filtering before grouping is grouping before filtering."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.queries.economics_layers import milestone_layers
from analytics.queries.economics_shares import licensee_kinds, upfront_share_by_stage, upfront_v_headline
from analytics.queries.economics_sizes import headline_classes, headline_concentration, headline_size_by_stage, upfront_size_by_stage
from data.store import Cursor, Store
from tests.made_up import PARENTS, deal_rows, filters
from tests.tables import Row, frames_of_rows, store_of_frames

EVERY = DealFilter(direction="any")
BY_STAGE = (upfront_share_by_stage, upfront_size_by_stage, headline_size_by_stage)


@st.composite
def split_rows(draw: st.DrawFn) -> list[Row]:
    """Deals whose milestones are partly split; parts may exceed a total, as rounded ones do."""
    amounts = st.sampled_from(["", "0.5", "20", "100", "1250"])
    rows = draw(deal_rows(most=15))
    for row in rows:
        row |= {"dev_reg_milestones": draw(amounts), "sales_milestones": draw(amounts)}
        if row["total_potential"] and draw(st.booleans()):
            row["total_potential"] = draw(st.sampled_from(["1", "100", "999", "1300"]))
    return rows


def opened(rows: list[Row]) -> Store:
    return store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))


def assert_layers_hold(cursor: Cursor, deals: DealFilter) -> None:
    layers = milestone_layers(cursor, deals)
    if layers.empty:
        return
    parts, total = layers.iloc[:-1], layers.iloc[-1]
    amounts = parts["amount_usd_m"].fillna(0)
    assert (amounts >= -1e-6).all()
    assert amounts.sum() == pytest.approx(total.amount_usd_m, abs=0.01)
    assert ((parts["start_usd_m"] + amounts) <= total.amount_usd_m + 0.01).all()
    assert (layers["layer_count"] <= layers["disclosed_count"]).all()
    assert (layers["disclosed_count"] <= layers["deal_count"]).all()


def assert_shares_hold(cursor: Cursor, deals: DealFilter) -> None:
    ranked = headline_concentration(cursor, deals)
    known = ranked.dropna(subset=["top_share"])
    assert known["top_share"].is_monotonic_increasing
    assert known["value_share"].is_monotonic_decreasing
    assert (known["value_share"] <= known["deals_share"] + 1e-9).all()
    assert known["top_share"].between(0, 1 + 1e-9).all()
    classes = headline_classes(cursor, deals)
    assert classes["disclosed_count"].sum() == len(ranked)
    assert math.isclose(classes["headline_usd_m"].sum(), ranked["headline_usd_m"].sum(), abs_tol=1e-6)
    points = upfront_v_headline(cursor, deals)
    for groups in (upfront_share_by_stage(cursor, deals), licensee_kinds(cursor, deals)):
        assert groups["disclosed_count"].sum() == len(points)
        assert groups.loc[groups["disclosed_count"] < 5, ["aggregate_share", "median_share", "mean_share"]].isna().all(axis=None)


def assert_filter_commutes_with_grouping(cursor: Cursor) -> None:
    """Grouping a set filtered to one stage gives the row of that stage in the whole set."""
    for query in BY_STAGE:
        for row in query(cursor, EVERY).to_dict("records"):
            (narrowed,) = query(cursor, DealFilter(direction="any", stage=(row["stage_at_signing"],))).to_dict("records")
            assert {name: pytest.approx(value, nan_ok=True) if isinstance(value, float) else value for name, value in row.items()} == narrowed


def test_economics_hold_in_the_curated_deals(curated_store) -> None:
    cursor = curated_store.cursor()
    for deals in (EVERY, DealFilter(), DealFilter(direction="in"), DealFilter(modality=("ADC",))):
        assert_layers_hold(cursor, deals)
        assert_shares_hold(cursor, deals)
    assert_filter_commutes_with_grouping(cursor)


@settings(max_examples=settings.default.max_examples // 4)
@given(rows=split_rows(), chosen=filters())
def test_economics_hold_in_made_up_deals(rows: list[Row], chosen: DealFilter) -> None:
    store = opened(rows)
    try:
        for deals in (EVERY, chosen):
            assert_layers_hold(store.cursor(), deals)
            assert_shares_hold(store.cursor(), deals)
        assert_filter_commutes_with_grouping(store.cursor())
    finally:
        store.connection.close()

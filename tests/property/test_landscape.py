"""What holds for the landscape whatever the deals: grouping loses nothing, filters commute with it."""

from dataclasses import replace

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.queries.landscape import hot_targets
from analytics.queries.mix import DIMENSIONS, by_year
from tests.made_up import PARENTS, deal_rows, filters
from tests.tables import frames_of_rows, store_of_frames

TERMS = {"therapeutic_area": "area", "stage_at_signing": "stage", "territory_group": "territory", "deal_type": "deal_type"}
NUMBERS = ["announced_year", "deal_count", "disclosed_count", "headline_usd_m"]


@settings(max_examples=settings.default.max_examples // 4)
@given(rows=deal_rows(), deals=filters(), column=st.sampled_from(sorted(DIMENSIONS)))
def test_grouping_loses_no_deal_and_invents_no_money(rows, deals, column) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    try:
        mix = by_year(column)(store.cursor(), deals)
        assert (mix["disclosed_count"] <= mix["deal_count"]).all()
        assert (mix["headline_usd_m"].isna() == (mix["disclosed_count"] == 0)).all()
        assert mix[["deal_share", "headline_share"]].fillna(0).apply(lambda share: share.between(0, 1 + 1e-9)).all(axis=None)
        if len(mix) and column != "target":
            assert mix["deal_count"].sum() == mix["all_deal_count"].iloc[0]
            assert mix["disclosed_count"].sum() == mix["all_disclosed_count"].iloc[0]
        targets = hot_targets(store.cursor(), deals)
        assert (targets["terminated_count"] + targets["unknown_count"] <= targets["deal_count"]).all()
    finally:
        store.connection.close()


@settings(max_examples=settings.default.max_examples // 6)
@given(rows=deal_rows(), column=st.sampled_from(sorted(TERMS)), data=st.data())
def test_to_filter_by_a_value_is_to_read_its_panel(rows, column, data) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    try:
        whole = by_year(column)(store.cursor(), DealFilter(direction="any"))
        if whole.empty:
            return
        value = data.draw(st.sampled_from(sorted(set(whole[column]))))
        alone = by_year(column)(store.cursor(), replace(DealFilter(direction="any"), **{TERMS[column]: (value,)}))
        pd.testing.assert_frame_equal(alone[NUMBERS], whole.loc[whole[column] == value, NUMBERS].reset_index(drop=True))
    finally:
        store.connection.close()

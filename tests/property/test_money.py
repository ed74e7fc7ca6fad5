"""What holds for the money of every deal, in the store and in made-up deals."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analytics.filters import DealFilter
from analytics.queries.overview import money_layers_by_year, upfront_share_by_year
from data.store import Store, fetch
from tests.made_up import PARENTS, deal_rows
from tests.tables import frames_of_rows, store_of_frames

EVERY = DealFilter(direction="any")
LAYERS = ["cash_upfront_usd_m", "mixed_upfront_usd_m", "near_term_usd_m", "equity_usd_m", "contingent_usd_m", "unsplit_usd_m"]


def assert_money_holds(store: Store) -> None:
    """The parts of a headline never exceed it, shares lie in 0 to 1, and unknown money is null."""
    deals = fetch(store.cursor(), "FROM deal_terms")
    inside = deals["equity_usd_m"].fillna(0).where(deals["total_includes_equity"] == "yes", 0)
    known = deals[deals["contingent_usd_m"].notna()]
    parts = known["contingent_usd_m"] + known["upfront_usd_m"] + inside[known.index]
    assert (parts <= known["headline_usd_m"] * 1.01 + 1e-9).all()
    assert (known["contingent_usd_m"] >= 0).all()
    assert (deals["upfront_share"].dropna().between(0, 1.01)).all()
    unknown = deals["upfront_usd_m"].isna() | deals["headline_usd_m"].isna()
    assert deals.loc[unknown, ["contingent_usd_m", "upfront_share"]].isna().all(axis=None)
    assert (deals["headline_usd_m"].isna() | deals["headline_within"].isna()).all()
    paid = ["upfront_usd_m", "near_term_usd_m", "equity_usd_m", "milestones_usd_m", "total_potential_usd_m"]
    assert not (deals[paid] == 0).any(axis=None)


def assert_layers_hold(store: Store) -> None:
    layers = money_layers_by_year(store.cursor(), EVERY)
    assert (layers["disclosed_count"] <= layers["deal_count"]).all()
    assert (layers[LAYERS].fillna(0) >= 0).all(axis=None)
    shares = upfront_share_by_year(store.cursor(), EVERY)
    assert (shares["disclosed_count"] <= shares["deal_count"]).all()
    stated = shares[shares["disclosed_count"] > 0]
    assert stated[["aggregate_share", "median_share", "mean_share"]].stack().between(0, 1.01).all()
    assert shares.loc[shares["disclosed_count"] == 0, "median_share"].isna().all()


def test_money_holds_in_the_curated_deals(curated_store) -> None:
    assert_money_holds(curated_store)
    assert_layers_hold(curated_store)


@settings(max_examples=settings.default.max_examples // 6)
@given(rows=deal_rows(most=15))
def test_money_holds_in_made_up_deals(rows) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    try:
        assert_money_holds(store)
        assert_layers_hold(store)
    finally:
        store.connection.close()


@pytest.mark.parametrize(
    ("upfront", "equity", "inside", "total", "contingent"),
    [
        ("20", "", "", "200", 180),
        ("20", "30", "yes", "200", 150),
        ("20", "30", "no", "200", 180),
        ("20", "30", "", "200", 180),
        ("200", "", "", "200", 0),
        ("201", "", "", "200", 0),
        ("", "30", "yes", "200", None),
        ("20", "30", "yes", "", None),
        ("", "", "", "", None),
    ],
)
def test_contingent_is_what_is_left_of_the_headline(cursor_of, upfront, equity, inside, total, contingent) -> None:
    cursor = cursor_of(f"upfront | equity | total_includes_equity | total_potential\n{upfront} | {equity} | {inside} | {total}")
    (found,) = fetch(cursor, "SELECT contingent_usd_m FROM deal_terms")["contingent_usd_m"]
    assert (None if pd.isna(found) else found) == contingent

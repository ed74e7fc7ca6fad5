"""What holds for every league and pair of made-up deals."""

from hypothesis import given, settings

from analytics.filters import DealFilter
from analytics.queries import players
from data.store import Store, fetch
from tests.made_up import PARENTS, deal_rows, filters
from tests.tables import frames_of_rows, store_of_frames


def assert_players_hold(store: Store, deals: DealFilter) -> None:
    """Rows add up to the parties, no company exceeds the whole, a group is never smaller than its company, orders are orders."""
    where, bound = deals.to_sql()
    for role in players.OTHER_SIDE:
        rows = players.company_table(store.cursor(), deals, role)
        parties = fetch(
            store.cursor(),
            f"SELECT count(*) AS n FROM deal_parties JOIN deal_facts USING (deal_id) WHERE role = $side AND {where}",
            {**bound, "side": role},
        )
        assert rows["deal_count"].sum() == parties["n"].iloc[0]
        assert (rows["deal_count"] <= rows["all_deals"]).all()
        assert (rows["group_deal_count"] >= rows["deal_count"]).all()
        assert (rows["headline_count"] <= rows["deal_count"]).all()
        assert rows["upfront_usd_m"].isna().eq(rows["upfront_count"] == 0).all()
        for order, column in players.LEAGUE_ORDERS.items():
            league = players.league(store.cursor(), deals, role, order)
            assert league[column].dropna().is_monotonic_decreasing
            assert set(league["company_id"]) <= set(rows["company_id"])
    pairs = players.repeat_partners(store.cursor(), deals)
    assert (pairs["deal_count"] >= 2).all()
    assert (pairs["pair_deals"] <= pairs["all_deals"]).all()


@settings(max_examples=settings.default.max_examples // 4)
@given(rows=deal_rows(), deals=filters())
def test_players_hold_in_made_up_deals(rows, deals) -> None:
    store = store_of_frames(frames_of_rows(rows, {"companies": PARENTS}))
    try:
        assert_players_hold(store, deals)
    finally:
        store.connection.close()

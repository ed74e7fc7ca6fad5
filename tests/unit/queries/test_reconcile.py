"""Published totals beside ours, against sums worked by hand."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from analytics.counting import BY_NAME, DEFINITIONS, LEAVE_OUT, RULES, Counting, Measure
from analytics.queries.claims import claims_beside_ours
from analytics.queries.reconcile import beside_published, counted_deals, periods_published, rule_moves
from analytics.queries.stated_shares import stated_shares
from data.store import Store
from tests.tables import frames_of, store_of_frames

DEALS = """
    deal_id | announced_on | announced_precision | modality       | deal_type   | direction | territory_group  | status     | upfront | upfront_scope      | near_term | equity | total_potential | total_includes_equity
    plain   | 2024-01-10   | day                 | ADC            | license     | out       | global ex-China  | active     | 50      | cash               | 20        | 30     | 1000            | yes
    option  | 2024-07-01   | month               | ADC            | option      | out       | global ex-China  | terminated | 40      | cash and near-term |           |        | 400             |
    generic | 2024-08-01   | day                 | biosimilar     | license     | out       | regional         | active     |         |                    |           |        | 100             |
    alone   | 2024-01-01   | year                | ADC            | license     | out       | global ex-China  | active     | 7       | cash               |           |        |                 |
    home    | 2024-03-01   | day                 | small molecule | license     | out       | China only       | active     | 9       | cash               |           |        | 90              |
    silent  | 2023-05-01   | day                 | ADC            | newco       | out       | global ex-China  | active     |         |                    |           |        |                 |
    inward  | 2024-05-01   | day                 | ADC            | license     | in        | China only       | active     | 500     | cash               |           |        | 5000            |
"""
STATS = """
    stat_id | period_start | period_end | period_label | metric                        | breakdown | value | unit        | qualifier | publisher | flag     | definition
    a       | 2024-01-01   | 2024-12-31 | 2024         | out_license_total_value_usd_m |           | 1250  | USD million | exact     | One       |          | all
    b       | 2024-01-01   | 2024-12-31 | 2024         | out_license_total_value_usd_m |           | 3000  | USD million | approx    | Two       | disputed | all
    c       | 2024-01-01   | 2024-12-31 | 2024         | out_license_total_value_usd_m | US        | 9     | USD million | exact     | One       |          | part
    d       | 2024-01-01   | 2024-06-30 | 2024H1       | out_license_total_value_usd_m |           | 500   | USD million | exact     | One       |          | half
    e       | 2024-01-01   | 2024-12-31 | 2024         | out_license_deal_count        |           | 8     | count       | exact     | One       |          | all
    f       | 2020-01-01   | 2024-12-31 | 2020-2024    | out_license_total_value_usd_m |           | 9999  | USD million | exact     | One       |          | long
"""


def sure(table: str) -> str:
    """The same table with a column that says that every row is sure."""
    first, *others = [line for line in table.splitlines() if line.strip()]
    return "\n".join([f"{first} | confidence", *(f"{line} | high" for line in others)])


YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    store = store_of_frames(frames_of(DEALS, market_stats=sure(STATS)))
    yield store
    store.connection.close()


def sums(store: Store, measure: Measure, *, left_out: tuple[str, ...] = (), too: tuple[str, ...] = ()) -> float:
    frame = beside_published(store.cursor(), measure, "years", Counting(left_out, too))
    return frame.loc[frame["period_label"] == "2024", "our_value"].iloc[0]


def test_the_record_as_it_stands(store: Store) -> None:
    frame = beside_published(store.cursor(), "headline", "years", Counting())
    assert frame["period_label"].tolist() == ["2023", "2024", "2024"]
    assert frame["stat_id"].fillna("").tolist() == ["", "a", "b"]
    whole = frame.iloc[1]
    assert (whole["our_value"], whole["recorded_value"]) == (1000 + 400 + 100, 1500)
    assert (whole["disclosed_count"], whole["deal_count"]) == (3, 4)
    assert whole["ratio"] == pytest.approx(1500 / 1250)
    assert (whole["missing_value"], frame.iloc[2]["missing_value"]) == (0, 1500)
    assert pd.isna(frame.iloc[0]["our_value"])
    assert frame.iloc[0]["deal_count"] == 1


def test_a_half_year_holds_only_deals_that_lie_in_it_for_certain(store: Store) -> None:
    (half,) = beside_published(store.cursor(), "headline", "parts of a year", Counting(counted_too=("upfronts without a total",))).to_dict("records")
    assert (half["period_label"], half["our_value"], half["deal_count"]) == ("2024H1", 1000, 1)


@pytest.mark.parametrize(
    ("measure", "left_out", "too", "expected"),
    [
        ("headline", ("biosimilars",), (), 1400),
        ("headline", ("options", "biosimilars"), (), 1000),
        ("headline", ("ended since",), (), 1100),
        ("headline", ("near-term in totals",), (), 1480),
        ("headline", ("equity in totals",), (), 1470),
        ("headline", (), ("upfronts without a total",), 1507),
        ("headline", (), ("China rights",), 1590),
        ("upfront", (), (), 97),
        ("upfront", ("mixed upfronts",), (), 57),
        ("upfront", (), ("near-term as upfront",), 117),
        ("upfront", (), ("equity as upfront",), 127),
        ("upfront", ("mixed upfronts",), ("near-term as upfront", "equity as upfront", "China rights"), 116),
        ("deals", (), (), 4),
        ("deals", ("NewCos", "vaccines"), ("China rights",), 5),
    ],
)
def test_each_rule_moves_the_sum_as_said(store: Store, measure: Measure, left_out: tuple[str, ...], too: tuple[str, ...], expected: float) -> None:
    assert sums(store, measure, left_out=left_out, too=too) == pytest.approx(expected)


@pytest.mark.parametrize("measure", ["deals", "upfront", "headline"])
@pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda definition: definition.name)
def test_a_move_is_the_difference_of_two_sums(store: Store, measure: Measure, definition) -> None:
    counting = definition.counting
    moves = rule_moves(store.cursor(), measure, counting, *YEAR).set_index("rule")
    assert list(moves.index) == [rule.name for rule in RULES if measure in rule.measures]
    for name, move in moves.iterrows():
        other = counting.switched(BY_NAME[str(name)])
        now, then = (sums(store, measure, left_out=each.left_out, too=each.counted_too) for each in (counting, other))
        assert move["change"] == pytest.approx((0 if pd.isna(then) else then) - (0 if pd.isna(now) else now)), name
        assert move["is_on"] == (name in counting.in_force)
        assert move["side"] == ("left out" if BY_NAME[str(name)] in LEAVE_OUT else "counted too")
        assert bool(move["moved_count"]) >= bool(move["change"])


def test_the_deals_that_count_come_by_what_they_add(store: Store) -> None:
    deals = counted_deals(store.cursor(), "headline", Counting(("options",)), *YEAR)
    assert deals["deal_id"].tolist() == ["plain", "generic", "alone"]
    assert deals["adds"].fillna(-1).tolist() == [1000, 100, -1]


def test_periods_come_newest_first_with_their_published_figures(store: Store) -> None:
    periods = periods_published(store.cursor(), "headline", "years")
    assert periods[["period_label", "published_count"]].to_numpy().tolist() == [["2024", 2], ["2023", 0]]
    assert periods_published(store.cursor(), "deals", "parts of a year").empty


def test_counts_of_a_period_without_deals_are_zero() -> None:
    store = store_of_frames(frames_of("deal_id | announced_on\na | 2023-05-01", market_stats=sure(STATS)))
    frame = beside_published(store.cursor(), "deals", "years", Counting())
    assert frame[["period_label", "our_value", "missing_value"]].fillna(-1).to_numpy().tolist() == [["2023", 1, -1], ["2024", 0, 8]]
    store.connection.close()


SHARES = """
    stat_id | period_start | period_end | period_label | metric                               | breakdown | value | unit        | qualifier | publisher | flag     | definition
    part    | 2024-01-01   | 2024-12-31 | 2024         | out_license_deal_count               |           | 94    | count       | exact     | One       |          | x
    whole   | 2024-01-01   | 2024-12-31 | 2024         | global_deal_count                    |           | 743   | count       | exact     | One       |          | x
    fits    | 2024-01-01   | 2024-12-31 | 2024         | share_of_global_deals_pct            |           | 13    | percent     | exact     | One       |          | x
    parties | 2024-01-01   | 2024-12-31 | 2024         | share_of_global_deals_pct            |           | 30    | percent     | exact     | One       |          | Deals that have a Chinese party
    other   | 2024-01-01   | 2024-12-31 | 2024         | share_of_global_deals_pct            |           | 33    | percent     | approx    | Two       | disputed | x
    before  | 2023-01-01   | 2023-12-31 | 2023         | out_license_total_value_usd_m        |           | 16600 | USD million | exact     | One       |          | x
    after   | 2024-01-01   | 2024-12-31 | 2024         | out_license_total_value_usd_m        |           | 41500 | USD million | exact     | One       |          | x
    fails   | 2023-01-01   | 2024-12-31 | 2023-2024    | out_license_value_growth_pct         |           | 66    | percent     | exact     | One       |          | x
"""


def test_a_share_follows_from_its_own_sums_or_is_flagged() -> None:
    store = store_of_frames(frames_of("", market_stats=sure(SHARES)))
    checked = stated_shares(store.cursor()).set_index("stat_id")
    assert checked["follows"].map({True: "yes", False: "no"}).fillna("unknown").to_dict() == {"fails": "no", "other": "unknown", "fits": "yes"}
    assert checked.loc["fits", "low_value"] == pytest.approx(100 * 94 / 743)
    assert checked.loc["fails", "low_value"] == pytest.approx(100 * (41450 / 16650 - 1))
    store.connection.close()


CLAIMS = """
    claim_id | source   | claim     | topic | value | unit        | qualifier | measure                    | matches
    c1       | source-1 | a sum     | deals | 1250  | USD million | exact     | out_license_headline_usd_m | market_stats:a; market_stats:b
    c2       | source-1 | an amount | deals | 60    | USD million | exact     | upfront_usd_m              | deals:plain
    c3       | source-1 | words     | deals |       |             |           |                            | deals:plain; deals:option
    c4       | source-1 | rows      | deals | 4     | count       | at least  | matched_count              | deals:plain; deals:option
    c5       | source-1 | elsewhere | other | 7.7   | percent     | exact     |                            |
"""


def test_claims_stand_beside_our_rows() -> None:
    store = store_of_frames(frames_of(DEALS, market_stats=sure(STATS), claims=CLAIMS))
    beside = claims_beside_ours(store.cursor()).set_index("claim_id")
    assert beside["our_value"].fillna(-1).to_dict() == {"c1": 1500, "c2": 50, "c3": -1, "c4": 2, "c5": -1}
    assert beside["gap"].fillna(0).to_dict() == {"c1": 250, "c2": -10, "c3": 0, "c4": -2, "c5": 0}
    assert (beside.loc["c1", "disclosed_count"], beside.loc["c1", "deal_count"]) == (3, 4)
    assert beside.loc["c1", "gap_share"] == pytest.approx(0.2)
    assert "1,250 USD million (One)" in beside.loc["c1", "published"]
    assert "alpha → beta" in beside.loc["c3", "held"]
    assert pd.isna(beside.loc["c5", "held"])
    store.connection.close()

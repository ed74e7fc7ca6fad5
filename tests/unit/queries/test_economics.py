"""What is paid and what is promised, worked by hand."""

from datetime import date

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.queries.economics_layers import deals_that_split, milestone_layers, royalties
from analytics.queries.economics_published import PUBLISHED, against_published
from analytics.queries.economics_shares import economics_totals, licensee_kinds, upfront_share_by_stage, upfront_v_headline
from analytics.queries.economics_sizes import (
    headline_classes,
    headline_concentration,
    headline_size_by_stage,
    headline_size_by_year,
    upfront_size_by_stage,
    upfront_size_by_year,
)

FIVE_SHARES = """
    stage_at_signing | deal_type   | upfront_scope   | upfront_usd_m | total_potential_usd_m
    phase 2          | license     | cash            |            10 |                   100
    phase 2          | license     | cash            |            30 |                   600
    phase 2          | license     | cash            |            20 |                  1000
    phase 2          | license     | cash            |            40 |                   200
    phase 2          | license     | cash            |            10 |                   100
    phase 2          | license     | cash and equity |            90 |                   100
    phase 2          | acquisition | cash            |           900 |                  1000
    phase 2          | license     |                 |               |                   500
    phase 1          | license     | cash            |            50 |                   100
                     | license     | cash            |            50 |                   100
"""


def records(frame: pd.DataFrame) -> list[dict]:
    """Rows with None for every null."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def rows_of(amounts: list[str], head: str) -> str:
    return head + "\n" + "\n".join(amounts)


def test_upfront_share_by_stage(cursor_of) -> None:
    phase_1, phase_2, blank = records(upfront_share_by_stage(cursor_of(FIVE_SHARES), DealFilter()))
    assert (phase_2["stage_at_signing"], phase_2["deal_count"], phase_2["disclosed_count"]) == ("phase 2", 7, 5)
    assert phase_2["aggregate_share"] == pytest.approx(110 / 2000)
    assert phase_2["median_share"] == pytest.approx(0.10)
    assert phase_2["mean_share"] == pytest.approx((0.1 + 0.05 + 0.02 + 0.2 + 0.1) / 5)
    assert (phase_1["deal_count"], phase_1["disclosed_count"], phase_1["median_share"], phase_1["aggregate_share"]) == (1, 1, None, None)
    assert blank["stage_at_signing"] == "not stated"


def test_deals_with_both_amounts_are_listed_largest_first(cursor_of) -> None:
    found = records(upfront_v_headline(cursor_of(FIVE_SHARES), DealFilter()))
    assert [(row["headline_usd_m"], row["upfront_usd_m"]) for row in found[:2]] == [(1000, 20), (600, 30)]
    assert {(row["disclosed_count"], row["deal_count"]) for row in found} == {(7, 9)}
    assert found[0]["upfront_share"] == pytest.approx(0.02)


def test_totals_of_the_page(cursor_of) -> None:
    (row,) = records(economics_totals(cursor_of(FIVE_SHARES), DealFilter()))
    assert (row["deal_count"], row["disclosed_count"], row["headline_count"], row["billion_count"]) == (10, 7, 10, 2)
    assert row["aggregate_share"] == pytest.approx(210 / 2200)
    assert row["headline_usd_m"] == 3800
    assert row["top5_share"] == pytest.approx((1000 + 1000 + 600 + 500 + 200) / 3800)


def test_median_and_middle_half(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | upfront_scope   | upfront_usd_m | deal_type   | total_potential_usd_m
        2024-02-01   | cash            |            10 | license     |                   100
        2024-02-01   | cash            |            20 | license     |                   200
        2024-02-01   | cash            |            30 | license     |                   300
        2024-02-01   | cash            |            50 | license     |                   500
        2024-02-01   | cash and equity |           200 | license     |                  2000
        2024-02-01   |                 |               | license     |
        2024-02-01   | cash            |           999 | acquisition |                   999
        2023-02-01   | cash            |             7 | license     |                    70
                     | cash            |             7 | license     |                    70
    """)
    earlier, year = records(upfront_size_by_year(cursor, DealFilter()))
    assert (year["announced_year"], year["is_partial"], year["deal_count"], year["disclosed_count"]) == (2024, True, 6, 5)
    assert (year["p25_usd_m"], year["median_usd_m"], year["p75_usd_m"], year["mean_usd_m"]) == (20, 30, 50, 62)
    assert (year["cash_count"], year["median_cash_usd_m"]) == (4, None)
    assert (earlier["disclosed_count"], earlier["median_usd_m"]) == (1, None)
    assert [row["median_usd_m"] for row in records(headline_size_by_year(cursor, DealFilter()))] == [None, 300]
    (stage,) = records(upfront_size_by_stage(cursor, DealFilter()))
    assert (stage["deal_count"], stage["disclosed_count"], stage["median_usd_m"]) == (8, 7, 20)
    assert records(headline_size_by_stage(cursor, DealFilter()))[0]["p25_usd_m"] == 85


def test_classes_hold_their_lower_end(cursor_of) -> None:
    totals = ["49.9", "50", "99", "100", "250", "500", "999", "1000", "2000", "5000", ""]
    found = records(headline_classes(cursor_of(rows_of([f"{total} | x" for total in totals], "total_potential_usd_m | territory")), DealFilter()))
    assert [(row["headline_class"], row["deal_count"]) for row in found] == [
        ("under $50m", 1), ("$50-100m", 2), ("$100-250m", 1), ("$250-500m", 1), ("$500m-1bn", 2),
        ("$1-2bn", 1), ("$2-5bn", 1), ("$5bn and more", 1), ("not stated", 1),
    ]  # fmt: skip
    assert [row["headline_class"] for row in found if row["is_billion"]] == ["$1-2bn", "$2-5bn", "$5bn and more"]
    assert (found[1]["headline_usd_m"], found[-1]["headline_usd_m"], found[-1]["disclosed_count"]) == (149, None, 0)
    assert headline_classes(cursor_of(""), DealFilter()).empty


def test_concentration(cursor_of) -> None:
    totals = ["500", "200", "100", "100", "60", "40", ""]
    found = records(
        headline_concentration(cursor_of(rows_of([f"{total} | x" for total in totals], "total_potential_usd_m | territory")), DealFilter())
    )
    assert [row["deal_rank"] for row in found] == [1, 2, 3, 4, 5, 6]
    assert [row["top_share"] for row in found] == pytest.approx([0.5, 0.7, 0.8, 0.9, 0.96, 1.0])
    assert [row["value_share"] for row in found] == pytest.approx([1.0, 0.5, 0.3, 0.2, 0.1, 0.04])
    assert [row["deals_share"] for row in found] == pytest.approx([1, 5 / 6, 4 / 6, 3 / 6, 2 / 6, 1 / 6])
    assert (found[0]["disclosed_count"], found[0]["deal_count"]) == (6, 7)
    few = headline_concentration(cursor_of("total_potential_usd_m\n100\n200"), DealFilter())
    assert few[["top_share", "deals_share", "value_share"]].isna().all(axis=None)


def test_split_milestones_and_the_part_that_gives_way(cursor_of) -> None:
    cursor = cursor_of("""
        deal_id | upfront | near_term | equity | total_includes_equity | dev_reg_milestones | sales_milestones | total_potential | deal_type
        plain   |      50 |           |        |                       |                150 |              700 |            1000 | license
        over    |     100 |           |        |                       |                200 |              705 |            1000 | license
        inside  |      10 |         5 |     20 | yes                   |                 65 |                  |             400 | license
        outside |      10 |           |     20 | no                    |                    |               90 |             100 | license
        unsplit |      10 |           |        |                       |                    |                  |             100 | license
        no-total|      10 |           |        |                       |                 10 |                  |                 | license
        bought  |      10 |           |        |                       |                 10 |                  |             100 | acquisition
    """)
    found = {row["layer"]: row for row in records(milestone_layers(cursor, DealFilter()))}
    assert {layer: row["amount_usd_m"] for layer, row in found.items()} == {
        "upfront": 170, "mixed_upfront": None, "near_term": 5, "equity": 20, "dev_reg_milestones": 415, "sales_milestones": 1490,
        "rest": 400, "total": 2500,
    }  # fmt: skip
    assert [row["start_usd_m"] for row in found.values()] == [0, 170, 170, 175, 195, 610, 2100, 0]
    assert (found["rest"]["layer_count"], found["upfront"]["layer_count"], found["total"]["layer_count"]) == (2, 4, 4)
    assert {(row["disclosed_count"], row["deal_count"]) for row in found.values()} == {(4, 6)}
    assert found["sales_milestones"]["headline_share"] == pytest.approx(1490 / 2500)
    assert deals_that_split(cursor, DealFilter())["deal_id"].tolist() == ["over", "plain", "inside", "outside"]
    assert milestone_layers(cursor_of("upfront\n10"), DealFilter()).empty


def test_royalties_keep_their_words(cursor_of) -> None:
    cursor = cursor_of("""
        deal_id | royalty              | royalty_low_pct | royalty_high_pct
        words   | tiered, double-digit |                 |
        range   | tiered, 8-15%        |               8 |               15
        high    | up to 20%            |                 |               20
        none    |                      |                 |
    """)
    found = records(royalties(cursor, DealFilter()))
    assert [(row["deal_id"], row["royalty_low_pct"], row["royalty_high_pct"], row["has_rate"]) for row in found] == [
        ("high", None, 20, True), ("range", 8, 15, True), ("words", None, None, False),
    ]  # fmt: skip
    assert {(row["rate_count"], row["disclosed_count"], row["deal_count"]) for row in found} == {(2, 3, 4)}


def test_kinds_of_licensee(cursor_of) -> None:
    amounts = ["10", "20", "60", "90", "100", ""]
    rows = [f"oakfield | multinational | {amount} | {total}" for amount, total in zip(amounts, ["100", "200", "", "", "", "400"], strict=True)]
    cursor = cursor_of(rows_of([*rows, "pine | newco | 5 | 100"], "licensees | licensee_kind | upfront_usd_m | total_potential_usd_m"))
    multinational, newco = records(licensee_kinds(cursor, DealFilter()))
    assert (multinational["deal_count"], multinational["upfront_count"], multinational["median_upfront_usd_m"]) == (6, 5, 60)
    assert (multinational["headline_count"], multinational["median_headline_usd_m"]) == (3, None)
    assert (multinational["disclosed_count"], multinational["aggregate_share"]) == (2, None)
    assert (newco["licensee_kind"], newco["deal_count"], newco["median_upfront_usd_m"]) == ("newco", 1, None)


STATS = """
    stat_id | period_start | period_end | period_label | metric | value | unit        | qualifier | publisher | definition | source   | confidence
    s0324   | 2024-01-01   | 2024-12-31 | 2024         | x      | 4100  | USD million | exact     | PharmCube | Upfronts.  | source-1 | high
    s0294   | 2024-01-01   | 2024-12-31 | 2024         | x      | 20    | count       | exact     | Informa   | Deals.     | source-1 | high
    s0238   | 2024-01-01   | 2024-12-31 | 2024         | x      | 33    | USD million | exact     | CEC       | Mean.      | source-1 | high
    s9999   | 2024-01-01   | 2024-12-31 | 2024         | x      | 1     | count       | exact     | Nobody    | Else.      | source-1 | high
"""


def test_ours_beside_published_figures_of_the_same_period(cursor_of) -> None:
    cursor = cursor_of(
        """
        announced_on | direction | deal_type   | upfront_usd_m | total_potential_usd_m
        2024-02-01   | out       | license     |          2050 |                  3000
        2024-12-31   | out       | license     |               |                  1000
        2024-06-01   | out       | license     |          1025 |                   999
        2025-01-01   | out       | license     |           500 |                  5000
        2024-02-01   | in        | license     |           500 |                  5000
        2024-02-01   | out       | acquisition |           500 |                  5000
        """,
        market_stats=STATS,
    )
    upfronts, mean, billions = records(against_published(cursor))
    assert (upfronts["our_value"], upfronts["disclosed_count"], upfronts["deal_count"]) == (3075, 2, 3)
    assert upfronts["gap_share"] == pytest.approx(-0.25)
    assert (billions["our_value"], billions["ratio"], billions["publisher"], billions["is_same"]) == (2, 0.1, "Informa", True)
    assert (mean["our_value"], mean["gap_share"], mean["is_same"]) == (None, None, False)


def test_every_chosen_figure_is_on_record_with_a_period(curated_store) -> None:
    found = against_published(curated_store.cursor())
    assert found["stat_id"].tolist() == [match.stat_id for match in PUBLISHED]
    assert found[["our_value", "gap_share", "source_url"]].notna().all(axis=None)
    assert (found["disclosed_count"] <= found["deal_count"]).all()


def test_a_filter_narrows_every_frame(cursor_of) -> None:
    cursor = cursor_of(FIVE_SHARES)
    later = DealFilter(start=date(2030, 1, 1))
    for query in (upfront_share_by_stage, upfront_v_headline, upfront_size_by_stage, headline_size_by_year, headline_classes, headline_concentration,
                  milestone_layers, royalties, licensee_kinds, deals_that_split):  # fmt: skip
        assert query(cursor, later).empty, query.__name__
    (row,) = records(economics_totals(cursor, later))
    assert (row["deal_count"], row["disclosed_count"], row["headline_usd_m"]) == (0, 0, None)

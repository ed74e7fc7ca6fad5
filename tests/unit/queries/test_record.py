"""The record as a whole: disclosure, confidence, claims with the rows behind them, pages with the facts that cite them."""

from collections.abc import Callable

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.queries.record import (
    articles,
    claims_of,
    confidence_by_table,
    disclosure_by_year,
    facts_citing,
    pages_cited,
    pages_named,
    rows_behind_claims,
)
from data.store import Cursor, Store

Cursors = Callable[..., Cursor]
DEALS = """
    deal_id | announced_on | sources | confidence
    first   | 2024-03-15   | s1; s2  | high
    second  | 2023-05      | s1      | low
"""
CLAIMS = """
    claim_id | source | claim         | topic     | value | unit | matches
    a-01     | s2     | First of two  | deal      |       |      | deals:first; market_stats:m1; regulatory_events:event-1
    a-02     | s2     | Nothing known | opinion   |       |      |
    b-01     | s1     | A number      | statistic | 94    | count | deals:second
"""
STATS = """
    stat_id | period_label | metric                 | value | unit  | qualifier | publisher | source | other_sources | confidence
    m1      | 2024         | out_license_deal_count | 94    | count | at least  | PharmCube | s1     | s2            | medium
"""


@pytest.fixture
def cursor(cursor_of: Cursors) -> Cursor:
    return cursor_of(DEALS, claims=CLAIMS, market_stats=STATS, regulatory_events="event_on | sources\n2024-06 | s1")


def test_disclosure_counts_each_kind_and_prints_no_share_under_five(cursor_of: Cursors):
    rows = ["2023-01-01 | 5 | 50"] * 4 + [
        "2024-01-01 | 5 | 50",
        "2024-01-01 | 5 |",
        "2024-01-01 | | 50",
        "2024-01-01 | |",
        "2024-01-01 | |",
        " | 5 | 50",
    ]
    few, many = disclosure_by_year(cursor_of("announced_on | upfront_usd_m | total_potential_usd_m\n" + "\n".join(rows)), DealFilter()).to_dict(
        "records"
    )
    assert (few["deal_count"], few["both_count"], many["deal_count"]) == (4, 4, 5)
    assert pd.isna(few["upfront_disclosed_share"])
    assert (many["upfront_count"], many["total_count"], many["both_count"], many["disclosed_count"]) == (2, 2, 1, 3)
    assert (many["upfront_disclosed_share"], many["both_disclosed_share"]) == (0.4, 0.2)


def test_disclosure_follows_the_filter(cursor_of: Cursors):
    cursor = cursor_of("modality | direction\nADC | out\nRNA | out\nADC | in")
    assert disclosure_by_year(cursor, DealFilter(modality=("ADC",)))["deal_count"].tolist() == [1]
    assert disclosure_by_year(cursor, DealFilter(modality=("vaccine",))).empty


def test_confidence_is_split_by_table(cursor: Cursor):
    split = confidence_by_table(cursor).set_index("table_name")
    assert split.loc["deals"].tolist() == [1, 0, 1, 2]
    assert split.loc["market_stats"].tolist() == [0, 1, 0, 1]


def test_articles_count_their_statements(cursor: Cursor):
    assert articles(cursor)[["source_id", "claim_count", "matched_count"]].to_numpy().tolist() == [["s1", 1, 1], ["s2", 2, 1]]
    assert claims_of(cursor, "s2")["claim_id"].tolist() == ["a-01", "a-02"]


def test_rows_behind_a_claim_keep_the_order_and_say_what_they_are(cursor: Cursor):
    behind = rows_behind_claims(cursor, "s2")
    assert behind["table_name"].tolist() == ["deals", "market_stats", "regulatory_events"]
    assert behind["label"].tolist() == ["alpha → beta: asset-1", "out license deal count, 2024: at least 94 (PharmCube)", "FDA approval: asset-1"]
    assert behind["precision"].tolist()[::2] == ["day", "month"]
    assert behind["asset_id"].tolist()[2] == "asset-1"


def test_pages_are_counted_by_the_facts_that_cite_them(cursor: Cursor):
    pages = pages_cited(cursor).set_index("source_id")
    assert pages["fact_count"].to_dict() == {"s1": 5, "s2": 4}
    assert pages_cited(cursor, "example.org/s2")["source_id"].tolist() == ["s2"]
    assert pages_cited(cursor, "S1 publisher")["source_id"].tolist() == ["s1"]
    assert facts_citing(cursor, "s2")["row_id"].tolist() == ["a-01", "a-02", "first", "m1"]


def test_pages_come_in_the_order_asked_for(cursor: Cursor):
    assert pages_named(cursor, "s2", "s1", "unknown")["source_id"].tolist() == ["s2", "s1"]
    assert pages_named(cursor).empty


def test_every_fact_of_the_record_is_reached_from_its_pages(curated_store: Store):
    cursor = curated_store.cursor()
    pages = pages_cited(cursor)
    assert (pages["fact_count"] > 0).all()
    busiest = pages.iloc[0]
    assert len(facts_citing(cursor, busiest["source_id"])) == busiest["fact_count"]


def test_every_row_that_a_claim_names_exists(curated_store: Store):
    cursor = curated_store.cursor()
    named = cursor.execute("SELECT sum(len(string_split(matches, ';'))) FROM claims").fetchall()[0][0]
    assert named == sum(len(rows_behind_claims(cursor, source)) for source in articles(cursor)["source_id"])

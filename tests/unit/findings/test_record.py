"""Sentences about the record."""

from datetime import date

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.findings.record import accuracy, disclosure_by_year, fact_words, figure_of, href, latest_draw, opening, part_of, second_reading

COUNTS = {"deals": 1300, "regulatory_events": 2, "market_stats": 3, "policy_events": 4, "sources": 5}


def test_the_opening_names_counts_day_version_and_newest_deal():
    newest = {"licensors": "Moonrise_Bio", "licensees": "Oakfield", "announced_on": date(2026, 6, 1), "announced_precision": "month"}
    told = opening(COUNTS, newest, date(2026, 11, 21), "2026.11+abc")
    assert told.startswith(
        "The record holds **1,300 deals**, **2 regulatory events**, **3 published statistics** and 4 policy events read from **5 sources**"
    )
    assert told.endswith(r"as of 21 November 2026 (version 2026.11+abc); its newest outgoing deal is Moonrise_Bio to Oakfield, June 2026.")
    assert opening(COUNTS, None, date(2026, 11, 21), "v").endswith("(version v).")


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "told"),
    [
        (2000, "USD million", "at least", "at least 2,000 USD million"),
        (7.7, "percent", "exact", "7.7 percent"),
        (88, "count", None, "88"),
        (2, "rank", "exact", "rank 2"),
        (None, None, None, ""),
        (float("nan"), "count", "exact", ""),
    ],
)
def test_a_figure_is_worded_as_the_source_words_it(value, unit, qualifier, told):
    assert figure_of(value, unit, qualifier) == told


def test_every_qualifier_of_the_data_package_has_words():
    from analytics.findings.record import QUALIFIERS
    from data.schema import tables

    allowed = {word for table in tables().values() for field in table.fields if field.name.endswith("qualifier") for word in field.allowed}
    assert allowed <= set(QUALIFIERS)


@pytest.mark.parametrize(
    ("table", "row", "asset", "address"),
    [
        ("deals", "2024_a_b", None, "/deal?id=2024_a_b"),
        ("regulatory_events", "e1", "mr-101", "/asset?id=mr-101"),
        ("regulatory_events", "e1", None, "/data?pick=regulatory_events&id=e1"),
        ("market_stats", "s&1", None, "/data?pick=market_stats&id=s%261"),
        ("companies", "innovent", None, "/company?id=innovent"),
    ],
)
def test_a_fact_is_shown_where_it_has_a_page(table, row, asset, address):
    assert href(table, row, asset) == address


def test_the_filter_comes_along():
    assert href("deals", "d", deals=DealFilter(modality=("ADC",))) == "/deal?id=d&modality=ADC"


def test_a_fact_says_its_kind_and_date():
    fact = {"table_name": "deals", "on": date(2024, 5, 1), "precision": "month", "label": "A → B"}
    assert fact_words(fact) == "Deal May 2024: A → B"
    assert fact_words({**fact, "table_name": "claims", "on": pd.NaT}) == "Article claim: A → B"


def test_a_share_needs_five():
    assert (part_of(2, 4), part_of(2, 5), part_of(1500, 3000)) == ("2", "2 (40%)", "1,500 (50%)")


def test_disclosure_is_told_for_the_latest_year_with_enough_deals():
    years = pd.DataFrame({
        "announced_year": [2023, 2024], "deal_count": [10, 4], "upfront_count": [7, 1], "total_count": [5, 1],
        "upfront_disclosed_share": [0.7, None], "total_disclosed_share": [0.5, None], "is_partial": [False, True],
    })  # fmt: skip
    assert disclosure_by_year(years) == "2023: 70% of 10 deals disclose an upfront, 50% a headline total. All years: 8 and 6 of 14."
    assert disclosure_by_year(years.tail(1)) == "No year has 5 deals of this filter."


def test_accuracy_tells_amounts_and_dates_apart() -> None:
    rows = [
        ("deals", "Amounts and currency", 4, 1, 2, 0, 4),
        ("deals", "Dates", 1, 0, 0, 1, 4),
        ("deals", "Status", 4, 0, 0, 3, 4),
        ("events", "Dates", 2, 1, 0, 0, 7),
    ]
    names = ["row_kind", "field_group", "agree_count", "differ_count", "own_source_count", "not_found_count", "checked_rows"]
    checked = pd.DataFrame(rows, columns=names)
    checked = checked.assign(compared_count=checked["agree_count"] + checked["differ_count"], checked_on=pd.Timestamp(2026, 11, 22))
    assert accuracy(checked) == (
        "4 deals, drawn at random, were read again on 22 November 2026: compared with another page, 1 of 10 fields differed (10.0%); "
        "amounts and dates alone: 1 of 6 fields differed (16.7%). 2 fields were found on the row's own page only and 4 on none. "
        "7 events, drawn at random, were read again on 22 November 2026: compared with another page, 1 of 3 fields differed; "
        "dates alone: 1 of 3 fields differed. 0 fields were found on the row's own page only and 0 on none. "
        "What differed has been mended, or both pages are kept where neither can be said to be right."
    )
    assert accuracy(checked.head(0)) == "No row has been checked again yet."


def test_the_last_draw_of_each_kind_is_told_first() -> None:
    draws = pd.DataFrame(
        [
            ("deals", 1, "Amounts and currency", 1, 3),
            ("deals", 2, "Amounts and currency", 0, 2),
            ("deals", 2, "Dates", 0, 4),
            ("deals", 2, "Status", 3, 4),
            ("events", 1, "Dates", 4, 9),
            ("events", 2, "Dates", 2, 4),
        ],
        columns=["row_kind", "draw", "field_group", "differ_count", "compared_count"],
    )
    assert latest_draw(draws) == (
        "Last draw, after the mends of those before: **0 of 6** amounts and dates of deals (0.0%) and **2 of 4** dates of events differed from another page."
    )
    assert latest_draw(draws.head(0)) == ""


def test_a_second_reading_tells_what_another_page_has() -> None:
    rows = [("upfront", "agrees", "5"), ("announced_on", "differs", "2024-05-01"), ("status", "not found", None)]
    checks = pd.DataFrame(rows, columns=["field", "verdict", "found"]).assign(checked_on=pd.Timestamp(2026, 11, 22))
    assert second_reading(checks) == (
        "Read again on 22 November 2026: 1 fields agree with another page; announced on differs: another page has 2024-05-01, mended."
    )
    assert second_reading(checks.head(0)) == ""

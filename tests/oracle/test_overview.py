"""The queries of the first screen against plain loops, on made-up and on curated deals."""

import math
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.queries import overview
from analytics.queries.deals import deal_count
from data import schema
from data.store import Cursor
from tests.made_up import PARENTS, deal_rows, filters
from tests.oracle import plain
from tests.tables import frames_of_rows, store_of_frames

QUERIES: list[tuple[Callable[[Cursor, DealFilter], pd.DataFrame], Callable[[plain.PlainRecord, DealFilter], list[dict[str, Any]]]]] = [
    (getattr(overview, name), getattr(plain, name))
    for name in (
        "year_to_date",
        "deals_by_quarter",
        "money_layers_by_year",
        "upfront_share_by_year",
        "modality_mix",
        "largest_by_upfront",
        "largest_by_headline",
        "newest_deals",
    )
]
CURATED_FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(direction="in"),
    DealFilter(direction="China rights"),
    DealFilter(direction="any", company=("hengrui",)),
    DealFilter(licensee=("astrazeneca", "roche")),
    DealFilter(modality=("ADC", "not stated")),
    DealFilter(area=("oncology",), stage=("phase 1", "preclinical", "not stated")),
    DealFilter(start=date(2022, 7, 1), end=date(2024, 6, 30)),
    DealFilter(disclosure="both disclosed", upfront_min=50.0),
    DealFilter(disclosure="no terms disclosed"),
    DealFilter(deal_type=("newco", "acquisition")),
    DealFilter(headline_max=500.0, territory=("global ex-China",)),
    DealFilter(target=("PD-1", "PD-1xVEGF"), status=("terminated", "active")),
]


def tidy(value: Any) -> Any:
    """A cell of a frame as a plain value; null is None, a time stamp a day."""
    if isinstance(value, pd.Timestamp | datetime):
        return None if value is pd.NaT else value.date()
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def agree(found: Any, wanted: Any) -> bool:
    """Equal, or the same number but for the last digits."""
    if isinstance(found, float) and isinstance(wanted, int | float):
        return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9)
    return bool(found == wanted)


def assert_agree(cursor: Cursor, record: plain.PlainRecord, deals: DealFilter) -> None:
    """Every query gives what the loops give."""
    assert deal_count(cursor, deals) == len(record.chosen(deals))
    for query, oracle in QUERIES:
        found = [{name: tidy(value) for name, value in row.items()} for row in query(cursor, deals).to_dict("records")]
        expected = oracle(record, deals)
        assert len(found) == len(expected), (query.__name__, found, expected)
        for row, wanted in zip(found, expected, strict=True):
            wrong = {name: (row[name], value) for name, value in wanted.items() if not agree(row[name], value)}
            assert not wrong, (query.__name__, wrong, row)


def test_the_loops_cover_every_column_that_is_a_number(curated_store) -> None:
    record = plain.record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})
    for query, oracle in QUERIES:
        frame = query(curated_store.cursor(), DealFilter())
        assert set(frame.select_dtypes(["number", "bool", "datetime"]).columns) - {"announced_on"} <= set(oracle(record, DealFilter())[0]), (
            query.__name__
        )


@pytest.mark.parametrize("deals", CURATED_FILTERS, ids=DealFilter.sentence)
def test_queries_agree_with_loops_on_the_curated_deals(curated_store, deals) -> None:
    record = plain.record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})
    assert_agree(curated_store.cursor(), record, deals)


@settings(max_examples=settings.default.max_examples // 6)
@given(rows=deal_rows(), chosen=st.lists(filters(), min_size=3, max_size=3))
def test_queries_agree_with_loops_on_made_up_deals(rows, chosen) -> None:
    frames = frames_of_rows(rows, {"companies": PARENTS})
    store = store_of_frames(frames)
    try:
        for deals in [DealFilter(direction="any"), *chosen]:
            assert_agree(store.cursor(), plain.record_of(frames), deals)
    finally:
        store.connection.close()

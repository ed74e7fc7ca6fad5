"""Tables as the data dictionary describes them: what was typed into the CSVs comes back, and rows are found."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from analytics.queries.dictionary import newest_deal, table_counts, table_row, table_rows
from data import schema
from data.corrections import corrected, read_corrections
from data.store import Cursor, Store

Cursors = Callable[..., Cursor]
NAMED = {
    "companies": "company_id | name | name_zh | aliases | country | kind\nmoonrise | Moonrise Bio | 月升生物 | MR; 9999.HK | CN | biotech",
    "deals": "deal_id | licensors | licensees | modality | notes\nfirst | moonrise | beta | ADC | Paid in two parts.\nsecond | gamma | beta | RNA |",
}


def cursor_with_names(cursor_of: Cursors) -> Cursor:
    return cursor_of(NAMED["deals"], companies=NAMED["companies"])


def as_typed(cell: Any, kind: str) -> Any:
    if pd.isna(cell) or cell == "":
        return None
    if kind == "date":
        return str(cell)[:10]
    return float(cell) if kind in ("number", "integer") else cell


@pytest.mark.parametrize("name", schema.tables())
def test_the_store_gives_back_what_the_csv_says(name: str, curated_store: Store):
    table = schema.tables()[name]
    every = {name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()}
    typed = corrected(every, read_corrections(schema.CURATED))[0][name]
    rows = table_rows(curated_store.cursor(), name, limit=None)
    assert rows.columns.tolist() == typed.columns.tolist() == table.columns
    for field in table.fields:
        assert [as_typed(cell, field.type) for cell in rows[field.name]] == [as_typed(cell, field.type) for cell in typed[field.name]], field.name


def test_every_word_must_be_held(cursor_of: Cursors):
    cursor = cursor_with_names(cursor_of)
    assert table_rows(cursor, "deals", "ADC two parts")["deal_id"].tolist() == ["first"]
    assert table_rows(cursor, "deals", "adc RNA").empty
    assert table_rows(cursor, "deals", " ")["deal_id"].tolist() == ["first", "second"]


@pytest.mark.parametrize("typed", ["Moonrise", "月升", "moonrise bio", "9999.HK"])
def test_a_row_is_found_by_any_name_of_its_company(typed: str, cursor_of: Cursors):
    assert table_rows(cursor_with_names(cursor_of), "deals", typed)["deal_id"].tolist() == ["first"]


@pytest.mark.parametrize("typed", ["'", "%", "$word0", "'; DROP TABLE deals; --", "\\"])
def test_what_is_typed_stays_text(typed: str, cursor_of: Cursors):
    assert table_rows(cursor_with_names(cursor_of), "deals", typed).empty


def test_the_limit_cuts_rows_and_none_does_not(cursor_of: Cursors):
    cursor = cursor_of("deal_id\na\nb\nc")
    assert table_rows(cursor, "deals", limit=2)["deal_id"].tolist() == ["a", "b"]
    assert len(table_rows(cursor, "deals", limit=None)) == 3


def test_lists_keep_their_order(cursor_of: Cursors):
    cursor = cursor_of("licensors | sources\nzeta; alpha; mu | s3; s1; s2")
    row = table_row(cursor, "deals", "deal-1")
    assert row is not None
    assert (row["licensors"], row["sources"]) == ("zeta; alpha; mu", "s3; s1; s2")


def test_a_row_has_none_where_nothing_is_known(cursor_of: Cursors):
    row = table_row(cursor_of("upfront_usd_m\n"), "deals", "deal-1") or table_row(cursor_of("deal_id | upfront_usd_m\ndeal-1 |"), "deals", "deal-1")
    assert row is not None
    assert (row["upfront"], row["royalty"], row["status"]) == (None, None, "active")


def test_unknown_tables_and_rows(cursor_of: Cursors):
    cursor = cursor_of("deal_id\na")
    assert table_row(cursor, "deals", "b") is None
    for read in (lambda: table_rows(cursor, "deal_facts"), lambda: table_row(cursor, "deals; DROP TABLE deals", "a")):
        with pytest.raises(KeyError):
            read()


def test_counts_name_every_table(cursor_of: Cursors):
    counts = table_counts(cursor_of("deal_id | sources\na | s1; s2\nb | s1"))
    assert set(counts) == set(schema.tables())
    assert (counts["deals"], counts["sources"], counts["claims"]) == (2, 2, 0)


def test_the_newest_deal_is_outgoing_and_has_a_day_or_month(cursor_of: Cursors):
    cursor = cursor_of("""
        deal_id | announced_on | direction | territory_group
        older   | 2024-05-01   | out       | global
        newest  | 2025-02      | out       | global
        year    | 2026         | out       | global
        inward  | 2025-06-01   | in        | China only
        china   | 2025-07-01   | out       | China only
    """)
    newest = newest_deal(cursor)
    assert newest is not None
    assert (newest["deal_id"], newest["announced_precision"]) == ("newest", "month")
    assert newest_deal(cursor_of("announced_on\n2026")) is None

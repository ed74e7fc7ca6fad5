"""The workbook of the deal table, read back cell by cell."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from analytics.deal_columns import BY_LABEL, DEAL_COLUMNS, chosen_columns
from analytics.evidence import Evidence
from analytics.exports import xlsx
from analytics.exports.deals import deals_xlsx
from analytics.exports.xlsx import Sheet, SheetColumn, xlsx_bytes
from analytics.filters import DealFilter
from analytics.queries.deal_list import deal_list, sources_of_deals

EVIDENCE = Evidence("Deals", "USD m", "disclose an upfront", 2, 3, "Out-licences", "Headline total", date(2026, 11, 21), "data-7")
COLUMNS = tuple(BY_LABEL[label] for label in ("Announced", "Licensor", "Upfront", "Upfront share", "Source", "Notes"))
DEALS = """
    announced_on | licensors | upfront_usd_m | total_potential_usd_m | sources            | notes
    2024-05-16   | 信达      |            20 |                   200 | source-1; source-2 | =1+1
    2024-05      | alpha     |               |                   900 | source-1           | https://example.org/note
    2023         | beta-co   |           7.5 |                       | source-3           | 42
                 | gamma     |               |                       | source-3           |
"""


def read_back(written: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(written))


@pytest.fixture
def book(cursor_of) -> Workbook:
    cursor = cursor_of(DEALS)
    return read_back(deals_xlsx(deal_list(cursor, DealFilter()), sources_of_deals(cursor, DealFilter()), COLUMNS, EVIDENCE, ["undated: 1"]))


def column_of(book: Workbook, sheet: str, heading: str) -> list:
    page = book[sheet]
    (position,) = [cell.column for cell in page[1] if cell.value == heading]
    return [page.cell(row, position) for row in range(2, page.max_row + 1)]


def test_there_are_three_sheets_with_frozen_headings_and_filters(book) -> None:
    assert book.sheetnames == ["Deals", "Sources", "About"]
    assert (book["Deals"].freeze_panes, book["Deals"].auto_filter.ref) == ("A2", "A1:F5")
    assert (book["Sources"].freeze_panes, book["Sources"].auto_filter.ref) == ("A2", "A1:J6")


def test_dates_are_dates_shown_no_more_exactly_than_known_and_undated_deals_come_last(book) -> None:
    dates = column_of(book, "Deals", "Announced")
    assert [(f"{cell.value:%Y-%m-%d}", cell.number_format) for cell in dates[:3]] == [
        ("2024-05-16", "yyyy-mm-dd"),
        ("2024-05-01", "yyyy-mm"),
        ("2023-01-01", "yyyy"),
    ]
    assert [cell.is_date for cell in dates] == [True, True, True, False]
    assert dates[3].value is None


def test_amounts_are_numbers_and_what_is_not_disclosed_is_empty(book) -> None:
    assert [cell.value for cell in column_of(book, "Deals", "Upfront, USD m")] == [20, None, 7.5, None]
    assert [cell.value for cell in column_of(book, "Deals", "Upfront share")] == [0.1, None, None, None]


def test_text_never_becomes_a_formula_a_link_or_a_number(book) -> None:
    notes = column_of(book, "Deals", "Notes")
    assert [(cell.value, cell.data_type) for cell in notes[:3]] == [("=1+1", "s"), ("https://example.org/note", "s"), ("42", "s")]
    assert notes[1].hyperlink is None


def test_the_first_source_is_a_link_and_the_sheet_sources_has_every_one(book) -> None:
    assert [cell.hyperlink.target for cell in column_of(book, "Deals", "Source")] == [
        "https://example.org/source-1",
        "https://example.org/source-1",
        "https://example.org/source-3",
        "https://example.org/source-3",
    ]
    listed = list(
        zip(column_of(book, "Sources", "Deal id"), column_of(book, "Sources", "Rank, 1 is best"), column_of(book, "Sources", "Address"), strict=True)
    )
    assert [(deal.value, rank.value, page.hyperlink.target) for deal, rank, page in listed] == [
        ("deal-1", 1, "https://example.org/source-1"),
        ("deal-1", 2, "https://example.org/source-2"),
        ("deal-2", 1, "https://example.org/source-1"),
        ("deal-3", 1, "https://example.org/source-3"),
        ("deal-4", 1, "https://example.org/source-3"),
    ]


def test_names_in_chinese_come_back(book) -> None:
    assert column_of(book, "Deals", "Licensor")[0].value == "信达"


def test_about_says_filter_basis_versions_and_what_each_column_means(book) -> None:
    lines = [tuple(row) for row in book["About"].iter_rows(values_only=True)]
    said = {label: text for label, text in lines if label}
    assert said["Filter"] == "Out-licences"
    assert said["Basis"] == "2 of 3 deals disclose an upfront"
    assert ("Source", "Source: Chuhai data data-7, as of 2026-11-21; methods 1.0") in lines
    assert ("Note", "undated: 1") in lines
    assert said["Upfront, USD m"].startswith("Due at signing.")
    assert said["Column"] == f"Meaning (6 of {len(DEAL_COLUMNS)} columns chosen)"
    assert {column.heading for column in COLUMNS} <= set(said)


def test_every_column_of_the_product_can_be_written_and_is_defined(cursor_of) -> None:
    cursor = cursor_of(DEALS)
    book = read_back(deals_xlsx(deal_list(cursor, DealFilter()), sources_of_deals(cursor, DealFilter()), DEAL_COLUMNS, EVIDENCE))
    assert [cell.value for cell in book["Deals"][1]] == [column.heading for column in DEAL_COLUMNS]
    assert all(column.definition().strip() for column in DEAL_COLUMNS)


def test_no_deal_gives_a_workbook_with_headings_only(cursor_of) -> None:
    cursor, none = cursor_of(DEALS), DealFilter(text="nothing like it")
    book = read_back(deals_xlsx(deal_list(cursor, none), sources_of_deals(cursor, none), chosen_columns([]), EVIDENCE))
    assert (book["Deals"].max_row, book["Sources"].max_row) == (1, 1)


def test_beyond_what_a_sheet_can_hold_links_become_text_rows_end_and_about_says_so(cursor_of, monkeypatch) -> None:
    monkeypatch.setattr("analytics.exports.xlsx.MAX_LINKS", 2)
    monkeypatch.setattr("analytics.exports.xlsx.MAX_ROWS", 3)
    monkeypatch.setattr("analytics.exports.deals.MAX_LINKS", 2)
    monkeypatch.setattr("analytics.exports.deals.MAX_ROWS", 3)
    cursor = cursor_of(DEALS)
    book = read_back(deals_xlsx(deal_list(cursor, DealFilter()), sources_of_deals(cursor, DealFilter()), COLUMNS, EVIDENCE))
    sources = column_of(book, "Deals", "Source")
    assert [cell.hyperlink is not None for cell in sources] == [True, True, False]
    assert sources[2].value == "https://example.org/source-3"
    notes = [text for label, text in book["About"].iter_rows(values_only=True) if label == "Note"]
    assert "The sheet Deals ends at 3 of 4 rows, the most that a sheet can hold; the CSV holds every deal." in notes
    assert any(note.startswith("Only the first 2 addresses") for note in notes)


def test_a_long_table_is_streamed_with_the_same_cells(monkeypatch) -> None:
    frame = pd.DataFrame({"name": ["=a", "b"], "amount": [1.5, None]})
    sheet = Sheet("Long", frame, (SheetColumn("name", "Name"), SheetColumn("amount", "Amount", "money")))
    monkeypatch.setattr(xlsx, "STREAMED_FROM", 1)
    page = read_back(xlsx_bytes([sheet]))["Long"]
    assert list(page.iter_rows(values_only=True)) == [("Name", "Amount"), ("=a", 1.5), ("b", None)]
    assert page["A2"].data_type != "f"


def test_a_very_long_text_is_cut_at_the_limit_of_a_cell_and_a_very_long_address_is_text() -> None:
    long_text, long_url = "x" * 40_000, f"https://example.org/{'y' * 2_100}"
    sheet = Sheet(
        "Long", pd.DataFrame({"text": [long_text], "url": [long_url]}), (SheetColumn("text", "Text"), SheetColumn("url", "Address", "link"))
    )
    page = read_back(xlsx_bytes([sheet]))["Long"]
    assert page["A2"].value == long_text[:32_767]
    assert (page["B2"].value, page["B2"].hyperlink) == (long_url, None)

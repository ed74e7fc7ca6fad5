"""The workbook of a page, read back: real numbers and dates, live links, no formula, nothing that a workbook refuses."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from analytics.deal_columns import DEAL_COLUMNS
from analytics.evidence import Evidence
from analytics.exports import xlsx
from analytics.exports.events import EVENT_COLUMNS
from analytics.exports.part import Cover, Part
from analytics.exports.steps import MOST_SECTIONS, Planned, finished
from analytics.exports.workbook import Lists, sheet_name, workbook_steps
from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.queries.deal_list import deal_list, sources_of_deals
from analytics.queries.event_list import event_list
from analytics.queries.events import fact_sources
from analytics.sections import SECTIONS
from data.store import Store

DAY = date(2026, 11, 21)
COVER = Cover("=Overview", "Out-licences", DAY, "1+abc")
TABLE = pd.DataFrame(
    {
        "Company": ["=1+1", "信达生物"],
        "Deals": [3, 2],
        "USD m": [12.5, None],
        "Share": [0.25, None],
        "Signed": pd.to_datetime(["2024-05-16", None]),
        "Source": ["https://example.org/a", None],
        "Late": [True, False],
    }
)
STYLES = ("text", "count", "money", "share", "date", "link", "text")


def part(table: pd.DataFrame = TABLE, title: str = "Companies", styles: tuple[str, ...] = STYLES) -> Part:
    evidence = Evidence(title, "deals", "disclose it", 1, 2, "Out-licences", "League tables", DAY, "1+abc")
    return Part("companies", "+Two companies.", evidence, table, styles, BY_NAME["League tables"], "A note.")


def planned(*parts: Part) -> list[Planned[Part]]:
    return [Planned(each.evidence.title, lambda each=each: each) for each in parts]


def book_of(*parts: Part, lists: Lists | None = None) -> Workbook:
    steps = workbook_steps(COVER, planned(*parts), Planned("Deals", lambda: lists or Lists()))
    return openpyxl.load_workbook(io.BytesIO(finished(steps)))


def header_row(sheet) -> int:
    return int(sheet.freeze_panes[1:]) - 1


def rows_of(sheet) -> list[tuple]:
    return list(sheet.iter_rows(min_row=header_row(sheet) + 1, values_only=True))


def cells(book: Workbook) -> Iterator:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def blank_is_none(column: pd.Series) -> list:
    return [None if value == "" or pd.isna(value) else value for value in column.astype(object)]


def test_a_section_is_a_sheet_with_real_cells_under_a_frozen_header() -> None:
    sheet = book_of(part())["1 Companies"]
    above = [row[0] for row in sheet.iter_rows(max_row=header_row(sheet) - 1, values_only=True)]
    assert above[:3] == ["Companies", "+Two companies.", "1 of 2 deals disclose it · deals · Out-licences"]
    assert [cell.value for cell in sheet[header_row(sheet)]] == list(TABLE.columns)
    assert rows_of(sheet) == [
        ("=1+1", 3, 12.5, 0.25, datetime(2024, 5, 16), "https://example.org/a", True),
        ("信达生物", 2, None, None, None, None, False),
    ]
    row = sheet[header_row(sheet) + 1]
    assert (row[2].number_format, row[3].number_format, row[4].number_format) == ("#,##0.0##", "0.0%", "yyyy-mm-dd")
    assert row[5].hyperlink.target == "https://example.org/a"
    assert sheet.auto_filter.ref == f"A{header_row(sheet)}:G{header_row(sheet) + 2}"


def test_the_summary_says_what_is_inside_and_leads_to_each_sheet() -> None:
    book = book_of(part(), part(title="Companies: 2/2"))
    summary = book["Summary"]
    said = {row[0]: row[1] for row in summary.iter_rows(max_row=header_row(summary) - 1, values_only=True)}
    assert (said["Title"], said["Filter"], said["Data as of"]) == ("=Overview", "Out-licences", datetime(2026, 11, 21))
    assert said["Data version"] == "1+abc, methods 1.0"
    assert rows_of(summary)[0][:7] == ("Companies", "+Two companies.", "1 of 2 deals disclose it", 1, 2, "deals", "League tables")
    links = [summary.cell(header_row(summary) + number, 1).hyperlink.location for number in (1, 2)]
    assert links == ["'1 Companies'!A1", "'2 Companies 2 2'!A1"]
    assert {link.split("'")[1] for link in links} <= set(book.sheetnames)
    back = book["1 Companies"].cell(header_row(book["1 Companies"]) - 1, 1)
    assert back.hyperlink.location == "'Summary'!A1"


def test_methods_tell_each_used_method_once() -> None:
    lines = list(book_of(part(), part())["Methods"].iter_rows(values_only=True))
    assert [line[0] for line in lines].count("League tables") == 1
    assert tuple(BY_NAME["League tables"].parts()[0]) in lines


def test_no_cell_is_a_formula() -> None:
    book = book_of(part(), part(table=TABLE.rename(columns={"Company": "=cmd"})))
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []
    assert "=cmd" in [cell.value for cell in book["2 Companies"][header_row(book["2 Companies"])]]


@pytest.mark.parametrize("title", ["[a]:b*c?d/e\\f'g", "a" * 90, "", "History"])
def test_a_sheet_takes_any_title(title: str) -> None:
    names = [sheet_name(number, title) for number in (1, 2)]
    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    assert names[0] in book_of(part(title=title)).sheetnames


def test_an_empty_section_and_no_section_are_told() -> None:
    sheet = book_of(part(table=TABLE.head(0)))["1 Companies"]
    assert "No deal of this filter can be shown here." in [row[0] for row in sheet.iter_rows(values_only=True)]
    assert rows_of(sheet) == []
    summary = book_of()["Summary"]
    assert "No section was chosen." in [row[1] for row in summary.iter_rows(values_only=True)]


def test_two_hundred_sections_are_the_most_and_the_rest_is_told() -> None:
    book = book_of(*[part()] * (MOST_SECTIONS + 3))
    assert len(book.sheetnames) == MOST_SECTIONS + 2
    assert "The first 200 of 203 sections; a file holds no more." in [row[1] for row in book["Summary"].iter_rows(values_only=True)]


DEALS = """
    announced_on | licensors | upfront_usd_m | sources            | notes
    2024-05-16   | 信达      |            20 | source-1; source-2 | =1+1
    2023         | beta-co   |           7.5 | source-3           |
"""
EVENTS = """
    assets | agency | event_type | event_on   | event_precision
    anti-x | FDA    | approval   | 2024-08-15 | day
    anti-y | NMPA   | approval   | 2024-07-01 | quarter
"""


def test_deals_and_events_stand_with_every_source(cursor_of) -> None:
    cursor, deals = cursor_of(DEALS, regulatory_events=EVENTS), DealFilter(direction="any")
    events = event_list(cursor, deals)
    lists = Lists(deal_list(cursor, deals), sources_of_deals(cursor, deals), events, fact_sources(cursor, events["event_id"]))
    book = book_of(part(), lists=lists)
    assert book.sheetnames == ["Summary", "1 Companies", "Deals", "Sources", "Events", "Event sources", "Methods"]
    assert [cell.value for cell in book["Deals"][1]] == [column.heading for column in DEAL_COLUMNS]
    assert (book["Deals"].max_row, book["Sources"].max_row) == (3, 4)
    assert [cell.value for cell in book["Events"][1]] == [column.heading for column in EVENT_COLUMNS]
    told = {row[2]: row[0] for row in book["Events"].iter_rows(min_row=2, values_only=True)}
    assert told == {"anti-x": datetime(2024, 8, 15), "anti-y": "2024 Q3"}
    addresses = [cell.hyperlink.target for cell in book["Event sources"]["I"][1:]]
    assert len(addresses) == len(fact_sources(cursor, events["event_id"])) >= 2
    assert all(address.startswith("https://") for address in addresses)
    assert [cell.coordinate for cell in cells(book) if cell.data_type == "f"] == []


def test_events_alone_have_the_sheet_sources(cursor_of) -> None:
    cursor = cursor_of("", regulatory_events=EVENTS)
    events = event_list(cursor, DealFilter(direction="any"))
    book = book_of(part(), lists=Lists(events=events, event_sources=fact_sources(cursor, events["event_id"])))
    assert book.sheetnames[-3:] == ["Events", "Sources", "Methods"]


def test_the_sheet_of_every_section_holds_the_numbers_of_its_frame(curated_store: Store) -> None:
    parts = []
    for section in SECTIONS.values():
        frame = section.query(curated_store.cursor(), DealFilter())
        styles = tuple(column.style for column in section.columns)
        evidence = section.evidence(frame, curated_store, "Out-licences")
        parts.append(Part(section.key, section.finding(frame), evidence, section.table(frame), styles, BY_NAME[section.method], section.notes))
    book = book_of(*parts)
    for number, each in enumerate(parts, start=1):
        sheet = book[sheet_name(number, each.evidence.title)]
        read = pd.DataFrame(rows_of(sheet), columns=list(each.table.columns))
        assert len(read) == len(each.table)
        for heading, style in zip(each.table.columns, each.styles, strict=True):
            expected = each.table[heading].astype(object).where(each.table[heading].notna(), None)
            if style in ("money", "share", "count", "number", "percent", "year"):
                assert read[heading].astype(float).tolist() == pytest.approx(expected.astype(float).tolist(), nan_ok=True), (each.key, heading)
            else:
                assert blank_is_none(read[heading]) == blank_is_none(expected), (each.key, heading)


def test_a_workbook_that_is_given_up_leaves_nothing_behind(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(xlsx, "STREAMED_FROM", 1)
    monkeypatch.setattr(xlsx, "ROWS_A_STEP", 1)
    steps = workbook_steps(COVER, planned(part(), part(title="Later")), Planned("Deals", Lists))
    told = [next(steps).doing for _ in range(6)]
    assert told[:3] == ["Companies", "Later", "Deals"]
    assert list(tmp_path.iterdir())
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_progress_only_grows_and_names_each_section() -> None:
    steps = workbook_steps(COVER, planned(part(), part(title="Later")), Planned("Deals", Lists))
    told = list(steps)
    assert [step.share for step in told] == sorted(step.share for step in told)
    assert 0 <= told[0].share <= told[-1].share <= 1
    assert [step.doing for step in told[:2]] == ["Companies", "Later"]

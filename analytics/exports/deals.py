"""The files of the deal table: CSV, and a workbook with deals, their sources and what the columns mean."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analytics.deal_columns import DEAL_COLUMNS, DealColumn, reader_frame
from analytics.evidence import Evidence
from analytics.exports.csv import csv_bytes
from analytics.exports.xlsx import MAX_LINKS, MAX_ROWS, Sheet, SheetColumn, TextSheet, xlsx_bytes
from analytics.language import say

WIDE = {"assets": 34, "licensors": 28, "licensees": 28, "notes": 80, "indication": 34, "territory": 34, "royalty": 34, "deal_id": 44, "title": 70}
SOURCE_COLUMNS = (
    SheetColumn("deal_id", "Deal id", width=44),
    SheetColumn("licensors", "Licensor", width=28),
    SheetColumn("licensees", "Licensee", width=28),
    SheetColumn("assets", "Assets", width=34),
    SheetColumn("rank", "Rank, 1 is best", "count"),
    SheetColumn("title", "Title", width=70),
    SheetColumn("publisher", "Publisher", width=28),
    SheetColumn("published_on", "Published", "date", precision="published_precision"),
    SheetColumn("kind", "Kind", width=16),
    SheetColumn("url", "Address", "link", width=70),
)
NULL_RULE = "An empty cell means that the amount or fact is not disclosed or not stated. It is never zero."


def deals_csv(deals: pd.DataFrame, columns: Sequence[DealColumn], evidence: Evidence) -> bytes:
    """The deals as CSV, dates at their precision; filter, basis and source follow the rows."""
    return csv_bytes(reader_frame(deals, columns), evidence)


def deals_xlsx(deals: pd.DataFrame, sources: pd.DataFrame, columns: Sequence[DealColumn], evidence: Evidence, notes: Sequence[str] = ()) -> bytes:
    """A workbook of three sheets: Deals, Sources (one row a deal and source), About (filter, basis, versions, columns)."""
    return xlsx_bytes([*deal_sheets(deals, sources, columns), about_sheet(deals, sources, columns, evidence, notes)])


def deal_sheets(deals: pd.DataFrame, sources: pd.DataFrame, columns: Sequence[DealColumn]) -> list[Sheet]:
    """The deals, and every page that states one of them."""
    deal_columns = tuple(SheetColumn(c.name, c.heading, c.style, c.precision, WIDE.get(c.name, 0)) for c in columns)
    return [Sheet("Deals", deals, deal_columns), Sheet("Sources", sources, SOURCE_COLUMNS)]


def about_sheet(
    deals: pd.DataFrame, sources: pd.DataFrame, columns: Sequence[DealColumn], evidence: Evidence, notes: Sequence[str] = ()
) -> TextSheet:
    """What the file holds: filter, n of N, day and version of the data, version of the methods, every column defined."""
    told = (say(NULL_RULE), *notes, *limits({"Deals": deals, "Sources": sources}))
    lines: list[tuple[str, ...]] = [*evidence.lines(), *((say("Note"), note) for note in told), ("",)]
    heading_at = len(lines)
    is_whole = len(columns) == len(DEAL_COLUMNS)
    chosen = say("Meaning ({chosen} of {all} columns chosen)", chosen=len(columns), all=len(DEAL_COLUMNS))
    lines.append((say("Column"), say("Meaning") if is_whole else chosen))
    lines += [(column.heading, column.definition()) for column in columns]
    return TextSheet("About", lines, bold_lines=frozenset({0, heading_at}))


def limits(sheets: Mapping[str, pd.DataFrame]) -> list[str]:
    """What a workbook leaves out of long tables, in words."""
    told = [
        say(
            "The sheet {name} ends at {most} of {all} rows, the most that a sheet can hold; the CSV holds every deal.",
            name=name,
            most=f"{MAX_ROWS:,}",
            all=f"{len(frame):,}",
        )
        for name, frame in sheets.items()
        if len(frame) > MAX_ROWS
    ]
    if max(map(len, sheets.values()), default=0) > MAX_LINKS:
        told.append(
            say(
                "Only the first {most} addresses of a sheet can be clicked, the most that a sheet can hold; the others stand as text.",
                most=f"{MAX_LINKS:,}",
            )
        )
    return told

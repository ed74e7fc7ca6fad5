"""XLSX of one or more tables: real numbers, real dates at their precision, live links; text never becomes a formula."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

MAX_ROWS = 1_048_575
MAX_LINKS = 65_000
MAX_LINK_LENGTH = 2_079
MAX_TEXT = 32_767
STREAMED_FROM = 20_000
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
NUMBER_FORMATS = {"money": "#,##0.0##", "share": "0.0%", "percent": "0.0##", "number": "0.0#####", "count": "#,##0"}
DATE_FORMATS = {"day": "yyyy-mm-dd", "month": "yyyy-mm", "year": "yyyy"}
WIDTHS = {"date": 12, "money": 14, "share": 10, "percent": 10, "number": 10, "count": 9, "link": 42}


@dataclass(frozen=True)
class SheetColumn:
    """A column of a sheet: heading, how its cells are written, and for a date the column that says how exactly it is known."""

    name: str
    heading: str
    style: str = "text"
    precision: str = ""
    width: float = 0


@dataclass(frozen=True)
class Sheet:
    """A table on a sheet of its own: frozen header, filter buttons."""

    name: str
    frame: pd.DataFrame
    columns: tuple[SheetColumn, ...]


@dataclass(frozen=True)
class TextSheet:
    """Lines of text, first a label and then what it says; an empty line parts blocks."""

    name: str
    lines: Sequence[tuple[str, ...]]
    widths: tuple[float, ...] = (34, 110)
    bold_lines: frozenset[int] = frozenset()


def xlsx_bytes(sheets: Sequence[Sheet | TextSheet]) -> bytes:
    """The workbook as bytes; long tables are streamed so that they do not fill the memory."""
    streamed = any(isinstance(sheet, Sheet) and len(sheet.frame) > STREAMED_FROM for sheet in sheets)
    target = io.BytesIO()
    book: Any = xlsxwriter.Workbook(target, OPTIONS | {"constant_memory": streamed})
    with book:
        formats = _formats(book)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            if isinstance(sheet, Sheet):
                _write_table(page, sheet, formats)
            else:
                _write_text(page, sheet, formats)
    return target.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    made = {name: book.add_format({"num_format": code}) for name, code in NUMBER_FORMATS.items()}
    made |= {f"date-{name}": book.add_format({"num_format": code, "align": "left"}) for name, code in DATE_FORMATS.items()}
    made["header"] = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    made["bold"] = book.add_format({"bold": True})
    made["wrapped"] = book.add_format({"text_wrap": True, "valign": "top"})
    made["link"] = book.add_format({"font_color": "#0063a0", "underline": 1})
    return made


def _write_table(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    rows = sheet.frame.head(MAX_ROWS)
    for position, column in enumerate(sheet.columns):
        page.set_column(position, position, column.width or WIDTHS.get(column.style, 22))
        page.write_string(0, position, column.heading, formats["header"])
    links_left = MAX_LINKS
    for row_number, cells in enumerate(_cells(rows, sheet.columns), start=1):
        for position, (column, (value, precision)) in enumerate(zip(sheet.columns, cells, strict=True)):
            if value is None:
                continue
            if column.style == "link" and links_left and len(value) <= MAX_LINK_LENGTH:
                links_left -= 1
                page.write_url(row_number, position, value, formats["link"], value)
            else:
                _write_cell(page, row_number, position, value, column.style, precision, formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), max(len(sheet.columns) - 1, 0))


def _cells(rows: pd.DataFrame, columns: Sequence[SheetColumn]) -> Iterator[tuple[tuple[Any, str], ...]]:
    wanted = [_plain(rows[column.name]) for column in columns]
    precisions = [_plain(rows[column.precision]) if column.precision else ["day"] * len(rows) for column in columns]
    for index in range(len(rows)):
        yield tuple((values[index], known[index] or "") for values, known in zip(wanted, precisions, strict=True))


def _plain(cells: pd.Series) -> list[Any]:
    return cells.astype(object).where(cells.notna(), None).tolist()


def _write_cell(page: Any, row: int, position: int, value: Any, style: str, precision: str, formats: dict[str, Any]) -> None:
    if style == "date" and isinstance(value, date | datetime):
        page.write_datetime(row, position, value, formats[f"date-{precision or 'day'}"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, position, value, formats.get(style))
    else:
        page.write_string(row, position, str(value)[:MAX_TEXT])


def _write_text(page: Any, sheet: TextSheet, formats: dict[str, Any]) -> None:
    for position, width in enumerate(sheet.widths):
        page.set_column(position, position, width)
    for row_number, line in enumerate(sheet.lines):
        for position, text in enumerate(line):
            style = "bold" if position == 0 or row_number in sheet.bold_lines else "wrapped"
            page.write_string(row_number, position, text[:MAX_TEXT], formats[style])

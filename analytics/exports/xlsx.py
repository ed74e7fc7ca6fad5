"""XLSX of one or more tables: real numbers, real dates at their precision, live links; text never becomes a formula.

Headings and cells that the catalogue knows stand in the language of the moment, names of sheets in English.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import xlsxwriter

from analytics.exports.steps import Step, Steps, finished
from analytics.language import say
from analytics.wording import dated

MAX_ROWS = 1_048_575
MAX_LINKS = 65_000
MAX_LINK_LENGTH = 2_079
MAX_TEXT = 32_767
STREAMED_FROM = 20_000
ROWS_A_STEP = 1_000
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": False}
NUMBER_FORMATS = {"money": "#,##0.0##", "share": "0.0%", "percent": "0.0##", "number": "0.0#####", "count": "#,##0", "year": "0"}
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
class SheetLink:
    """A cell that leads to another sheet of the workbook."""

    text: str
    sheet: str


@dataclass(frozen=True)
class Sheet:
    """A table on a sheet of its own: frozen header, filter buttons.

    above: lines over the header, frozen with it; the first of them is set bold, and so is a label that a value follows.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[SheetColumn, ...]
    above: tuple[tuple[str | date | SheetLink, ...], ...] = ()


@dataclass(frozen=True)
class TextSheet:
    """Lines of text, first a label and then what it says; an empty line parts blocks."""

    name: str
    lines: Sequence[tuple[str, ...]]
    widths: tuple[float, ...] = (34, 110)
    bold_lines: frozenset[int] = frozenset()


def xlsx_bytes(sheets: Sequence[Sheet | TextSheet]) -> bytes:
    """The workbook as bytes; long tables are streamed so that they do not fill the memory."""
    return finished(xlsx_steps(sheets))


def xlsx_steps(sheets: Sequence[Sheet | TextSheet]) -> Steps:
    """The same, step by step; a workbook that is given up leaves nothing behind."""
    streamed = any(isinstance(sheet, Sheet) and len(sheet.frame) > STREAMED_FROM for sheet in sheets)
    target = io.BytesIO()
    with TemporaryDirectory(prefix="chuhai-", ignore_cleanup_errors=True) as folder:
        book: Any = xlsxwriter.Workbook(target, OPTIONS | {"constant_memory": streamed, "tmpdir": folder})
        try:
            yield from _written(book, sheets)
            book.close()
        finally:
            if not book.fileclosed:
                _give_up(book)
    return target.getvalue()


def _written(book: Any, sheets: Sequence[Sheet | TextSheet]) -> Iterator[Step]:
    formats, done = _formats(book), 0
    lengths = [min(len(sheet.frame), MAX_ROWS) if isinstance(sheet, Sheet) else len(sheet.lines) for sheet in sheets]
    for sheet, length in zip(sheets, lengths, strict=True):
        page = book.add_worksheet(sheet.name)
        yield Step(done / max(sum(lengths), 1), sheet.name)
        if isinstance(sheet, Sheet):
            for row in _write_table(page, sheet, formats):
                if row % ROWS_A_STEP == 0:
                    yield Step((done + row) / sum(lengths), sheet.name)
        else:
            _write_text(page, sheet, formats)
        done += length


def _give_up(book: Any) -> None:
    for page in book.worksheets():
        if page.row_data_fh:
            page._opt_close()


def _formats(book: Any) -> dict[str, Any]:
    made = {name: book.add_format({"num_format": code}) for name, code in NUMBER_FORMATS.items()}
    made |= {f"date-{name}": book.add_format({"num_format": code, "align": "left"}) for name, code in DATE_FORMATS.items()}
    made["header"] = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    made["bold"] = book.add_format({"bold": True})
    made["wrapped"] = book.add_format({"text_wrap": True, "valign": "top"})
    made["link"] = book.add_format({"font_color": "#0063a0", "underline": 1})
    return made


def _write_table(page: Any, sheet: Sheet, formats: dict[str, Any]) -> Iterator[int]:
    """Write lines, header and rows; the number of each row that is written."""
    rows, head = sheet.frame.head(MAX_ROWS), len(sheet.above)
    for position, column in enumerate(sheet.columns):
        page.set_column(position, position, column.width or WIDTHS.get(column.style, 22))
    _write_above(page, sheet, formats)
    for position, column in enumerate(sheet.columns):
        page.write_string(head, position, say(column.heading), formats["header"])
    links_left = MAX_LINKS
    for number, cells in enumerate(_cells(rows, sheet.columns), start=1):
        for position, (column, (value, precision)) in enumerate(zip(sheet.columns, cells, strict=True)):
            if value is None:
                continue
            if column.style == "link" and links_left and len(value) <= MAX_LINK_LENGTH:
                links_left -= 1
                page.write_url(head + number, position, value, formats["link"], value)
            else:
                _write_cell(page, head + number, position, value, column.style, precision, formats)
        yield number
    page.freeze_panes(head + 1, 0)
    page.autofilter(head, 0, head + len(rows), max(len(sheet.columns) - 1, 0))


def _write_above(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    for number, line in enumerate(sheet.above):
        for position, value in enumerate(line):
            is_bold = isinstance(value, str) and position == 0 and (number == 0 or len(line) > 1)
            if is_bold and value:
                page.write_string(number, position, value, formats["bold"])
            elif value:
                _write_cell(page, number, position, value, "date" if isinstance(value, date) else "text", "day", formats)


def _cells(rows: pd.DataFrame, columns: Sequence[SheetColumn]) -> Iterator[tuple[tuple[Any, str], ...]]:
    wanted = [_plain(rows[column.name]) for column in columns]
    precisions = [_plain(rows[column.precision]) if column.precision else ["day"] * len(rows) for column in columns]
    for index in range(len(rows)):
        yield tuple((values[index], known[index] or "") for values, known in zip(wanted, precisions, strict=True))


def _plain(cells: pd.Series) -> list[Any]:
    return cells.astype(object).where(cells.notna(), None).tolist()


def _write_cell(page: Any, row: int, position: int, value: Any, style: str, precision: str, formats: dict[str, Any]) -> None:
    if isinstance(value, SheetLink):
        page.write_url(row, position, f"internal:'{value.sheet}'!A1", formats["link"], value.text[:MAX_TEXT])
    elif style == "date" and isinstance(value, date | datetime):
        if (precision or "day") in DATE_FORMATS:
            page.write_datetime(row, position, value, formats[f"date-{precision or 'day'}"])
        else:
            page.write_string(row, position, dated(value, precision))
    elif isinstance(value, bool):
        page.write_boolean(row, position, value)
    elif isinstance(value, int | float):
        page.write_number(row, position, value, formats.get(style))
    else:
        page.write_string(row, position, say(str(value))[:MAX_TEXT])


def _write_text(page: Any, sheet: TextSheet, formats: dict[str, Any]) -> None:
    for position, width in enumerate(sheet.widths):
        page.set_column(position, position, width)
    for row_number, line in enumerate(sheet.lines):
        for position, text in enumerate(line):
            style = "bold" if position == 0 or row_number in sheet.bold_lines else "wrapped"
            page.write_string(row_number, position, text[:MAX_TEXT], formats[style])

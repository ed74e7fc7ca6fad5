"""What a single column may hold: rules made from the data dictionary."""

from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from data.errors import Finding
from data.schema import Field, Table, items

Cells = Callable[[pd.Series], pd.Series]
PATTERNS = {
    "number": (r"-?[0-9]{1,15}(\.[0-9]+)?", "must be a number with a point, without separators or units"),
    "integer": (r"-?[0-9]{1,15}", "must be a whole number"),
}


def column_findings(table: Table, frame: pd.DataFrame) -> list[Finding]:
    """Findings about single cells: one for each cell and rule broken; one for each missing column."""
    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        return [Finding(table.file, 1, name, "", f"the column is missing; needed: {', '.join(table.columns)}", "missing-column") for name in missing]
    return [finding for field in table.fields for finding in _field_findings(table, field, frame[field.name])]


def _field_findings(table: Table, field: Field, column: pd.Series) -> Iterator[Finding]:
    cells = column.fillna("").astype(str)
    for code, message, holds in _rules(field):
        for index, (cell, is_sound) in enumerate(zip(cells, holds(cells), strict=True)):
            if not is_sound:
                yield Finding(table.file, index + 2, field.name, cell, message, code)


def _rules(field: Field) -> list[tuple[str, str, Cells]]:
    rules: list[tuple[str, str, Cells]] = []
    if field.required:
        rules.append(("missing-cell", "must be filled", lambda cells: cells.map(_is_filled)))
    if field.unique:
        rules.append(("duplicate-key", "must be unique in its column", lambda cells: ~cells.duplicated(keep="first")))
    if field.is_list:
        rules.append(("repeated-entry", "each entry of a list may stand once", lambda cells: cells.map(_stand_once)))
    if field.type in PATTERNS:
        pattern, message = PATTERNS[field.type]
        rules.append(("not-a-number", message, lambda cells: (cells == "") | cells.str.fullmatch(pattern)))
    if field.type == "date":
        rules.append(("not-a-date", "must be a day as YYYY-MM-DD", lambda cells: (cells == "") | _is_day(cells)))
    if field.allowed:
        rules.append(("not-allowed", f"allowed: {', '.join(field.allowed)}", lambda cells: cells.map(partial(_allowed, field))))
    if field.minimum is not None or field.maximum is not None:
        low, high = field.minimum, field.maximum
        words = f"must lie between {low} and {high}" if high is not None else f"must be {low} or more"
        rules.append(("out-of-range", words, lambda cells: _within(cells, low, high)))
    return rules


def _is_filled(cell: str) -> bool:
    return bool(items(cell))


def _stand_once(cell: str) -> bool:
    entries = items(cell)
    return len(entries) == len(set(entries))


def _is_day(cells: pd.Series) -> pd.Series:
    return cells.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}") & pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()


def _allowed(field: Field, cell: str) -> bool:
    entries = items(cell) if field.is_list else [cell] if cell else []
    return all(entry in field.allowed for entry in entries)


def _within(cells: pd.Series, low: float | None, high: float | None) -> pd.Series:
    numbers = pd.to_numeric(cells, errors="coerce")
    return numbers.isna() | ((numbers >= (low if low is not None else -float("inf"))) & (numbers <= (high if high is not None else float("inf"))))

"""What a single column may hold: pandera checks made from the data dictionary."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, cast

import pandas as pd

from data.errors import Finding
from data.schema import Field, Table, items

Rule = tuple[str, str, Callable[[str], bool]]
PATTERNS = {
    "number": (re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?"), "must be a number with a point, without separators or units"),
    "integer": (re.compile(r"-?[0-9]{1,15}"), "must be a whole number"),
}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def column_findings(table: Table, frame: pd.DataFrame) -> list[Finding]:
    """Findings about single cells: one for each cell and rule broken; one for each missing column."""
    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        return [Finding(table.file, 1, name, "", f"the column is missing; needed: {', '.join(table.columns)}", "missing-column") for name in missing]
    return [
        Finding(table.file, int(row["index"]) + 2, str(row["column"]), str(row["failure_case"]), message, code)
        for row in _failures(table, frame)
        for code, _, message in [str(row["check"]).partition("|")]
    ]


def _failures(table: Table, frame: pd.DataFrame) -> list[dict[str, Any]]:
    import pandera.pandas as pa

    columns = {
        field.name: pa.Column(checks=[pa.Check(holds, element_wise=True, error=f"{code}|{message}") for code, message, holds in _rules(field)])
        for field in table.fields
    }
    try:
        pa.DataFrameSchema(columns).validate(frame[table.columns].fillna("").astype(str), lazy=True)
    except pa.errors.SchemaErrors as broken:
        cases = cast("pd.DataFrame", broken.failure_cases)  # pyright: ignore[reportUnknownMemberType]
        return [{str(name): cell for name, cell in case.items()} for case in cases.to_dict("records")]
    return []


def _rules(field: Field) -> list[Rule]:
    rules: list[Rule] = []
    if field.required:
        rules.append(("missing-cell", "must be filled", _is_filled))
    if field.unique:
        rules.append(("duplicate-key", "must be unique in its column", _first_time()))
    if field.is_list:
        rules.append(("repeated-entry", "each entry of a list may stand once", _stand_once))
    if field.type in PATTERNS:
        pattern, message = PATTERNS[field.type]
        rules.append(("not-a-number", message, partial(_fits, pattern)))
    if field.type == "date":
        rules.append(("not-a-date", "must be a day as YYYY-MM-DD", _is_day))
    if field.allowed:
        rules.append(("not-allowed", f"allowed: {', '.join(field.allowed)}", partial(_is_allowed, field)))
    if field.minimum is not None or field.maximum is not None:
        low, high = field.minimum, field.maximum
        words = f"must lie between {low} and {high}" if high is not None else f"must be {low} or more"
        rules.append(("out-of-range", words, partial(_lies_within, low, high)))
    return rules


def _is_filled(cell: str) -> bool:
    return bool(items(cell))


def _first_time() -> Callable[[str], bool]:
    seen: set[str] = set()

    def is_new(cell: str) -> bool:
        known = cell in seen
        seen.add(cell)
        return not known

    return is_new


def _stand_once(cell: str) -> bool:
    entries = items(cell)
    return len(entries) == len(set(entries))


def _fits(pattern: re.Pattern[str], cell: str) -> bool:
    return not cell or pattern.fullmatch(cell) is not None


def _is_day(cell: str) -> bool:
    if not cell:
        return True
    try:
        return DAY.fullmatch(cell) is not None and bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _is_allowed(field: Field, cell: str) -> bool:
    entries = items(cell) if field.is_list else [cell] if cell else []
    return all(entry in field.allowed for entry in entries)


def _lies_within(low: float | None, high: float | None, cell: str) -> bool:
    try:
        number = float(cell)
    except ValueError:
        return True
    return (low is None or number >= low) and (high is None or number <= high)

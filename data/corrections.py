"""Known errors of sources as rows: the tables keep what a page prints, corrections.csv says what it should be and why."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data import schema
from data.errors import Finding

FILE = "corrections.csv"
APPLIED, MENDED = "applied", "mended at the source"
STATUSES = (APPLIED, MENDED)
COLUMNS = ("table_name", "row_id", "column_name", "expected_old", "new", "reason", "source_url", "status", "corrected_on")
REQUIRED = tuple(column for column in COLUMNS if column not in ("expected_old", "new"))
Frames = dict[str, pd.DataFrame]


def corrections_path(folder: Path) -> Path:
    """Where the corrections of a data folder stand: data/corrections.csv for the curated set, else inside the folder; it need not exist."""
    return schema.HOME / FILE if folder == schema.CURATED else folder / FILE


def read_corrections(folder: Path) -> pd.DataFrame:
    """The corrections of a data folder as text, in the order of the file; no rows where there is no file.

    Raises: ChuhaiError when the file is not a UTF-8 CSV.
    """
    path = corrections_path(folder)
    return schema.read_csv(path) if path.exists() else pd.DataFrame(columns=list(COLUMNS), dtype=str)


def corrected(frames: Mapping[str, pd.DataFrame], corrections: pd.DataFrame) -> tuple[Frames, list[Finding]]:
    """The tables with every correction applied, and what is wrong with the corrections themselves.

    A correction whose expected old value no longer stands in the table is a finding: the page, or the row, was mended and the correction must
    say so. Nothing is corrected where a finding is.
    """
    tables = {name: frame.copy() for name, frame in frames.items()}
    if missing := [column for column in COLUMNS if column not in corrections]:
        return tables, [_finding(0, ", ".join(missing), "", f"missing; the columns are {', '.join(COLUMNS)}")]
    findings: list[Finding] = []
    seen: set[tuple[str, str, str]] = set()
    for index, cells in enumerate(corrections[list(COLUMNS)].to_numpy().tolist()):
        row: dict[str, str] = dict(zip(COLUMNS, cells, strict=True))
        cell = (row["table_name"], row["row_id"], row["column_name"])
        problem = _problem(index, row, tables) or _repeated(index, row, cell in seen)
        seen.add(cell)
        if problem:
            findings.append(problem)
        elif row["status"] == APPLIED:
            table = tables[row["table_name"]]
            table.loc[table[schema.tables()[row["table_name"]].key] == row["row_id"], row["column_name"]] = row["new"]
    return tables, findings


def _problem(index: int, row: Mapping[str, str], tables: Frames) -> Finding | None:
    for column in REQUIRED:
        if not row[column]:
            return _finding(index, column, "", "must be filled")
    if row["status"] not in STATUSES:
        return _finding(index, "status", row["status"], f"must be one of: {', '.join(STATUSES)}")
    if row["table_name"] not in tables:
        return _finding(index, "table_name", row["table_name"], f"must be one of: {', '.join(tables)}")
    table, key = tables[row["table_name"]], schema.tables()[row["table_name"]].key
    if row["column_name"] not in table or row["column_name"] == key:
        return _finding(index, "column_name", row["column_name"], f"must be a column of {row['table_name']}.csv and not its key {key}")
    found = table.loc[table[key] == row["row_id"], row["column_name"]].tolist()
    if len(found) != 1:
        return _finding(index, "row_id", row["row_id"], f"must be a {key} of {row['table_name']}.csv")
    if row["status"] == APPLIED and found[0] != row["expected_old"]:
        told = f"the row now holds {found[0]!r}; if the page was mended set status to {MENDED!r}, else give the value that stands there"
        return _finding(index, "expected_old", row["expected_old"], told)
    if row["new"] == row["expected_old"]:
        return _finding(index, "new", row["new"], "must differ from expected_old")
    return None


def _repeated(index: int, row: Mapping[str, str], is_repeated: bool) -> Finding | None:
    return _finding(index, "row_id", row["row_id"], "this cell is corrected already further up; one correction a cell") if is_repeated else None


def _finding(index: int, column: str, value: str, message: str) -> Finding:
    return Finding(FILE, index + 2, column, value, message, "correction")

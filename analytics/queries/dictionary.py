"""The tables of the record as the data dictionary describes them: lists joined again, rows found by text, single rows, counts."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.filters import MAX_WORDS
from analytics.records import records
from data.schema import Field, Table, tables
from data.store import LISTS, Cursor, fetch

ROW_LIMIT = 500
BEGINNING = 90


def table_rows(cursor: Cursor, table: str, text: str = "", limit: int | None = ROW_LIMIT) -> pd.DataFrame:
    """The rows of one table that hold every word of a text, in the order of the file.

    A word, or the whole text, is also held where the row names a company or asset that it means in any language.
    Rows: one a row of the table; limit None: all of them.
    Columns: those of datapackage.json in its order, lists joined by "; "; dates and numbers typed.
    Raises: KeyError for a table that the data package does not have.
    Source: the named table; Methods, "Search".
    """
    words = {f"word{index}": word for index, word in enumerate(text.split()[:MAX_WORDS])}
    held = " AND ".join(f"(contains(line_text, lower(${name})) OR {_names(name)})" for name in words)
    return fetch(
        cursor,
        f"""
        WITH entered AS ({_authoring_form(tables()[table])}),
        told AS (SELECT *, lower(concat_ws(' ', *COLUMNS(*))) AS line_text FROM entered)
        SELECT * EXCLUDE (line, line_text) FROM told WHERE {f"({held}) OR {_names('typed')}" if words else "true"}
        ORDER BY line {"" if limit is None else f"LIMIT {int(limit)}"}""",
        words | {"typed": text} if words else {},
    )


def _names(entered: str) -> str:
    return f"EXISTS (SELECT 1 FROM name_matches(${entered}) m WHERE m.score >= {BEGINNING} AND contains(line_text, m.id))"


def table_row(cursor: Cursor, table: str, key: str) -> Mapping[str, Any] | None:
    """One row of a table by its key: column name to value, None where empty; None where no row has the key.

    Raises: KeyError for a table that the data package does not have.
    Source: the named table.
    """
    described = tables()[table]
    found = fetch(
        cursor, f"WITH entered AS ({_authoring_form(described)}) SELECT * EXCLUDE (line) FROM entered WHERE {described.key} = $key", {"key": key}
    )
    return next(iter(records(found)), None)


def table_counts(cursor: Cursor) -> dict[str, int]:
    """How many rows each table of the data package holds. Source: every table."""
    counted = " UNION ALL ".join(f"SELECT '{name}' AS name, count(*) AS n FROM {name}" for name in tables())
    return {str(name): int(n) for name, n in cursor.execute(counted).fetchall()}


def newest_deal(cursor: Cursor) -> Mapping[str, Any] | None:
    """The outgoing deal announced last, as far as the record knows day or month; None without one.

    Columns: deal_id, announced_on, announced_precision, licensors, licensees. Source: view deal_terms; Methods, "Dates and precision".
    """
    found = fetch(
        cursor,
        """
        SELECT deal_id, announced_on, announced_precision, licensors, licensees
        FROM deal_terms WHERE announced_precision IN ('day', 'month') AND direction_scope = 'out' ORDER BY announced_on DESC, deal_id LIMIT 1""",
    )
    return next(iter(records(found)), None)


def _authoring_form(table: Table) -> str:
    physical = _stored_columns(table)
    cells = ", ".join(f"t.{field.name}" if field.name in physical else f"{_joined(table, field)} AS {field.name}" for field in table.fields)
    return f"SELECT {cells}, t.rowid AS line FROM {table.name} t"


def _stored_columns(table: Table) -> set[str]:
    listed = {column for source, _, column, _ in LISTS.values() if source == table.name} - {"targets"}
    return {field.name for field in table.fields} - listed


def _joined(table: Table, field: Field) -> str:
    target, chosen = next(
        (name.strip(), chosen) for name, (source, _, column, chosen) in LISTS.items() if (source, column) == (table.name, field.name)
    )
    item = chosen.removeprefix("item AS ").split(",")[0]
    side = f" AND l.role = '{field.name.removesuffix('s')}'" if "role" in chosen else ""
    order = "l.rank" if "rank" in chosen else "l.rowid"
    return f"(SELECT string_agg(l.{item}, '; ' ORDER BY {order}) FROM {target} l WHERE l.{table.key} = t.{table.key}{side})"

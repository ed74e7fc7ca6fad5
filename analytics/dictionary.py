"""The data dictionary as readers see it, from the descriptor of the data package."""

from typing import Any

import pandas as pd

from data.schema import Field, Table, descriptor, items, tables
from data.store import data_folder

DEFAULT_TABLE = "deals"
SHOWN_FIRST = (
    "deals",
    "regulatory_events",
    "released_letters",
    "market_stats",
    "policy_events",
    "success_rates",
    "claims",
    "accuracy_checks",
    "sources",
    "companies",
    "assets",
)
COLUMNS = ("Table", "Column", "Type", "Unit", "Meaning", "Allowed")


def package() -> dict[str, Any]:
    """The descriptor of the data that is shown: title, version, as_of, licences, resources."""
    return descriptor(data_folder())


def table_titles() -> dict[str, str]:
    """Every table by name with its title, facts first."""
    return {name: tables()[name].title for name in SHOWN_FIRST}


def described(name: str) -> Table:
    """A table with its columns. Raises: KeyError for a table that the data package does not have."""
    return tables()[name]


def entries(cell: object) -> list[str]:
    """The entries of a list cell, none for an empty one."""
    return items(cell) if isinstance(cell, str) else []


def licence() -> tuple[str, str]:
    """Title and address of the licence of the data."""
    stated: list[dict[str, str]] = package().get("licenses", [])
    first = stated[0] if stated else {"title": "not stated"}
    return first.get("title") or first.get("name") or "not stated", first.get("path", "")


def columns_of(name: str) -> pd.DataFrame:
    """The columns of one table. Rows: one a column, in the order of the file. Columns: Table, Column, Type, Unit, Meaning, Allowed."""
    return pd.DataFrame([_row(tables()[name], field) for field in tables()[name].fields], columns=COLUMNS)


def columns_with(text: str) -> pd.DataFrame:
    """The columns of every table whose name or description holds each typed word. Columns: as in columns_of."""
    words = text.casefold().split()
    everything = pd.concat([columns_of(name) for name in SHOWN_FIRST], ignore_index=True)
    told = everything.agg(" ".join, axis="columns").str.casefold()
    return everything[[all(word in line for word in words) for line in told]]


def _row(table: Table, field: Field) -> tuple[str, str, str, str, str, str]:
    kind = f"list of {field.type}" if field.is_list else field.type
    return table.title, field.name, kind, field.unit, field.description, _allowed(field)


def _allowed(field: Field) -> str:
    rules = [", ".join(field.allowed)] if field.allowed else []
    if field.refers_to:
        rules.append(f"a {field.refers_to.split('.')[1]} of {field.refers_to.split('.')[0]}")
    if field.minimum is not None or field.maximum is not None:
        rules.append(f"{field.minimum or 0:g} to {field.maximum:g}" if field.maximum is not None else f"{field.minimum:g} or more")
    if field.required:
        rules.append("never empty")
    if field.unique:
        rules.append("each once")
    return "; ".join(rules)

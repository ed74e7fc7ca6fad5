"""The tables of the authoring form, as datapackage.json declares them: one truth for checks, DDL order and the dictionary."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

import pandas as pd

from data.errors import ChuhaiError

HOME = Path(__file__).parent
CURATED = HOME / "curated"
REFERENCE = HOME / "reference"
LIST_SEPARATOR = "; "


@dataclass(frozen=True)
class Field:
    """A column: its name, Frictionless type, what it means and what it may hold."""

    name: str
    type: str
    title: str
    description: str
    unit: str = ""
    required: bool = False
    unique: bool = False
    allowed: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    is_list: bool = False
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """One CSV: its name, key and fields in order."""

    name: str
    title: str
    description: str
    key: str
    fields: tuple[Field, ...] = field(default_factory=tuple)

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.fields]


def descriptor(folder: Path = CURATED) -> dict[str, Any]:
    """The data package's own description: title, version, as_of, licence, resources.

    Raises: ChuhaiError when it is missing, is not JSON or has no version.
    """
    path = folder / "datapackage.json"
    try:
        description = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ChuhaiError(f"{path} is missing.", "A data folder needs the CSVs and datapackage.json of data/curated.") from None
    except ValueError as broken:
        raise ChuhaiError(f"{path} is not JSON: {broken}.", "Mend it or restore it from version control.") from None
    if not isinstance(description, dict) or "version" not in description:
        raise ChuhaiError(f"{path} is not a data package: it has no version.", "Copy datapackage.json of data/curated and set version and as_of.")
    return cast("dict[str, Any]", description)


def _field(raw: dict[str, Any]) -> Field:
    constraints = raw.get("constraints", {})
    return Field(
        name=raw["name"],
        type=raw["type"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        unit=raw.get("unit", ""),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        allowed=tuple(constraints.get("enum", raw.get("items_enum", ()))),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        is_list=raw.get("list", False),
        refers_to=raw.get("refers_to", ""),
    )


@cache
def tables() -> dict[str, Table]:
    """Every table of the authoring form by name, in the order in which they are loaded."""
    return {
        resource["name"]: Table(
            name=resource["name"],
            title=resource["title"],
            description=resource["description"],
            key=resource["schema"]["primaryKey"],
            fields=tuple(_field(raw) for raw in resource["schema"]["fields"]),
        )
        for resource in descriptor()["resources"]
    }


@cache
def vocabularies() -> dict[str, pd.DataFrame]:
    """The closed vocabularies by name: value, label, group_name, in their natural order."""
    return {path.stem: read_csv(path) for path in sorted(REFERENCE.glob("*.csv"))}


def read_csv(path: Path) -> pd.DataFrame:
    """Every cell as the text that stands in the file, an empty cell as the empty string; row n of a spreadsheet is row n - 2 here.

    Raises: ChuhaiError when the file is missing or is not a UTF-8 CSV.
    """
    try:
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig", skip_blank_lines=False)
    except FileNotFoundError:
        raise ChuhaiError(f"{path} is missing.", "A data folder needs every CSV of data/curated.") from None
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as broken:
        raise _unreadable(path, str(broken)) from None
    if not isinstance(table.index, pd.RangeIndex):
        raise _unreadable(path, "its rows have more cells than its header")
    filled = (table != "").any(axis="columns")
    return table[: int(filled[filled].index.max()) + 1 if filled.any() else 0]


def _unreadable(path: Path, reason: str) -> ChuhaiError:
    return ChuhaiError(
        f"{path} cannot be read as a table: {reason}.",
        "Save it as CSV in UTF-8 with a header row and the same number of cells in each row.",
    )


def items(cell: str) -> list[str]:
    """The entries of a list cell, without blanks."""
    return [item.strip() for item in cell.split(";") if item.strip()]

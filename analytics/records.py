"""Rows of a frame as plain dictionaries."""

from typing import Any, cast

import pandas as pd


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row by column name, None where a cell is empty."""
    return cast("list[dict[str, Any]]", rows.astype(object).where(rows.notna(), None).to_dict("records"))

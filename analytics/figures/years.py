"""One axis of years for panels that share it."""

from typing import Any

import pandas as pd


def year_axis(frame: pd.DataFrame, column: str, most: int) -> dict[str, Any]:
    """The years of all panels; at most so many labels, the last year always among them, a partial year (is_partial) marked *."""
    first, last = int(frame[column].min()), int(frame[column].max())
    partial = set(frame.loc[frame["is_partial"], column])
    step = -(-(last - first + 1) // most)
    shown = list(range(last, first - 1, -step))[::-1]
    return {
        "range": [first - 0.6, last + 0.6],
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": [f"{year}*" if year in partial else str(year) for year in shown],
        "tickfont": {"size": 11},
        "tickangle": 0,
    }

"""Lines of text beside the rows of a chart, written where they also fit a phone."""

from collections.abc import Sequence
from typing import Any

NAME_ABOVE = 0.42


def row_text(texts: Sequence[str], heights: Sequence[float], left: float = 0, **font: Any) -> dict[str, Any]:
    """One line of text a row, from the left edge on, each at its height."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [left] * len(texts),
        "y": list(heights),
        "text": list(texts),
        "textposition": "middle right",
        "textfont": {"size": 12, **font},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def names_above(names: Sequence[str], left: float = 0) -> dict[str, Any]:
    """What a row says, above its mark; the first row on top."""
    return row_text(names, [position - NAME_ABOVE for position in range(len(names))], left)

"""Lines of text beside the rows of a chart, written where they also fit a phone."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.language import say
from analytics.wording import shortened

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


def n_of(disclosed: Any, every: Any) -> str:
    """How many of how many: "31 of 58"."""
    return say("{disclosed} of {every}", disclosed=disclosed, every=every)


def party(name: str | None, length: int) -> str:
    """A party of a deal, a long name cut."""
    return shortened(name or say("party not stated"), length)


def deal_words(deal: Mapping[Any, Any]) -> str:
    """Parties and assets of a deal in a line."""
    assets = deal["assets"] or say("asset not named")
    return say("{licensors} to {licensees}: {assets}", licensors=deal["licensors"], licensees=deal["licensees"], assets=assets)


def names_above(names: Sequence[str], left: float = 0) -> dict[str, Any]:
    """What a row says, above its mark; the first row on top."""
    return row_text(names, [position - NAME_ABOVE for position in range(len(names))], left)

"""A figure's own words in the language of the moment: names, axis titles, categories, labels, hover texts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analytics.figures.theme import Figure
from analytics.language import ENGLISH, language, say

WORDS = frozenset(
    {"name", "text", "title", "hovertemplate", "texttemplate", "hovertext", "ticktext", "tickvals", "label", "labels", "x", "y", "categoryarray"}
)
PARTS = frozenset({"data", "layout", "annotations", "node", "link", "legend", "colorbar", "updatemenus", "sliders", "meta", "narrow", "wide"})
NESTED = ("xaxis", "yaxis", "legend", "geo")


def in_language(figure: Figure) -> Figure:
    """The figure with every text that the catalogue knows in the language of the moment; what a mark carries for a click stays as it is."""
    return figure if language() == ENGLISH else _part(figure)


def _part(part: Any) -> Any:
    if isinstance(part, Mapping):
        return {key: _said(value) if key in WORDS else _part(value) if _holds_words(key) else value for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_part(each) for each in part]
    return part


def _holds_words(key: str) -> bool:
    return key in PARTS or key.startswith(NESTED)


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return say(value)
    if isinstance(value, Mapping):
        return _part(value)
    if isinstance(value, pd.Series | pd.Index | np.ndarray):
        value = value.tolist()
    if isinstance(value, Sequence):
        return [_said(each) for each in value]
    return value

"""Charts about the record itself."""

import pandas as pd

from analytics.figures.row_text import n_of
from analytics.figures.theme import TALL_HEIGHT, Figure, Palette, house_style
from analytics.language import say

SHARES = (
    ("upfront", "An upfront", "blue", "solid", "circle"),
    ("total", "A headline total", "orange", "dash", "diamond"),
    ("both", "Both", "purple", "dot", "square"),
)


def disclosure_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """Two panels over one time axis: deals above, shares that disclose terms below; years under five deals keep their bar only."""
    labels = [f"{year}*" if partial else str(year) for year, partial in zip(by_year["announced_year"], by_year["is_partial"], strict=True)]
    clicked = [[year] for year in by_year["announced_year"]]
    bars = {
        "type": "bar",
        "x": labels,
        "y": by_year["deal_count"].tolist(),
        "customdata": clicked,
        "name": "Deals",
        "showlegend": False,
        "marker": {"color": palette.grey},
        "hovertemplate": "%{x}: %{y} deals<extra></extra>",
    }
    lines = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": labels,
            "yaxis": "y2",
            "customdata": clicked,
            "connectgaps": False,
            "y": by_year[f"{stem}_disclosed_share"].tolist(),
            "text": [n_of(n, all_deals) for n, all_deals in zip(by_year[f"{stem}_count"], by_year["deal_count"], strict=True)],
            "line": {"color": getattr(palette, colour), "dash": dash, "width": 2},
            "marker": {"symbol": symbol, "size": 8},
            "hovertemplate": f"%{{x}} {say(name).lower()}: %{{y:.0%}} (%{{text}})<extra></extra>",
        }
        for stem, name, colour, dash, symbol in SHARES
    ]
    layout = {
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": labels, "anchor": "y2"},
        "yaxis": {"domain": [0.68, 1], "title": {"text": "deals"}, "rangemode": "tozero"},
        "yaxis2": {"domain": [0, 0.58], "title": {"text": "share that discloses"}, "tickformat": ".0%", "range": [0, 1.05]},
    }
    return house_style([bars, *lines], layout, palette, TALL_HEIGHT)

"""Companies against one another."""

import pandas as pd

from analytics.figures.theme import BARE, Figure, Palette, house_style, label_room
from analytics.wording import money

BAR_HEIGHT, LABEL_CHARS = 25, 24
MEASURES = {
    "deals": ("deal_count", "deal_count", "blue"),
    "upfront": ("upfront_usd_m", "upfront_count", "blue"),
    "headline total": ("headline_usd_m", "headline_count", "orange"),
}


def league_figure(companies: pd.DataFrame, palette: Palette, order: str) -> Figure:
    """One bar a company, largest on top, with n of N where the measure is money."""
    column, count, colour = MEASURES[order]
    positions = list(range(len(companies)))
    texts = [
        f"{n:,}" if order == "deals" else f"{money(value)} ({d} of {n})" if d else f"0 of {n} disclose"
        for value, d, n in zip(companies[column], companies[count], companies["deal_count"], strict=True)
    ]
    names = [name if len(name) <= LABEL_CHARS else f"{name[: LABEL_CHARS - 1].rstrip()}…" for name in companies["name"]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": positions,
        "x": companies[column].tolist(),
        "marker": {"color": getattr(palette, colour)},
        "customdata": companies[["company_id"]].to_numpy().tolist(),
        "text": texts,
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 11},
        "hovertext": companies["name"].tolist(),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "margin": {**BARE, "l": label_room(names)},
        "xaxis": {"showgrid": False, "showticklabels": False, "domain": [0, 0.78]},
        "yaxis": {"autorange": "reversed", "tickmode": "array", "tickvals": positions, "ticktext": names, "showgrid": False},
    }
    return house_style([bars], layout, palette, max(180, 40 + BAR_HEIGHT * len(positions)))

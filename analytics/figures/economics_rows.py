"""Charts with one row a deal or a published figure, its words above the mark: royalties, our numbers beside published ones."""

from math import log10
from typing import Any

import pandas as pd

from analytics.figures.economics_deals import ROW_HEIGHT, parties
from analytics.figures.row_text import names_above
from analytics.figures.theme import BARE, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import in_unit

RATIOS = (0.2, 0.5, 1, 2, 5)
LEAST, MOST, LOW_ROW = 0.18, 6.0, 34
ENDS = ("royalty_low_pct", "royalty_high_pct")


def royalties_figure(deals: pd.DataFrame, palette: Palette) -> Figure:
    """A bar from the lowest to the highest rate of each deal that gives a number; an arrow where only one end is given."""
    rows = deals[deals["has_rate"].astype(bool)].to_dict("records")
    places = list(range(len(rows)))
    bars = _quiet_line(
        [end for row in rows for end in (row["royalty_low_pct"], row["royalty_high_pct"], None)],
        [place for place in places for _ in range(3)],
        {"color": palette.blue, "width": 8},
    )
    ends = [(place, row, row[end], _end_symbol(row)) for place, row in zip(places, rows, strict=True) for end in ENDS if pd.notna(row[end])]
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [rate for _, _, rate, _ in ends],
        "y": [place for place, *_ in ends],
        "customdata": [[row["deal_id"]] for _, row, _, _ in ends],
        "marker": {"color": palette.blue, "size": 12, "symbol": [symbol for *_, symbol in ends]},
        "hovertext": [f"{parties(row)}<br>{row['royalty'] or say('wording not kept')}" for _, row, _, _ in ends],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "margin": BARE | {"b": 48},
        "xaxis": {"ticksuffix": "%", "rangemode": "tozero", "showgrid": True, "title": {"text": "royalty rate"}},
        "yaxis": {"autorange": False, "range": [max(len(rows), 1) - 0.5, -0.75], "visible": False},
    }
    drawn = [bars, *([marks] if rows else []), names_above([f"{parties(row, 17)}: {rate_words(row)}" for row in rows])]
    return house_style(drawn, layout, palette, 70 + ROW_HEIGHT * max(len(rows), 2))


def _quiet_line(across: list[float | None], up: list[float], line: dict[str, Any]) -> dict[str, Any]:
    """A line that only guides the eye, broken at each None."""
    return {"type": "scatter", "mode": "lines", "x": across, "y": up, "line": line, "hoverinfo": "skip", "showlegend": False}


def _end_symbol(row: dict[Any, Any]) -> str:
    if pd.isna(row["royalty_high_pct"]):
        return "triangle-right"
    return "triangle-left" if pd.isna(row["royalty_low_pct"]) else "circle"


def rate_words(row: dict[Any, Any]) -> str:
    """The disclosed range in figures: "15-20%", "18%", "10% and more", "up to 10%"."""
    low, high = row["royalty_low_pct"], row["royalty_high_pct"]
    if pd.isna(high):
        return say("{rate} and more", rate=f"{low:g}%")
    if pd.isna(low):
        return say("up to {amount}", amount=f"{high:g}%")
    return f"{low:g}%" if low == high else f"{low:g}-{high:g}%"


def against_published_figure(compared: pd.DataFrame, palette: Palette) -> Figure:
    """Our number as a multiple of the published one, on a log axis: at 1 both say the same."""
    rows = compared.to_dict("records")
    places = list(range(len(rows)))
    stems = _quiet_line(
        [end for row in rows for end in (1, row["ratio"], None)],
        [place for place in places for _ in range(3)],
        {"color": palette.pale, "width": 6},
    )
    equal = _quiet_line([1, 1], [-0.75, max(len(rows), 1) - 0.5], {"color": palette.muted, "width": 1, "dash": "dot"})
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [row["ratio"] for row in rows],
        "y": places,
        "marker": {"color": [_tone(row, palette) for row in rows], "size": 11, "symbol": [_reach(row) for row in rows]},
        "hovertext": [f"{compared_words(row)}<br>{row['publisher']}<br>{row['differs']}" for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "margin": BARE | {"b": 48},
        "xaxis": {
            "type": "log",
            "range": [log10(LEAST), log10(MOST)],
            "tickmode": "array",
            "tickvals": list(RATIOS),
            "ticktext": [f"{ratio:g}×" for ratio in RATIOS],
            "title": {"text": "our number ÷ the published one, log scale"},
        },
        "yaxis": {"autorange": False, "range": [max(len(rows), 1) - 0.5, -0.75], "visible": False},
    }
    drawn = [equal, stems, marks, names_above([compared_words(row) for row in rows], LEAST)]
    return house_style(drawn, layout, palette, 70 + LOW_ROW * max(len(rows), 2))


def compared_words(row: dict[Any, Any]) -> str:
    """Ours against theirs in a line: "Sum of upfronts, 2024: $3.63bn v $4.1bn"."""
    stage = f", {say(row['stage'])}" if row["stage"] else ""
    ours, theirs = (in_unit(row[name], row["unit"]) for name in ("our_value", "published_value"))
    what = f"{say(row['measure'])}{stage}, {row['period_label']}"
    return say("{what}: {ours} v {theirs}", what=what, ours=ours, theirs=theirs)


def _tone(row: dict[Any, Any], palette: Palette) -> str:
    return palette.blue if row["is_same"] else palette.grey


def _reach(row: dict[Any, Any]) -> str:
    return "diamond" if row["is_same"] else "circle-open"

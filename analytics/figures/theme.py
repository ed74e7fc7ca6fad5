"""One look for every chart: a template for each palette."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from analytics.palette import DARK, LIGHT, MODALITY_COLOURS, PALETTES, Palette

__all__ = ["DARK", "LIGHT", "MODALITY_COLOURS", "PALETTES", "Palette"]

# What Plotly draws, as the plain dicts that it reads: data and layout. To make a go.Figure of them, which checks every property,
# takes longer than to compute them; the tests do it (tests/unit/figures, tests/sections).
Figure = dict[str, Any]

FONT = 'Arial, Helvetica, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
HEIGHT, TALL_HEIGHT = 340, 420
MARGIN = {"l": 66, "r": 14, "t": 10, "b": 30}
MARGIN_X_TITLE = {**MARGIN, "b": 48}
BARE = {"l": 8, "r": 12, "t": 8, "b": 8}
TITLE_ROOM = 22
CHAR_WIDTH, WIDE_CHAR_WIDTH, FIRST_WIDE, LABEL_GAP, MOST_LABEL_ROOM = 6.9, 12.5, "\u2e80", 14, 200


def label_room(names: Iterable[str]) -> int:
    """Pixels that the names of an axis need beside the chart; Plotly's own measuring draws every chart twice."""
    widest = max((sum(WIDE_CHAR_WIDTH if sign >= FIRST_WIDE else CHAR_WIDTH for sign in name) for name in names), default=0)
    return min(round(widest) + LABEL_GAP, MOST_LABEL_ROOM)


def money_room(written: Iterable[str], least: int) -> int:
    """Pixels for an axis title and amounts in words; at least so many."""
    return max(least, label_room(written) + TITLE_ROOM)


@cache
def template(palette: Palette) -> dict[str, Any]:
    """The house template: quiet axes, direct labels, no ground of its own."""
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "automargin": False,
        "title": {"font": {"size": 12, "color": palette.muted}},
        "tickfont": {"size": 12},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": palette.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": MARGIN,
            "colorway": list(palette.series()),
            "xaxis": axis | {"showgrid": False},
            "yaxis": axis,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 12}},
            "hoverlabel": {"font": {"family": FONT, "size": 13}},
            "bargap": 0.25,
            "dragmode": False,
        }
    }


def house_style(traces: list[dict[str, Any]], layout: dict[str, Any], palette: Palette, height: int = HEIGHT) -> Figure:
    """A figure in the house look; selections dim instead of hiding."""
    for trace in traces:
        trace.setdefault("unselected", {"marker": {"opacity": 0.45}, "textfont": {"color": palette.muted}})
        trace.setdefault("selected", {"textfont": {"color": palette.text}})
    return {"data": traces, "layout": {"template": template(palette), "height": height, "clickmode": "event+select", **layout}}

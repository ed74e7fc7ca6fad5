"""The money of one deal, drawn to scale. Frame in, figure out: no arithmetic on money here."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.deal_layers import LAYERS
from analytics.figures.theme import Figure, Palette, house_style
from analytics.language import say
from analytics.wording import money, percent

HEIGHT = 170
ROOM_PER_LEGEND_LINE = 20
FAINT = ("pale",)
COLOURS: dict[str, tuple[str, str]] = {
    "upfront": ("blue", ""),
    "mixed_upfront": ("sky", "x"),
    "near_term": ("green", ""),
    "equity": ("purple", "."),
    "dev_reg_milestones": ("pale", ""),
    "sales_milestones": ("pale", "/"),
    "milestones": ("pale", "x"),
    "remainder": ("grey", "/"),
    "equity_outside": ("purple", "."),
}


def money_layers_figure(layers: pd.DataFrame, palette: Palette) -> Figure:
    """One bar, each layer as long as its share; in USD where a rate is known, else in the deal's own currency."""
    in_usd = bool(layers["amount_usd_m"].notna().all())
    unit = "USD m" if in_usd else say("{currency} m", currency=layers["currency"].iloc[0])
    traces = [_layer(layer, in_usd, palette) for layer in layers.to_dict("records")]
    layout = {
        "barmode": "stack",
        "bargap": 0,
        "margin": {"l": 14, "r": 22, "t": 8, "b": 48},
        "xaxis": {"title": {"text": unit}, "tickformat": ",.1~f", "rangemode": "tozero", "nticks": 7},
        "yaxis": {"visible": False, "fixedrange": True},
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, HEIGHT + ROOM_PER_LEGEND_LINE * len(traces))


def _layer(layer: Mapping[Any, Any], in_usd: bool, palette: Palette) -> dict[str, Any]:
    name, (colour, shape) = say(LAYERS[layer["layer"]]), COLOURS[layer["layer"]]
    amount = layer["amount_usd_m"] if in_usd else layer["amount"]
    said = amount_words(layer, in_usd)
    share = "" if pd.isna(layer["total_share"]) else say(", {share} of the headline total", share=percent(layer["total_share"], 1))
    return {
        "type": "bar",
        "orientation": "h",
        "y": [""],
        "x": [amount],
        "name": f"{name}: {said}",
        "width": [0.8],
        "marker": {
            "color": getattr(palette, colour),
            "line": {"color": palette.ground, "width": 1},
            "pattern": {"shape": shape, "fgcolor": palette.grey if colour in FAINT else palette.ground, "size": 6, "fillmode": "overlay"},
        },
        "hovertemplate": f"{name}: {said}{share}<extra></extra>",
    }


def amount_words(layer: Mapping[Any, Any], in_usd: bool) -> str:
    """The amount of a layer as people say it: "$1.2bn", or "CNY 400m" where no dollar rate is known."""
    return money(layer["amount_usd_m"]) if in_usd else say("{currency} {amount}m", currency=layer["currency"], amount=f"{layer['amount']:,.6g}")

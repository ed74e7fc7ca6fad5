"""A deal drawn among its comparables, amount by amount."""

import math

import pandas as pd

from analytics.figures.theme import Figure, Palette, house_style
from analytics.language import say
from analytics.wording import money, percent

HEIGHT = 270
LANES = (0, 2, -2, 1, -1, 3, -3)
TOP, BOTTOM, DEAL_LANE = 4.2, -4.2, -5.4
RANGE = (-6.6, 6.2)
SHARE = "upfront_share"
DIGITS = ((2_000, (1,)), (20, (1, 3)), (5, (1, 2, 5)), (0, (1, 1.5, 2, 3, 4, 5, 7)))  # from this span on, these places of a decade
MANY, DOT, SMALL_DOT = 60, 10, 7


def strip_figure(
    deals: pd.DataFrame, palette: Palette, amount: str, value: float | None, median: float, low: float, high: float, name: str
) -> Figure:
    """One dot a comparable on a log axis; median as a line, its interval as a band; the deal as a diamond in a lane of its own."""
    shown = deals[deals[amount].notna()].sort_values(amount, kind="stable")
    traces = [
        _band(low, high, palette),
        _dots(shown, amount, palette),
        _line(amount, median, palette),
    ]
    amounts = [*shown[amount].tolist(), *([] if value is None else [value])]
    if value is not None:
        is_right = math.log(value) > (math.log(min(amounts)) + math.log(max(amounts))) / 2
        traces.append(_deal(amount, value, is_right, name, palette))
    ticks = _ticks(amounts)
    layout = {
        "margin": {"l": 48, "r": 48, "t": 10, "b": 48},
        "xaxis": {
            "type": "log",
            "title": {"text": "cash upfront as % of headline total, log scale" if amount == SHARE else "USD, log scale"},
            "tickmode": "array",
            "tickangle": 0,
            "tickvals": ticks,
            "ticktext": [_tick_text(amount, tick) for tick in ticks],
            "showgrid": True,
        },
        "yaxis": {"visible": False, "fixedrange": True, "range": list(RANGE)},
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, HEIGHT)


def _written(amount: str, value: float) -> str:
    return percent(value, 1) if amount == SHARE else money(value)


def _tick_text(amount: str, value: float) -> str:
    return f"{value * 100:.3g}%" if amount == SHARE else money(value)


def _ticks(amounts: list[float]) -> list[float]:
    """Round places on the log axis: 1 and 3 of each decade, fewer or more of them where the amounts lie far apart or close together."""
    if not amounts:
        return []
    low, high = min(amounts), max(amounts)
    digits = next(places for span, places in DIGITS if high >= span * low)
    decades = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2)
    return [float(f"{digit}e{decade}") for decade in decades for digit in digits]


def _dots(shown: pd.DataFrame, amount: str, palette: Palette) -> dict[str, object]:
    size = SMALL_DOT if len(shown) > MANY else DOT
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "comparable deal",
        "x": shown[amount].tolist(),
        "y": [LANES[place % len(LANES)] for place in range(len(shown))],
        "customdata": [[deal_id] for deal_id in shown["deal_id"]],
        "text": [
            f"{licensor or say('not stated')} → {licensee or say('not stated')}"
            for licensor, licensee in zip(shown["licensors"], shown["licensees"], strict=True)
        ],
        "hovertext": [_written(amount, value) for value in shown[amount]],
        "hovertemplate": "%{text}: %{hovertext}<extra></extra>",
        "marker": {"symbol": "circle", "size": size, "color": palette.blue, "opacity": 0.75, "line": {"color": palette.ground, "width": 1}},
    }


def _line(amount: str, median: float, palette: Palette) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": "median",
        "showlegend": False,
        "x": [median, median],
        "y": [BOTTOM, TOP],
        "text": ["", say("median {amount}", amount=_written(amount, median))],
        "textposition": "top center",
        "textfont": {"size": 12, "color": palette.text},
        "cliponaxis": False,
        "line": {"color": palette.text, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _band(low: float, high: float, palette: Palette) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "95% interval of the median",
        "x": [low, high, high, low, low],
        "y": [BOTTOM, BOTTOM, TOP, TOP, BOTTOM],
        "fill": "toself",
        "fillcolor": palette.pale,
        "opacity": 0.5,
        "line": {"color": palette.grey, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _deal(amount: str, value: float, is_right: bool, name: str, palette: Palette) -> dict[str, object]:
    said = say("this deal {amount}", amount=_written(amount, value))
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "name": "this deal",
        "showlegend": False,
        "x": [value, value],
        "y": [TOP, DEAL_LANE],
        "text": ["", f"<b>{'' if is_right else '  '}{said}{'  ' if is_right else ''}</b>"],
        "textposition": "middle left" if is_right else "middle right",
        "cliponaxis": False,
        "textfont": {"size": 13, "color": palette.text},
        "line": {"color": palette.vermilion, "width": 1.5, "dash": "dot"},
        "marker": {
            "symbol": "diamond",
            "size": [0, 17],
            "opacity": 1,
            "color": palette.vermilion,
            "line": {"color": palette.text, "width": [0, 1.5]},
        },
        "hovertext": [name, name],
        "hovertemplate": f"%{{hovertext}}: {_written(amount, value)}<extra></extra>",
    }

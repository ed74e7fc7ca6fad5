"""What promised money comes to at published odds. Frames in, figures out: no arithmetic on money here."""

from typing import Any

import pandas as pd

from analytics.figures.theme import BARE, MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import counted, money, percent

HEIGHT, ROOM_PER_LEGEND_LINE, ROW_HEIGHT, NAME_ABOVE = 250, 14, 46, 0.33
FAINT, ON_TOP, TOTAL = ("pale",), "equity_outside", "total"
LOOKS: dict[str, tuple[str, str]] = {
    "cash_upfront": ("blue", ""),
    "mixed_upfront": ("sky", "x"),
    "near_term": ("green", ""),
    "dev_reg": ("orange", ""),
    "sales": ("orange", "/"),
    "unsplit": ("yellow", "x"),
    "open_rest": ("yellow", "/"),
    "equity_inside": ("purple", "."),
}
BARS = (("low_usd_m", "Low"), ("base_usd_m", "Base"), ("high_usd_m", "High"), ("promised_usd_m", "Promised"))


def value_band_figure(layers: pd.DataFrame, palette: Palette) -> Figure:
    """Four bars to one scale: promised, then the high, base and low reading, each stacked from what is due at signing."""
    total = layers[layers["layer"] == TOTAL].iloc[0]
    rows = [f"{say(name)}<br>{say('not valued') if pd.isna(total[column]) else money(total[column])}" for column, name in BARS]
    traces = [_layer(layer, rows, palette) for _, layer in layers[layers["layer"].isin(LOOKS) & (layers["valued_usd_m"] > 0)].iterrows()]
    if total["unvalued_usd_m"] > 0:
        traces.append(_bar("No published odds: not valued", rows, [None, None, None, total["unvalued_usd_m"]], ("pale", "."), palette))
    layout = {
        "barmode": "stack",
        "margin": {**MARGIN_X_TITLE, "l": 76},
        "xaxis": {"title": {"text": "USD m"}, "tickformat": ",.0f", "rangemode": "tozero", "nticks": 6},
        "yaxis": {"type": "category", "categoryorder": "array", "categoryarray": rows, "showgrid": False},
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, HEIGHT + ROOM_PER_LEGEND_LINE * len(traces))


def _layer(layer: pd.Series, rows: list[str], palette: Palette) -> dict[str, Any]:
    amounts = [layer["low_usd_m"], layer["base_usd_m"], layer["high_usd_m"], layer["valued_usd_m"]]
    return _bar(str(layer["name"]), rows, amounts, LOOKS[str(layer["layer"])], palette)


def _bar(name: str, rows: list[str], amounts: list[float | None], look: tuple[str, str], palette: Palette) -> dict[str, Any]:
    colour, shape = look
    shown = [None if pd.isna(amount) else amount for amount in amounts]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": rows,
        "x": shown,
        "width": 0.66,
        "marker": {
            "color": getattr(palette, colour),
            "line": {"color": palette.ground, "width": 0.5},
            "pattern": {"shape": shape, "fgcolor": palette.grey if colour in FAINT else palette.ground, "size": 5, "fillmode": "overlay"},
        },
        "hovertext": [money(amount) for amount in shown],
        "hovertemplate": f"{say(name)}: %{{hovertext}}<extra></extra>",
    }


def value_layers_figure(layers: pd.DataFrame, palette: Palette) -> Figure:
    """One line a layer from its low to its high, the base marked; what was promised is written above it."""
    shown = layers[layers["base_usd_m"].notna() & (layers["layer"] != TOTAL)]
    words = [_layer_words(row) for row in shown.to_dict("records")]
    traces = [*_ranges(shown, palette), _bases(shown, words, palette)]
    layout = {
        "margin": {**BARE, "l": 12, "r": 20, "b": 44},
        "xaxis": {"title": {"text": "USD m, low – base – high"}, "tickformat": ",.0f", "rangemode": "tozero", "nticks": 6, "showgrid": True},
        "yaxis": _rows_axis(len(shown)),
        "annotations": _names(words, palette),
        "showlegend": False,
    }
    return house_style(traces, layout, palette, 70 + ROW_HEIGHT * max(len(shown), 2))


def _ranges(shown: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    ends = [value for low, high in zip(shown["low_usd_m"], shown["high_usd_m"], strict=True) for value in (low, high, None)]
    rows = [value for position in range(len(shown)) for value in (position, position, None)]
    line = {"type": "scatter", "mode": "lines+markers", "x": ends, "y": rows, "connectgaps": False, "hoverinfo": "skip"}
    return [line | {"line": {"color": palette.grey, "width": 5}, "marker": {"symbol": "line-ns-open", "size": 12, "color": palette.grey}}]


def _bases(shown: pd.DataFrame, words: list[str], palette: Palette) -> dict[str, Any]:
    ranges = [say("{low} to {high}", low=money(low), high=money(high)) for low, high in zip(shown["low_usd_m"], shown["high_usd_m"], strict=True)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": shown["base_usd_m"].tolist(),
        "y": list(range(len(shown))),
        "marker": {"symbol": "diamond", "size": 12, "color": palette.blue, "line": {"color": palette.ground, "width": 1}},
        "cliponaxis": False,
        "hovertext": [f"{word}; {spread}" for word, spread in zip(words, ranges, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _layer_words(row: dict[Any, Any]) -> str:
    name, base = say(row["name"]), money(row["base_usd_m"])
    if row["layer"] == "cash_upfront":
        return say("{name}: {amount}, committed", name=name, amount=base)
    return say("{name}: {amount} of {promised}", name=name, amount=base, promised=money(row["valued_usd_m"]))


def value_moves_figure(moves: pd.DataFrame, palette: Palette) -> Figure:
    """The tornado: one bar an input, from the total at its low to the total at its high, the others left at base."""
    rows = moves.to_dict("records")
    words = [
        f"{say(row['name'])}: "
        + say(", ").join(f"{say(row[f'{end}_words'])} {money(row[f'{end}_usd_m'])}" for end in ("low", "high") if row[f"{end}_change_usd_m"] != 0)
        for row in rows
    ]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "y": list(range(len(rows))),
            "base": moves["base_usd_m"].tolist(),
            "x": moves[f"{end}_change_usd_m"].tolist(),
            "width": 0.36,
            "marker": {"color": getattr(palette, colour), "pattern": {"shape": shape, "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"}},
            "hovertext": words,
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for end, name, colour, shape in (("low", "input at its low", "sky", "/"), ("high", "input at its high", "blue", ""))
    ]
    layout = {
        "barmode": "overlay",
        "margin": {**BARE, "l": 12, "r": 20, "t": 34, "b": 44},
        "xaxis": {"title": {"text": "total at signing and beyond, USD m"}, "tickformat": ",.0f", "nticks": 6, "showgrid": True},
        "yaxis": _rows_axis(len(rows)),
        "annotations": _names(words, palette),
        "shapes": [
            {"type": "line", "x0": base, "x1": base, "yref": "paper", "y0": 0, "y1": 1, "line": {"color": palette.text, "width": 1, "dash": "dot"}}
            for base in moves["base_usd_m"].head(1)
        ],
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, 96 + ROW_HEIGHT * max(len(rows), 2))


def value_by_stage_figure(stages: pd.DataFrame, palette: Palette) -> Figure:
    """One row a stage: money promised beyond signing, inside it the base and the line from low to high; hatched without published odds."""
    shown = stages[stages["promised_usd_m"] > 0]
    rows = shown.to_dict("records")
    positions, marks = list(range(len(rows))), [[row["stage_at_signing"]] for row in rows]
    hatched = ["." if pd.isna(row["approval"]) else "" for row in rows]
    words = [_stage_words(row) for row in rows]
    spread = {"name": "low to high", "line": {"color": palette.text, "width": 2}, "marker": {"symbol": "line-ns-open", "size": 9}}
    bar = {"type": "bar", "orientation": "h", "y": positions, "customdata": marks, "hovertext": words, "hovertemplate": "%{hovertext}<extra></extra>"}
    traces = [
        bar
        | {
            "name": "promised beyond signing (dotted: no published odds)",
            "x": shown["promised_usd_m"].tolist(),
            "width": 0.42,
            "marker": {"color": palette.pale, "pattern": {"shape": hatched, "fgcolor": palette.grey, "size": 6, "fillmode": "overlay"}},
        },
        bar | {"name": "base", "x": shown["base_usd_m"].tolist(), "width": 0.2, "marker": {"color": palette.blue}},
        *[line | spread for line in _ranges(shown, palette)],
    ]
    layout = {
        "barmode": "overlay",
        "margin": {**BARE, "l": 12, "r": 20, "t": 52, "b": 44},
        "xaxis": {"title": {"text": "USD m"}, "tickformat": ",.0f", "rangemode": "tozero", "nticks": 6, "showgrid": True},
        "yaxis": _rows_axis(len(rows)),
        "annotations": _names(words, palette),
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, 110 + ROW_HEIGHT * max(len(rows), 2))


def _stage_words(row: dict[Any, Any]) -> str:
    every = counted(int(row["deal_count"]), "deal")
    start = say("{stage}, {disclosed} of {every}", stage=say(row["stage_at_signing"]), disclosed=row["disclosed_count"], every=every)
    promised = money(row["promised_usd_m"])
    if pd.isna(row["approval"]):
        return say("{start}: {promised}, no published odds", start=start, promised=promised)
    base, odds = money(row["base_usd_m"]), percent(row["approval"], 1)
    return say("{start}: {base} of {promised} at {odds}", start=start, base=base, promised=promised, odds=odds)


def _rows_axis(count: int) -> dict[str, Any]:
    return {"autorange": False, "range": [max(count, 2) - 0.55, -0.65], "visible": False}


def _names(words: list[str], palette: Palette) -> list[dict[str, Any]]:
    """A line of words above each row, from the left edge, so that it also fits a phone."""
    line = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"size": 12},
        "bgcolor": palette.ground,
        "borderpad": 0,
    }
    return [line | {"y": position - NAME_ABOVE + 0.1, "text": text} for position, text in enumerate(words)]

"""Companies against one another, and pairs of them."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from analytics.figures.row_text import n_of, row_text
from analytics.figures.theme import BARE, MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import money, shortened

ROW_HEIGHT, NAME_ABOVE, NAME_CHARS, MOST_PAIRS, FEWEST_ROWS = 42, 0.42, 40, 12, 3
BARE_AXIS = {"showgrid": False, "showticklabels": False, "rangemode": "tozero"}
MEASURES = {
    "deals": ("deal_count", "deal_count", "acquisition_count", "blue"),
    "upfront": ("upfront_usd_m", "upfront_count", "acquisition_count", "blue"),
    "headline total": ("headline_usd_m", "headline_count", "headline_acquisition_count", "orange"),
}


def league_figure(companies: pd.DataFrame, palette: Palette, order: str, drill: str) -> Figure:
    """One bar a company, largest on top, its name above it, with n of N where the measure is money; drill: what a bar carries."""
    column, count, acquisitions, colour = MEASURES[order]
    texts = [
        f"{n:,}" if order == "deals" else f"{money(value)}{' ‡' if bought else ''} ({n_of(d, n)})" if d else none_discloses(n)
        for value, d, n, bought in zip(companies[column], companies[count], companies["deal_count"], companies[acquisitions], strict=True)
    ]
    bars = {
        **named_bars(companies[column], texts, getattr(palette, colour)),
        "customdata": companies[[drill]].to_numpy().tolist(),
        "hovertext": companies["name"].tolist(),
        "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
    }
    layout = {"margin": BARE, "xaxis": {**BARE_AXIS, "domain": [0, 0.62]}, "yaxis": rows_axis(len(companies))}
    return house_style([bars, names_above(companies["name"].tolist())], layout, palette, height_of(len(companies)))


def repeat_partners_figure(pairs: pd.DataFrame, palette: Palette) -> Figure:
    """The pairs with most deals: deals on the left, headline total on the right, the names above."""
    shown = pairs.head(MOST_PAIRS)
    names = [f"{licensor} → {licensee}" for licensor, licensee in zip(shown["licensor"], shown["licensee"], strict=True)]
    carried = shown[["licensor", "licensee"]].to_numpy().tolist()
    totals = [disclosed_text(pair, "headline") for pair in shown.to_dict("records")]
    traces = [
        {
            **named_bars(shown["deal_count"], [f"{n:,}" for n in shown["deal_count"]], palette.blue),
            "customdata": carried,
            "hovertext": names,
            "hovertemplate": "%{hovertext}: %{x} deals<extra></extra>",
        },
        {
            **named_bars(shown["headline_usd_m"], totals, palette.orange),
            "xaxis": "x2",
            "customdata": carried,
            "hovertext": names,
            "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
        },
        names_above(names),
    ]
    return house_style(traces, two_panels("deals", "headline total", len(shown)), palette, height_of(len(shown)) + 40)


def two_panels(left: str, right: str, count: int) -> dict[str, Any]:
    """The layout of two panels over the same rows."""
    return {
        "margin": {**MARGIN_X_TITLE, "l": BARE["l"], "b": 34},
        "xaxis": {**BARE_AXIS, "domain": [0, 0.36], "title": {"text": left}},
        "xaxis2": {**BARE_AXIS, "domain": [0.48, 0.78], "title": {"text": right}},
        "yaxis": rows_axis(count),
    }


def named_bars(values: pd.Series, texts: list[str], colour: str) -> dict[str, Any]:
    """Bars that leave room above them for a name; the value is written at their end."""
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(values))),
        "x": values.tolist(),
        "width": 0.4,
        "marker": {"color": colour},
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "textfont": {"size": 12},
        "showlegend": False,
    }


def names_above(names: list[str]) -> dict[str, Any]:
    """The name of each row above its bar."""
    return row_text([shortened(name, NAME_CHARS) for name in names], [position - NAME_ABOVE for position in range(len(names))])


def rows_axis(count: int) -> dict[str, Any]:
    """Rows from top to bottom, without ticks: each bears its name; few rows keep the height of a row."""
    return {"autorange": False, "range": [max(count, FEWEST_ROWS) - 0.5, -0.75], "visible": False}


def height_of(count: int) -> int:
    """Pixels for so many named rows."""
    return 24 + ROW_HEIGHT * max(count, FEWEST_ROWS)


def none_discloses(deals: int) -> str:
    """What stands in place of an amount that no deal discloses."""
    return say("0 of {deals} disclose", deals=deals)


def disclosed_text(row: dict[Hashable, Any], amount: str, *, is_short: bool = False) -> str:
    """An amount with how many of the row's deals disclose it."""
    disclosed, deals = row[f"{amount}_count"], row["deal_count"]
    if not disclosed:
        return say("0/{deals} disclose", deals=deals) if is_short else none_discloses(deals)
    return f"{money(row[f'{amount}_usd_m'])} ({f'{disclosed}/{deals}' if is_short else n_of(disclosed, deals)})"

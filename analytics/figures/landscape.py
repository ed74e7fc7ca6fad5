"""Charts of targets and of NewCo deals."""

from typing import Any

import pandas as pd

from analytics.figures.row_text import deal_words, party, row_text
from analytics.figures.theme import BARE, MARGIN_X_TITLE, Figure, Palette, house_style, label_room
from analytics.language import say
from analytics.wording import money

DRAWN_DEALS, NAME_CHARS, ROW = 12, 20, 26
DEAL_ROW, PARTIES_ABOVE, INVESTORS_BELOW, INVESTOR_CHARS = 60, 0.32, 0.29, 42
TERMINATED_PART = 2
SHARES = (
    ("valued_count", "Shares, value stated", "purple", ""),
    ("unvalued_count", "Shares, no value stated", "purple", "/"),
    ("silent_count", "No shares on record", "grey", "x"),
)


def _row_bars(rows: pd.DataFrame, values: str, names: list[str], texts: list[str], colour: str, axis: str, carried: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": rows[values].tolist(),
        "xaxis": axis,
        "customdata": rows[[carried]].to_numpy().tolist(),
        "marker": {"color": colour},
        "text": texts,
        "textposition": "outside",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "showlegend": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
    }


def _axis(domain: list[float], title: str) -> dict[str, Any]:
    return {"domain": domain, "title": {"text": title}, "showgrid": False, "showticklabels": False, "rangemode": "tozero"}


def hot_targets_figure(targets: pd.DataFrame, palette: Palette) -> Figure:
    """Deals and terminated deals in panels of one scale, the median upfront written beside them."""
    names = targets["target"].tolist()
    longest = max([*targets["deal_count"], *(TERMINATED_PART * count for count in targets["terminated_count"])], default=1)
    terminated = _row_bars(targets, "terminated_count", names, [f"{n:,}" for n in targets["terminated_count"]], palette.vermilion, "x2", "target") | {
        "name": "Terminated"
    }
    terminated["marker"] = {"color": palette.vermilion, "pattern": {"shape": "/", "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"}}
    traces = [
        _row_bars(targets, "deal_count", names, [f"{n:,}" for n in targets["deal_count"]], palette.blue, "x", "target") | {"name": "Deals"},
        terminated,
        {
            "type": "scatter",
            "mode": "text",
            "name": "Median upfront",
            "y": names,
            "x": [0] * len(names),
            "xaxis": "x3",
            "customdata": targets[["target"]].to_numpy().tolist(),
            "text": [_median(row) for row in targets.to_dict("records")],
            "textposition": "middle right",
            "textfont": {"size": 11},
            "cliponaxis": False,
            "showlegend": False,
            "hovertemplate": "%{y}: %{text}<extra></extra>",
        },
    ]
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": label_room(names)},
        "xaxis": _axis([0, 0.36], "deals") | {"range": [0, longest]},
        "xaxis2": _axis([0.44, 0.62], "terminated") | {"range": [0, longest / TERMINATED_PART]},
        "xaxis3": _axis([0.68, 0.86], "median<br>upfront") | {"range": [0, 1]},
        "yaxis": {"type": "category", "autorange": "reversed", "showgrid": False},
    }
    return house_style(traces, layout, palette, max(200, 60 + ROW * len(names)))


def _median(row: dict[Any, Any]) -> str:
    base = f"{row['disclosed_count']}/{row['deal_count']}"
    return base if pd.isna(row["median_upfront_usd_m"]) else f"{money(row['median_upfront_usd_m'])} ({base})"


def newco_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """One bar a year, split by what is known of the shares that the licensor takes."""
    labels = [f"{year}*" if partial else str(year) for year, partial in zip(by_year["announced_year"], by_year["is_partial"], strict=True)]
    traces = [
        {
            "type": "bar",
            "name": name,
            "x": labels,
            "y": by_year[column].tolist(),
            "customdata": by_year[["announced_year"]].to_numpy().tolist(),
            "marker": {"color": getattr(palette, colour), "pattern": {"shape": shape, "fgcolor": palette.ground, "size": 6, "fillmode": "overlay"}},
            "hovertemplate": say("%{{x}}, {name}: %{{y}} deals<extra></extra>", name=say(name).lower()),
        }
        for column, name, colour, shape in SHARES
        if by_year[column].any()
    ]
    layout = {
        "barmode": "stack",
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": labels},
        "yaxis": {"title": {"text": "deals"}, "rangemode": "tozero", "nticks": 5, "tickformat": "d"},
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, 260)


def newco_deals_figure(deals: pd.DataFrame, palette: Palette) -> Figure:
    """One bar a deal as long as its headline total, its parties above it, upfront and shares beside it, investors below; the newest twelve."""
    rows = deals.head(DRAWN_DEALS).to_dict("records")
    places = list(range(len(rows)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": places,
        "x": [row["headline_usd_m"] if pd.notna(row["headline_usd_m"]) else 0 for row in rows],
        "width": 0.27,
        "customdata": [[row["deal_id"]] for row in rows],
        "marker": {"color": palette.orange},
        "text": [_terms(row) for row in rows],
        "textposition": "outside",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "showlegend": False,
        "hovertext": [deal_words(row) for row in rows],
        "hovertemplate": "%{hovertext}<br>%{text}<extra></extra>",
    }
    parties = [f"{party(row['licensors'], NAME_CHARS)} → <b>{party(row['licensees'], NAME_CHARS)}</b>, {_year(row['announced_on'])}" for row in rows]
    names = row_text(parties, [place - PARTIES_ABOVE for place in places])
    told = [_investors(row["investors"]) for row in rows]
    investors = row_text(told, [place + INVESTORS_BELOW for place in places], size=11, color=palette.muted)
    layout = {
        "margin": BARE,
        "xaxis": {"showgrid": False, "showticklabels": False, "domain": [0, 0.45], "rangemode": "tozero"},
        "yaxis": {"autorange": False, "range": [len(rows) - 0.5, -0.75], "visible": False},
    }
    return house_style([bars, names, investors], layout, palette, 24 + DEAL_ROW * max(len(rows), 3))


def _investors(stated: str | None) -> str:
    """As many of the investors as a line holds, and how many more there are."""
    names = (stated or "").split("; ")
    told = names[0]
    for place, name in enumerate(names[1:], start=1):
        if len(told) + len(name) > INVESTOR_CHARS:
            return say("Investors: {names} and {count} more", names=told, count=len(names) - place)
        told = f"{told}, {name}"
    return say("Investors: {names}", names=told or say("not stated"))


def _terms(row: dict[Any, Any]) -> str:
    part = "" if pd.isna(row["equity_share_pct"]) else f" {row['equity_share_pct']:g}%"
    stated = {"value stated": f" {money(row['equity_usd_m'])}", "no value stated": part}
    shares = say("shares{amount}", amount=stated[row["shares"]]) if row["shares"] in stated else ""
    paid = f"{money(row['upfront_usd_m'])}{'' if row['upfront_scope'] == 'cash' else ' †'}"
    upfront = "" if pd.isna(row["upfront_usd_m"]) else say("{amount} upfront", amount=paid)
    headline = say("total not disclosed") if pd.isna(row["headline_usd_m"]) else money(row["headline_usd_m"])
    return " · ".join(part for part in (headline, upfront, shares) if part)


def _year(day: Any) -> str:
    return say("undated") if pd.isna(day) else f"{day:%Y}"

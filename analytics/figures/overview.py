"""Charts of the first screen. Frames in, figures out: no arithmetic on money here."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from analytics.figures.row_text import deal_words, n_of, party
from analytics.figures.theme import BARE, HEIGHT, MARGIN_X_TITLE, TALL_HEIGHT, Figure, Palette, house_style, label_room
from analytics.language import say
from analytics.small_numbers import shown_only_if_enough
from analytics.wording import money

PARTIAL = "/"
MANY_QUARTERS, FEW, ROW_HEIGHT, NAME_ABOVE = 8, 5, 42, 0.42
LAYERS = (
    ("cash_upfront_usd_m", "Upfront, cash", "blue", ""),
    ("mixed_upfront_usd_m", "Upfront with equity or near-term inside", "sky", "x"),
    ("near_term_usd_m", "Near-term milestones", "green", ""),
    ("equity_usd_m", "Equity", "purple", "."),
    ("contingent_usd_m", "Contingent: later milestones", "pale", ""),
    ("unsplit_usd_m", "Headline total, upfront not disclosed", "grey", "/"),
)


def _labels(values: pd.Series, partial: pd.Series) -> list[str]:
    return [f"{value}*" if is_partial else str(value) for value, is_partial in zip(values, partial, strict=True)]


def deals_by_quarter_figure(by_quarter: pd.DataFrame, palette: Palette) -> Figure:
    """Two panels over one time axis: deals above, headline total below; the unfinished quarter is hatched."""
    quarters = by_quarter["announced_quarter"].tolist()
    hatch = [PARTIAL if partial else "" for partial in by_quarter["is_partial"]]
    marker = {"pattern": {"shape": hatch, "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"}}
    shown = {"type": "bar", "x": quarters, "customdata": [[quarter] for quarter in quarters], "showlegend": False}
    traces = [
        {
            **shown,
            "y": by_quarter["deal_count"].tolist(),
            "yaxis": "y",
            "marker": {**marker, "color": palette.blue},
            "hovertemplate": "%{customdata[0]}: %{y} deals<extra></extra>",
            "name": "Deals",
        },
        {
            **shown,
            "y": by_quarter["headline_usd_m"].tolist(),
            "yaxis": "y2",
            "marker": {**marker, "color": palette.orange},
            "text": [n_of(d, n) for d, n in zip(by_quarter["disclosed_count"], by_quarter["deal_count"], strict=True)],
            "textposition": "none",
            "hovertemplate": "%{customdata[0]}: $%{y:,.0f}m, %{text} disclose<extra></extra>",
            "name": "Headline total",
        },
    ]
    layout = {
        "xaxis": {"type": "category", "anchor": "y2", "tickangle": 0, **_quarter_ticks(quarters)},
        "yaxis": {"domain": [0.56, 1], "title": {"text": "deals"}, "rangemode": "tozero", **_whole_ticks(by_quarter["deal_count"])},
        "yaxis2": {"domain": [0, 0.46], "title": {"text": "USD m"}, "rangemode": "tozero", "tickformat": ",.0f"},
    }
    return house_style(traces, layout, palette, HEIGHT)


def _quarter_ticks(quarters: list[str]) -> dict[str, object]:
    """Every quarter while there are few, then years at their first quarter."""
    if len(quarters) <= MANY_QUARTERS:
        return {}
    firsts = [quarter for quarter in quarters if quarter.endswith("Q1")][:: 2 if len(quarters) > 4 * MANY_QUARTERS else 1]
    return {"tickmode": "array", "tickvals": firsts, "ticktext": [quarter[:4] for quarter in firsts]}


def _whole_ticks(counts: pd.Series) -> dict[str, object]:
    return {"dtick": 1} if len(counts) and counts.max() < FEW else {"nticks": 5}


def money_layers_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """One bar a year, stacked from what is paid at signing to what may never be paid."""
    years = by_year["announced_year"].tolist()
    labels = _labels(by_year["announced_year"], by_year["is_partial"])
    traces = [
        {
            "type": "bar",
            "name": name,
            "x": labels,
            "y": by_year[column].tolist(),
            "customdata": [[year] for year in years],
            "marker": {"color": getattr(palette, colour), "pattern": {"shape": shape, "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"}},
            "hovertemplate": say("%{{x}} {name}: $%{{y:,.0f}}m<extra></extra>", name=say(name)),
        }
        for column, name, colour, shape in LAYERS
        if by_year[column].notna().any()
    ]
    layout = {
        "barmode": "stack",
        "xaxis": {"type": "category"},
        "yaxis": {"title": {"text": "USD m"}, "tickformat": ",.0f"},
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, TALL_HEIGHT)


def upfront_share_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """Three lines: share of the summed money, median deal, mean deal; years under five deals keep their count only."""
    labels = _labels(by_year["announced_year"], by_year["is_partial"])
    counts = [n_of(d, n) for d, n in zip(by_year["disclosed_count"], by_year["deal_count"], strict=True)]
    traces = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": labels,
            "y": shown_only_if_enough(by_year[column], by_year["disclosed_count"]).tolist(),
            "customdata": [[year] for year in by_year["announced_year"]],
            "text": counts,
            "connectgaps": False,
            "line": {"color": getattr(palette, colour), "dash": dash, "width": 2},
            "marker": {"symbol": symbol, "size": 9},
            "hovertemplate": say("%{{x}} {name}: %{{y:.1%}} (%{{text}} disclose)<extra></extra>", name=say(name)),
        }
        for column, name, colour, dash, symbol in (
            ("aggregate_share", "All money together", "blue", "solid", "circle"),
            ("median_share", "Median deal", "orange", "dash", "diamond"),
            ("mean_share", "Mean deal", "purple", "dot", "square"),
        )
    ]
    layout = {
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": labels},
        "yaxis": {"tickformat": ".0%", "rangemode": "tozero", "title": {"text": "upfront, share of headline total"}},
    }
    return house_style(traces, layout, palette, HEIGHT)


def modality_mix_figure(by_modality: pd.DataFrame, palette: Palette) -> Figure:
    """Two panels with the same rows: deals on the left, headline total on the right."""
    rows = by_modality["modality"].tolist()
    colours = [palette.modality(group) for group in by_modality["modality_group"]]
    shown = {
        "type": "bar",
        "orientation": "h",
        "y": rows,
        "customdata": [[row] for row in rows],
        "showlegend": False,
        "cliponaxis": False,
        "textposition": "outside",
        "textfont": {"size": 11},
    }
    traces = [
        {
            **shown,
            "x": by_modality["deal_count"].tolist(),
            "xaxis": "x",
            "marker": {"color": colours},
            "text": [f"{count:,}" for count in by_modality["deal_count"]],
            "hovertemplate": "%{y}: %{x} deals<extra></extra>",
            "name": "Deals",
        },
        {
            **shown,
            "x": by_modality["headline_usd_m"].tolist(),
            "xaxis": "x2",
            "marker": {"color": colours},
            "text": [
                f"{money(total)} ({d}/{n})" if d else f"0/{n}"
                for total, d, n in zip(by_modality["headline_usd_m"], by_modality["disclosed_count"], by_modality["deal_count"], strict=True)
            ],
            "hovertemplate": "%{y}: %{text}<extra></extra>",
            "name": "Headline total",
        },
    ]
    axis = {"showgrid": False, "showticklabels": False}
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": label_room(rows)},
        "xaxis": {**axis, "domain": [0, 0.32], "title": {"text": "deals"}},
        "xaxis2": {**axis, "domain": [0.44, 0.74], "title": {"text": "headline total"}},
        "yaxis": {"autorange": "reversed", "showgrid": False},
    }
    return house_style(traces, layout, palette, max(HEIGHT, 60 + 24 * len(rows)))


def largest_figure(largest: pd.DataFrame, palette: Palette, colour: str) -> Figure:
    """One bar a deal, largest on top, its parties and year written above it, so that it also fits a phone."""
    deals = largest.to_dict("records")
    positions = list(range(len(deals)))
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "y": positions,
            "x": largest["amount_usd_m"].tolist(),
            "width": 0.4,
            "customdata": [[deal["deal_id"]] for deal in deals],
            "marker": {"color": getattr(palette, colour)},
            "text": [_amount_label(deal) for deal in deals],
            "textposition": "outside",
            "cliponaxis": False,
            "textfont": {"size": 12},
            "hovertext": [deal_words(deal) for deal in deals],
            "hovertemplate": "%{hovertext}<br>%{text}<extra></extra>",
            "showlegend": False,
        }
    ]
    names = {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(deals),
        "y": [position - NAME_ABOVE for position in positions],
        "text": [_deal_label(deal) for deal in deals],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    layout = {
        "margin": BARE,
        "xaxis": {"showgrid": False, "showticklabels": False, "domain": [0, 0.74], "rangemode": "tozero"},
        "yaxis": {"autorange": False, "range": [len(deals) - 0.5, -0.75], "visible": False},
    }
    return house_style([*traces, names], layout, palette, 24 + ROW_HEIGHT * max(len(deals), 3))


def largest_by_upfront_figure(largest: pd.DataFrame, palette: Palette) -> Figure:
    """The largest upfronts."""
    return largest_figure(largest, palette, "blue")


def largest_by_headline_figure(largest: pd.DataFrame, palette: Palette) -> Figure:
    """The largest headline totals."""
    return largest_figure(largest, palette, "orange")


def _deal_label(deal: dict[Hashable, Any]) -> str:
    year = "" if pd.isna(deal["announced_on"]) else f", {deal['announced_on']:%Y}"
    return f"{party(deal['licensors'], 26)} → {party(deal['licensees'], 26)}{year}"


def _amount_label(deal: dict[Hashable, Any]) -> str:
    mark = {"cash and equity": " †", "cash and near-term": " †", "acquisition": " ‡"}.get(deal["scope"] or "", "")
    amount = f"{money(deal['amount_usd_m'])}{mark}"
    if deal["qualifier"] == "up to":
        return say("up to {amount}", amount=amount)
    if deal["qualifier"] == "approx":
        return say("about {amount}", amount=amount)
    return say("over {amount}", amount=amount) if deal["qualifier"] == "at least" else amount

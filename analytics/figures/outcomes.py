"""Charts of what became of the deals. Frames in, figures out: no arithmetic on money here."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from analytics.figures.row_text import party
from analytics.figures.theme import BARE, HEIGHT, MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import dated, money, percent

NOT_STATED = "not stated"
STATUSES = (
    ("terminated", "vermilion", "/"),
    ("expired", "yellow", "x"),
    ("unknown", "pale", "."),
    ("completed", "sky", "\\"),
    ("active", "blue", ""),
)
DRAWN, ROW_HEIGHT, NAME_ABOVE, WAIT_ROOM = 25, 42, 0.42, 1.5
FEW_YEARS, GAP = 9, "\u2002"
YEARS_MARGIN = {**MARGIN_X_TITLE, "b": 62}
Row = dict[Hashable, Any]


def _starred(values: pd.Series, partial: pd.Series) -> list[str]:
    return [f"{value}*" if is_partial else str(value) for value, is_partial in zip(values, partial, strict=True)]


def _year_axis(labels: list[str], years: list[str], title: str) -> dict[str, Any]:
    """Every year from the first to the last, empty ones too; short names where there are many, so that they stay level."""
    known = [int(year) for year in years if year != NOT_STATED]
    by_year = dict(zip(years, labels, strict=True))
    between = [str(year) for year in range(min(known), max(known) + 1)] if known else []
    order = [by_year.get(year, year) for year in between] + [NOT_STATED] * (NOT_STATED in by_year)
    names = [f"’{label[2:]}" if len(order) > FEW_YEARS and label != NOT_STATED else say(label).replace(" ", "<br>") for label in order]
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": order,
        "tickmode": "array",
        "tickvals": order,
        "ticktext": names,
        "title": {"text": title, "standoff": 6},
    }


def status_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """One bar a signing year, terminated deals at its foot; every status has its own pattern."""
    labels = _starred(by_year["announced_year"], by_year["is_partial"])
    bars = list(zip(labels, by_year["announced_year"], by_year["status"], by_year["deal_count"].tolist(), strict=True))
    traces = [
        {
            "type": "bar",
            "name": status,
            "x": [label for label, _, _, _ in rows],
            "y": [count for _, _, _, count in rows],
            "customdata": [[year, status] for _, year, _, _ in rows],
            "marker": {
                "color": getattr(palette, colour),
                "pattern": {"shape": shape, "fgcolor": palette.grey if colour == "pale" else palette.ground, "size": 6, "fillmode": "overlay"},
            },
            "hovertemplate": say("signed %{{x}}, {status}: %{{y}} deals<extra></extra>", status=say(status)),
        }
        for status, colour, shape in STATUSES
        if (rows := [bar for bar in bars if bar[2] == status])
    ]
    layout = {
        "barmode": "stack",
        "xaxis": _year_axis(labels, by_year["announced_year"].tolist(), "year of signing"),
        "yaxis": {"title": {"text": "deals"}, "rangemode": "tozero", "nticks": 6},
        "margin": YEARS_MARGIN,
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, HEIGHT)


def terminations_by_year_figure(ended: pd.DataFrame, palette: Palette) -> Figure:
    """One block a terminated deal, piled up by the year of its end; each block leads to its deal."""
    labels = _starred(ended["ended_year"], ended["is_partial"])
    shapes = ["x" if year == NOT_STATED else "/" if partial else "" for year, partial in zip(ended["ended_year"], ended["is_partial"], strict=True)]
    blocks = {
        "type": "bar",
        "x": labels,
        "y": [1] * len(ended),
        "base": [place - 1 for place in ended["place"]],
        "customdata": [[deal] for deal in ended["deal_id"]],
        "marker": {
            "color": [palette.grey if year == NOT_STATED else palette.vermilion for year in ended["ended_year"]],
            "line": {"color": palette.ground, "width": 2},
            "pattern": {"shape": shapes, "fgcolor": palette.ground, "size": 6, "fillmode": "overlay"},
        },
        "hovertext": [_end_words(deal) for deal in ended.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    highest = int(ended["place"].max()) if len(ended) else 1
    layout = {
        "barmode": "overlay",
        "xaxis": _year_axis(labels, ended["ended_year"].tolist(), "year of the end"),
        "yaxis": {"title": {"text": "terminated deals"}, "range": [0, highest + 0.4], **({"dtick": 1} if highest <= 8 else {"nticks": 6})},
        "margin": YEARS_MARGIN,
    }
    return house_style([blocks], layout, palette, HEIGHT)


def _end_words(deal: Row) -> str:
    signed, ended = dated(deal["announced_on"], deal["announced_precision"]), dated(deal["ended_on"], deal["ended_precision"])
    return say("{parties}: signed {signed}, ended {ended}", parties=_parties(deal, 40), signed=signed, ended=ended)


def terminated_deals_figure(terminated: pd.DataFrame, palette: Palette) -> Figure:
    """One row a deal: the headline total that was promised, and inside it what was due at signing."""
    deals = terminated.head(DRAWN).to_dict("records")
    positions = list(range(len(deals)))
    shown = {
        "type": "bar",
        "orientation": "h",
        "y": positions,
        "width": 0.4,
        "customdata": [[deal["deal_id"]] for deal in deals],
        "hovertext": [f"{_parties(deal, 60)}: {_paid_words(deal)}" for deal in deals],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    promised = {
        **shown,
        "name": "Headline total promised",
        "x": [_or_zero(deal["headline_usd_m"]) for deal in deals],
        "marker": {"color": palette.pale, "pattern": {"shape": "/", "fgcolor": palette.grey, "size": 6, "fillmode": "overlay"}},
    }
    paid = {**shown, "name": "Due at signing", "x": [_or_zero(deal["upfront_usd_m"]) for deal in deals], "marker": {"color": palette.blue}}
    ends = [max(_or_zero(deal["headline_usd_m"]), _or_zero(deal["upfront_usd_m"])) for deal in deals]
    written = [(0, position - NAME_ABOVE, f"{_parties(deal, 24)}{_lasted(deal)}") for position, deal in zip(positions, deals, strict=True)] + [
        (end, position, f"{GAP}{_amounts(deal)}") for end, position, deal in zip(ends, positions, deals, strict=True)
    ]
    names = _written(written)
    layout = {
        "barmode": "overlay",
        "margin": {**BARE, "t": 34},
        "xaxis": {"showgrid": False, "showticklabels": False, "domain": [0, 0.68], "rangemode": "tozero"},
        "yaxis": {"autorange": False, "range": [max(len(deals), 3) - 0.5, -0.75], "visible": False},
        "legend": {"traceorder": "normal", "y": 1, "yanchor": "bottom"},
    }
    return house_style([promised, paid, names], layout, palette, 60 + ROW_HEIGHT * max(len(deals), 3))


def approved_abroad_figure(approved: pd.DataFrame, palette: Palette) -> Figure:
    """One row a deal and asset: a line from signing to the first approval abroad, its end filled while the deal was still on."""
    rows = approved.head(DRAWN).to_dict("records")
    positions = list(range(len(rows)))
    waits = {
        "type": "scatter",
        "mode": "lines",
        "x": [value for row in rows for value in (0, row["years"], None)],
        "y": [value for position in positions for value in (position, position, None)],
        "line": {"color": palette.grey, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    ends = [
        _approvals([(position, row) for position, row in enumerate(rows) if bool(row["ended_before"]) == ended], name, symbol, colour, palette)
        for ended, name, symbol, colour in (
            (False, "no earlier end of the deal on record", "circle", "green"),
            (True, "after the deal had ended", "x", "vermilion"),
        )
    ]
    names = [(0, position - NAME_ABOVE, f"{row['asset']} → {party(row['licensees'], 24)}") for position, row in zip(positions, rows, strict=True)]
    longest = max((row["years"] for row in rows), default=1)
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": 14, "t": 34},
        "xaxis": {"range": [0, longest * WAIT_ROOM], "title": {"text": "years from signing to the first approval abroad on record"}, "nticks": 7},
        "yaxis": {"autorange": False, "range": [max(len(rows), 3) - 0.5, -0.75], "visible": False},
        "legend": {"y": 1, "yanchor": "bottom"},
    }
    return house_style([waits, *(trace for trace in ends if trace["x"]), _written(names)], layout, palette, 100 + ROW_HEIGHT * max(len(rows), 3))


def _approvals(rows: list[tuple[int, Row]], name: str, symbol: str, colour: str, palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [row["years"] for _, row in rows],
        "y": [position for position, _ in rows],
        "customdata": [[row["deal_id"]] for _, row in rows],
        "marker": {"symbol": symbol, "size": 11, "color": getattr(palette, colour)},
        "text": [f"{row['agency']} {dated(row['approved_on'], row['approved_precision'])}" for _, row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hovertext": [
            say(
                "{asset}, {parties}: {years} years; approved by {agencies}",
                asset=row["asset"],
                parties=_parties(row, 60),
                years=f"{row['years']:.1f}",
                agencies=row["agencies"],
            )
            for _, row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _written(texts: Sequence[tuple[Any, float, str]]) -> dict[str, Any]:
    """Words in the chart, beginning at a place."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _ in texts],
        "y": [y for _, y, _ in texts],
        "text": [text for _, _, text in texts],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _parties(deal: Row, length: int) -> str:
    return f"{party(deal['licensors'], length)} → {party(deal['licensees'], length)}"


def _lasted(deal: Row) -> str:
    return say(", end undated") if pd.isna(deal["years"]) else say(", {years} years", years=f"{deal['years']:.1f}")


def _or_zero(amount: float) -> float:
    """A bar of no length where no amount is known; the words beside it say so."""
    return 0 if pd.isna(amount) else amount


def _amounts(deal: Row) -> str:
    headline, upfront = deal["headline_usd_m"], deal["upfront_usd_m"]
    if pd.isna(headline) and pd.isna(upfront):
        return say("not disclosed")
    paid = say("upfront not disclosed") if pd.isna(upfront) else money(upfront)
    if pd.isna(headline):
        return say("{paid}, total in earlier deal", paid=paid) if deal["is_inside"] else say("{paid}, total not disclosed", paid=paid)
    return f"{money(headline)}, {paid}" if pd.isna(upfront) else say("{upfront} of {headline}", upfront=paid, headline=money(headline))


def _paid_words(deal: Row) -> str:
    share = "" if pd.isna(deal["upfront_share"]) else say(" ({share} in cash)", share=percent(deal["upfront_share"], 1))
    return f"{_amounts(deal)}{share}"

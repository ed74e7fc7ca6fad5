"""Charts of single deals and of their layers: upfront against headline total, split milestones, concentration, royalties, published figures."""

from math import log10
from typing import Any

import pandas as pd

from analytics.figures.row_text import names_above, party
from analytics.figures.theme import BARE, MARGIN_X_TITLE, TALL_HEIGHT, Figure, Palette, house_style, money_room
from analytics.language import say
from analytics.metrics.iso_shares import frame_around, guide_lines
from analytics.records import records
from analytics.wording import counted, money, percent

DECADES = [10**decade for decade in range(-2, 7)]
LICENSEES = (
    ("multinational", "Multinational", "blue", "circle"),
    ("pharma", "Pharma", "orange", "square"),
    ("biotech", "Biotech", "green", "triangle-up"),
    ("newco", "NewCo", "purple", "diamond"),
    ("", "Other or not stated", "grey", "x"),
)
LAYERS = {
    "upfront": ("Upfront, cash", "blue", ""),
    "mixed_upfront": ("Upfront with equity or near-term inside", "sky", "x"),
    "near_term": ("Near-term milestones", "green", ""),
    "equity": ("Equity inside the total", "purple", "."),
    "dev_reg_milestones": ("Development and regulatory", "orange", ""),
    "sales_milestones": ("Sales milestones", "vermilion", "\\"),
    "rest": ("Rest, not split", "grey", "/"),
    "total": ("Headline total", "pale", ""),
}
LARGEST = ((1, 5, "vermilion", "diamond"), (6, 10, "orange", "square"))
ROW_HEIGHT, MOST_MARKS = 42, 1500
NAMED = ["deal_id", "licensors", "licensees", "announced_on"]


def upfront_v_headline_figure(deals: pd.DataFrame, palette: Palette) -> Figure:
    """One mark a deal on two log axes, its shape and colour the kind of licensee; lines of equal upfront share behind.

    Of more deals than an eye can tell apart every second, third, ... is drawn.
    """
    deals = deals.iloc[:: len(deals) // MOST_MARKS + 1]
    named = {kind for kind, *_ in LICENSEES}
    kinds = deals["licensee_kind"].where(deals["licensee_kind"].isin(named), "")
    shown = frame_around(deals["headline_usd_m"].tolist(), deals["upfront_usd_m"].tolist())
    groups = [(deals[kinds == kind], *look) for kind, *look in LICENSEES]
    traces = [
        *_guides(guide_lines(shown), palette),
        *(_deal_marks(group, name, getattr(palette, colour), symbol, palette) for group, name, colour, symbol in groups if len(group)),
    ]
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": money_room([money(decade) for decade in DECADES[:-1]], least=76), "r": 44},
        "xaxis": _decades("headline total, log scale", shown.headlines),
        "yaxis": _decades("cash upfront, log scale", shown.upfronts),
    }
    return house_style(traces, layout, palette, TALL_HEIGHT)


def _guides(lines: list[Any], palette: Palette) -> list[dict[str, Any]]:
    quiet = {"type": "scatter", "hoverinfo": "skip", "showlegend": False}
    drawn = [
        {**quiet, "mode": "lines", "x": list(line.headlines), "y": list(line.upfronts), "line": {"color": palette.muted, "width": 1, "dash": "dot"}}
        for line in lines
    ]
    ends = {
        **quiet,
        "mode": "text",
        "x": [line.headlines[1] for line in lines],
        "y": [line.upfronts[1] for line in lines],
        "text": [percent(line.share) for line in lines],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": palette.muted},
        "cliponaxis": False,
    }
    return [*drawn, ends]


def _deal_marks(deals: pd.DataFrame, name: str, colour: str, symbol: str, palette: Palette) -> dict[str, Any]:
    rows = records(deals[[*NAMED, "upfront_usd_m", "headline_usd_m", "upfront_share"]])
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": deals["headline_usd_m"].tolist(),
        "y": deals["upfront_usd_m"].tolist(),
        "customdata": [[row["deal_id"]] for row in rows],
        "hovertext": [
            say(
                "{parties}<br>{upfront} of {headline}: {share}",
                parties=parties(row),
                upfront=money(row["upfront_usd_m"]),
                headline=money(row["headline_usd_m"]),
                share=percent(row["upfront_share"], 1),
            )
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": colour, "symbol": symbol, "size": 10, "opacity": 0.9, "line": {"width": 1, "color": palette.ground}},
    }


def parties(deal: dict[Any, Any], length: int = 26) -> str:
    """Licensor, licensee and year of a deal, long names cut."""
    licensors, licensees = (party(deal[side], length) for side in ("licensors", "licensees"))
    year = "" if pd.isna(deal["announced_on"]) else f", {deal['announced_on']:%Y}"
    return f"{licensors} → {licensees}{year}"


def _decades(title: str, ends: tuple[float, float]) -> dict[str, Any]:
    return {
        "type": "log",
        "range": [log10(end) for end in ends],
        "tickmode": "array",
        "tickvals": DECADES,
        "ticktext": [money(decade) for decade in DECADES],
        "showgrid": True,
        "title": {"text": title},
    }


def milestone_layers_figure(layers: pd.DataFrame, palette: Palette) -> Figure:
    """A waterfall on its side: each layer begins where the one before ends, the headline total at the foot."""
    rows = layers.to_dict("records")
    looks = [LAYERS[row["layer"]] for row in rows]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(rows))),
        "x": layers["amount_usd_m"].tolist(),
        "base": layers["start_usd_m"].tolist(),
        "width": 0.4,
        "marker": {
            "color": [getattr(palette, colour) for _, colour, _ in looks],
            "pattern": {"shape": [shape for *_, shape in looks], "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"},
        },
        "hovertext": [_layer_words(row) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "margin": BARE | {"r": 24},
        "xaxis": {"showgrid": False, "showticklabels": False, "rangemode": "tozero"},
        "yaxis": {"autorange": False, "range": [len(rows) - 0.5, -0.75], "visible": False},
    }
    return house_style([bars, names_above([_layer_words(row) for row in rows])], layout, palette, 24 + ROW_HEIGHT * max(len(rows), 3))


def _layer_words(row: dict[Any, Any]) -> str:
    name = say(LAYERS[row["layer"]][0])
    if pd.isna(row["amount_usd_m"]):
        return say("{name}: none stated", name=name)
    part = percent(row["headline_share"], 1)
    share = "" if row["layer"] == "total" else f"{say('under 0.1%') if part == '0.0%' else part}, "
    return f"{name}: {money(row['amount_usd_m'])} ({share}{counted(row['layer_count'], 'deal')})"


def headline_concentration_figure(deals: pd.DataFrame, palette: Palette) -> Figure:
    """A Lorenz curve from the smallest deal to the largest; the five and ten largest marked, with what they hold.

    Of more deals than an eye can tell apart every second, third, ... is drawn, and the ten largest.
    """
    rank, step = deals["deal_rank"], len(deals) // MOST_MARKS + 1
    deals = deals[(rank <= LARGEST[-1][1]) | (rank % step == 0) | (rank == len(deals))]
    curve = {
        "type": "scatter",
        "mode": "lines",
        "x": [*deals["deals_share"], 0],
        "y": [*deals["value_share"], 0],
        "line": {"color": palette.blue, "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    equal = {
        "type": "scatter",
        "mode": "lines",
        "name": "If all deals were equal",
        "x": [0, 1],
        "y": [0, 1],
        "line": {"color": palette.muted, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }
    marked = [
        _ranked(deals[deals["deal_rank"].between(first, last)], _holds(deals, last), getattr(palette, colour), symbol, 9)
        for first, last, colour, symbol in LARGEST
    ]
    others = _ranked(deals[deals["deal_rank"] > LARGEST[-1][1]], "Other deals", palette.blue, "circle", 5)
    layout = {
        "margin": MARGIN_X_TITLE,
        "xaxis": {"tickformat": ".0%", "range": [0, 1.02], "title": {"text": "deals, smallest first"}},
        "yaxis": {"tickformat": ".0%", "range": [0, 1.03], "title": {"text": "of all headline money"}},
    }
    return house_style([curve, equal, others, *marked], layout, palette, TALL_HEIGHT)


def _holds(deals: pd.DataFrame, rank: int) -> str:
    held = deals.loc[deals["deal_rank"] == rank, "top_share"]
    if len(held) and pd.notna(held.iloc[0]):
        return say("{rank} largest: {share}", rank=rank, share=percent(held.iloc[0]))
    return say("{rank} largest", rank=rank)


def _ranked(deals: pd.DataFrame, name: str, colour: str, symbol: str, size: int) -> dict[str, Any]:
    rows = records(deals[[*NAMED, "deal_rank", "headline_usd_m"]])
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": deals["deals_share"].tolist(),
        "y": deals["value_share"].tolist(),
        "customdata": [[row["deal_id"]] for row in rows],
        "hovertext": [f"{row['deal_rank']}. {parties(row)}: {money(row['headline_usd_m'])}" for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": colour, "symbol": symbol, "size": size},
    }

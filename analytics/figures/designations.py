"""Designations: small multiples over the same years and the same scale, and published counts beside ours."""

from typing import Any

import pandas as pd

from analytics.figures.row_text import names_above
from analytics.figures.theme import BARE, Figure, Palette, house_style
from analytics.figures.years import year_axis
from analytics.language import say
from analytics.wording import shortened, worded

PANEL_HEIGHT, TITLE_ROOM, GAP, FOOT, MOST_TICKS, HEADROOM, TITLE_CHARS = 96, 22, 14, 34, 8, 1.3, 44
ROW_HEIGHT, FEWEST_ROWS = 46, 2


def designations_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """A panel a kind and authority: designations a year, the number above each bar."""
    panels = {row["panel_rank"]: row for row in reversed(by_year.to_dict("records"))}
    count = max(len(panels), 1)
    tallest = float(by_year["designation_count"].max()) if len(by_year) else 1.0
    layout: dict[str, Any] = {"margin": {"l": 34, "r": 10, "t": 6, "b": FOOT}, "bargap": 0.2, "showlegend": False, "annotations": []}
    years = year_axis(by_year, "event_year", MOST_TICKS) if panels else {}
    for place, rank in enumerate(sorted(panels)):
        top, bottom = 1 - place / count, 1 - (place + 1) / count
        mark = "" if place == 0 else str(place + 1)
        layout |= {
            f"xaxis{mark}": years | {"anchor": f"y{mark}", "showticklabels": place == count - 1},
            f"yaxis{mark}": {
                "domain": [bottom + GAP / (PANEL_HEIGHT * count), top - TITLE_ROOM / (PANEL_HEIGHT * count)],
                "anchor": f"x{mark}",
                "range": [0, tallest * HEADROOM],
                "nticks": 3,
                "tickfont": {"size": 11},
            },
        }
        title = f"<b>{shortened(_panel(panels[rank]['panel']), TITLE_CHARS)}</b> {panels[rank]['panel_count']:,}"
        layout["annotations"].append(
            {
                "xref": "paper",
                "yref": "paper",
                "x": 0,
                "y": top,
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
                "text": title,
                "font": {"size": 12},
            }
        )
    traces = [
        _bars(by_year[by_year["panel_rank"] == rank].to_dict("records"), "" if place == 0 else str(place + 1), palette)
        for place, rank in enumerate(sorted(panels))
    ]
    return house_style(traces, layout, palette, FOOT + PANEL_HEIGHT * count)


def _bars(rows: list[dict[Any, Any]], mark: str, palette: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": rows[0]["panel"],
        "x": [row["event_year"] for row in rows],
        "y": [row["designation_count"] for row in rows],
        "width": 0.8,
        "xaxis": f"x{mark}",
        "yaxis": f"y{mark}",
        "text": [f"{row['designation_count']}" for row in rows],
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"size": 11},
        "cliponaxis": False,
        "customdata": [[row["authority"], row["event_type"], row["event_year"]] for row in rows],
        "marker": {
            "color": palette.purple,
            "pattern": {"shape": ["/" if row["is_partial"] else "" for row in rows], "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"},
        },
        "hovertext": [
            say(
                "{panel}, {year}: {count}, of {assets} assets",
                panel=_panel(row["panel"]),
                year=f"{row['event_year']}{'*' if row['is_partial'] else ''}",
                count=row["designation_count"],
                assets=row["asset_count"],
            )
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _panel(name: str) -> str:
    authority, _, kind = name.partition(": ")
    return say("{authority}: {type}", authority=say(authority), type=say(kind))


def published_counts_figure(compared: pd.DataFrame, palette: Palette) -> Figure:
    """A row a published figure: theirs a hollow diamond, ours a bar."""
    rows = compared.to_dict("records")
    places = list(range(len(rows)))
    shown = {
        "hovertemplate": "%{hovertext}<extra></extra>",
        "hovertext": [f"{row['publisher']}: {row['definition']}<br>{row['differs']}" for row in rows],
    }
    ours = {
        "type": "bar",
        "orientation": "h",
        "name": "On our record",
        "x": [row["our_count"] for row in rows],
        "y": places,
        "width": 0.36,
        "marker": {"color": palette.blue},
        **shown,
    }
    theirs = {
        "type": "scatter",
        "mode": "markers",
        "name": "Published",
        "x": [row["published_value"] for row in rows],
        "y": places,
        "marker": {"symbol": "diamond-open", "size": 13, "color": palette.orange, "line": {"width": 2, "color": palette.orange}},
        "cliponaxis": False,
        **shown,
    }
    most = max([1, *(max(row["our_count"], row["published_value"]) for row in rows)])
    layout = {
        "margin": {**BARE, "t": 30, "b": 14},
        "xaxis": {"range": [0, most * 1.08], "showticklabels": False, "showgrid": False},
        "yaxis": {"autorange": False, "range": [max(len(rows), FEWEST_ROWS) - 0.5, -0.75], "visible": False},
        "legend": {"y": 1, "yanchor": "bottom"},
    }
    words = names_above([_compared_words(row) for row in rows])
    return house_style([ours, theirs, words] if rows else [], layout, palette, 60 + ROW_HEIGHT * max(len(rows), FEWEST_ROWS))


def _compared_words(row: dict[Any, Any]) -> str:
    theirs = worded(f"{row['published_value']:,.0f}", row["qualifier"])
    what = f"{say(row['measure'])}, {row['period_label']}"
    return say("{what}: {ours} v {theirs}", what=what, ours=f"{row['our_count']:,}", theirs=theirs)

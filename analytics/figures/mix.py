"""Small multiples: one small panel a value over the same years and the same scale, instead of a stack of ten colours."""

from typing import Any

import pandas as pd

from analytics.figures.theme import Figure, Palette, house_style
from analytics.figures.years import year_axis
from analytics.language import say
from analytics.wording import counted, money, percent, shortened

COLUMNS, ROW_HEIGHT, FOOT, GAP, TITLE_ROOM = 2, 122, 34, 0.06, 26
TITLE_CHARS, MOST_TICKS, HEADROOM = 26, 4, 1.16
Cell = dict[Any, Any]
PARTIAL = {"shape": "/", "size": 5, "fillmode": "overlay"}


def deals_panels_figure(mix: pd.DataFrame, palette: Palette, column: str) -> Figure:
    """Deals by year, one panel a value."""
    return _panels(mix, palette, column, "deal_count", palette.blue)


def headline_panels_figure(mix: pd.DataFrame, palette: Palette, column: str) -> Figure:
    """Headline total by year, one panel a value."""
    return _panels(mix, palette, column, "headline_usd_m", palette.orange)


def labelled_deals_panels_figure(mix: pd.DataFrame, palette: Palette, column: str) -> Figure:
    """Deals by year, one panel a value, the number of deals above each bar."""
    drawn = _panels(mix, palette, column, "deal_count", palette.blue)
    outside = {"textposition": "outside", "textangle": 0, "textfont": {"size": 11}, "cliponaxis": False}
    for trace in drawn["data"]:
        trace |= {"texttemplate": "%{y}", **outside}
    return drawn


def _panels(mix: pd.DataFrame, palette: Palette, column: str, measure: str, colour: str) -> Figure:
    cells = mix.to_dict("records")
    panels = {cell["panel_rank"]: cell for cell in reversed(cells)}
    rows = max(1, -(-len(panels) // COLUMNS))
    by_value: dict[tuple[int, str], list[Cell]] = {}
    for cell in cells:
        by_value.setdefault((cell["panel_rank"], cell[column]), []).append(cell)
    layout: dict[str, Any] = {"margin": {"l": 46, "r": 8, "t": 6, "b": FOOT - 6}, "barmode": "stack", "bargap": 0.2, "showlegend": False}
    years, scale = year_axis(mix, "announced_year", MOST_TICKS) if cells else {}, [0, _tallest(mix, measure) * HEADROOM]
    for rank, panel in sorted(panels.items()):
        row, side = divmod(rank - 1, COLUMNS)
        left, top = side * (0.5 + GAP / 2), 1 - row / rows
        layout |= {
            f"xaxis{_mark(rank)}": years
            | {"domain": [left, left + 0.5 - GAP / 2], "anchor": f"y{_mark(rank)}", "showticklabels": rank + COLUMNS > len(panels)},
            f"yaxis{_mark(rank)}": {
                "domain": [1 - (row + 0.95) / rows, top - TITLE_ROOM / (ROW_HEIGHT * rows)],
                "anchor": f"x{_mark(rank)}",
                "showticklabels": side == 0,
                "range": scale,
                "nticks": 3,
                "tickfont": {"size": 11},
                "tickformat": ",.0f",
            },
        }
        layout.setdefault("annotations", []).append(_title(panel, measure, left, top))
    traces = [_bars(of_value, palette, column, measure, colour) for of_value in by_value.values()]
    return house_style(traces, layout, palette, FOOT + ROW_HEIGHT * rows)


def _mark(rank: int) -> str:
    return "" if rank == 1 else str(rank)


def _bars(cells: list[Cell], palette: Palette, column: str, measure: str, colour: str) -> dict[str, Any]:
    mark = _mark(cells[0]["panel_rank"])
    return {
        "type": "bar",
        "name": cells[0][column],
        "x": [cell["announced_year"] for cell in cells],
        "y": [cell[measure] for cell in cells],
        "xaxis": f"x{mark}",
        "yaxis": f"y{mark}",
        "customdata": [[cell[column], cell["announced_year"]] for cell in cells],
        "hovertext": [_hover(cell, column, measure) for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "color": colour,
            "line": {"width": 0.5, "color": palette.ground},
            "pattern": PARTIAL | {"shape": [PARTIAL["shape"] if cell["is_partial"] else "" for cell in cells], "fgcolor": palette.ground},
        },
    }


def _hover(cell: Cell, column: str, measure: str) -> str:
    head = f"{cell['announced_year']}{'*' if cell['is_partial'] else ''}, {say(str(cell[column]))}"
    if measure == "deal_count":
        share = "" if pd.isna(cell["deal_share"]) else f" ({percent(cell['deal_share'])})"
        every = counted(cell["year_deal_count"], "deal")
        return say("{head}: {count} of {every} of the year{share}", head=head, count=cell["deal_count"], every=every, share=share)
    told = f"{head}: {money(cell['headline_usd_m'])}"
    if pd.notna(cell["headline_share"]):
        told = say("{told}, {share} of the year's headline total", told=told, share=percent(cell["headline_share"]))
    every = counted(cell["deal_count"], "deal")
    return say("{told}; {disclosed} of {every} disclose", told=told, disclosed=cell["disclosed_count"], every=every)


def _title(panel: Cell, measure: str, left: float, top: float) -> dict[str, Any]:
    name = say(str(panel["panel"]))
    shown = shortened(name, TITLE_CHARS)
    if measure == "deal_count":
        told = f"{panel['panel_deal_count']:,}"
    else:
        base = f"{panel['panel_disclosed_count']}/{panel['panel_deal_count']}"
        told = f"{money(panel['panel_headline_usd_m'])} ({base})" if panel["panel_disclosed_count"] else base
    return {
        "xref": "paper",
        "yref": "paper",
        "x": left,
        "y": top,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "align": "left",
        "text": f"<b>{shown}</b> {told}",
        "font": {"size": 12},
    }


def _tallest(mix: pd.DataFrame, measure: str) -> float:
    """The tallest bar of any panel, for the scale that all panels share; 1 where there is none."""
    return float(mix.groupby(["panel_rank", "announced_year"])[measure].sum().max()) or 1.0 if len(mix) else 1.0

"""Kaplan-Meier curves with the deals at risk written under them."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from analytics.figures.theme import MARGIN, MODALITY_COLOURS, Figure, Palette, house_style
from analytics.metrics.survival import at_risk

CURVE_HEIGHT, LINE_HEIGHT, AXIS_ROOM, LEGEND_ROOM = 270, 19, 62, 48
LOOKS = (
    ("blue", "solid", "circle"),
    ("orange", "dash", "diamond"),
    ("green", "dot", "square"),
    ("vermilion", "longdash", "triangle-up"),
    ("purple", "dashdot", "pentagon"),
    ("grey", "longdashdot", "x"),
)
FEW_YEARS, MOST_TICKS = 7, 1000
COLUMNS = ["deal_id", "licensors", "licensees", "status", "counted_as", "years", "is_terminated"]
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Strand:
    """One curve: its deals with years, share, is_terminated, and how it looks."""

    name: str
    deals: list[Row]
    is_drawn: bool
    colour: str
    dash: str
    symbol: str

    def counts(self) -> str:
        """How many deals it follows and how many of them were terminated."""
        return f"{sum(deal['is_terminated'] for deal in self.deals)} of {len(self.deals)} terminated"

    def years(self) -> list[float]:
        """How long each deal is followed."""
        return [deal["years"] for deal in self.deals]


def termination_curve_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """All deals with their 95 % band, and the same without the deals of unknown status."""
    every = _inside(followed, share="survival_share", low="low_share", high="high_share")
    known = [deal for deal in _inside(followed, share="known_survival_share") if deal["status"] != "unknown"]
    drawn = bool(followed["is_drawn"].any())
    strands = [
        Strand("Unknown as running", every, drawn, *LOOKS[0]),
        Strand("Unknown left out", known, drawn and any(_is_known(deal["share"]) for deal in known), *LOOKS[1]),
    ]
    return _figure(strands, _band(every, palette) if drawn else [], palette)


def termination_by_group_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """One curve a group that has five dated deals and a dated termination; the others keep their counts below."""
    groups: dict[str, list[Row]] = {name: [] for name in followed["curve_group"]}
    drawn = set(followed.loc[followed["is_drawn"], "curve_group"])
    for deal in _inside(followed, share="survival_share", group="curve_group"):
        groups[deal["group"]].append(deal)
    looks = iter(LOOKS * 3)
    strands: list[Strand] = []
    for name, deals in groups.items():
        colour, dash, symbol = next(looks) if name in drawn else LOOKS[-1]
        strands.append(Strand(name, deals, name in drawn, MODALITY_COLOURS.get(name, colour), dash, symbol))
    return _figure(strands, [], palette)


def _inside(followed: pd.DataFrame, **named: str) -> list[Row]:
    """The deals that a curve follows, as rows; named: further columns under the names that the chart uses."""
    columns = {column: column for column in COLUMNS} | named
    cells = zip(*(followed[column].tolist() for column in columns.values()), strict=True)
    rows: Iterator[Row] = (dict(zip(columns, deal, strict=True)) for deal in cells)
    return [row for row in rows if not isnan(row["years"])]


def _is_known(share: float) -> bool:
    """Whether enough deals are followed for the curve to have a value there."""
    return not isnan(share)


def _figure(strands: list[Strand], band: list[dict[str, Any]], palette: Palette) -> Figure:
    longest = max((years for strand in strands for years in strand.years()), default=1.0)
    marks = list(range(0, int(longest) + 1, 1 if longest < FEW_YEARS else 2))
    traces = [*band]
    for strand in strands:
        if strand.is_drawn:
            traces += [_line(strand, palette), _cut_off(strand, palette), _ends(strand, palette)]
    table, lines = _risk_table(strands, marks)
    traces.append(table)
    below = AXIS_ROOM + LINE_HEIGHT * lines
    legend = LEGEND_ROOM if any(strand.is_drawn for strand in strands) else 10
    height = legend + CURVE_HEIGHT + below
    inner = CURVE_HEIGHT + below - 10
    layout = {
        "margin": {**MARGIN, "t": legend, "b": 10},
        "xaxis": {
            "range": [-0.02 * longest, longest * 1.03],
            "tickmode": "array",
            "tickvals": marks,
            "title": {"text": "years since signing", "standoff": 4},
            "anchor": "y",
        },
        "yaxis": {"domain": [1 - CURVE_HEIGHT / inner, 1], "range": [0, 1.03], "tickformat": ".0%", "title": {"text": "not known to be terminated"}},
        "yaxis2": {"domain": [0, LINE_HEIGHT * lines / inner], "range": [lines - 0.5, -0.5], "visible": False, "fixedrange": True},
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
    }
    return house_style(traces, layout, palette, height)


def _steps(deals: list[Row], column: str) -> dict[str, list[float]]:
    """Where a curve begins, where it falls and where it stops."""
    shown = [(deal["years"], deal[column]) for deal in deals if _is_known(deal[column])]
    places = [(0.0, 1.0)]
    for years, share in shown:
        if share != places[-1][1]:
            places.append((years, share))
    places += shown[-1:]
    return {"x": [years for years, _ in places], "y": [share for _, share in places]}


def _line(strand: Strand, palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": strand.name,
        **_steps(strand.deals, "share"),
        "line": {"shape": "hv", "color": getattr(palette, strand.colour), "dash": strand.dash, "width": 2},
        "hoverinfo": "skip",
    }


def _band(deals: list[Row], palette: Palette) -> list[dict[str, Any]]:
    edge = {"type": "scatter", "mode": "lines", "line": {"shape": "hv", "width": 0, "color": palette.blue}, "hoverinfo": "skip"}
    fill = {"fill": "tonexty", "fillcolor": _faint(palette.blue)}
    return [
        {**edge, **_steps(deals, "low"), "showlegend": False},
        {**edge, **fill, **_steps(deals, "high"), "name": "95% band"},
    ]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def _ends(strand: Strand, palette: Palette) -> dict[str, Any]:
    """A mark at each termination; it leads to its deal."""
    deals = [deal for deal in strand.deals if deal["is_terminated"] and _is_known(deal["share"])]
    return _deals(strand, deals, {"symbol": strand.symbol, "size": 8, "color": getattr(palette, strand.colour)}, "terminated after")


def _cut_off(strand: Strand, palette: Palette) -> dict[str, Any]:
    """A tick at each deal that is followed no further; none where there are so many that they would hide the curve."""
    deals = [deal for deal in strand.deals if not deal["is_terminated"] and _is_known(deal["share"])]
    marker = {"symbol": "line-ns-open", "size": 6, "color": getattr(palette, strand.colour), "line": {"width": 1}, "opacity": 0.7}
    return _deals(strand, deals if len(deals) <= MOST_TICKS else [], marker, "followed for")


def _deals(strand: Strand, deals: list[Row], marker: dict[str, Any], words: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": strand.name,
        "x": [deal["years"] for deal in deals],
        "y": [deal["share"] for deal in deals],
        "customdata": [[deal["deal_id"]] for deal in deals],
        "marker": marker,
        "hovertext": [f"{deal['licensors']} → {deal['licensees']}: {words} {deal['years']:.1f} years ({deal['counted_as']})" for deal in deals],
        "hovertemplate": f"%{{hovertext}}<br>%{{y:.1%}}<extra>{strand.name}</extra>",
        "showlegend": False,
    }


def _risk_table(strands: list[Strand], marks: list[int]) -> tuple[dict[str, Any], int]:
    """Deals at risk under the curve, a heading and a line of numbers for each group; groups without a curve keep their heading."""
    texts: list[tuple[float, int, str, str]] = [(0, 0, "<b>Deals followed at least so long</b>", "middle right")]
    line = 1
    for strand in strands:
        texts.append((0, line, f"{strand.name}: {strand.counts()}{'' if strand.is_drawn else ', not drawn'}", "middle right"))
        line += 1
        if strand.is_drawn:
            numbers = at_risk(strand.years(), marks)
            texts += [(mark, line, f"{number}", "middle center") for mark, number in zip(marks, numbers, strict=True)]
            line += 1
    table = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _, _, _ in texts],
        "y": [y for _, y, _, _ in texts],
        "yaxis": "y2",
        "text": [text for _, _, text, _ in texts],
        "textposition": [position for _, _, _, position in texts],
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return table, line

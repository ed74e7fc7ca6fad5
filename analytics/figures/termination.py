"""Kaplan-Meier curves with the deals at risk written under them."""

from dataclasses import dataclass
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
FEW_YEARS = 7


@dataclass(frozen=True)
class Strand:
    """One curve: its deals with years, share, is_terminated, and how it looks."""

    name: str
    deals: pd.DataFrame
    is_drawn: bool
    colour: str
    dash: str
    symbol: str

    def counts(self) -> str:
        """How many deals it follows and how many of them were terminated."""
        return f"{int(self.deals['is_terminated'].sum())} of {len(self.deals)} terminated"


def termination_curve_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """All deals with their 95 % band, and the same without the deals of unknown status."""
    inside = followed[followed["years"].notna()]
    every = inside.assign(share=inside["survival_share"])
    known = inside[inside["status"] != "unknown"].assign(share=inside["known_survival_share"])
    drawn = bool(inside["is_drawn"].any())
    strands = [
        Strand("Unknown as running", every, drawn, *LOOKS[0]),
        Strand("Unknown left out", known, drawn and bool(known["share"].notna().any()), *LOOKS[1]),
    ]
    band = _band(every, palette) if drawn else []
    return _figure(strands, band, palette)


def termination_by_group_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """One curve a group that has five dated deals and a dated termination; the others keep their counts below."""
    inside = followed[followed["years"].notna()]
    looks = iter(LOOKS * 3)
    strands: list[Strand] = []
    for name, is_drawn in followed.groupby("curve_group", sort=False)["is_drawn"].any().items():
        deals = inside[inside["curve_group"] == name]
        colour, dash, symbol = next(looks) if is_drawn else LOOKS[-1]
        colour = MODALITY_COLOURS.get(str(name), colour)
        strands.append(Strand(str(name), deals.assign(share=deals["survival_share"]), bool(is_drawn), colour, dash, symbol))
    return _figure(strands, [], palette)


def _figure(strands: list[Strand], band: list[dict[str, Any]], palette: Palette) -> Figure:
    longest = max((strand.deals["years"].max() for strand in strands if len(strand.deals)), default=1.0)
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


def _line(strand: Strand, palette: Palette) -> dict[str, Any]:
    steps = strand.deals[strand.deals["share"].notna()]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": strand.name,
        "x": [0, *steps["years"]],
        "y": [1, *steps["share"]],
        "line": {"shape": "hv", "color": getattr(palette, strand.colour), "dash": strand.dash, "width": 2},
        "hoverinfo": "skip",
    }


def _band(deals: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    steps = deals[deals["low_share"].notna()]
    edge = {
        "type": "scatter",
        "mode": "lines",
        "x": [0, *steps["years"]],
        "line": {"shape": "hv", "width": 0, "color": palette.blue},
        "hoverinfo": "skip",
    }
    fill = {"fill": "tonexty", "fillcolor": _faint(palette.blue)}
    return [
        {**edge, "y": [1, *steps["low_share"]], "showlegend": False},
        {**edge, **fill, "y": [1, *steps["high_share"]], "name": "95% band"},
    ]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"


def _ends(strand: Strand, palette: Palette) -> dict[str, Any]:
    """A mark at each termination; it leads to its deal."""
    deals = strand.deals[strand.deals["is_terminated"] & strand.deals["share"].notna()]
    return _deals(strand, deals, {"symbol": strand.symbol, "size": 8, "color": getattr(palette, strand.colour)}, "terminated after")


def _cut_off(strand: Strand, palette: Palette) -> dict[str, Any]:
    """A tick at each deal that is followed no further."""
    deals = strand.deals[~strand.deals["is_terminated"] & strand.deals["share"].notna()]
    marker = {"symbol": "line-ns-open", "size": 6, "color": getattr(palette, strand.colour), "line": {"width": 1}, "opacity": 0.7}
    return _deals(strand, deals, marker, "followed for")


def _deals(strand: Strand, deals: pd.DataFrame, marker: dict[str, Any], words: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": strand.name,
        "x": deals["years"].tolist(),
        "y": deals["share"].tolist(),
        "customdata": [[deal] for deal in deals["deal_id"]],
        "marker": marker,
        "hovertext": [f"{deal.licensors} → {deal.licensees}: {words} {deal.years:.1f} years ({deal.counted_as})" for deal in deals.itertuples()],
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
            numbers = at_risk(strand.deals["years"], marks)
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

"""The lag to the approval abroad: curves that rise with each approval, with the assets still followed written under them."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.figures.theme import MARGIN, Figure, Palette, house_style
from analytics.metrics.survival import at_risk

Row = dict[Hashable, Any]
CURVE_HEIGHT, LINE_HEIGHT, AXIS_ROOM, LEGEND_ROOM, FEW_YEARS = 270, 19, 62, 30, 7
LOOKS = (("blue", "solid", "circle"), ("orange", "dash", "diamond"), ("green", "dot", "square"))


@dataclass(frozen=True)
class Strand:
    """One curve with its assets, those outside it left out."""

    name: str
    assets: list[Row]
    is_drawn: bool
    colour: str
    dash: str
    symbol: str

    def years(self) -> list[float]:
        """How long each asset is followed."""
        return [asset["years"] for asset in self.assets]


def approval_lag_figure(assets: pd.DataFrame, palette: Palette) -> Figure:
    """A curve an era of the Chinese approval, or one for all with its 95 % band."""
    followed = assets[assets["years"].notna()]
    names = list(dict.fromkeys(followed["curve_group"]))
    strands = [
        Strand(name, rows.to_dict("records"), bool(rows["is_drawn"].any()), *LOOKS[place % len(LOOKS)])
        for place, name in enumerate(names)
        if len(rows := followed[followed["curve_group"] == name])
    ]
    longest = max((years for strand in strands for years in strand.years()), default=1.0) or 1.0
    marks = list(range(0, int(longest) + 1, 1 if longest < FEW_YEARS else 2))
    drawn = [strand for strand in strands if strand.is_drawn]
    traces: list[dict[str, Any]] = _band(drawn[0], palette) if len(drawn) == 1 else []
    for strand in drawn:
        traces += [_line(strand, palette), *_marks(strand, palette)]
    table, lines = _risk_table(strands, marks)
    below = AXIS_ROOM + LINE_HEIGHT * lines
    inner = CURVE_HEIGHT + below - 10
    layout = {
        "margin": {**MARGIN, "t": LEGEND_ROOM, "b": 10},
        "xaxis": {
            "range": [-0.02 * longest, longest * 1.03],
            "tickmode": "array",
            "tickvals": marks,
            "title": {"text": "years since the first approval in China", "standoff": 4},
            "anchor": "y",
        },
        "yaxis": {"domain": [1 - CURVE_HEIGHT / inner, 1], "range": [0, 1.03], "tickformat": ".0%", "title": {"text": "approved abroad"}},
        "yaxis2": {"domain": [0, LINE_HEIGHT * lines / inner], "range": [lines - 0.5, -0.5], "visible": False, "fixedrange": True},
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
    }
    return house_style([*traces, table], layout, palette, LEGEND_ROOM + CURVE_HEIGHT + below)


def _steps(assets: list[Row], column: str) -> dict[str, list[float]]:
    """Where a curve begins, where it rises and where it stops."""
    shown = [(asset["years"], asset[column]) for asset in assets if not pd.isna(asset[column])]
    places = [(0.0, 0.0)]
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
        **_steps(strand.assets, "approved_share"),
        "line": {"shape": "hv", "color": getattr(palette, strand.colour), "dash": strand.dash, "width": 2},
        "hoverinfo": "skip",
    }


def _band(strand: Strand, palette: Palette) -> list[dict[str, Any]]:
    colour = getattr(palette, strand.colour)
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    edge = {"type": "scatter", "mode": "lines", "line": {"shape": "hv", "width": 0, "color": colour}, "hoverinfo": "skip"}
    return [
        {**edge, **_steps(strand.assets, "low_share"), "showlegend": False},
        {**edge, **_steps(strand.assets, "high_share"), "fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},0.16)", "name": "95% band"},
    ]


def _marks(strand: Strand, palette: Palette) -> list[dict[str, Any]]:
    """A mark at each approval, a tick at each asset that still waits."""
    colour = getattr(palette, strand.colour)
    shown = [asset for asset in strand.assets if not pd.isna(asset["approved_share"])]
    looks = (
        (False, {"symbol": "line-ns-open", "size": 6, "color": colour, "line": {"width": 1}, "opacity": 0.7}),
        (True, {"symbol": strand.symbol, "size": 8, "color": colour}),
    )
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": strand.name,
            "x": [asset["years"] for asset in assets],
            "y": [asset["approved_share"] for asset in assets],
            "customdata": [[asset["event_id"]] for asset in assets],
            "marker": marker,
            "hovertext": [_words(asset) for asset in assets],
            "hovertemplate": f"%{{hovertext}}<br>%{{y:.1%}}<extra>{strand.name}</extra>",
            "showlegend": False,
        }
        for is_approved, marker in looks
        if (assets := [asset for asset in shown if bool(asset["is_approved"]) is is_approved])
    ]


def _words(asset: Row) -> str:
    if not asset["is_approved"]:
        return f"{asset['asset']}: China {asset['home']}, waiting for {asset['years']:.1f} years{', filed' if asset['is_filed'] else ''}"
    return f"{asset['asset']}: China {asset['home']}, {asset['authority']} {asset['abroad']}: {asset['years']:.1f} years"


def _risk_table(strands: list[Strand], marks: list[int]) -> tuple[dict[str, Any], int]:
    texts: list[tuple[float, int, str, str]] = [(0, 0, "<b>Assets followed at least so long</b>", "middle right")]
    line = 1
    for strand in strands:
        approved = sum(bool(asset["is_approved"]) for asset in strand.assets)
        heading = f"{strand.name}: {approved} of {len(strand.assets)} approved abroad{'' if strand.is_drawn else ', not drawn'}"
        texts.append((0, line, heading, "middle right"))
        line += 1
        if strand.is_drawn:
            numbers = at_risk(strand.years(), marks)
            texts += [(mark, line, f"{number}", "middle center") for mark, number in zip(marks, numbers, strict=True)]
            line += 1
    table = {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, *_ in texts],
        "y": [y for _, y, *_ in texts],
        "yaxis": "y2",
        "text": [text for *_, text, _ in texts],
        "textposition": [position for *_, position in texts],
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return table, line

"""Kaplan-Meier curves of whatever is followed: stepped lines, their band, marks, and how many are still followed written under them."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from analytics.figures.theme import MARGIN, Figure, Palette, house_style
from analytics.language import say
from analytics.metrics.survival import at_risk

Row = dict[Hashable, Any]
Trace = dict[str, Any]
CURVE_HEIGHT, LINE_HEIGHT, AXIS_ROOM, NO_LEGEND = 270, 19, 62, 10
FEW_YEARS = 7
LOOKS = (
    ("blue", "solid", "circle"),
    ("orange", "dash", "diamond"),
    ("green", "dot", "square"),
    ("vermilion", "longdash", "triangle-up"),
    ("purple", "dashdot", "pentagon"),
    ("grey", "longdashdot", "x"),
)


@dataclass(frozen=True)
class Strand:
    """One curve: what it follows, a row each with years and share, how many of them met the end, and how it looks.

    followed: how long each is followed, where rows holds only those that the curve needs.
    """

    name: str
    rows: list[Row]
    counts: str
    is_drawn: bool
    colour: str
    dash: str
    symbol: str
    followed: Sequence[float] | None = None

    def years(self) -> Sequence[float]:
        """How long each is followed."""
        return [row["years"] for row in self.rows] if self.followed is None else self.followed


def is_known(share: float | None) -> bool:
    """Whether enough are followed for the curve to have a value there."""
    return share is not None and not isnan(share)


def curves_figure(strands: Sequence[Strand], traces: list[Trace], palette: Palette, says: str, x_title: str, y_title: str, legend: int) -> Figure:
    """The traces over years, and under them how many of each strand are followed at least so long; says: the heading of those numbers."""
    longest = max((years for strand in strands for years in strand.years()), default=1.0) or 1.0
    marks = list(range(0, int(longest) + 1, 1 if longest < FEW_YEARS else 2))
    table, lines = _risk_table(strands, marks, says)
    below = AXIS_ROOM + LINE_HEIGHT * lines
    inner = CURVE_HEIGHT + below - 10
    layout = {
        "margin": {**MARGIN, "t": legend, "b": 10},
        "xaxis": {
            "range": [-0.02 * longest, longest * 1.03],
            "tickmode": "array",
            "tickvals": marks,
            "title": {"text": x_title, "standoff": 4},
            "anchor": "y",
        },
        "yaxis": {"domain": [1 - CURVE_HEIGHT / inner, 1], "range": [0, 1.03], "tickformat": ".0%", "title": {"text": y_title}},
        "yaxis2": {"domain": [0, LINE_HEIGHT * lines / inner], "range": [lines - 0.5, -0.5], "visible": False, "fixedrange": True},
        "hovermode": "closest",
        "legend": {"traceorder": "normal"},
    }
    return house_style([*traces, table], layout, palette, legend + CURVE_HEIGHT + below)


def line(strand: Strand, start: float, palette: Palette, column: str = "share") -> Trace:
    """The curve itself, from start on."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": strand.name,
        **_steps(strand.rows, column, start),
        "line": {"shape": "hv", "color": getattr(palette, strand.colour), "dash": strand.dash, "width": 2},
        "hoverinfo": "skip",
    }


def band(strand: Strand, start: float, palette: Palette, low: str, high: str) -> list[Trace]:
    """The 95 % band of a curve, from its two columns."""
    colour = getattr(palette, strand.colour)
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    edge = {"type": "scatter", "mode": "lines", "line": {"shape": "hv", "width": 0, "color": colour}, "hoverinfo": "skip"}
    fill = {"fill": "tonexty", "fillcolor": f"rgba({red},{green},{blue},0.16)"}
    return [
        {**edge, **_steps(strand.rows, low, start), "showlegend": False},
        {**edge, **fill, **_steps(strand.rows, high, start), "name": "95% band"},
    ]


def ends(strand: Strand, rows: Sequence[Row], palette: Palette, key: str, words: Callable[[Row], str], column: str = "share") -> Trace:
    """A mark at each of these rows, which met the end; key: what a click leads to."""
    return _at_rows(strand, rows, {"symbol": strand.symbol, "size": 8, "color": getattr(palette, strand.colour)}, key, words, column)


def ticks(strand: Strand, rows: Sequence[Row], palette: Palette, key: str, words: Callable[[Row], str], column: str = "share") -> Trace:
    """A tick at each of these rows, which are followed no further."""
    marker = {"symbol": "line-ns-open", "size": 6, "color": getattr(palette, strand.colour), "line": {"width": 1}, "opacity": 0.7}
    return _at_rows(strand, rows, marker, key, words, column)


def _at_rows(strand: Strand, rows: Sequence[Row], marker: Trace, key: str, words: Callable[[Row], str], column: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": strand.name,
        "x": [row["years"] for row in rows],
        "y": [row[column] for row in rows],
        "customdata": [[row[key]] for row in rows],
        "marker": marker,
        "hovertext": [words(row) for row in rows],
        "hovertemplate": f"%{{hovertext}}<br>%{{y:.1%}}<extra>{say(strand.name)}</extra>",
        "showlegend": False,
    }


def _steps(rows: Sequence[Row], column: str, start: float) -> dict[str, list[float]]:
    """Where a curve begins, where it steps and where it stops."""
    shown = [(row["years"], row[column]) for row in rows if is_known(row[column])]
    places = [(0.0, start)]
    for years, share in shown:
        if share != places[-1][1]:
            places.append((years, share))
    places += shown[-1:]
    return {"x": [years for years, _ in places], "y": [share for _, share in places]}


def _risk_table(strands: Sequence[Strand], marks: Sequence[int], says: str) -> tuple[Trace, int]:
    """A heading and a line of numbers for each strand; one without a curve keeps its heading."""
    texts: list[tuple[float, int, str, str]] = [(0, 0, f"<b>{say(says)}</b>", "middle right")]
    place = 1
    for strand in strands:
        texts.append((0, place, f"{say(strand.name)}: {strand.counts}{'' if strand.is_drawn else say(', not drawn')}", "middle right"))
        place += 1
        if strand.is_drawn:
            numbers = at_risk(strand.years(), marks)
            texts += [(mark, place, f"{number}", "middle center") for mark, number in zip(marks, numbers, strict=True)]
            place += 1
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
    return table, place

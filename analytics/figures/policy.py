"""Trends by quarter with rules laid over them: numbered marks in a strip above the chart, lines or bands down through it."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from analytics.figures.overview import deals_by_quarter_figure
from analytics.figures.theme import HEIGHT, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import listed

ROW_HEIGHT, MARK_SIZE, LEAST_WIDTH, MOST_ROWS = 24, 18, 235, 5
MANY_QUARTERS = 8
SYMBOLS = {"CN": "circle", "US": "square", "HK": "diamond", "EU": "pentagon", "International": "hexagon"}
PLACES = {"CN": "China", "US": "United States", "HK": "Hong Kong", "EU": "European Union", "International": "International"}
AUTHORITIES = {"FDA": ("blue", ""), "EU": ("green", "/"), "Japan": ("purple", "x"), "UK": ("yellow", "."), "other": ("grey", "\\")}


class Rule(NamedTuple):
    """A rule as a chart draws it. said: its date no more exact than it is known."""

    number: int
    policy_id: str
    title: str
    place: str
    kind: str
    first_day: date
    last_day: date
    said: str


def deals_with_policy_figure(by_quarter: pd.DataFrame, palette: Palette, rules: Sequence[Rule]) -> Figure:
    """Deals above, headline total below, as on the Overview, under the rules that fall into these quarters."""
    figure = deals_by_quarter_figure(by_quarter, palette)
    return _under_rules(figure, by_quarter["announced_quarter"].tolist(), palette, rules, carried=1)


def approvals_with_policy_figure(approvals: pd.DataFrame, palette: Palette, rules: Sequence[Rule]) -> Figure:
    """One bar a quarter, stacked by authority, under the rules; quarters without an approval stay empty."""
    quarters = _every_quarter(approvals["approval_quarter"])
    partial = set(approvals.loc[approvals["is_partial"].astype(bool), "approval_quarter"])
    labels = {quarter: f"{quarter}*" if quarter in partial else quarter for quarter in quarters}
    traces = []
    for authority, (colour, pattern) in AUTHORITIES.items():
        own = approvals[approvals["authority"] == authority]
        if len(own):
            traces.append(
                {
                    "type": "bar",
                    "name": authority,
                    "x": [labels[quarter] for quarter in own["approval_quarter"]],
                    "y": own["approval_count"].tolist(),
                    "customdata": [[quarter, authority] for quarter in own["approval_quarter"]],
                    "marker": {
                        "color": getattr(palette, colour),
                        "pattern": {"shape": pattern, "fgcolor": palette.ground, "size": 6, "solidity": 0.25, "fillmode": "overlay"},
                    },
                    "hovertemplate": f"%{{customdata[0]}}, {say(authority)}: %{{y}}<extra></extra>",
                }
            )
    layout = {
        "barmode": "stack",
        "xaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": list(labels.values()),
            "tickangle": 0,
            **_ticks(quarters, labels),
        },
        "yaxis": {"title": {"text": "approvals"}, "rangemode": "tozero", "domain": [0, 1], "nticks": 6},
        "legend": {"traceorder": "normal"},
    }
    return _under_rules(house_style(traces, layout, palette), quarters, palette, rules, carried=2)


def _every_quarter(quarters: pd.Series) -> list[str]:
    if quarters.empty:
        return []
    first, last = (int(text[:4]) * 4 + int(text[-1]) - 1 for text in (min(quarters), max(quarters)))
    return [f"{number // 4} Q{number % 4 + 1}" for number in range(first, last + 1)]


def _ticks(quarters: Sequence[str], labels: dict[str, str]) -> dict[str, Any]:
    if len(quarters) <= MANY_QUARTERS:
        return {}
    firsts = [quarter for quarter in quarters if quarter.endswith("Q1")]
    return {"tickmode": "array", "tickvals": [labels[quarter] for quarter in firsts], "ticktext": [quarter[:4] for quarter in firsts]}


def _under_rules(figure: Figure, quarters: Sequence[str], palette: Palette, rules: Sequence[Rule], carried: int) -> Figure:
    """The chart with a strip above it; carried: how many values its own marks carry, after which a rule's id comes.

    The marks have an axis of their own, since a point between two categories has no place on an axis of categories.
    """
    span = [-0.5, len(quarters) - 0.5]
    placed = [(rule, start, end) for rule in rules for start, end in [_stretch(rule, quarters)] if quarters and end > span[0] and start < span[1]]
    if not placed:
        return figure
    rows = _rows([(start + end) / 2 for _, start, end in placed], len(quarters))
    strip = ROW_HEIGHT * (max(rows) + 1)
    layout, height = figure["layout"], figure["layout"].get("height", HEIGHT) + strip
    top = 1 - strip / (height - 40)
    axes = {
        name: {**axis, "domain": [edge * top for edge in axis["domain"]]}
        for name, axis in layout.items()
        if name.startswith("yaxis") and "domain" in axis
    }
    layout = {
        **layout,
        **axes,
        "height": height,
        "xaxis": {**layout["xaxis"], "range": span, "autorange": False},
        "xaxis9": {"overlaying": "x", "range": span, "visible": False, "fixedrange": True, "anchor": "y9"},
        "yaxis9": {"domain": [top, 1], "range": [max(rows) + 0.6, -0.6], "visible": False, "fixedrange": True, "anchor": "x9"},
        "shapes": [_shape(start, end, row, strip_top(row, max(rows), top), palette) for (_, start, end), row in zip(placed, rows, strict=True)],
    }
    return {"data": [*figure["data"], *_marks(placed, rows, palette, carried)], "layout": layout}


def strip_top(row: int, last_row: int, top: float) -> float:
    """How high a line reaches: to the middle of its mark's row of the strip, as a share of the chart's height."""
    return top + (1 - top) * (last_row + 0.6 - row) / (last_row + 1.2)


def _stretch(rule: Rule, quarters: Sequence[str]) -> tuple[float, float]:
    """Where the rule's period lies on the axis of quarters, of which the first begins at -0.5."""
    if not quarters:
        return 0, 0
    first = int(quarters[0][:4]) * 4 + int(quarters[0][-1]) - 1
    return _place(rule.first_day, 0) - first - 0.5, _place(rule.last_day, 1) - first - 0.5


def _place(day: date, days_after: int) -> float:
    quarter = day.year * 4 + (day.month - 1) // 3
    begin = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    following = date(day.year + (begin.month > 9), (begin.month + 2) % 12 + 1, 1)
    return quarter + ((day - begin).days + days_after) / (following - begin).days


def _rows(middles: Sequence[float], quarter_count: int) -> list[int]:
    """For each mark the first row in which it does not cover another one, on the narrowest chart."""
    reach = MARK_SIZE * quarter_count / LEAST_WIDTH
    rows: list[int] = []
    for index, middle in enumerate(middles):
        taken = {row for row, other in zip(rows, middles[:index], strict=True) if abs(other - middle) < reach}
        rows.append(next((row for row in range(MOST_ROWS) if row not in taken), index % MOST_ROWS))
    return rows


def _shape(start: float, end: float, row: int, reach: float, palette: Palette) -> dict[str, Any]:
    is_day = end - start < 2 / 90
    middle = (start + end) / 2
    if is_day:
        return {
            "type": "line", "xref": "x9", "yref": "paper", "x0": middle, "x1": middle, "y0": 0, "y1": reach, "layer": "below",
            "line": {"color": palette.muted, "width": 1, "dash": "dot"},
        }  # fmt: skip
    return {
        "type": "rect", "xref": "x9", "yref": "paper", "x0": start, "x1": end, "y0": 0, "y1": reach, "layer": "below",
        "fillcolor": palette.muted, "opacity": 0.14, "line": {"width": 0},
    }  # fmt: skip


def _marks(placed: Sequence[tuple[Rule, float, float]], rows: Sequence[int], palette: Palette, carried: int) -> list[dict[str, Any]]:
    traces = []
    for place in dict.fromkeys(rule.place for rule, _, _ in placed):
        own = [(rule, (start + end) / 2, row) for (rule, start, end), row in zip(placed, rows, strict=True) if rule.place == place]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": listed([say(PLACES.get(part, part)) for part in place.split("/")]),
                "xaxis": "x9",
                "yaxis": "y9",
                "x": [middle for _, middle, _ in own],
                "y": [row for _, _, row in own],
                "text": [str(rule.number) for rule, _, _ in own],
                "textposition": "middle center",
                "textfont": {"size": 10, "color": palette.ground},
                "cliponaxis": False,
                "marker": {"symbol": SYMBOLS.get(place.split("/")[0], "circle"), "size": MARK_SIZE, "color": palette.text},
                "customdata": [[""] * carried + [rule.policy_id] for rule, _, _ in own],
                "hovertext": [_hover(rule) for rule, _, _ in own],
                "hovertemplate": "%{hovertext}<extra></extra>",
                "selected": {"textfont": {"color": palette.ground}},
                "unselected": {"marker": {"opacity": 0.8}, "textfont": {"color": palette.ground}},
            }
        )
    return traces


def _hover(rule: Rule) -> str:
    title, lines = rule.title, []
    while len(title) > 60:
        cut = title.rfind(" ", 0, 60)
        cut = cut if cut > 0 else 60
        lines.append(title[:cut])
        title = title[cut:].strip()
    return f"{rule.number}: {escape(rule.said)}, {escape(say(rule.place))}, {escape(say(rule.kind))}<br>" + "<br>".join(
        escape(line) for line in [*lines, title]
    )

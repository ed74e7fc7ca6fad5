"""Swimlanes of assets: a lane an asset, a row an application, a bar from filing to action, a mark an event."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd

from analytics.figures.swimlane_layout import MONTH_DAYS, WORDS, Event, Layout, drawn_events, laid_out
from analytics.figures.theme import MARGIN, MARGIN_X_TITLE, Figure, Palette, house_style, label_room
from analytics.figures.timeline import DAY_MS, LEGEND_ROW, MARKS, UNKNOWN
from analytics.language import say
from analytics.wording import dated, shortened

FRAME_HEIGHT, NAME_CHARS, LINE_CHARS, SPAN_WIDTH = 70, 60, 90, 9
REVIEWED, OPEN = "review: filing to action", "no action on record: filing to goal date"
AXIS = "months since the first submission or acceptance"


def swimlane_figure(events: pd.DataFrame, palette: Palette, is_aligned: bool, as_of: date) -> Figure:
    """The lanes that there is room for; a date known by month, quarter, half or year is a hollow mark on a bar of that length.

    is_aligned: months since each lane's first filing instead of calendar time. A mark carries fact_id and kind.
    """
    drawn = drawn_events(events, is_aligned)
    if drawn.empty:
        return house_style([], {"xaxis": {"visible": False}, "yaxis": {"visible": False}}, palette, FRAME_HEIGHT)
    placed = laid_out(drawn, is_aligned)
    scale = _months if is_aligned else _day
    traces = [*_reviews(placed, palette, scale), _spans(placed, palette, scale), *_marks(placed, palette, scale), *_labels(placed, palette, scale)]
    kinds = len({event["kind"] for event in placed.events}) + 2
    return house_style(
        traces, _layout(placed, palette, is_aligned, as_of), palette, round(FRAME_HEIGHT + placed.height + LEGEND_ROW * -(-kinds // 2))
    )


def _months(days: float) -> float:
    return round(days / MONTH_DAYS, 2)


def _day(days: float) -> str:
    return date.fromordinal(int(days)).isoformat()


def _layout(placed: Layout, palette: Palette, is_aligned: bool, as_of: date) -> dict[str, Any]:
    scale: Callable[[float], Any] = _months if is_aligned else _day
    tops = [y - 12 for _, y in placed.lanes[1:]]
    rules = [_rule(palette.grid, xref="paper", x0=0, x1=1, y0=top, y1=top) for top in tops]
    stand = 0 if is_aligned else as_of.toordinal()
    said = say("first filing") if is_aligned else say("data as of")
    names = [
        _words(f"<b>{escape(shortened(name, NAME_CHARS))}</b>", palette.text, xref="paper", x=0, y=y, xanchor="left") for name, y in placed.lanes
    ]
    if placed.begin <= stand <= placed.end:
        rules.append(_rule(palette.muted, x0=scale(stand), x1=scale(stand), yref="paper", y0=0, y1=1) | {"layer": "below"})
        names.append(_words(said, palette.muted, x=scale(stand), y=placed.lanes[0][1], xanchor="left" if is_aligned else "right"))
    title = {"title": {"text": AXIS}, "ticksuffix": ""} if is_aligned else {"type": "date", "hoverformat": "%Y-%m-%d"}
    return {
        "margin": {**(MARGIN_X_TITLE if is_aligned else MARGIN), "l": label_room(part for part, _ in placed.parts)},
        "xaxis": {"range": [scale(placed.begin), scale(placed.end)], "showgrid": True, **title},
        "yaxis": {
            "range": [placed.height, -2],
            "tickmode": "array",
            "tickvals": [y for _, y in placed.parts],
            "ticktext": [part for part, _ in placed.parts],
            "showgrid": False,
            "fixedrange": True,
        },
        "shapes": rules,
        "annotations": names,
        "bargap": 0,
        "hovermode": "closest",
        "legend": {"font": {"size": 11}},
    }


def _rule(colour: str, **ends: Any) -> dict[str, Any]:
    return {"type": "line", "line": {"color": colour, "width": 1}, **ends}


def _words(text: str, colour: str, **place: Any) -> dict[str, Any]:
    return {"text": text, "showarrow": False, "font": {"size": 12, "color": colour}, "yref": "y", **place}


def _reviews(placed: Layout, palette: Palette, scale: Callable[[float], Any]) -> list[dict[str, Any]]:
    """A thin line a review cycle: solid to its action, dotted to the goal date where no action is on record."""
    closed: dict[tuple[Any, ...], tuple[float, float, float]] = {}
    waiting: dict[tuple[Any, ...], tuple[float, float, float]] = {}
    for event in placed.events:
        end = event["closed_on"] or event["goal_on"]
        if event["opened_on"] and end and end >= event["opened_on"]:
            low, high = (day.toordinal() - event["zero"] for day in (event["opened_on"], end))
            cycle = (event["lane_rank"], event["application"], event["cycle"])
            (closed if event["closed_on"] else waiting)[cycle] = (low, high, event["middle"])
    return [
        _line(REVIEWED, list(closed.values()), {"color": palette.grey, "width": 4}, scale),
        _line(OPEN, list(waiting.values()), {"color": palette.grey, "width": 3, "dash": "dot"}, scale),
    ]


def _line(name: str, stretches: Sequence[tuple[float, float, float]], style: dict[str, Any], scale: Callable[[float], Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "showlegend": bool(stretches),
        "x": [x for low, high, _ in stretches for x in (scale(low), scale(high), None)],
        "y": [y for _, _, middle in stretches for y in (middle, middle, None)],
        "connectgaps": False,
        "hoverinfo": "skip",
        "line": style,
    }


def _spans(placed: Layout, palette: Palette, scale: Callable[[float], Any]) -> dict[str, Any]:
    inexact = [event for event in placed.events if not event["is_exact"]]
    unit = DAY_MS if scale is _day else 1 / MONTH_DAYS
    return {
        "type": "bar",
        "orientation": "h",
        "name": "period in which the event lies",
        "showlegend": False,
        "hoverinfo": "skip",
        "base": [scale(event["low"]) for event in inexact],
        "x": [(event["high"] - event["low"]) * unit for event in inexact],
        "y": [event["y"] for event in inexact],
        "width": SPAN_WIDTH,
        "customdata": [[event["fact_id"], event["kind"]] for event in inexact],
        "opacity": 0.4,
        "marker": {"color": [getattr(palette, MARKS.get(event["kind"], UNKNOWN).colour) for event in inexact]},
    }


def _marks(placed: Layout, palette: Palette, scale: Callable[[float], Any]) -> list[dict[str, Any]]:
    order = {kind: rank for rank, kind in enumerate(MARKS)}
    traces: list[dict[str, Any]] = []
    for kind in sorted({event["kind"] for event in placed.events}, key=lambda kind: order.get(kind, len(order))):
        for is_exact in (True, False):
            shown = [event for event in placed.events if event["kind"] == kind and event["is_exact"] == is_exact]
            if shown:
                is_first = not any(trace["legendgroup"] == kind for trace in traces)
                traces.append(_trace(kind, shown, is_exact, palette, scale) | {"showlegend": is_first})
    return traces


def _trace(kind: str, shown: Sequence[Event], is_exact: bool, palette: Palette, scale: Callable[[float], Any]) -> dict[str, Any]:
    mark = MARKS.get(kind, UNKNOWN)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": kind,
        "legendgroup": kind,
        "x": [scale(event["x"]) for event in shown],
        "y": [event["y"] for event in shown],
        "cliponaxis": False,
        "marker": {
            "symbol": mark.symbol if is_exact else f"{mark.symbol}-open",
            "color": getattr(palette, mark.colour),
            "size": mark.size,
            "line": {"width": 0 if is_exact else 2, "color": getattr(palette, mark.colour)},
        },
        "customdata": [[event["fact_id"], event["kind"]] for event in shown],
        "hovertext": [_hover(event) for event in shown],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _labels(placed: Layout, palette: Palette, scale: Callable[[float], Any]) -> list[dict[str, Any]]:
    if not placed.labels:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            "showlegend": False,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "x": [scale(label["x"]) for label in placed.labels],
            "y": [label["at"] for label in placed.labels],
            "text": [label["text"] for label in placed.labels],
            "meta": {"wide": {}, "narrow": {"text": [_narrow(label) for label in placed.labels]}},
            "textposition": [label["position"] for label in placed.labels],
            "textfont": {"size": 11, "color": palette.text},
        }
    ]


def _narrow(label: Event) -> str:
    """A phone has room for the name of a complete response only; hover and table tell the rest."""
    return say(WORDS["complete response"]) if label["kind"] == "complete response" else ""


def _hover(event: Event) -> str:
    """Event, agency and date no more exact than known; what it was about; who; which page says so."""
    day = dated(event["happened_on"], event["precision"])
    head = f"{event['agency'] + ' ' if event['agency'] else ''}{say(event['kind'])}, {day}"
    if event["zero"] and event["precision"] in ("day", "month"):
        head += say(" (month {month})", month=f"{_months(event['x']):.1f}")
    more = say(" and {count} more", count=event["source_count"] - 1) if (event["source_count"] or 0) > 1 else ""
    source = say("Source: {title}", title=f"{event['source_title']}{more}") if event["source_title"] else ""
    reasons = say("reasons: {reasons}", reasons=event["outcome_reason"].replace("; ", ", ")) if event["outcome_reason"] else ""
    lines = (event["lane_name"], head, event["indication"] or event["what"], reasons, event["actor"], source)
    return "<br>".join(escape(shortened(text, LINE_CHARS)) for text in lines if text)

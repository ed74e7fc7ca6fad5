"""Deals, regulatory events and ends of deals on one time axis: a lane a party or agency, shape and colour by kind of event."""

from collections.abc import Sequence
from html import escape
from typing import Any, NamedTuple

import pandas as pd

from analytics.figures.theme import MARGIN, Figure, Palette, house_style, label_room
from analytics.language import say
from analytics.wording import dated, shortened

ROW_HEIGHT, FRAME_HEIGHT, LEGEND_ROW = 26, 64, 20
SHORTEST_SPAN_DAYS = 730
MARKS_A_ROW, LABEL_CHARS, CHARS_A_ROW, RIGHT_EDGE = 32, 18, 130, 0.85
DAY_MS = 86_400_000


class Mark(NamedTuple):
    """How a kind of event is drawn."""

    symbol: str
    colour: str
    size: int = 11


MARKS = {
    "deal": Mark("square", "blue"),
    "deal terminated": Mark("x", "grey"),
    "deal expired": Mark("cross", "grey"),
    "IND clearance": Mark("circle", "sky", 9),
    "orphan designation": Mark("star", "purple"),
    "fast track": Mark("star-triangle-up", "purple"),
    "breakthrough designation": Mark("star-diamond", "purple"),
    "PRIME": Mark("diamond-tall", "purple"),
    "RMAT": Mark("diamond-wide", "purple"),
    "priority review": Mark("star-square", "purple"),
    "rolling submission": Mark("triangle-ne", "sky"),
    "submission": Mark("triangle-up", "sky"),
    "submission accepted": Mark("triangle-right", "sky"),
    "resubmission": Mark("triangle-down", "sky"),
    "resubmission accepted": Mark("triangle-left", "sky"),
    "inspection": Mark("hexagon", "yellow"),
    "advisory committee": Mark("pentagon", "yellow"),
    "PDUFA date": Mark("hourglass", "yellow"),
    "CHMP positive opinion": Mark("diamond", "green"),
    "CHMP negative opinion": Mark("diamond", "vermilion"),
    "conditional approval": Mark("hexagon2", "green", 12),
    "approval": Mark("circle", "green", 12),
    "launch": Mark("bowtie", "green"),
    "complete response": Mark("x", "vermilion", 12),
    "refuse to file": Mark("octagon", "vermilion"),
    "rejection": Mark("cross", "vermilion", 12),
    "withdrawal": Mark("star-triangle-down", "vermilion"),
}
UNKNOWN = Mark("circle", "grey")
MERGED_LANES = {"EMA": "EU (EMA, EC)", "EC": "EU (EMA, EC)", "PMDA": "Japan", "MHLW": "Japan"}
FIRST_LANES = ("Deals", "As licensor", "As licensee", "FDA", "EU (EMA, EC)", "NMPA", "Japan")


def timeline_figure(events: pd.DataFrame, palette: Palette) -> Figure:
    """Every dated event of the frame; a date known by month, quarter, half or year is a hollow mark on a bar of that length.

    Marks of one lane that would cover each other stand in rows below one another. A mark carries fact_id and kind.
    """
    dated_events = events[events["first_day"].notna()]
    if dated_events.empty:
        return house_style([], {"xaxis": {"visible": False}, "yaxis": {"visible": False}}, palette, FRAME_HEIGHT)
    begin, end = _axis(dated_events)
    drawn = _placed(dated_events, begin, end)
    lanes = drawn.groupby("lane_name", sort=False)["y"].agg(["min", "max"])
    rows, kinds = int(drawn["y"].max()) + 1, drawn["kind"].nunique()
    layout = {
        "margin": {**MARGIN, "l": label_room(lanes.index)},
        "xaxis": {"type": "date", "range": [begin, end], "showgrid": True, "hoverformat": "%Y-%m-%d"},
        "yaxis": {
            "range": [rows - 0.4, -0.6],
            "tickmode": "array",
            "tickvals": lanes.mean(axis=1).tolist(),
            "ticktext": lanes.index.tolist(),
            "showgrid": False,
            "fixedrange": True,
        },
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": edge + 0.5, "y1": edge + 0.5, "line": {"color": palette.grid, "width": 1}}
            for edge in lanes["max"].tolist()[:-1]
        ],
        "bargap": 0,
        "hovermode": "closest",
        "legend": {"font": {"size": 11}},
    }
    height = FRAME_HEIGHT + ROW_HEIGHT * rows + LEGEND_ROW * -(-kinds // 2)
    return house_style([_spans(drawn, palette), *_marks(drawn, palette)], layout, palette, height)


def _axis(events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    first, last = pd.Timestamp(events["first_day"].min()), pd.Timestamp(events["last_day"].max())
    days = max((last - first).days, SHORTEST_SPAN_DAYS)
    middle, half = first + (last - first) / 2, pd.Timedelta(days=days * 0.54)
    return (middle - half).normalize(), (middle + half).normalize()


def _placed(events: pd.DataFrame, begin: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """The events with the middle of their period, the name of their lane, their label and the row in which they stand."""
    first, last = pd.to_datetime(events["first_day"]), pd.to_datetime(events["last_day"]) + pd.Timedelta(days=1)
    exact = events["first_day"] == events["last_day"]
    lane_names = events["lane"].map(lambda lane: MERGED_LANES.get(str(lane), str(lane)))
    order = {name: rank for rank, name in enumerate([*FIRST_LANES, *sorted(set(lane_names) - set(FIRST_LANES))])}
    labels = [_label(partner) if kind == "deal" else "" for kind, partner in zip(events["kind"], events["partner"], strict=True)]
    drawn = events.assign(
        starts=first,
        days=(last - first).dt.days,
        is_exact=exact,
        middle=first.where(exact, first + (last - first) / 2),
        lane_name=lane_names,
        rank=lane_names.map(order),
        text=labels,
    )
    drawn = drawn.sort_values(["rank", "middle"], kind="stable")
    places: list[tuple[int, bool]] = []
    for _, lane in drawn.groupby("rank"):
        base = max((row for row, _ in places), default=-1) + 1
        places += [(base + row, is_left) for row, is_left in _rows([_extents(event, begin, end) for event in lane.itertuples()])]
    return drawn.assign(y=[row for row, _ in places], is_left=[is_left for _, is_left in places])


def _label(partner: str | None) -> str:
    name = partner if isinstance(partner, str) else say("not stated")
    return shortened(name, LABEL_CHARS)


def _extents(event: Any, begin: pd.Timestamp, end: pd.Timestamp) -> list[tuple[float, float, bool]]:
    """The stretch of the axis (0 to 1) of a mark, its period and its label on the right, or on the left; only what stays inside the chart."""
    middle, reach, label = (event.middle - begin) / (end - begin), 0.5 / MARKS_A_ROW, len(event.text) / CHARS_A_ROW
    span = 0 if event.is_exact else pd.Timedelta(days=event.days) / (end - begin) / 2
    low, high = middle - max(reach, span), middle + max(reach, span)
    right, left = (low, max(high, middle + reach + label), False), (min(low, middle - reach - label), high, True)
    return [right] if not label or middle < 1 - RIGHT_EDGE else [left] if middle > RIGHT_EDGE else [right, left]


def _rows(extents: Sequence[Sequence[tuple[float, float, bool]]]) -> list[tuple[int, bool]]:
    """The first row in which a mark with its label meets no earlier one, and whether the label stands on the left."""
    taken: list[list[tuple[float, float]]] = []
    placed: list[tuple[int, bool]] = []
    for choices in extents:
        free = (
            (row, low, high, is_left)
            for row, others in enumerate(taken)
            for low, high, is_left in choices
            if all(high <= begin or low >= end for begin, end in others)
        )
        row, low, high, is_left = next(free, (len(taken), *choices[0]))
        if row == len(taken):
            taken.append([])
        taken[row].append((low, high))
        placed.append((row, is_left))
    return placed


def _spans(drawn: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    inexact = drawn[~drawn["is_exact"]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": "period in which the event lies",
        "showlegend": False,
        "hoverinfo": "skip",
        "base": inexact["starts"].dt.strftime("%Y-%m-%d").tolist(),
        "x": [days * DAY_MS for days in inexact["days"]],
        "y": inexact["y"].tolist(),
        "width": 0.34,
        "customdata": inexact[["fact_id", "kind"]].to_numpy().tolist(),
        "opacity": 0.45,
        "marker": {"color": [getattr(palette, MARKS.get(kind, UNKNOWN).colour) for kind in inexact["kind"]]},
    }


def _marks(drawn: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    order = {kind: rank for rank, kind in enumerate(MARKS)}
    traces = []
    for kind in sorted(drawn["kind"].unique(), key=lambda kind: order.get(kind, len(order))):
        of_kind = drawn[drawn["kind"] == kind]
        for is_exact in sorted(of_kind["is_exact"].unique(), reverse=True):
            shown = of_kind[of_kind["is_exact"] == is_exact]
            is_first = not any(trace["legendgroup"] == kind for trace in traces)
            traces.append(_trace(kind, shown, bool(is_exact), palette) | {"showlegend": is_first})
    return traces


def _trace(kind: str, shown: pd.DataFrame, is_exact: bool, palette: Palette) -> dict[str, Any]:
    mark = MARKS.get(kind, UNKNOWN)
    return {
        "type": "scatter",
        "mode": "markers+text" if (shown["text"] != "").any() else "markers",
        "name": kind,
        "legendgroup": kind,
        "x": shown["middle"].dt.strftime("%Y-%m-%d").tolist(),
        "y": shown["y"].tolist(),
        "cliponaxis": False,
        "marker": {
            "symbol": mark.symbol if is_exact else f"{mark.symbol}-open",
            "color": getattr(palette, mark.colour),
            "size": mark.size,
            "line": {"width": 0 if is_exact else 2, "color": getattr(palette, mark.colour)},
        },
        "text": shown["text"].tolist(),
        "textfont": {"size": 11},
        "textposition": ["middle left" if is_left else "middle right" for is_left in shown["is_left"]],
        "customdata": shown[["fact_id", "kind"]].to_numpy().tolist(),
        "hovertext": [_hover(event) for event in shown.to_dict("records")],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(event: dict[Any, Any]) -> str:
    said = [
        f"{event['agency'] + ' ' if isinstance(event['agency'], str) else ''}{say(event['kind'])}, {dated(event['happened_on'], event['precision'])}",
        event["what"],
        event["actor"],
    ]
    return "<br>".join(escape(text if len(text) <= 90 else f"{text[:89]}…") for text in said if isinstance(text, str) and text)

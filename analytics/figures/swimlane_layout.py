"""Where the marks of swimlanes stand: lanes below one another, in each the authorities, in each the applications side by side where they fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analytics.language import ENGLISH, language, say
from analytics.records import records
from analytics.wording import dated

LANE_LIMIT, FEW_LANES, LONGEST_YEARS = 15, 3, 12
PARTS = ("Deals", "FDA", "EU", "Japan", "UK", "China", "other")
HEADER, ROW, TOLD_ROW, TOLD_MIDDLE, GAP, TIER = 22, 23, 76, 30, 4, 7
REACH, CHAR, EDGE, SHORT_ROOM = 0.0065, 0.0056, 0.02, 0.03
SHORTEST_DAYS, MARGIN_SHARE = 365, 0.04
MONTH_DAYS = 30.4375
SETBACKS = ("complete response", "refuse to file", "rejection", "withdrawal", "CHMP negative opinion")
WORDS = {
    "complete response": "CR",
    "refuse to file": "refused to file",
    "rejection": "rejected",
    "withdrawal": "withdrawn",
    "CHMP negative opinion": "negative opinion",
    "approval": "approved",
    "conditional approval": "approved",
    "submission": "filed",
    "resubmission": "refiled",
    "PDUFA date": "goal",
}
FIRST_PLACED = {"complete response": 0, "approval": 0, "conditional approval": 0, "rejection": 0, "PDUFA date": 2}
AFTER_MARK = "\u00a0\u00a0"
Event = dict[str, Any]


@dataclass
class Layout:
    """Events with x (days on the axis), y (pixels from the top) and their labels; names of lanes and parts with their y; the whole height."""

    events: list[Event] = field(default_factory=list)
    labels: list[Event] = field(default_factory=list)
    lanes: list[tuple[str, float]] = field(default_factory=list)
    parts: list[tuple[str, float]] = field(default_factory=list)
    begin: float = 0
    end: float = 1
    height: float = 0


def drawn_events(events: pd.DataFrame, is_aligned: bool) -> pd.DataFrame:
    """The dated events of the lanes that the chart has room for; aligned, lanes without a dated first filing are left out.

    Of many lanes in calendar time only the last LONGEST_YEARS, or one early event would press all others together.
    """
    usable = events[events["first_day"].notna()]
    if is_aligned:
        usable = usable[usable["zero_on"].notna()]
    kept = sorted(usable["lane_rank"].unique())[:LANE_LIMIT]
    drawn = usable[usable["lane_rank"].isin(kept)]
    if is_aligned or len(kept) <= FEW_LANES:
        return drawn
    return drawn[drawn["last_day"] >= drawn["last_day"].max() - pd.DateOffset(years=LONGEST_YEARS)]


def laid_out(events: pd.DataFrame, is_aligned: bool) -> Layout:
    """The layout of the events that drawn_events leaves; there must be one."""
    drawn = [_with_days(event, is_aligned) for event in records(events)]
    low, high = min(event["low"] for event in drawn), max(event["high"] for event in drawn)
    room = max(high - low, SHORTEST_DAYS) * MARGIN_SHARE
    layout = Layout(begin=low - room, end=max(high, low + SHORTEST_DAYS) + room)
    for event in drawn:
        event["place"] = _share(event["x"], layout)
    is_few = events["lane_rank"].nunique() <= FEW_LANES
    for _, lane in _by(drawn, "lane_rank"):
        layout.lanes.append((lane[0]["lane_name"], layout.height + HEADER / 2))
        layout.height += HEADER
        for part, of_part in sorted(_by(lane, "lane_part"), key=lambda named: PARTS.index(named[0])):
            _add_part(layout, part, of_part, is_few)
        layout.height += GAP
    return layout


def _with_days(event: Event, is_aligned: bool) -> Event:
    zero = event["zero_on"].toordinal() if is_aligned else 0
    low, high = event["first_day"].toordinal() - zero, event["last_day"].toordinal() - zero
    is_exact = low == high
    return event | {"low": low, "high": high + (not is_exact), "x": low if is_exact else (low + high + 1) / 2, "is_exact": is_exact, "zero": zero}


def _share(x: float, layout: Layout) -> float:
    return (x - layout.begin) / (layout.end - layout.begin)


def _by(events: Iterable[Event], column: str) -> list[tuple[Any, list[Event]]]:
    found: dict[Any, list[Event]] = {}
    for event in events:
        found.setdefault(event[column], []).append(event)
    return list(found.items())


def _add_part(layout: Layout, part: str, events: list[Event], is_few: bool) -> None:
    """The rows of one authority: an application keeps one row, what belongs to none stands wherever there is room."""
    groups = [group for _, group in _by([{**event, "group": event["application"] or event["fact_id"]} for event in events], "group")]
    rows: list[list[tuple[list[Event], bool]]] = []
    taken: list[float] = []
    for group in sorted(groups, key=lambda group: min(event["low"] for event in group)):
        is_told = is_few and _is_told(group)
        low, high = _extent(group, layout, is_told)
        row = next((number for number, end in enumerate(taken) if end <= low), len(rows))
        if row == len(rows):
            rows.append([])
            taken.append(high)
        taken[row] = high
        rows[row].append((group, is_told))
    middles = []
    for row in rows:
        is_tall = any(is_told for _, is_told in row)
        middles.append(layout.height + (TOLD_MIDDLE if is_tall else ROW / 2))
        for group, is_told in row:
            placed = _tiered(group, middles[-1])
            layout.events += placed
            layout.labels += _told_labels(placed) if is_told else _short_labels(placed)
        layout.height += TOLD_ROW if is_tall else ROW
    layout.parts.append((part, sum(middles) / len(middles)))


def _is_told(group: Sequence[Event]) -> bool:
    """Whether an application's story is written beside its marks: it met a setback, or waits with a goal date."""
    return any(event["kind"] in SETBACKS or (event["kind"] == "PDUFA date" and event["closed_on"] is None) for event in group)


def _extent(group: Sequence[Event], layout: Layout, is_told: bool) -> tuple[float, float]:
    reach = REACH + (0.06 if is_told else 0)
    ends = [event["high"] for event in group]
    if any(event["kind"] in SETBACKS for event in group):
        reach = max(reach, SHORT_ROOM)
    return _share(min(event["low"] for event in group), layout) - reach, _share(max(ends), layout) + reach


def _tiered(group: Sequence[Event], middle: float) -> list[Event]:
    """The events on the middle of their row; where two marks would cover each other, one moves up or down a little."""
    taken: list[tuple[int, float]] = []
    placed = []
    for event in sorted(group, key=lambda event: (FIRST_PLACED.get(event["kind"], 1), event["place"])):
        free = [tier for tier in (0, -1, 1) if all(used != tier or abs(place - event["place"]) >= 2 * REACH for used, place in taken)]
        tier = free[0] if free else 0
        taken.append((tier, event["place"]))
        placed.append(event | {"y": middle + tier * TIER, "middle": middle})
    return sorted(placed, key=lambda event: event["x"])


def _short_labels(placed: Sequence[Event]) -> list[Event]:
    """Complete responses are named wherever there is room right of the mark."""
    return [
        event | {"text": f"{AFTER_MARK}{say(WORDS['complete response'])}", "position": "middle right", "at": event["y"]}
        for event in placed
        if event["kind"] == "complete response" and not any(0 < other["place"] - event["place"] < SHORT_ROOM for other in placed)
    ]


def _told_labels(placed: Sequence[Event]) -> list[Event]:
    """Filings above the row, setbacks below; a label that meets another changes sides or is left out."""
    taken: dict[str, list[tuple[float, float]]] = {"top": [], "bottom": []}
    labels = []
    told = [event for event in placed if event["kind"] in WORDS and (event["kind"] != "PDUFA date" or event["closed_on"] is None)]
    for event in sorted(told, key=lambda event: (event["kind"] not in SETBACKS, event["kind"] == "resubmission", event["x"])):
        text, is_setback = _label(event), event["kind"] in SETBACKS
        low, high, anchor = _spread(event["place"], text)
        for side in ("bottom", "top") if is_setback else ("top", "bottom"):
            if all(high <= begin or low >= end for begin, end in taken[side]):
                taken[side].append((low, high))
                away = event["middle"] + (TIER + 5) * (1 if side == "bottom" else -1)
                labels.append(event | {"text": text, "position": f"{side} {anchor}", "at": away})
                break
    return labels


def _label(event: Event) -> str:
    day, precision = event["happened_on"], event["precision"]
    is_short = precision in ("day", "month") and language() == ENGLISH
    when = f"{day:%b %Y}" if is_short else dated(day, "month" if precision == "day" else precision)
    text = f"{say(WORDS[event['kind']])} {when}"
    reasons = event["outcome_reason"]
    return f"{text}<br>{reasons.replace('; ', ', ')}" if reasons and event["kind"] in SETBACKS else text


def _spread(place: float, text: str) -> tuple[float, float, str]:
    width = max(len(line) for line in text.split("<br>")) * CHAR
    if place + width / 2 > 1 + EDGE:
        return place - width, place, "left"
    if place - width / 2 < -EDGE:
        return place, place + width, "right"
    return place - width / 2, place + width / 2, "center"

"""FDA's actions against its goal dates, a row a cycle."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.figures.complete_responses import DRAWN, FEWEST_ROWS, NAME_CHARS, rows_axis
from analytics.figures.reviews import Row
from analytics.figures.row_text import row_text
from analytics.figures.theme import MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.metrics.periods import WEEKEND_DAYS
from analytics.wording import counted, shortened

GOAL_ROW = 38
STANDINGS = (
    ("before", "Before the goal", "circle", "green"),
    ("on", "On the day", "diamond", "blue"),
    ("same month", "In the month of the goal", "square-open", "grey"),
    ("after", "After the goal", "x", "vermilion"),
)


def goal_dates_figure(goals: pd.DataFrame, palette: Palette) -> Figure:
    """A row a cycle: days from the goal to the action, the goal at 0; an earlier goal that was moved is a hollow bow tie."""
    rows = goals[goals["days"].notna()].head(DRAWN).to_dict("records")
    places = list(enumerate(rows))
    heights: list[float | None] = [at for place, _ in places for at in (place, place, None)]
    stems = _line([end for row in rows for end in (0, row["days"], None)], heights, palette.pale, 5)
    goal = _line([0, 0, None] * len(rows), [at for place, _ in places for at in (place - 0.2, place + 0.2, None)], palette.text, 2)
    marks = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [row["days"] for _, row in shown],
            "y": [place for place, _ in shown],
            "customdata": [[row["application"]] for _, row in shown],
            "marker": {"symbol": symbol, "size": 11, "color": getattr(palette, colour), "line": {"width": 1.5, "color": getattr(palette, colour)}},
            "hovertext": [_acted_words(row) for _, row in shown],
            "hovertemplate": "%{hovertext}<extra></extra>",
            "cliponaxis": False,
        }
        for standing, name, symbol, colour in STANDINGS
        if (shown := [(place, row) for place, row in places if row["standing"] == standing])
    ]
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": 14, "t": 34},
        "xaxis": {**_days_axis(rows), "title": {"text": "days from FDA's goal date to its action"}},
        "yaxis": rows_axis(len(rows)),
        "legend": {"y": 1, "yanchor": "bottom", "font": {"size": 11}},
    }
    moved = _moved([(place, row) for place, row in places if not pd.isna(row["extension_days"])], palette)
    words = row_text([_goal_words(row) for row in rows], [place - 0.42 for place, _ in places], layout["xaxis"]["range"][0])
    return house_style([goal, stems, *([moved] if moved["x"] else []), *marks, words], layout, palette, 92 + GOAL_ROW * max(len(rows), FEWEST_ROWS))


def _days_axis(rows: Sequence[Row]) -> dict[str, Any]:
    first = min([0, *(row["days"] for row in rows), *(-row["extension_days"] for row in rows if not pd.isna(row["extension_days"]))])
    last = max([30, *(row["days"] for row in rows)])
    return {"range": [first - (last - first) * 0.04, last + (last - first) * 0.05], "showgrid": True, "nticks": 8, "tickformat": "d"}


def _line(across: list[float | None], up: list[float | None], colour: str, width: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across,
        "y": up,
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _moved(rows: Sequence[tuple[int, Row]], palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "First goal, moved later",
        "x": [-row["extension_days"] for _, row in rows],
        "y": [place for place, _ in rows],
        "customdata": [[row["application"]] for _, row in rows],
        "marker": {"symbol": "hourglass-open", "size": 11, "color": palette.muted, "line": {"width": 1.5, "color": palette.muted}},
        "hovertext": [
            say("{assets}: first goal {first}, moved to {goal}", assets=row["assets"], first=row["first_goal"], goal=row["goal"]) for _, row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _acted_words(row: Row) -> str:
    told = say("{assets}: goal {goal}, {action} {acted}", assets=row["assets"], goal=row["goal"], action=say(row["action"]), acted=row["acted"])
    return f"{told}<br>{shortened(row['told'], 100)}"


def _goal_words(row: Row) -> str:
    return f"{shortened(row['assets'], NAME_CHARS)} {row['goal']}: {standing_words(row)}"


def standing_words(row: Mapping[Any, Any]) -> str:
    """How an action lies to its goal: "5 days before", "on the day", "in the month of the goal"."""
    days = abs(round(row["days"]))
    if row["standing"] in ("on", "same month"):
        return say("on the day") if row["standing"] == "on" else say("in the month of the goal")
    length = counted(days, "day") if row["is_exact"] else say("about {length}", length=counted(days, "day"))
    told = say("{length} before", length=length) if row["standing"] == "before" else say("{length} after", length=length)
    is_weekend = row["is_weekend"] and row["standing"] == "after" and days <= WEEKEND_DAYS
    return say("{told}, goal on a weekend", told=told) if is_weekend else told

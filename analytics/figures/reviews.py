"""Charts of reviews: how long each application took, and what the first action on it was. One mark an application."""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from analytics.figures.row_text import n_of, row_text
from analytics.figures.theme import MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.metrics.periods import DAYS_A_MONTH
from analytics.wording import percent, shortened

Row = dict[Hashable, Any]
ROW_HEIGHT, BLOCK_ROW, NAME_ABOVE, FEWEST_ROWS, NAME_CHARS = 62, 46, 0.4, 2, 46
NEAR_MONTHS, STEP, MOST_STEPS = 0.5, 0.09, 3
NOT_APPROVED = "not approved"
DOTS = (
    ("approved", "submission", "circle", "blue"),
    ("approved", "acceptance", "circle-open", "blue"),
    (NOT_APPROVED, "submission", "x", "vermilion"),
    (NOT_APPROVED, "acceptance", "x-open", "vermilion"),
)
OUTCOMES = (
    ("approved", "Approved", "blue", ""),
    ("refused", "Complete response or refused", "vermilion", "x"),
    ("withdrawn", "Withdrawn", "yellow", "\\"),
    ("waiting", "Waiting, not in the base", "pale", "/"),
)
MANY_BLOCKS = 60


def named_group(group: str) -> str:
    """A group as a chart names it: "FDA, first filings"."""
    authority, _, kind = group.partition(", ")
    plural = {"first filing": "first filings", "biosimilar": "biosimilars", "supplement": "supplements"}.get(kind, kind)
    return say(", ").join(say(part) for part in ("Other agencies" if authority == "other" else authority, plural) if part)


def review_times_figure(times: pd.DataFrame, palette: Palette) -> Figure:
    """A strip a group: a dot an application, a bar over the middle half and a stroke at the median where the group has five."""
    measured = times[times["days"].notna()]
    groups = list(dict.fromkeys(measured["group_name"]))
    rows = measured.to_dict("records")
    places = dict(zip([row["application"] for row in rows], _spread(rows, groups), strict=True))
    firsts = [next(row for row in rows if row["group_name"] == group) for group in groups]
    enough = [(place, row) for place, row in enumerate(firsts) if not pd.isna(row["median_days"])]
    traces = [_middle_half(enough, palette), *_dots(rows, places, palette), _medians(enough, palette), _group_words(firsts)]
    longest = max((row["days"] for row in rows), default=DAYS_A_MONTH) / DAYS_A_MONTH
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": 14, "t": 52},
        "xaxis": {"range": [-0.02 * longest, longest * 1.04], "showgrid": True, "nticks": 8, "title": {"text": "months to the first action"}},
        "yaxis": _rows_axis(len(groups)),
        "legend": {"y": 1, "yanchor": "bottom", "font": {"size": 11}},
        "hovermode": "closest",
    }
    return house_style([trace for trace in traces if trace], layout, palette, 110 + ROW_HEIGHT * max(len(groups), FEWEST_ROWS))


def _rows_axis(count: int) -> dict[str, Any]:
    return {"autorange": False, "range": [max(count, FEWEST_ROWS) - 0.45, -0.7], "visible": False, "fixedrange": True}


def _spread(rows: Sequence[Row], groups: Sequence[str]) -> list[float]:
    """The height of each dot: those of a group that lie close together step up and down beside its line."""
    heights: list[float] = []
    before: tuple[str, float, int] = ("", 0.0, 0)
    for row in rows:
        months = row["days"] / DAYS_A_MONTH
        group, last, run = before
        run = run + 1 if group == row["group_name"] and months - last < NEAR_MONTHS else 0
        before = (row["group_name"], months, run)
        step = (run + 1) // 2 % (MOST_STEPS + 1) * (1 if run % 2 else -1)
        heights.append(groups.index(row["group_name"]) + 0.12 + step * STEP)
    return heights


def _dots(rows: Sequence[Row], places: dict[str, float], palette: Palette) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    for outcome, begins, symbol, colour in DOTS:
        shown = [row for row in rows if row["begins_with"] == begins and (NOT_APPROVED if "approval" not in row["action"] else "approved") == outcome]
        if shown:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": say("{outcome}, from {begins}", outcome=say(outcome), begins=say(begins)),
                    "x": [row["days"] / DAYS_A_MONTH for row in shown],
                    "y": [places[row["application"]] for row in shown],
                    "customdata": [[row["application"]] for row in shown],
                    "marker": {
                        "symbol": symbol,
                        "size": 9,
                        "color": getattr(palette, colour),
                        "line": {"width": 1.5, "color": getattr(palette, colour)},
                    },
                    "hovertext": [_time_words(row) for row in shown],
                    "hovertemplate": "%{hovertext}<extra></extra>",
                    "cliponaxis": False,
                }
            )
    return traces


def _time_words(row: Row) -> str:
    what = f"{row['assets']}, {shortened(row['indication'] or say('indication not stated'), 50)}"
    told = f"{say(row['begins_with'])} {row['began']}, {say(row['action'])} {row['acted']}"
    return say("{what}<br>{told}: {days} days", what=what, told=told, days=f"{row['days']:.0f}")


def _middle_half(groups: Sequence[tuple[int, Row]], palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "middle half",
        "x": [end for _, row in groups for end in (row["low_days"] / DAYS_A_MONTH, row["high_days"] / DAYS_A_MONTH, None)],
        "y": [at for place, _ in groups for at in (place + 0.12, place + 0.12, None)],
        "line": {"color": palette.pale, "width": 16},
        "hoverinfo": "skip",
        "showlegend": bool(groups),
    }


def _medians(groups: Sequence[tuple[int, Row]], palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "median",
        "x": [row["median_days"] / DAYS_A_MONTH for _, row in groups],
        "y": [place + 0.12 for place, _ in groups],
        "marker": {"symbol": "line-ns-open", "size": 22, "color": palette.text, "line": {"width": 3, "color": palette.text}},
        "hoverinfo": "skip",
        "showlegend": bool(groups),
    }


def _group_words(groups: Sequence[Row]) -> dict[str, Any]:
    said = [f"<b>{named_group(str(row['group_name']))}</b> {_statistic(row)}" for row in groups]
    return row_text(said, [place - NAME_ABOVE for place in range(len(groups))])


def _statistic(row: Row) -> str:
    if pd.isna(row["median_days"]):
        return say("n = {count}, no statistic", count=row["group_count"])
    return say("median {months} months, n = {count}", months=f"{row['median_days'] / DAYS_A_MONTH:.1f}", count=row["group_count"])


def first_cycles_figure(judged: pd.DataFrame, palette: Palette) -> Figure:
    """A row a group, a block an application: approved in the first cycle, not approved, withdrawn, and apart from these the waiting ones."""
    drawn = judged[judged["place"].notna()]
    rows = drawn.to_dict("records")
    groups = list(dict.fromkeys(drawn["group_name"]))
    firsts = [next(row for row in rows if row["group_name"] == group) for group in groups]
    width = max((row["place"] for row in rows), default=1)
    traces = [_blocks([row for row in rows if row["outcome"] == outcome], groups, width, look, palette) for outcome, *look in OUTCOMES]
    words = row_text(
        [f"<b>{named_group(str(row['group_name']))}</b> {_share_words(row)}" for row in firsts], [place - NAME_ABOVE for place in range(len(groups))]
    )
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": 14, "t": 34},
        "barmode": "overlay",
        "xaxis": {"range": [0, width * 1.02], "nticks": 6, "title": {"text": "applications"}},
        "yaxis": _rows_axis(len(groups)),
        "legend": {"y": 1, "yanchor": "bottom", "font": {"size": 11}, "traceorder": "normal"},
    }
    return house_style([*(trace for trace in traces if trace["x"]), words], layout, palette, 92 + BLOCK_ROW * max(len(groups), FEWEST_ROWS))


def _blocks(rows: Sequence[Row], groups: Sequence[str], width: float, look: Sequence[str], palette: Palette) -> dict[str, Any]:
    name, colour, shape = look
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [1] * len(rows),
        "base": [row["place"] - 1 for row in rows],
        "y": [groups.index(row["group_name"]) + 0.1 for row in rows],
        "width": 0.36,
        "customdata": [[row["application"]] for row in rows],
        "marker": {
            "color": getattr(palette, colour),
            "line": {"color": palette.ground, "width": 1.5 if width <= MANY_BLOCKS else 0.4},
            "pattern": {"shape": shape, "fgcolor": palette.grey if colour == "pale" else palette.ground, "size": 5, "fillmode": "overlay"},
        },
        "hovertext": [f"{row['assets']}, {shortened(row['indication'] or say('indication not stated'), 50)}<br>{_judged_words(row)}" for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _judged_words(row: Row) -> str:
    return f"{say(row['action'])} {row['acted']}" if row["action"] else say("no action on record yet")


def _share_words(row: Row) -> str:
    share = "" if pd.isna(row["group_share"]) else f" ({percent(row['group_share'])})"
    waiting = say("; {count} waiting", count=row["group_waiting"]) if row["group_waiting"] else ""
    return f"{n_of(row['group_approved'], row['group_count'])}{share}{waiting}"

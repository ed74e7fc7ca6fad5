"""Charts of complete responses: what came after them, and their reasons."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.figures.reviews import Row
from analytics.figures.row_text import n_of, names_above, row_text
from analytics.figures.theme import BARE, MARGIN_X_TITLE, Figure, Palette, house_style
from analytics.language import say
from analytics.metrics.periods import DAYS_A_MONTH
from analytics.wording import percent, shortened

DRAWN, ROW_HEIGHT, REASON_ROW, FEWEST_ROWS, NAME_CHARS = 30, 42, 58, 3, 30
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}
ENDS = (
    ("approved", "Approved", "circle", "green"),
    ("complete response again", "Complete response again", "x", "vermilion"),
    ("refused", "Refused", "cross", "vermilion"),
    ("withdrawn", "Withdrawn", "star-triangle-down", "yellow"),
    ("under review again", "Under review again", "triangle-right-open", "grey"),
    ("no resubmission on record", "No resubmission on record", "triangle-right-open", "vermilion"),
)
CODED_ELSEWHERE = "not coded in these letters"


def after_complete_response_figure(answered: pd.DataFrame, palette: Palette) -> Figure:
    """A row a complete response: months to the resubmission, then to the next action; open ends run to the as-of date."""
    rows = answered.head(DRAWN).to_dict("records")
    spans = [(place, row, _stretches(row)) for place, row in enumerate(rows)]
    bars = [
        _bar([(place, row, *stretches[kind]) for place, row, stretches in spans if kind in stretches], name, colour, shape, palette)
        for kind, name, colour, shape in (
            ("wait", "To the resubmission", "orange", "/"),
            ("review", "Under review", "blue", ""),
            ("whole", "To the action, resubmission not dated", "sky", "x"),
            ("open", "Not settled, to the as-of date", "pale", "."),
        )
    ]
    ends = [
        _ends([(place, row, _reach(found)) for place, row, found in spans if row["state"] == state and found], look, palette) for state, *look in ENDS
    ]
    longest = max((_reach(found) for *_, found in spans if found), default=1)
    layout = {
        "barmode": "overlay",
        "margin": {**MARGIN_X_TITLE, "l": 14, "t": 72},
        "xaxis": {"range": [0, longest * 1.06], "nticks": 7, "showgrid": True, "title": {"text": "months since the complete response"}},
        "yaxis": rows_axis(len(rows)),
        "legend": {"y": 1, "yanchor": "bottom", "font": {"size": 11}, "traceorder": "normal"},
    }
    traces = [trace for trace in (*bars, *ends) if trace["x"]]
    return house_style(
        [*traces, names_above([_answered_words(row) for row in rows])], layout, palette, 124 + ROW_HEIGHT * max(len(rows), FEWEST_ROWS)
    )


def rows_axis(count: int) -> dict[str, Any]:
    """Rows from top to bottom without ticks; few rows keep the height of a row."""
    return {"autorange": False, "range": [max(count, FEWEST_ROWS) - 0.5, -0.75], "visible": False, "fixedrange": True}


def _stretches(row: Row) -> dict[str, tuple[float, float]]:
    """Begin and length in months of each part of a row that is known."""
    wait, review, whole, open_ = (_months(row[f"{name}_days"]) for name in ("wait", "review", "whole", "open"))
    found: dict[str, tuple[float, float]] = {}
    if wait is not None:
        found["wait"] = (0.0, wait)
        if review is not None:
            found["review"] = (wait, review)
    elif whole is not None:
        found["whole"] = (0.0, whole)
    if open_ is not None and (wait is not None or row["state"] == "no resubmission on record"):
        found["open"] = (wait or 0.0, open_)
    return found


def _months(days: float) -> float | None:
    return None if pd.isna(days) else days / DAYS_A_MONTH


def _reach(stretches: dict[str, tuple[float, float]]) -> float:
    return max(begin + length for begin, length in stretches.values())


def _bar(rows: Sequence[tuple[int, Row, float, float]], name: str, colour: str, shape: str, palette: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "base": [begin for _, _, begin, _ in rows],
        "x": [length for *_, length in rows],
        "y": [place for place, *_ in rows],
        "width": 0.36,
        "customdata": [[row["application"]] for _, row, *_ in rows],
        "marker": {
            "color": getattr(palette, colour),
            "pattern": {"shape": shape, "fgcolor": palette.grey if colour == "pale" else palette.ground, "size": 6, "fillmode": "overlay"},
        },
        "hovertext": [_stretch_words(row, name, length) for _, row, _, length in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _ends(rows: Sequence[tuple[int, Row, float]], look: Sequence[str], palette: Palette) -> dict[str, Any]:
    name, symbol, colour = look
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [reach for *_, reach in rows],
        "y": [place for place, *_ in rows],
        "customdata": [[row["application"]] for _, row, _ in rows],
        "marker": {"symbol": symbol, "size": 11, "color": getattr(palette, colour), "line": {"width": 1.5, "color": getattr(palette, colour)}},
        "hovertext": [f"{_answered_words(row)}<br>{say(row['state'])} {row['acted']}" for _, row, _ in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _answered_words(row: Row) -> str:
    number = say(ORDINALS.get(row["response_number"], f"{row['response_number']}th"))
    return say("{assets}, {number} letter {answered}", assets=shortened(row["assets"], NAME_CHARS), number=number, answered=row["answered"])


def _stretch_words(row: Row, name: str, length: float) -> str:
    told = say("{part}: {months} months", part=say(name).lower(), months=f"{length:.1f}")
    return f"{_answered_words(row)}<br>{told}{_refiled_words(row)}"


def _refiled_words(row: Row) -> str:
    return say("; resubmitted {day} ({by})", day=row["resubmitted"], by=say(row["refiled_by"])) if row["resubmitted"] else ""


def complete_response_reasons_figure(reasons: pd.DataFrame, palette: Palette) -> Figure:
    """Two bars a reason, shares of the letters of each basis; under five letters the count alone is written."""
    names = list(dict.fromkeys(reasons["reason"]))
    bases = list(dict.fromkeys(reasons["basis"]))
    looks = (("blue", "", -0.06), ("pale", "/", 0.24))
    traces: list[dict[str, Any]] = []
    for basis, (colour, shape, shift) in zip(bases, looks, strict=False):
        rows = reasons[reasons["basis"] == basis].to_dict("records")
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": f"{say(basis)} (n = {rows[0]['base_count']})",
                "x": [0 if pd.isna(row["reason_share"]) else row["reason_share"] for row in rows],
                "y": [names.index(row["reason"]) + shift for row in rows],
                "width": 0.26,
                "marker": {
                    "color": getattr(palette, colour),
                    "pattern": {"shape": shape, "fgcolor": palette.grey if colour == "pale" else palette.ground, "size": 5, "fillmode": "overlay"},
                },
                "text": [_counted(row) for row in rows],
                "textposition": "outside",
                "textangle": 0,
                "textfont": {"size": 12},
                "cliponaxis": False,
                "hovertext": [f"{say(row['reason'])}, {say(basis)}: {_counted(row)}" for row in rows],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    words = row_text([f"<b>{say(name)}</b>" for name in names], [place - 0.4 for place in range(len(names))])
    layout = {
        "barmode": "overlay",
        "margin": {**BARE, "t": 52, "b": 14},
        "xaxis": {"range": [0, 1.3], "showticklabels": False, "showgrid": False},
        "yaxis": {"autorange": False, "range": [max(len(names), FEWEST_ROWS) - 0.5, -0.7], "visible": False},
        "legend": {"y": 1, "yanchor": "bottom", "traceorder": "normal"},
    }
    return house_style([*traces, words], layout, palette, 76 + REASON_ROW * max(len(names), FEWEST_ROWS))


def _counted(row: Row) -> str:
    if pd.isna(row["letter_count"]):
        return say(CODED_ELSEWHERE)
    share = "" if pd.isna(row["reason_share"]) else f", {percent(row['reason_share'])}"
    return f"{n_of(int(row['letter_count']), int(row['base_count']))}{share}"

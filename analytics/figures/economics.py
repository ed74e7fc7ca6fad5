"""Charts of what is paid and what is promised, by stage, year, class and kind of licensee. Frames in, figures out."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.figures.row_text import n_of
from analytics.figures.theme import HEIGHT, MARGIN, MARGIN_X_TITLE, TALL_HEIGHT, Figure, Palette, house_style, label_room, money_room
from analytics.language import say
from analytics.wording import money, percent

SHARES = (
    ("aggregate_share", "All money together", "blue", "circle"),
    ("median_share", "Median deal", "orange", "diamond"),
    ("mean_share", "Mean deal", "purple", "square-open"),
)
STEPS = [step * 10**decade for decade in range(-2, 6) for step in (1, 3)]
WIDE_SPAN = 60
ROW, AROUND, SMALL_ROW = 34, 96, 21
KINDS = {"multinational": "Multinational", "biotech": "Biotech", "pharma": "Pharma", "newco": "NewCo", "academic": "Academic", "other": "Other"}
PANELS = (
    ("deal_count", "deals", "", "grey"),
    ("median_upfront_usd_m", "median upfront", "upfront_count", "blue"),
    ("median_headline_usd_m", "median headline total", "headline_count", "orange"),
    ("aggregate_share", "upfront share, all money together", "disclosed_count", "green"),
)


def with_counts(names: Sequence[str], frame: pd.DataFrame) -> list[str]:
    """Names of an axis, each with n of N."""
    return [f"{say(name)} · {n_of(d, n)}" for name, d, n in zip(names, frame["disclosed_count"], frame["deal_count"], strict=True)]


def rows_axis(names: list[str], labels: list[str]) -> dict[str, Any]:
    """A vertical axis of named rows, the first on top; rows without a mark keep their name."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": names,
        "range": [len(names) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": names,
        "ticktext": labels,
        "showgrid": True,
    }


def money_axis(frame: pd.DataFrame) -> dict[str, Any]:
    """A log axis of millions of USD whose ticks are written as money; powers of ten alone where the bands span more than that."""
    is_wide = frame["p75_usd_m"].max() / frame["p25_usd_m"].min() > WIDE_SPAN
    steps = STEPS[::2] if is_wide else STEPS
    written = [money(step) for step in steps]
    return {"type": "log", "tickmode": "array", "tickvals": steps, "ticktext": written, "tickangle": 0, "title": {"text": "USD, log scale"}}


def upfront_share_by_stage_figure(by_stage: pd.DataFrame, palette: Palette) -> Figure:
    """Three marks a stage: share of the summed money, median deal, mean deal; stages under five deals keep their count only."""
    stages = by_stage["stage_at_signing"].tolist()
    labels = with_counts(stages, by_stage)
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "y": stages,
            "x": by_stage[column].tolist(),
            "customdata": [[stage] for stage in stages],
            "text": labels,
            "marker": {"color": getattr(palette, colour), "symbol": symbol, "size": 11, "line": {"width": 2, "color": getattr(palette, colour)}},
            "hovertemplate": f"%{{text}}<br>{say(name)}: %{{x:.1%}}<extra></extra>",
        }
        for column, name, colour, symbol in SHARES
    ]
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": label_room(labels)},
        "yaxis": rows_axis(stages, labels),
        "xaxis": {"tickformat": ".0%", "rangemode": "tozero", "showgrid": True, "title": {"text": "cash upfront, share of headline total"}},
    }
    return house_style(traces, layout, palette, max(HEIGHT, AROUND + ROW * len(stages)))


def size_by_stage_figure(by_stage: pd.DataFrame, palette: Palette) -> Figure:
    """One row a stage on a log axis: the middle half as a band, the median as a mark with its amount."""
    stages = by_stage["stage_at_signing"].tolist()
    labels = with_counts(stages, by_stage)
    traces = _ranges(by_stage, stages, [[stage] for stage in stages], labels, palette, ("x", "y"))
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": label_room(labels)},
        "yaxis": rows_axis(stages, labels),
        "xaxis": {**money_axis(by_stage), "showgrid": True},
    }
    return house_style(traces, layout, palette, max(TALL_HEIGHT, AROUND + ROW * len(stages)))


def size_by_year_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """One column a year on a log axis: the middle half as a band, the median as a mark with its amount."""
    years = [f"{year}*" if partial else str(year) for year, partial in zip(by_year["announced_year"], by_year["is_partial"], strict=True)]
    traces = _ranges(by_year, years, [[year] for year in by_year["announced_year"]], with_counts(years, by_year), palette, ("y", "x"))
    layout = {
        "margin": {**MARGIN, "l": money_room([money(step) for step in STEPS], least=MARGIN["l"])},
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": years, "range": [-0.5, len(years) - 0.5]},
        "yaxis": money_axis(by_year),
    }
    return house_style(traces, layout, palette, TALL_HEIGHT)


def _ranges(
    frame: pd.DataFrame, names: list[str], clicked: list[list[Any]], labels: list[str], palette: Palette, axes: tuple[str, str]
) -> list[dict[str, Any]]:
    amount, place = axes
    bands = [end for low, high in zip(frame["p25_usd_m"], frame["p75_usd_m"], strict=True) for end in (low, high, None)]
    band = {
        "type": "scatter",
        "mode": "lines+markers",
        "marker": {"size": 1, "color": palette.pale},
        "name": "Middle half of the deals (p25 to p75)",
        amount: bands,
        place: [name for name in names for _ in range(3)],
        "line": {"color": palette.pale, "width": 14},
        "hoverinfo": "skip",
    }
    medians = {
        "type": "scatter",
        "mode": "markers+text",
        "name": "Median deal",
        amount: frame["median_usd_m"].tolist(),
        place: names,
        "customdata": clicked,
        "text": ["" if pd.isna(median) else money(median) for median in frame["median_usd_m"]],
        "textposition": "top center",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "hovertext": [_range_words(label, row) for label, row in zip(labels, frame.to_dict("records"), strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"color": palette.blue, "symbol": "diamond", "size": 10},
    }
    return [band, medians]


def _range_words(label: str, row: dict[Any, Any]) -> str:
    median, low, high = (money(row[f"{name}_usd_m"]) for name in ("median", "p25", "p75"))
    return say("{label}<br>median {median}, middle half {low} to {high}", label=label, median=median, low=low, high=high)


def headline_classes_figure(by_class: pd.DataFrame, palette: Palette) -> Figure:
    """One bar a class, smallest on top; $1bn and more in another colour, deals without a headline total hatched."""
    classes = by_class["headline_class"].tolist()
    colours = [
        palette.grey if name == "not stated" else palette.orange if is_billion else palette.blue
        for name, is_billion in zip(classes, by_class["is_billion"], strict=True)
    ]
    hatch = ["/" if name == "not stated" else "" for name in classes]
    sums = zip(by_class["deal_count"], by_class["headline_usd_m"], strict=True)
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": classes,
        "x": by_class["deal_count"].tolist(),
        "customdata": [[name] for name in classes],
        "marker": {
            "color": colours,
            "pattern": {
                "shape": hatch,
                "fgcolor": palette.ground,
                "size": 5,
                "fillmode": "overlay",
            },
        },
        "text": [f"{n:,}" if pd.isna(total) else f"{n:,} · {money(total)}" for n, total in sums],
        "textposition": "outside",
        "textfont": {"size": 12},
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "showlegend": False,
    }
    layout = {
        "margin": {**MARGIN_X_TITLE, "l": label_room(classes), "r": 90},
        "yaxis": rows_axis(classes, classes) | {"showgrid": False},
        "xaxis": {"title": {"text": "deals · headline total of the class"}, "rangemode": "tozero", "showgrid": True},
    }
    return house_style([bars], layout, palette, HEIGHT)


def licensee_kinds_figure(by_kind: pd.DataFrame, palette: Palette) -> Figure:
    """Four panels with the same rows: deals, median upfront, median headline total, upfront share."""
    kinds = by_kind["licensee_kind"].tolist()
    labels = [str(KINDS.get(kind, kind)) for kind in kinds]
    traces, layout = [], {"margin": {**MARGIN, "l": label_room(labels), "t": 28}, "annotations": []}
    for index, (column, title, count, colour) in enumerate(PANELS):
        number = "" if index == 0 else str(index + 1)
        foot, top = ((0.78, 1.0), (0.52, 0.74), (0.26, 0.48), (0.0, 0.22))[index]
        traces.append(_panel(by_kind, kinds, (column, count), getattr(palette, colour), number))
        layout[f"xaxis{number}"] = {"domain": [0, 0.62], "anchor": f"y{number}", "showgrid": False, "showticklabels": False, "rangemode": "tozero"}
        layout[f"yaxis{number}"] = rows_axis(kinds, labels) | {"domain": [foot, top], "anchor": f"x{number}", "showgrid": False}
        layout["annotations"].append(_panel_title(title, top, palette))
    return house_style(traces, layout, palette, max(HEIGHT, 140 + 4 * SMALL_ROW * len(kinds)))


def _panel(by_kind: pd.DataFrame, kinds: list[str], columns: tuple[str, str], colour: str, number: str) -> dict[str, Any]:
    column, count = columns
    return {
        "type": "bar",
        "orientation": "h",
        "y": kinds,
        "x": by_kind[column].fillna(0).tolist(),
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "customdata": [[kind] for kind in kinds],
        "marker": {"color": colour},
        "text": [_panel_words(row, column, count) for row in by_kind.to_dict("records")],
        "textposition": "outside",
        "textfont": {"size": 11},
        "cliponaxis": False,
        "hovertemplate": "%{y}: %{text}<extra></extra>",
        "showlegend": False,
    }


def _panel_words(row: dict[Any, Any], column: str, count: str) -> str:
    if not count:
        return f"{row[column]:,}"
    base = f"{row[count]}/{row['deal_count']}"
    if pd.isna(row[column]):
        return base
    value = percent(row[column], 1) if column.endswith("_share") else money(row[column])
    return f"{value} ({base})"


def _panel_title(title: str, top: float, palette: Palette) -> dict[str, Any]:
    return {
        "text": title,
        "x": 0,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": palette.muted},
    }

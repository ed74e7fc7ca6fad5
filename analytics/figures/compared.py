"""Two to five companies beside one another."""

from typing import Any

import pandas as pd

from analytics.figures.players import disclosed_text, height_of, named_bars, names_above, two_panels
from analytics.figures.row_text import n_of, row_text
from analytics.figures.theme import BARE, MARGIN, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import shortened

PANEL_HEIGHT, PANEL_GAP, LINE_HEIGHT, MOST_MODALITIES, NAME_CHARS = 120, 0.26, 22, 6, 44
INDENT, FEW_YEARS = 0.03, 7
SIDES = (("licensor", "As licensor", "blue", ""), ("licensee", "As licensee", "orange", "/"))


def compared_money_figure(sides: pd.DataFrame, palette: Palette) -> Figure:
    """One row a company and side that has a deal: disclosed upfront on the left, headline total on the right."""
    shown = sides[sides["deal_count"] > 0]
    rows = shown.to_dict("records")
    names = [say("{name}, as {side}", name=row["name"], side=say(row["side"])) for row in rows]
    traces = [
        {
            **named_bars(shown[f"{amount}_usd_m"], [disclosed_text(row, amount, is_short=True) for row in rows], getattr(palette, colour)),
            "xaxis": axis,
            "hovertext": names,
            "hovertemplate": "%{hovertext}: %{text}<extra></extra>",
        }
        for amount, colour, axis in (("upfront", "blue", "x"), ("headline", "orange", "x2"))
    ]
    layout = two_panels("upfront", "headline total", len(rows))
    layout["xaxis"] = {**layout["xaxis"], "domain": [0, 0.19]}
    layout["xaxis2"] = {**layout["xaxis2"], "domain": [0.5, 0.69]}
    return house_style([*traces, names_above(names)], layout, palette, height_of(len(rows)) + 40)


def compared_years_figure(by_year: pd.DataFrame, palette: Palette) -> Figure:
    """One panel a company over the same years and the same scale: deals as licensor, deals as licensee on top."""
    ticks = _ticks(_labels(by_year[by_year["name"] == by_year["name"].iloc[0]])) if len(by_year) else []
    names = list(dict.fromkeys(by_year["name"]))
    highest = int((by_year["licensor_count"] + by_year["licensee_count"]).max()) if len(by_year) else 1
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"barmode": "stack", "margin": {**MARGIN, "l": 30, "t": 30}, "annotations": []}
    for index, name in enumerate(names):
        number = "" if index == 0 else str(index + 1)
        of_company = by_year[by_year["name"] == name]
        top = 1 - (index + PANEL_GAP) / len(names)
        bottom = 1 - (index + 1) / len(names)
        traces += [_bars(of_company, side, number, index == 0, palette) for side in SIDES]
        layout[f"yaxis{number}"] = {"domain": [bottom, top], "range": [0, highest * 1.08], "nticks": 4, "tickformat": "d", **_whole(highest)}
        layout[f"xaxis{number}"] = {
            "type": "category",
            "anchor": f"y{number}",
            "showticklabels": index == len(names) - 1,
            "tickangle": 0,
            "tickvals": ticks,
        }
        layout["annotations"].append(_panel_name(name, top))
    return house_style(traces, layout, palette, 60 + PANEL_HEIGHT * max(len(names), 1))


def _labels(of_company: pd.DataFrame) -> list[str]:
    """Years as they stand below the bars, the unfinished one marked."""
    return [f"{year}*" if partial else str(year) for year, partial in zip(of_company["announced_year"], of_company["is_partial"], strict=True)]


def _ticks(years: list[str]) -> list[str]:
    """Every year while there are few, else every second one up to the last."""
    return years if len(years) <= FEW_YEARS else years[::-1][::2][::-1]


def _whole(highest: int) -> dict[str, int]:
    return {"dtick": 1} if highest < 5 else {}


def _bars(of_company: pd.DataFrame, side: tuple[str, str, str, str], number: str, is_first: bool, palette: Palette) -> dict[str, Any]:
    role, label, colour, shape = side
    return {
        "type": "bar",
        "name": label,
        "legendgroup": role,
        "showlegend": is_first,
        "x": _labels(of_company),
        "y": of_company[f"{role}_count"].tolist(),
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "marker": {"color": getattr(palette, colour), "pattern": {"shape": shape, "fgcolor": palette.ground, "size": 5, "fillmode": "overlay"}},
        "hovertext": of_company["name"].tolist(),
        "hovertemplate": f"%{{hovertext}}, %{{x}}, {say(label).lower()}: %{{y}}<extra></extra>",
    }


def _panel_name(name: str, top: float) -> dict[str, Any]:
    text = shortened(name, NAME_CHARS)
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "paper",
        "y": top,
        "yanchor": "bottom",
        "yshift": 2,
        "showarrow": False,
    }


def compared_modalities_figure(by_modality: pd.DataFrame, palette: Palette) -> Figure:
    """Under each company its most frequent modalities, all on one scale."""
    rows = _modality_rows(by_modality)
    positions = list(range(len(rows)))
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": positions,
        "x": [count for _, count, _ in rows],
        "marker": {"color": palette.blue},
        "text": [text for _, _, text in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 12},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    lefts = [0 if label.startswith("<b>") else INDENT for label, _, _ in rows]
    names = {**row_text([label for label, _, _ in rows], positions), "x": lefts, "xaxis": "x2"}
    layout = {
        "margin": BARE,
        "xaxis": {"showgrid": False, "showticklabels": False, "rangemode": "tozero", "domain": [0.44, 0.86]},
        "xaxis2": {"visible": False, "range": [0, 1], "domain": [0, 0.44]},
        "yaxis": {"autorange": False, "range": [max(len(rows), 3) - 0.5, -0.6], "visible": False},
    }
    return house_style([bars, names], layout, palette, 20 + LINE_HEIGHT * max(len(rows), 3))


def _modality_rows(by_modality: pd.DataFrame) -> list[tuple[str, int | None, str]]:
    """What stands in each row: a company in bold, below it its modalities with their deals, last how many more there are."""
    rows: list[tuple[str, int | None, str]] = []
    for name, of_company in by_modality.groupby("name", sort=False):
        head = of_company.head(MOST_MODALITIES)
        rows.append((f"<b>{name}</b>", None, ""))
        rows += [
            (say(modality), int(n), n_of(n, deals))
            for modality, n, deals in zip(head["modality"], head["deal_count"], head["company_deals"], strict=True)
        ]
        if len(of_company) > len(head):
            rows.append((say("{count} more: see the table", count=len(of_company) - len(head)), None, ""))
    return rows

"""Published totals beside ours, what each rule of counting moves, and how much of the published counts the record holds."""

from math import isnan
from typing import Any

import pandas as pd

from analytics.counting import UNITS, Measure
from analytics.figures.row_text import names_above
from analytics.figures.theme import MARGIN, TALL_HEIGHT, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import counted, money, percent, shortened, worded

ROW, LONGEST, FOOT = 34, 60, -0.11
MOST_LABELS = 16


def beside_published_figure(figures: pd.DataFrame, palette: Palette, measure: Measure) -> Figure:
    """A bar a period for our sum under the rules, a dash where the record as it stands is, a diamond for each published figure.

    Open diamonds: figures that the record flags.
    """
    periods = figures.drop_duplicates("period_label").to_dict("records")
    labels = {row["period_label"]: f"{row['period_label']}*" if row["is_partial"] else row["period_label"] for row in periods}
    ours = {
        "type": "bar",
        "name": "Our rows, under the rules",
        "x": list(labels.values()),
        "y": [_known(row["our_value"]) for row in periods],
        "marker": {"color": palette.blue},
        "customdata": [[row["period_label"]] for row in periods],
        "hovertext": [_our_words(row, measure) for row in periods],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    recorded = {
        "type": "scatter",
        "mode": "markers",
        "name": "Our rows, no rule",
        "x": list(labels.values()),
        "y": [_known(row["recorded_value"]) for row in periods],
        "marker": {"symbol": "line-ew", "size": 16, "line": {"width": 2, "color": palette.text}},
        "customdata": [[row["period_label"]] for row in periods],
        "hovertext": [
            say("{period}, no rule: {amount}", period=row["period_label"], amount=_amount(row["recorded_value"], measure)) for row in periods
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    layout = {
        "margin": MARGIN | {"b": 76 if len(labels) > MOST_LABELS or max(map(len, labels), default=0) > 8 else 30},
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": list(labels.values()), "tickangle": "auto"},
        "yaxis": {"title": {"text": UNITS[measure]}, "rangemode": "tozero", "nticks": 7, "tickformat": ",.0f"},
    }
    published = [_published(figures, labels, palette, measure, flagged=flagged) for flagged in (False, True)]
    return house_style([ours, recorded, *(trace for trace in published if trace["x"])], layout, palette, TALL_HEIGHT)


def _published(figures: pd.DataFrame, labels: dict[str, str], palette: Palette, measure: Measure, *, flagged: bool) -> dict[str, Any]:
    rows = figures[figures["published_value"].notna() & (figures["flag"].notna() == flagged)].to_dict("records")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Published, flagged" if flagged else "Published",
        "x": [labels[row["period_label"]] for row in rows],
        "y": [row["published_value"] for row in rows],
        "marker": {
            "symbol": "diamond-open" if flagged else "diamond",
            "size": 10,
            "color": palette.vermilion,
            "line": {"width": 1.5, "color": palette.vermilion if flagged else palette.ground},
        },
        "customdata": [[row["period_label"]] for row in rows],
        "hovertext": [_published_words(row, measure) for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _known(value: float) -> float | None:
    return None if isnan(value) else value


def _amount(value: float, measure: Measure) -> str:
    return money(value) if measure != "deals" else f"{value:,.0f}"


def _our_words(row: dict[Any, Any], measure: Measure) -> str:
    told = say("{period}, ours: {amount}", period=row["period_label"], amount=_amount(row["our_value"], measure))
    if measure == "deals":
        return told
    return say("{told}, {disclosed} of {every}", told=told, disclosed=f"{row['disclosed_count']:,}", every=counted(row["deal_count"], "deal"))


def _published_words(row: dict[Any, Any], measure: Measure) -> str:
    flag = say("<br>flagged: {why}", why=row["flag"]) if isinstance(row["flag"], str) else ""
    theirs = worded(_amount(row["published_value"], measure), row["qualifier"])
    return f"{row['period_label']}, {row['publisher']}: {theirs}<br>{shortened(row['definition'] or say('not defined'), LONGEST)}{flag}"


def rule_moves_figure(moves: pd.DataFrame, palette: Palette, measure: Measure) -> Figure:
    """A bar a rule: how the sum would change if it were switched over; hatched: the rule is on, so that switching takes it off."""
    rows = moves.to_dict("records")
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row["change"] for row in rows],
        "y": list(range(len(rows))),
        "marker": {
            "color": [palette.blue if row["change"] >= 0 else palette.orange for row in rows],
            "pattern": {
                "shape": ["/" if row["is_on"] else "" for row in rows],
                "fgcolor": palette.ground,
                "size": 6,
                "solidity": 0.3,
                "fillmode": "overlay",
            },
        },
        "hovertext": [
            f"{say(row['rule'])}, {say('applied') if row['is_on'] else say('not applied')}: {move_words(row, measure)}<br>{say(row['told'])}"
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
    reach = max((abs(row["change"]) for row in rows), default=0) or 1
    told = [f"{say(row['rule'])}{say(' (on)') if row['is_on'] else ''}: {move_words(row, measure)}" for row in rows]
    layout = {
        "margin": {"l": 12, "r": 12, "t": 8, "b": 48},
        "bargap": 0.72,
        "xaxis": {
            "range": [-1.15 * reach, 1.15 * reach],
            "zeroline": True,
            "zerolinecolor": palette.muted,
            "showgrid": True,
            "tickformat": ",.0f",
            "nticks": 6,
            "title": {"text": say("change of the sum, {unit}", unit=say(UNITS[measure]))},
        },
        "yaxis": {"autorange": False, "range": [max(len(rows), 1) - 0.6, -0.8], "visible": False},
    }
    return house_style([bars, names_above(told, -1.15 * reach)], layout, palette, 64 + ROW * max(len(rows), 3))


def move_words(row: dict[Any, Any], measure: Measure) -> str:
    """What a rule moves: "−$4.2bn, 12 deals", "nothing"."""
    if not row["moved_count"]:
        return say("nothing")
    deals = counted(int(row["moved_count"]), "deal")
    if measure == "deals":
        return f"{row['change']:+,.0f}".replace("-", "−")
    if not row["change"]:
        return say("no money, {deals}", deals=deals)
    return f"{'+' if row['change'] > 0 else '−'}{money(abs(row['change']))}, {deals}"


def coverage_figure(rows: pd.DataFrame, palette: Palette) -> Figure:
    """Our count of a year as a share of each publisher's count; the line follows the publisher with most years, at 100% both count alike."""
    most = rows.groupby("publisher")["period_label"].nunique()
    followed = str(most.idxmax()) if len(most) else ""
    lead = rows[rows["publisher"] == followed].drop_duplicates("period_label")
    others = rows.drop(lead.index)
    years, top = sorted(set(rows["period_label"])), max([*rows["ratio"], 1.0])
    equal = {
        "type": "scatter",
        "mode": "lines",
        "x": years,
        "y": [1] * len(years),
        "line": {"color": palette.muted, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    traces = [equal]
    for part, name, mode, colour, symbol in (
        (lead, followed, "lines+markers", palette.blue, "circle"),
        (others, "Other published counts", "markers", palette.vermilion, "diamond-open"),
    ):
        if len(part):
            traces.append(_covered(part.to_dict("records"), name, mode, colour, symbol))
    if len(lead):
        traces.append(_foot(lead.to_dict("records"), palette))
    layout = {
        "xaxis": {"type": "category", "categoryorder": "array", "categoryarray": years},
        "yaxis": {
            "title": {"text": "deals on record ÷ published count"},
            "tickformat": ".0%",
            "range": [FOOT * 2, top * 1.08],
            "nticks": 6,
        },
    }
    return house_style(traces, layout, palette, TALL_HEIGHT)


def _covered(rows: list[dict[Any, Any]], name: str, mode: str, colour: str, symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": mode,
        "name": name,
        "x": [row["period_label"] for row in rows],
        "y": [row["ratio"] for row in rows],
        "line": {"color": colour, "width": 2},
        "marker": {"color": colour, "symbol": symbol, "size": 9, "line": {"width": 1.5, "color": colour}},
        "hovertext": [
            say(
                "{period}, {publisher}: {ours} of {theirs}, {share}<br>missing {missing}",
                period=row["period_label"],
                publisher=row["publisher"],
                ours=f"{row['our_value']:,.0f}",
                theirs=f"{row['published_value']:,.0f}",
                share=percent(row["ratio"]),
                missing=f"{row['missing_value']:,.0f}",
            )
            for row in rows
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _foot(rows: list[dict[Any, Any]], palette: Palette) -> dict[str, Any]:
    """Under each year what the line is made of: "92 of 157", on two lines."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [row["period_label"] for row in rows],
        "y": [FOOT] * len(rows),
        "text": [say("{ours} of<br>{theirs}", ours=f"{row['our_value']:,.0f}", theirs=f"{row['published_value']:,.0f}") for row in rows],
        "textposition": "middle center",
        "textfont": {"size": 11, "color": palette.muted},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        "meta": {"narrow": {"visible": False}, "wide": {}},
    }

"""The flow of rights from licensors through modalities to kinds of licensees."""

from itertools import pairwise

import pandas as pd

from analytics.figures.theme import BARE, MODALITY_COLOURS, Figure, Palette, house_style
from analytics.language import say
from analytics.wording import counted

HEIGHT, LINK_OPACITY = 640, 0.38
STEPS = ("licensor", "modality_group", "licensee_kind")


def flows_of_rights_figure(flows: pd.DataFrame, palette: Palette) -> Figure:
    """A Sankey of deals in three steps; bands take the colour of their modality. Names stand beside the nodes."""
    nodes = [(step, name) for step in STEPS for name in dict.fromkeys(flows[step])]
    places = {node: place for place, node in enumerate(nodes)}
    totals = {step: flows.groupby(step)["deal_count"].sum() for step in STEPS}
    bands = [
        (places[here, row[here]], places[there, row[there]], int(row["deal_count"]), row["modality_group"])
        for here, there in pairwise(STEPS)
        for row in flows.groupby([here, there], sort=False)["deal_count"].sum().reset_index().to_dict("records")
    ]
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": [f"{say(name)}{'<br>' if step == STEPS[-1] else ' '}{totals[step][name]}" for step, name in nodes],
            "color": [_colour(step, name, palette) for step, name in nodes],
            "pad": 14,
            "thickness": 12,
            "line": {"width": 0},
            "hovertemplate": "%{label} deals<extra></extra>",
        },
        "link": {
            "source": [band[0] for band in bands],
            "target": [band[1] for band in bands],
            "value": [band[2] for band in bands],
            "color": [_faded(palette.modality(band[3])) for band in bands],
            "customdata": [f"{say(nodes[band[0]][1])} → {say(nodes[band[1]][1])}: {counted(band[2], 'deal')}" for band in bands],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        "textfont": {"size": 11, "color": palette.text, "shadow": "none"},
    }
    return house_style([], {"margin": BARE}, palette, HEIGHT) | {"data": [trace]}


def _colour(step: str, name: str, palette: Palette) -> str:
    return palette.modality(name) if step == "modality_group" and name in MODALITY_COLOURS else palette.grey


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{LINK_OPACITY})"

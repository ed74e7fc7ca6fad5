"""One look for every chart: palettes for light and dark that colour-blind readers can tell apart, and one template each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

# What Plotly draws, as the plain dicts that it reads: data and layout. To make a go.Figure of them, which checks every property,
# takes longer than to compute them; the tests do it (tests/unit/figures, tests/sections).
Figure = dict[str, Any]

FONT = 'Arial, Helvetica, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
HEIGHT, TALL_HEIGHT = 340, 420
MARGIN = {"l": 66, "r": 14, "t": 10, "b": 30}
MARGIN_X_TITLE = {**MARGIN, "b": 48}
BARE = {"l": 8, "r": 12, "t": 8, "b": 8}
CHAR_WIDTH, WIDE_CHAR_WIDTH, FIRST_WIDE, LABEL_GAP, MOST_LABEL_ROOM = 6.9, 12.5, "\u2e80", 14, 200


@dataclass(frozen=True)
class Palette:
    """Colours by meaning, after Okabe and Ito (2008), lightened for dark grounds; ramp runs from few to many in one hue."""

    name: str
    text: str
    muted: str
    grid: str
    ground: str
    blue: str
    orange: str
    green: str
    vermilion: str
    purple: str
    sky: str
    yellow: str
    grey: str
    pale: str
    ramp: tuple[str, ...]

    def modality(self, group: str) -> str:
        """The colour of a modality group, the same in every chart."""
        return getattr(self, MODALITY_COLOURS.get(group, "grey"))


LIGHT = Palette(
    "light",
    "#1f2933",
    "#52606d",
    "#e4e7eb",
    "#ffffff",
    "#0072b2",
    "#c77700",
    "#00785a",
    "#c44e00",
    "#a8518a",
    "#3a97cf",
    "#8a7400",
    "#7b8794",
    "#c3ccd5",
    ("#b3d4ec", "#76b0db", "#3288c4", "#005f96", "#003a5e"),
)
DARK = Palette(
    "dark",
    "#e8edf2",
    "#a9b4c0",
    "#313b47",
    "#10161d",
    "#56a9e8",
    "#f0a830",
    "#2fc09a",
    "#ff8a50",
    "#df8fc0",
    "#9bd3f5",
    "#e8d54a",
    "#9aa5b1",
    "#4a5663",
    ("#24486a", "#2f6c9f", "#4691cf", "#7dbcf0", "#c4e3fb"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

MODALITY_COLOURS = {
    "small molecule": "blue",
    "antibody family": "orange",
    "conjugate": "green",
    "cell and gene": "purple",
    "nucleic acid": "vermilion",
    "peptide and protein": "sky",
    "radiopharmaceutical": "yellow",
    "biosimilar": "grey",
    "vaccine": "grey",
    "platform": "grey",
}


def label_room(names: Iterable[str]) -> int:
    """Pixels that the names of an axis need beside the chart; Plotly's own measuring draws every chart twice."""
    widest = max((sum(WIDE_CHAR_WIDTH if sign >= FIRST_WIDE else CHAR_WIDTH for sign in name) for name in names), default=0)
    return min(round(widest) + LABEL_GAP, MOST_LABEL_ROOM)


@cache
def template(palette: Palette) -> dict[str, Any]:
    """The house template: quiet axes, direct labels, no ground of its own."""
    axis = {
        "gridcolor": palette.grid,
        "linecolor": palette.grid,
        "zeroline": False,
        "automargin": False,
        "title": {"font": {"size": 12, "color": palette.muted}},
        "tickfont": {"size": 12},
    }
    return {
        "layout": {
            "font": {"family": FONT, "size": 13, "color": palette.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": MARGIN,
            "colorway": [palette.blue, palette.orange, palette.green, palette.vermilion, palette.purple, palette.sky, palette.yellow, palette.grey],
            "xaxis": axis | {"showgrid": False},
            "yaxis": axis,
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 12}},
            "hoverlabel": {"font": {"family": FONT, "size": 13}},
            "bargap": 0.25,
            "dragmode": False,
        }
    }


def house_style(traces: list[dict[str, Any]], layout: dict[str, Any], palette: Palette, height: int = HEIGHT) -> Figure:
    """A figure in the house look; selections dim instead of hiding."""
    for trace in traces:
        trace.setdefault("unselected", {"marker": {"opacity": 0.45}, "textfont": {"color": palette.muted}})
        trace.setdefault("selected", {"textfont": {"color": palette.text}})
    return {"data": traces, "layout": {"template": template(palette), "height": height, "clickmode": "event+select", **layout}}

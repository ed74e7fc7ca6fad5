"""How long deals last until they are terminated: curves with the deals at risk written under them."""

from typing import cast

import numpy as np
import pandas as pd

from analytics.figures.followed import LOOKS, NO_LEGEND, Row, Strand, Trace, band, curves_figure, ends, is_known, line, ticks
from analytics.figures.theme import MODALITY_COLOURS, Figure, Palette
from analytics.language import say
from analytics.records import records

LEGEND_ROOM, MOST_TICKS, MOST_ENDS = 48, 1000, 150
COLUMNS = ["deal_id", "licensors", "licensees", "status", "counted_as", "years", "is_terminated"]
SAYS, X_TITLE, Y_TITLE = "Deals followed at least so long", "years since signing", "not known to be terminated"


def termination_curve_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """All deals with their 95 % band, and the same without the deals of unknown status."""
    followed = followed[followed["years"].notna()]
    known = followed[followed["status"] != "unknown"]
    drawn, many = bool(followed["is_drawn"].any()), _are_many(followed)
    strands = [
        _strand("Unknown as running", followed, drawn, many, LOOKS[0], share="survival_share", low="low_share", high="high_share"),
        _strand("Unknown left out", known, drawn and bool(known["known_survival_share"].notna().any()), many, LOOKS[1], share="known_survival_share"),
    ]
    return _figure(strands, band(strands[0], 1.0, palette, "low", "high") if drawn else [], palette)


def termination_by_group_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """One curve a group that has five dated deals and a dated termination; the others keep their counts below."""
    inside = followed[followed["years"].notna()]
    looks, many = iter(LOOKS * 3), _are_many(inside)
    strands: list[Strand] = []
    for name in dict.fromkeys(followed["curve_group"]):
        deals = inside[inside["curve_group"] == name]
        drawn = bool(deals["is_drawn"].any())
        colour, dash, symbol = next(looks) if drawn else LOOKS[-1]
        strands.append(_strand(name, deals, drawn, many, (MODALITY_COLOURS.get(name, colour), dash, symbol), share="survival_share"))
    return _figure(strands, [], palette)


def _are_many(deals: pd.DataFrame) -> bool:
    """Whether ticks of deals that still run would only make a grey bar."""
    return len(deals) - int(deals["is_terminated"].sum()) > MOST_TICKS


def _strand(name: str, deals: pd.DataFrame, is_drawn: bool, is_many: bool, look: tuple[str, str, str], **named: str) -> Strand:
    """A curve of deals; named: columns under the names that the chart uses. Where is_many only the deals at which it steps are rows."""
    ended = deals["is_terminated"].to_numpy(dtype=bool)
    needed = deals
    if is_many:
        is_known_here = deals[named["share"]].notna().to_numpy()
        last = len(deals) - 1 - int(is_known_here[::-1].argmax())
        needed = deals[ended | (np.arange(len(deals)) == last)]
    rows = cast("list[Row]", records(needed[[*COLUMNS, *named.values()]].set_axis([*COLUMNS, *named], axis="columns")))
    counts = say("{ended} of {every} terminated", ended=ended.sum(), every=len(deals))
    return Strand(name, rows, counts, is_drawn, *look, deals["years"].tolist())


def _figure(strands: list[Strand], traces: list[Trace], palette: Palette) -> Figure:
    drawn = [strand for strand in strands if strand.is_drawn]
    for strand in drawn:
        shown = [deal for deal in strand.rows if is_known(deal["share"])]
        running = [deal for deal in shown if not deal["is_terminated"]]
        ended = [deal for deal in shown if deal["is_terminated"]]
        traces = [
            *traces,
            line(strand, 1.0, palette),
            ticks(strand, running if len(strand.rows) == len(strand.years()) else [], palette, "deal_id", _words),
            ends(strand, ended if len(ended) <= MOST_ENDS else [], palette, "deal_id", _words),
        ]
    return curves_figure(strands, traces, palette, SAYS, X_TITLE, Y_TITLE, LEGEND_ROOM if drawn else NO_LEGEND)


def _words(deal: Row) -> str:
    told = {"parties": f"{deal['licensors']} → {deal['licensees']}", "years": f"{deal['years']:.1f}", "counted": say(deal["counted_as"])}
    if deal["is_terminated"]:
        return say("{parties}: terminated after {years} years ({counted})", **told)
    return say("{parties}: followed for {years} years ({counted})", **told)

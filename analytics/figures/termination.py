"""How long deals last until they are terminated: curves with the deals at risk written under them."""

from collections.abc import Iterator
from math import isnan

import pandas as pd

from analytics.figures.followed import LOOKS, NO_LEGEND, Row, Strand, Trace, band, curves_figure, ends, is_known, line, ticks
from analytics.figures.theme import MODALITY_COLOURS, Figure, Palette

LEGEND_ROOM, MOST_TICKS = 48, 1000
COLUMNS = ["deal_id", "licensors", "licensees", "status", "counted_as", "years", "is_terminated"]
SAYS, X_TITLE, Y_TITLE = "Deals followed at least so long", "years since signing", "not known to be terminated"


def termination_curve_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """All deals with their 95 % band, and the same without the deals of unknown status."""
    every = _inside(followed, share="survival_share", low="low_share", high="high_share")
    known = [deal for deal in _inside(followed, share="known_survival_share") if deal["status"] != "unknown"]
    drawn = bool(followed["is_drawn"].any())
    strands = [
        _strand("Unknown as running", every, drawn, *LOOKS[0]),
        _strand("Unknown left out", known, drawn and any(is_known(deal["share"]) for deal in known), *LOOKS[1]),
    ]
    return _figure(strands, band(strands[0], 1.0, palette, "low", "high") if drawn else [], palette)


def termination_by_group_figure(followed: pd.DataFrame, palette: Palette) -> Figure:
    """One curve a group that has five dated deals and a dated termination; the others keep their counts below."""
    groups: dict[str, list[Row]] = {name: [] for name in followed["curve_group"]}
    drawn = set(followed.loc[followed["is_drawn"], "curve_group"])
    for deal in _inside(followed, share="survival_share", group="curve_group"):
        groups[deal["group"]].append(deal)
    looks = iter(LOOKS * 3)
    strands: list[Strand] = []
    for name, deals in groups.items():
        colour, dash, symbol = next(looks) if name in drawn else LOOKS[-1]
        strands.append(_strand(name, deals, name in drawn, MODALITY_COLOURS.get(name, colour), dash, symbol))
    return _figure(strands, [], palette)


def _inside(followed: pd.DataFrame, **named: str) -> list[Row]:
    """The deals that a curve follows, as rows; named: further columns under the names that the chart uses."""
    columns = {column: column for column in COLUMNS} | named
    cells = zip(*(followed[column].tolist() for column in columns.values()), strict=True)
    rows: Iterator[Row] = (dict(zip(columns, deal, strict=True)) for deal in cells)
    return [row for row in rows if not isnan(row["years"])]


def _strand(name: str, deals: list[Row], is_drawn: bool, colour: str, dash: str, symbol: str) -> Strand:
    counts = f"{sum(deal['is_terminated'] for deal in deals)} of {len(deals)} terminated"
    return Strand(name, deals, counts, is_drawn, colour, dash, symbol)


def _figure(strands: list[Strand], traces: list[Trace], palette: Palette) -> Figure:
    drawn = [strand for strand in strands if strand.is_drawn]
    for strand in drawn:
        shown = [deal for deal in strand.rows if is_known(deal["share"])]
        running = [deal for deal in shown if not deal["is_terminated"]]
        ended = [deal for deal in shown if deal["is_terminated"]]
        traces = [
            *traces,
            line(strand, 1.0, palette),
            ticks(strand, running if len(running) <= MOST_TICKS else [], palette, "deal_id", _words),
            ends(strand, ended, palette, "deal_id", _words),
        ]
    return curves_figure(strands, traces, palette, SAYS, X_TITLE, Y_TITLE, LEGEND_ROOM if drawn else NO_LEGEND)


def _words(deal: Row) -> str:
    words = "terminated after" if deal["is_terminated"] else "followed for"
    return f"{deal['licensors']} → {deal['licensees']}: {words} {deal['years']:.1f} years ({deal['counted_as']})"

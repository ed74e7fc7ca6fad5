"""The lag to the approval abroad: curves that rise with each approval, with the assets still followed written under them."""

import pandas as pd

from analytics.figures.followed import LOOKS, Row, Strand, Trace, band, curves_figure, ends, is_known, line, ticks
from analytics.figures.theme import Figure, Palette
from analytics.language import say

SHARE, LEGEND_ROOM = "approved_share", 30
SAYS, X_TITLE, Y_TITLE = "Assets followed at least so long", "years since the first approval in China", "approved abroad"


def approval_lag_figure(assets: pd.DataFrame, palette: Palette) -> Figure:
    """A curve an era of the Chinese approval, or one for all with its 95 % band."""
    followed = assets[assets["years"].notna()]
    strands = [
        _strand(name, followed[followed["curve_group"] == name], *LOOKS[place % len(LOOKS)])
        for place, name in enumerate(dict.fromkeys(followed["curve_group"]))
    ]
    drawn = [strand for strand in strands if strand.is_drawn]
    traces: list[Trace] = band(drawn[0], 0.0, palette, "low_share", "high_share") if len(drawn) == 1 else []
    for strand in drawn:
        traces += [line(strand, 0.0, palette, SHARE), *_marks(strand, palette)]
    return curves_figure(strands, traces, palette, SAYS, X_TITLE, Y_TITLE, LEGEND_ROOM)


def _strand(name: str, rows: pd.DataFrame, colour: str, dash: str, symbol: str) -> Strand:
    counts = say("{approved} of {every} approved abroad", approved=int(rows["is_approved"].sum()), every=len(rows))
    return Strand(name, rows.to_dict("records"), counts, bool(rows["is_drawn"].any()), colour, dash, symbol)


def _marks(strand: Strand, palette: Palette) -> list[Trace]:
    """A mark at each approval, a tick at each asset that still waits."""
    shown = [asset for asset in strand.rows if is_known(asset[SHARE])]
    waiting, approved = ([asset for asset in shown if bool(asset["is_approved"]) is is_approved] for is_approved in (False, True))
    made = [
        ticks(strand, waiting, palette, "event_id", _words, SHARE) if waiting else None,
        ends(strand, approved, palette, "event_id", _words, SHARE) if approved else None,
    ]
    return [trace for trace in made if trace]


def _words(asset: Row) -> str:
    if not asset["is_approved"]:
        told = {"asset": asset["asset"], "home": asset["home"], "years": f"{asset['years']:.1f}"}
        if asset["is_filed"]:
            return say("{asset}: China {home}, waiting for {years} years, filed", **told)
        return say("{asset}: China {home}, waiting for {years} years", **told)
    return say(
        "{asset}: China {home}, {authority} {abroad}: {years} years",
        asset=asset["asset"],
        home=asset["home"],
        authority=say(asset["authority"]),
        abroad=asset["abroad"],
        years=f"{asset['years']:.1f}",
    )

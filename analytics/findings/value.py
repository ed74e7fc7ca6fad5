"""The main points of a risk-adjusted value, in plain sentences that claim no more than the numbers show."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.metrics.value import VALUED, Inputs
from analytics.wording import counted, money, percent

SMALLEST = 0.0005
NOTHING = "No amount of these deals is disclosed."
NOTHING_WEIGHED = "Nothing of it can be weighed: no upfront is disclosed, and no odds are published for the rest."
EQUITY_ALONE = "Equity alone is disclosed, which is neither weighed nor counted as cash."
NOT_A_VALUATION = "This is not a valuation."
WHAT_IT_IS = (
    "It multiplies promised money by published averages of other programmes and by assumptions that you set; it knows nothing of the drug, its "
    "trials, its market or the contract's conditions."
)


def said(usd_m: float | None) -> str:
    """Money, nothing at all as "$0"."""
    return "$0" if usd_m is not None and not pd.isna(usd_m) and abs(usd_m) < SMALLEST else money(usd_m)


def opening(told: Mapping[str, Any], publisher: str, is_one: bool, stage: str | None) -> str:
    """What the page opens with: promised, due at signing, and what published odds make of the rest."""
    if not told["amount_count"]:
        return "No amount of this deal is disclosed, so nothing can be weighed." if is_one else "None of these deals discloses an amount."
    if not told["promised_count"]:
        return EQUITY_ALONE
    where = "" if is_one else f" in {counted(told['promised_count'], 'deal')}"
    return f"Of **{said(told['promised_usd_m'])}** promised{where}, {_at_signing(told, is_one)}; {_beyond(told, publisher, is_one, stage)}."


def _at_signing(told: Mapping[str, Any], is_one: bool) -> str:
    if told["cash_count"]:
        mixed = f" and {said(told['mixed_usd_m'])} with equity or near-term money inside" if told["mixed_count"] else ""
        return f"**{said(told['cash_usd_m'])}** was due at signing in cash{mixed}"
    if told["mixed_count"]:
        return f"{said(told['mixed_usd_m'])} was due at signing, equity or near-term money inside"
    return "the part due at signing is not disclosed" if is_one else "no deal discloses what was due at signing"


def _beyond(told: Mapping[str, Any], publisher: str, is_one: bool, stage: str | None) -> str:
    if is_one and told["within_count"]:
        return "what may follow sits inside an earlier headline total and is not counted here"
    if not told["valued_count"]:
        what = f"stage at signing: {stage or 'not stated'}" if is_one else "at these stages"
        return f"no odds are published for the rest ({what}), so it is not valued" if told["later_count"] else "no milestones are disclosed"
    more = f"at {publisher} odds another **{said(told['base_usd_m'])}** ({said(told['low_usd_m'])} to {said(told['high_usd_m'])}) would follow"
    if told["unvalued_count"]:
        more += f", and **{said(told['unvalued_usd_m'])}** in {counted(told['unvalued_count'], 'deal')} has no published odds and is not valued"
    return more


def gaps(told: Mapping[str, Any], is_one: bool) -> list[str]:
    """What the numbers leave out or cannot know, one sentence each."""
    hidden, ended, bought = told["hidden_upfront_count"], told["ended_count"], told["acquisition_count"]
    if is_one:
        found = [
            "Its upfront is not disclosed: what is committed is unknown, not zero." if hidden else "",
            "The deal has ended since; all stands as seen on the day of signing." if ended else "",
            "An acquisition: its upfront is the price of a company." if bought else "",
            "Its money sits inside an earlier headline total: only its upfront counts here." if told["within_count"] else "",
        ]
    else:
        found = [
            f"{told['deal_count'] - told['amount_count']:,} of {counted(told['deal_count'], 'deal')} disclose no amount."
            if told["deal_count"]
            else "",
            f"{counted(hidden, 'deal')} without a disclosed upfront: committed money there is unknown, not zero." if hidden else "",
            f"{counted(ended, 'deal')} ended since, counted as seen on the day of signing." if ended else "",
            f"{counted(bought, 'acquisition')} left out: their upfront is the price of a company." if bought else "",
        ]
    if told["mixed_count"]:
        found.append(f"Mixed upfronts ({said(told['mixed_usd_m'])}) hold equity or near-term money that no page splits: low counts none of it.")
    if told["unsplit_usd_m"] > 0:
        found.append(f"{said(told['unsplit_usd_m'])} that no page splits widens the band: low reads all as sales milestones, high as development.")
    return [text for text in found if text]


def value_band(layers: pd.DataFrame) -> str:
    """Base against what can be weighed, and the spread."""
    if layers.empty:
        return NOTHING
    total = layers.iloc[-1]
    if pd.isna(total.promised_usd_m):
        return EQUITY_ALONE
    if pd.isna(total.base_usd_m):
        return f"Promised: {said(total.promised_usd_m)}; none of it can be weighed."
    weighed = layers.loc[layers["layer"].isin(VALUED), "valued_usd_m"].sum()
    is_all = weighed - total.base_usd_m < SMALLEST
    part = "all that can be weighed" if is_all else f"{percent(total.base_usd_m / weighed)} of the {said(weighed)} that can be weighed"
    return f"Base {said(total.base_usd_m)}, {part}; low {said(total.low_usd_m)}, high {said(total.high_usd_m)}."


def value_layers(layers: pd.DataFrame) -> str:
    """The layer that spreads most between low and high."""
    spread = (layers["high_usd_m"] - layers["low_usd_m"])[layers["layer"] != "total"] if len(layers) else pd.Series(dtype=float)
    if spread.dropna().empty or spread.max() <= 0:
        return "No layer spreads between a low and a high."
    widest = layers[layers["layer"] != "total"].iloc[int(spread.argmax())]
    band = f"{said(widest.low_usd_m)} to {said(widest.high_usd_m)}"
    return f"Widest: {str(widest['name']).lower()}, {band} of the {said(widest.valued_usd_m)} that can be weighed."


def value_moves(moves: pd.DataFrame) -> str:
    """The input on which the base rests most."""
    if moves.empty:
        return "No input moves the total: all of it is committed, or nothing is valued."
    top = moves.iloc[0]
    return f"Most depends on: {str(top['name']).lower()} ({said(top.low_usd_m)} to {said(top.high_usd_m)}, base {said(top.base_usd_m)})."


def value_by_stage(stages: pd.DataFrame) -> str:
    """How much of the money beyond signing stands at stages with published odds."""
    promised = stages["promised_usd_m"].sum() if len(stages) else 0.0
    if not promised:
        return "No money beyond signing is disclosed."
    return f"{said(stages['unvalued_usd_m'].sum())} of {said(promised)} promised beyond signing stands at stages without published odds."


def assumptions(inputs: Inputs, split_count: int) -> list[str]:
    """The inputs in words, each with where it comes from."""
    rate = f"{inputs.rate:.0%} a year on everything but the upfront" if inputs.rate else "none"
    sourced = f"median of {counted(split_count, 'deal')} of the record that state both parts" if split_count >= 5 else "assumption"
    years = ", ".join(f"{stage} {amount:g}" for stage, amount in zip(("phase 1", "phase 2", "phase 3", "filed"), inputs.years, strict=True))
    return [
        f"Sales milestones reached, given approval: low 0%, base {inputs.sales_share:.0%}, high 100%. "
        "An assumption, not data: no source on record backs it.",
        f"Milestones that no page splits: low all sales, base {inputs.dev_share:.0%} development and regulatory ({sourced}), high all development.",
        "Development and regulatory milestones: low and base all due on approval, high in equal parts at each later stage whose odds are published.",
        "Near-term milestones: low none, base the published odds of the next stage (none where not published), high all.",
        f"Discount: {rate}. Years to approval, an assumption: {years}; sales milestones {inputs.sales_years:g} years later, near-term money 1.",
    ]


def odds_sentences(odds: pd.DataFrame) -> list[str]:
    """The odds of the chosen set, a sentence a stage; never of a drug."""
    return [_odds_sentence(row) for row in odds.itertuples()]


def _odds_sentence(row: Any) -> str:
    way = f"product of {row.step_count} published steps" if row.step_count > 1 else "one published rate"
    is_range = row.approval_low < row.approval_high
    others = f"comparable sets: {percent(row.approval_low, 1)} to {percent(row.approval_high, 1)}" if is_range else "no other comparable set"
    start = "Filed programmes" if row.stage == "filed" else f"Programmes in {row.stage}"
    return f"{start} in {row.population}, as published: {percent(row.approval, 1)} reach approval ({way}; {others})."

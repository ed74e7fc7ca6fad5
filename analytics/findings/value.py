"""The main points of a risk-adjusted value, in plain sentences that claim no more than the numbers show."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

import pandas as pd

from analytics.language import say
from analytics.metrics.value import VALUED, Inputs
from analytics.wording import counted, inside, money, percent

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
    return say("$0") if usd_m is not None and not pd.isna(usd_m) and abs(usd_m) < SMALLEST else money(usd_m)


def opening(told: Mapping[str, Any], publisher: str, is_one: bool, stage: str | None) -> str:
    """What the page opens with: promised, due at signing, and what published odds make of the rest."""
    if not told["amount_count"]:
        return say("No amount of this deal is disclosed, so nothing can be weighed.") if is_one else say("None of these deals discloses an amount.")
    if not told["promised_count"]:
        return say(EQUITY_ALONE)
    promised, signing, beyond = said(told["promised_usd_m"]), _at_signing(told, is_one), _beyond(told, publisher, is_one, stage)
    if is_one:
        return say("Of **{promised}** promised, {signing}; {beyond}.", promised=promised, signing=signing, beyond=beyond)
    deals = counted(told["promised_count"], "deal")
    return say("Of **{promised}** promised in {deals}, {signing}; {beyond}.", promised=promised, deals=deals, signing=signing, beyond=beyond)


def _at_signing(told: Mapping[str, Any], is_one: bool) -> str:
    cash, mixed = said(told["cash_usd_m"]), said(told["mixed_usd_m"])
    if told["cash_count"] and told["mixed_count"]:
        return say("**{cash}** was due at signing in cash and {mixed} with equity or near-term money inside", cash=cash, mixed=mixed)
    if told["cash_count"]:
        return say("**{cash}** was due at signing in cash", cash=cash)
    if told["mixed_count"]:
        return say("{mixed} was due at signing, equity or near-term money inside", mixed=mixed)
    return say("the part due at signing is not disclosed") if is_one else say("no deal discloses what was due at signing")


def _beyond(told: Mapping[str, Any], publisher: str, is_one: bool, stage: str | None) -> str:
    if is_one and told["within_count"]:
        return say("what may follow sits inside an earlier headline total and is not counted here")
    if not told["valued_count"]:
        if not told["later_count"]:
            return say("no milestones are disclosed")
        if is_one:
            return say("no odds are published for the rest (stage at signing: {stage}), so it is not valued", stage=say(stage or "not stated"))
        return say("no odds are published for the rest (at these stages), so it is not valued")
    more = say(
        "at {publisher} odds another **{base}** ({low} to {high}) would follow",
        publisher=publisher,
        base=said(told["base_usd_m"]),
        low=said(told["low_usd_m"]),
        high=said(told["high_usd_m"]),
    )
    if told["unvalued_count"]:
        unvalued, deals = said(told["unvalued_usd_m"]), counted(told["unvalued_count"], "deal")
        more += say(", and **{amount}** in {deals} has no published odds and is not valued", amount=unvalued, deals=deals)
    return more


def gaps(told: Mapping[str, Any], is_one: bool) -> list[str]:
    """What the numbers leave out or cannot know, one sentence each."""
    found = _gaps_of_one(told) if is_one else _gaps_of_several(told)
    if told["mixed_count"]:
        mixed = said(told["mixed_usd_m"])
        found.append(say("Mixed upfronts ({amount}) hold equity or near-term money that no page splits: low counts none of it.", amount=mixed))
    if told["unsplit_usd_m"] > 0:
        unsplit = said(told["unsplit_usd_m"])
        found.append(say("{amount} that no page splits widens the band: low reads all as sales milestones, high as development.", amount=unsplit))
    return [text for text in found if text]


def _gaps_of_one(told: Mapping[str, Any]) -> list[str]:
    return [
        say("Its upfront is not disclosed: what is committed is unknown, not zero.") if told["hidden_upfront_count"] else "",
        say("The deal has ended since; all stands as seen on the day of signing.") if told["ended_count"] else "",
        say("An acquisition: its upfront is the price of a company.") if told["acquisition_count"] else "",
        say("Its money sits inside an earlier headline total: only its upfront counts here.") if told["within_count"] else "",
    ]


def _gaps_of_several(told: Mapping[str, Any]) -> list[str]:
    silent, deals = f"{told['deal_count'] - told['amount_count']:,}", counted(told["deal_count"], "deal")
    hidden, ended = counted(told["hidden_upfront_count"], "deal"), counted(told["ended_count"], "deal")
    bought = counted(told["acquisition_count"], "acquisition")
    without = say("{deals} without a disclosed upfront: committed money there is unknown, not zero.", deals=hidden)
    left_out = say("{acquisitions} left out: their upfront is the price of a company.", acquisitions=bought)
    return [
        say("{count} of {deals} disclose no amount.", count=silent, deals=deals) if told["deal_count"] else "",
        without if told["hidden_upfront_count"] else "",
        say("{deals} ended since, counted as seen on the day of signing.", deals=ended) if told["ended_count"] else "",
        left_out if told["acquisition_count"] else "",
    ]


def caveats(told: Mapping[str, Any], is_one: bool) -> str:
    """What the value is and what it leaves out, sentence after sentence."""
    return reduce(lambda before, following: say("{before} {following}", before=before, following=following), gaps(told, is_one), say(WHAT_IT_IS))


def value_band(layers: pd.DataFrame) -> str:
    """Base against what can be weighed, and the spread."""
    if layers.empty:
        return say(NOTHING)
    total = layers.iloc[-1]
    if pd.isna(total.promised_usd_m):
        return say(EQUITY_ALONE)
    if pd.isna(total.base_usd_m):
        return say("Promised: {amount}; none of it can be weighed.", amount=said(total.promised_usd_m))
    weighed = layers.loc[layers["layer"].isin(VALUED), "valued_usd_m"].sum()
    base, low, high = said(total.base_usd_m), said(total.low_usd_m), said(total.high_usd_m)
    if weighed - total.base_usd_m < SMALLEST:
        return say("Base {base}, all that can be weighed; low {low}, high {high}.", base=base, low=low, high=high)
    share = percent(total.base_usd_m / weighed)
    return say(
        "Base {base}, {share} of the {weighed} that can be weighed; low {low}, high {high}.",
        base=base,
        share=share,
        weighed=said(weighed),
        low=low,
        high=high,
    )


def value_layers(layers: pd.DataFrame) -> str:
    """The layer that spreads most between low and high."""
    spread = (layers["high_usd_m"] - layers["low_usd_m"])[layers["layer"] != "total"] if len(layers) else pd.Series(dtype=float)
    if spread.dropna().empty or spread.max() <= 0:
        return say("No layer spreads between a low and a high.")
    widest = layers[layers["layer"] != "total"].iloc[int(spread.argmax())]
    return say(
        "Widest: {layer}, {low} to {high} of the {weighed} that can be weighed.",
        layer=inside(str(widest["name"])),
        low=said(widest.low_usd_m),
        high=said(widest.high_usd_m),
        weighed=said(widest.valued_usd_m),
    )


def value_moves(moves: pd.DataFrame) -> str:
    """The input on which the base rests most."""
    if moves.empty:
        return say("No input moves the total: all of it is committed, or nothing is valued.")
    top = moves.iloc[0]
    return say(
        "Most depends on: {input} ({low} to {high}, base {base}).",
        input=inside(str(top["name"])),
        low=said(top.low_usd_m),
        high=said(top.high_usd_m),
        base=said(top.base_usd_m),
    )


def value_by_stage(stages: pd.DataFrame) -> str:
    """How much of the money beyond signing stands at stages with published odds."""
    promised = stages["promised_usd_m"].sum() if len(stages) else 0.0
    if not promised:
        return say("No money beyond signing is disclosed.")
    unvalued = said(stages["unvalued_usd_m"].sum())
    return say("{amount} of {promised} promised beyond signing stands at stages without published odds.", amount=unvalued, promised=said(promised))


def assumptions(inputs: Inputs, split_count: int) -> list[str]:
    """The inputs in words, each with where it comes from."""
    rate = say("{rate} a year on everything but the upfront", rate=f"{inputs.rate:.0%}") if inputs.rate else say("none")
    deals = counted(split_count, "deal")
    sourced = say("median of {deals} of the record that state both parts", deals=deals) if split_count >= 5 else say("assumption")
    years = [
        say("{stage} {years}", stage=say(stage), years=f"{amount:g}")
        for stage, amount in zip(("phase 1", "phase 2", "phase 3", "filed"), inputs.years, strict=True)
    ]
    return [
        say(
            "Sales milestones reached, given approval: low 0%, base {share}, high 100%. An assumption, not data: no source on record backs it.",
            share=f"{inputs.sales_share:.0%}",
        ),
        say(
            "Milestones that no page splits: low all sales, base {share} development and regulatory ({sourced}), high all development.",
            share=f"{inputs.dev_share:.0%}",
            sourced=sourced,
        ),
        say(
            "Development and regulatory milestones: low and base all due on approval, "
            "high in equal parts at each later stage whose odds are published."
        ),
        say("Near-term milestones: low none, base the published odds of the next stage (none where not published), high all."),
        say(
            "Discount: {rate}. Years to approval, an assumption: {years}; sales milestones {later} years later, near-term money 1.",
            rate=rate,
            years=say(", ").join(years),
            later=f"{inputs.sales_years:g}",
        ),
    ]


def odds_sentences(odds: pd.DataFrame) -> list[str]:
    """The odds of the chosen set, a sentence a stage; never of a drug."""
    return [_odds_sentence(row) for row in odds.itertuples()]


def _odds_sentence(row: Any) -> str:
    way = say("product of {count} published steps", count=row.step_count) if row.step_count > 1 else say("one published rate")
    low, high = percent(row.approval_low, 1), percent(row.approval_high, 1)
    is_range = row.approval_low < row.approval_high
    others = say("comparable sets: {low} to {high}", low=low, high=high) if is_range else say("no other comparable set")
    start = say("Filed programmes") if row.stage == "filed" else say("Programmes in {stage}", stage=say(row.stage))
    return say(
        "{programmes} in {population}, as published: {share} reach approval ({way}; {others}).",
        programmes=start,
        population=row.population,
        share=percent(row.approval, 1),
        way=way,
        others=others,
    )

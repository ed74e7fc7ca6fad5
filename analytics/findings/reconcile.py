"""The main points of published totals beside ours, each in one sentence."""

import pandas as pd

from analytics.counting import Counting, Measure
from analytics.language import say
from analytics.wording import counted, money, percent

NOUNS: dict[Measure, str] = {"deals": "out-licences", "upfront": "upfronts", "headline": "headline totals"}
NEAR = 0.1


def answer(figures: pd.DataFrame, period: str, measure: Measure, counting: Counting) -> str:
    """The page's answer for one period: how far published figures lie apart, what our rows come to and under which rules."""
    rows = figures[figures["period_label"] == period]
    if rows.empty:
        return say("The record holds nothing of {period}.", period=period)
    mine, nouns = _ours(rows.iloc[0], measure, counting), say(NOUNS[measure])
    published = rows["published_value"].dropna()
    if published.empty:
        return say("No publisher gives {nouns} for {period}; {ours}.", nouns=nouns, period=period, ours=mine)
    low, high = (said(value, measure) for value in (published.min(), published.max()))
    return say(
        "For {period}, {publishers} put {nouns} {spread}; {ours}.",
        period=period,
        publishers=counted(rows["publisher"].nunique(), "publisher"),
        nouns=nouns,
        spread=say("from **{low}** to **{high}**", low=low, high=high) if low != high else say("at **{figure}**", figure=low),
        ours=mine,
    )


def _ours(row: pd.Series, measure: Measure, counting: Counting) -> str:
    value, rules = said(row.our_value, measure), say(", under the rules chosen") if counting.in_force else ""
    if measure == "deals":
        return say("our rows come to **{value}**{rules}", value=value, rules=rules)
    return say(
        "our rows come to **{value}** in {count} of {deals}{rules}",
        value=value,
        count=f"{row.disclosed_count:,}",
        deals=counted(int(row.deal_count), "deal"),
        rules=rules,
    )


def beside_published(figures: pd.DataFrame) -> str:
    """How many published figures ours comes near to."""
    compared = figures[figures["ratio"].notna()]
    if compared.empty:
        return say("No published figure can be held against our rows.")
    near = int(((compared["ratio"] - 1).abs() <= NEAR).sum())
    below = int((compared["ratio"] < 1 - NEAR).sum())
    above = len(compared) - near - below
    return say(
        "Of {figures}, ours is within 10% of {near}, more than 10% below {below}, more than 10% above {above}.",
        figures=counted(len(compared), "published figure"),
        near=near,
        below=below,
        above=above,
    )


def rule_moves(moves: pd.DataFrame, measure: Measure) -> str:
    """The rule that moves the sum most."""
    if moves.empty or not moves["moved_count"].any():
        return say("No rule moves this sum.")
    most = moves.iloc[int(moves["change"].abs().argmax())]
    if not most.change:
        return say("No rule moves this sum by an amount that is disclosed.")
    parts = {"rule": say(str(most.rule)), "amount": said(abs(most.change), measure)}
    if most.is_on:
        if most.change > 0:
            return say("To take off “{rule}” would raise the sum most, by {amount}.", **parts)
        return say("To take off “{rule}” would lower the sum most, by {amount}.", **parts)
    if most.change > 0:
        return say("To apply “{rule}” would raise the sum most, by {amount}.", **parts)
    return say("To apply “{rule}” would lower the sum most, by {amount}.", **parts)


def coverage(counts: pd.DataFrame) -> str:
    """How much of the largest published count the record holds in the last whole year, and how many deals are missing."""
    if counts.empty:
        return say("No publisher counts a whole year of the record.")
    year = counts["period_label"].max()
    rows = counts[counts["period_label"] == year]
    least, most = (rows.iloc[int(place)] for place in (rows["ratio"].argmin(), rows["ratio"].argmax()))
    is_short = bool(least.missing_value)
    missing = say("{count} fewer than the widest of them", count=f"{least.missing_value:,.0f}") if is_short else say("no count is higher")
    return say(
        "{year}: {ours} deals on record, {least} to {most} of the published counts, {missing}.",
        year=year,
        ours=f"{int(least.our_value):,}",
        least=percent(least.ratio),
        most=percent(most.ratio),
        missing=missing,
    )


def stated_shares(checked: pd.DataFrame) -> str:
    """How many published shares and rates follow from their publisher's own sums."""
    known = checked[checked["follows"].notna()]
    failed = int((~known["follows"].astype(bool)).sum())
    disputed = len(checked) - len(known)
    if checked.empty:
        return say("No published share can be made again from sums of the same publisher.")
    return say(
        "{told} from the sums that the same publisher prints; {disputed} more are disputed by another page.",
        told=_failed(failed, known),
        disputed=disputed,
    )


def _failed(failed: int, known: pd.DataFrame) -> str:
    shares = counted(len(known), "published share")
    if not failed:
        return say("All of {shares} follow", shares=shares)
    if failed == 1:
        return say("{failed} of {shares} does not follow", failed=failed, shares=shares)
    return say("{failed} of {shares} do not follow", failed=failed, shares=shares)


def claims(beside: pd.DataFrame) -> str:
    """How many statements carry a figure that our rows can make, and how many agree."""
    made = beside[beside["gap_share"].notna()]
    near = int((made["gap_share"].abs() <= NEAR).sum())
    figures = int(beside["stated_value"].notna().sum())
    return say(
        "{statements}, {figures} with a figure; our rows make the same number for {made} of them and come within 10% for {near}.",
        statements=counted(len(beside), "statement"),
        figures=figures,
        made=len(made),
        near=near,
    )


def said(value: float, measure: Measure) -> str:
    """A count or an amount."""
    if pd.isna(value):
        return say("nothing that is disclosed")
    return f"{value:,.0f}" if measure == "deals" else money(value)

"""The main points of published totals beside ours, each in one sentence."""

import pandas as pd

from analytics.counting import Counting, Measure
from analytics.wording import counted, money, percent

NOUNS: dict[Measure, str] = {"deals": "out-licences", "upfront": "upfronts", "headline": "headline totals"}
NEAR = 0.1


def answer(figures: pd.DataFrame, period: str, measure: Measure, counting: Counting) -> str:
    """The page's answer for one period: how far published figures lie apart, what our rows come to and under which rules."""
    rows = figures[figures["period_label"] == period]
    if rows.empty:
        return f"The record holds nothing of {period}."
    ours = rows.iloc[0]
    basis = "" if measure == "deals" else f" in {ours.disclosed_count:,} of {counted(int(ours.deal_count), 'deal')}"
    mine = f"our rows come to **{said(ours.our_value, measure)}**{basis}" + (", under the rules chosen" if counting.in_force else "")
    published = rows["published_value"].dropna()
    if published.empty:
        return f"No publisher gives {NOUNS[measure]} for {period}; {mine}."
    low, high = (said(value, measure) for value in (published.min(), published.max()))
    publishers = counted(rows["publisher"].nunique(), "publisher")
    spread = f"from **{low}** to **{high}**" if low != high else f"at **{low}**"
    return f"For {period}, {publishers} put {NOUNS[measure]} {spread}; {mine}."


def beside_published(figures: pd.DataFrame) -> str:
    """How many published figures ours comes near to."""
    compared = figures[figures["ratio"].notna()]
    if compared.empty:
        return "No published figure can be held against our rows."
    near = int(((compared["ratio"] - 1).abs() <= NEAR).sum())
    below = int((compared["ratio"] < 1 - NEAR).sum())
    above = len(compared) - near - below
    all_compared = counted(len(compared), "published figure")
    return f"Of {all_compared}, ours is within 10% of {near}, more than 10% below {below}, more than 10% above {above}."


def rule_moves(moves: pd.DataFrame, measure: Measure) -> str:
    """The rule that moves the sum most."""
    if moves.empty or not moves["moved_count"].any():
        return "No rule moves this sum."
    most = moves.iloc[int(moves["change"].abs().argmax())]
    if not most.change:
        return "No rule moves this sum by an amount that is disclosed."
    way = "raise" if most.change > 0 else "lower"
    now = "take off" if most.is_on else "apply"
    return f"To {now} “{most.rule}” would {way} the sum most, by {said(abs(most.change), measure)}."


def coverage(counts: pd.DataFrame) -> str:
    """How much of the largest published count the record holds in the last whole year, and how many deals are missing."""
    if counts.empty:
        return "No publisher counts a whole year of the record."
    year = counts["period_label"].max()
    rows = counts[counts["period_label"] == year]
    least, most = (rows.iloc[int(place)] for place in (rows["ratio"].argmin(), rows["ratio"].argmax()))
    missing = f"{least.missing_value:,.0f} fewer than the widest of them" if least.missing_value else "no count is higher"
    return f"{year}: {int(least.our_value):,} deals on record, {percent(least.ratio)} to {percent(most.ratio)} of the published counts, {missing}."


def stated_shares(checked: pd.DataFrame) -> str:
    """How many published shares and rates follow from their publisher's own sums."""
    known = checked[checked["follows"].notna()]
    failed = int((~known["follows"].astype(bool)).sum())
    disputed = len(checked) - len(known)
    if checked.empty:
        return "No published share can be made again from sums of the same publisher."
    all_known = counted(len(known), "published share")
    told = f"{failed} of {all_known} {'does' if failed == 1 else 'do'} not follow" if failed else f"All of {all_known} follow"
    return f"{told} from the sums that the same publisher prints; {disputed} more are disputed by another page."


def claims(beside: pd.DataFrame) -> str:
    """How many statements carry a figure that our rows can make, and how many agree."""
    made = beside[beside["gap_share"].notna()]
    near = int((made["gap_share"].abs() <= NEAR).sum())
    figures = int(beside["stated_value"].notna().sum())
    return (
        f"{counted(len(beside), 'statement')}, {figures} with a figure; our rows make the same number for {len(made)} of them and come within 10% "
        f"for {near}."
    )


def said(value: float, measure: Measure) -> str:
    """A count or an amount."""
    if pd.isna(value):
        return "nothing that is disclosed"
    return f"{value:,.0f}" if measure == "deals" else money(value)

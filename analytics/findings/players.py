"""Who leads, by which measure, and what sets the chosen companies apart."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analytics.findings.overview import NO_DEALS
from analytics.small_numbers import MIN_DEALS
from analytics.wording import counted, money

MOST_NAMED = 3
MEASURES = {
    "deals": ("deal_count", "deal_count", "Most deals"),
    "upfront": ("upfront_usd_m", "upfront_count", "Largest disclosed upfront"),
    "headline total": ("headline_usd_m", "headline_count", "Largest headline total"),
}


def league(frame: pd.DataFrame, order: str) -> str:
    """Who leads by one measure; ties are told."""
    if frame.empty:
        return NO_DEALS
    if not _leaders(frame, order):
        return f"No company of the list discloses its {order}."
    return f"{MEASURES[order][2]}: {_led(frame, order)}."


def answer(leagues: Mapping[str, pd.DataFrame], role: str) -> str:
    """The leaders of the three rankings, and whether they are the same company."""
    by_deals = leagues["deals"]
    if by_deals.empty:
        return NO_DEALS
    told = {order: _leaders(frame, order) for order, frame in leagues.items() if _leaders(frame, order)}
    verb = "lead" if by_deals["tied_count"].iloc[0] > 1 else "leads"
    parts = [_led_shortly(leagues[order], order, f" {verb}" if order == "deals" else "") for order in told]
    sentence = f"Of {counted(int(by_deals['company_count'].iloc[0]), role)}, {_joined(parts)}"
    return f"{sentence}; none discloses an amount." if len(told) == 1 else f"{sentence}: {_verdict(list(told.values()))}."


def _verdict(leaders: list[frozenset[str]]) -> str:
    count = {2: "both", 3: "all three"}[len(leaders)]
    if len(set(leaders)) == 1 and len(leaders[0]) == 1:
        return f"the same company leads {count} rankings"
    if frozenset.intersection(*leaders):
        return f"one company leads or shares the lead in {count}"
    twice = [names for names in set(leaders) if len(names) == 1 and leaders.count(names) == 2]
    return f"the leaders differ, {min(twice[0])} leads two of the three" if twice and len(leaders) == 3 else "the leaders differ"


def _leaders(frame: pd.DataFrame, order: str) -> frozenset[str]:
    """The companies with the largest value, empty where none discloses it; at most those of the list."""
    column = MEASURES[order][0]
    if frame.empty or pd.isna(frame[column].iloc[0]):
        return frozenset()
    return frozenset(frame.loc[frame[column] == frame[column].iloc[0], "name"])


def _led(frame: pd.DataFrame, order: str) -> str:
    """The leader or leaders with their value and its basis."""
    column, count, _ = MEASURES[order]
    top, tied = frame.iloc[0], int(frame["tied_count"].iloc[0])
    who, each = _named(frame, "{}"), " each" if tied > 1 else ""
    if order == "deals":
        return f"{who} with {counted(int(top[column]), 'deal')}{each}"
    if tied > 1:
        return f"{who} with {money(top[column])} each"
    return f"{who} with {money(top[column])} ({_basis(top, count)}{_bought(top, order)})"


def _basis(top: pd.Series, count: str) -> str:
    return f"{int(top[count])} of {counted(int(top['deal_count']), 'deal')} {'discloses' if top['deal_count'] == 1 else 'disclose'} it"


def _led_shortly(frame: pd.DataFrame, order: str, verb: str) -> str:
    column, count, _ = MEASURES[order]
    top, tied = frame.iloc[0], int(frame["tied_count"].iloc[0])
    if order == "deals":
        basis = f"{int(top[column]):,}{' each' if tied > 1 else ''}"
    else:
        rest = "each" if tied > 1 else f"from {int(top[count])} of {counted(int(top['deal_count']), 'deal')}{_bought(top, order)}"
        basis = f"{money(top[column])} {rest}"
    return f"{_named(frame, '**{}**')}{verb} by {order} ({basis})"


def _named(frame: pd.DataFrame, form: str) -> str:
    tied = int(frame["tied_count"].iloc[0])
    return _joined(form.format(name) for name in frame["name"].head(tied)) if tied <= MOST_NAMED else counted(tied, "company")


def _bought(top: pd.Series, order: str) -> str:
    acquisitions = {"upfront": "acquisition_count", "headline total": "headline_acquisition_count"}
    return ", the price of an acquired company inside" if order in acquisitions and top[acquisitions[order]] else ""


def _joined(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def company_table(frame: pd.DataFrame, role: str) -> str:
    """How many companies there are and how many of them signed once."""
    if frame.empty:
        return NO_DEALS
    once = int((frame["deal_count"] == 1).sum())
    return f"{counted(len(frame), role)}; {once:,} of them {'has' if once == 1 else 'have'} one deal in this filter."


def repeat_partners(frame: pd.DataFrame) -> str:
    """How many pairs came back, and the one that did most often."""
    if frame.empty:
        return "No pair of companies has signed more than once in this filter."
    top = frame.iloc[0]
    tied = int((frame["deal_count"] == top["deal_count"]).sum())
    first = f"{top['licensor']} and {top['licensee']}" if tied == 1 else counted(tied, "pair")
    return f"{counted(len(frame), 'pair')} signed more than once; most deals: {first} with {int(top['deal_count'])}{' each' if tied > 1 else ''}."


def compared_money(frame: pd.DataFrame) -> str:
    """The largest disclosed headline total among the chosen."""
    if frame.empty or not frame["deal_count"].sum():
        return "None of the chosen companies has a deal in this filter."
    if not frame["headline_count"].sum():
        return "No deal of the chosen companies discloses a headline total."
    top = frame.iloc[int(frame["headline_usd_m"].argmax())]
    return f"Largest headline total: {top['name']} as {top['side']} with {money(top['headline_usd_m'])} ({_basis(top, 'headline_count')})."


def compared_years(frame: pd.DataFrame) -> str:
    """Deals of each chosen company on both sides."""
    if frame.empty:
        return "None of the chosen companies has a dated deal in this filter."
    sums = frame.groupby("name", sort=False)[["licensor_count", "licensee_count"]].sum()
    return "; ".join(f"{name}: {int(row.licensor_count)} as licensor, {int(row.licensee_count)} as licensee" for name, row in sums.iterrows()) + "."


def compared_modalities(frame: pd.DataFrame) -> str:
    """The most frequent modality of each chosen company that has enough deals."""
    if frame.empty:
        return "None of the chosen companies has a deal in this filter."
    told: list[str] = []
    for name, of_company in frame.groupby("name", sort=False):
        top, deals = of_company.iloc[0], int(of_company["company_deals"].iloc[0])
        tied = int((of_company["deal_count"] == top["deal_count"]).sum())
        if deals < MIN_DEALS:
            told.append(f"{name}: {counted(deals, 'deal')}, listed below")
        elif tied > 1:
            told.append(f"{name}: no single most frequent modality in {deals} deals")
        else:
            told.append(f"{name}: most often {top['modality']} ({int(top['deal_count'])} of {deals})")
    return "; ".join(told) + "."

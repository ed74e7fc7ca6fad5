"""Who leads, by which measure, and what sets the chosen companies apart."""

from collections.abc import Mapping

import pandas as pd

from analytics.findings.overview import NO_DEALS
from analytics.language import say
from analytics.small_numbers import MIN_DEALS
from analytics.wording import counted, listed, money

MOST_NAMED = 3
MEASURES = {
    "deals": ("deal_count", "deal_count"),
    "upfront": ("upfront_usd_m", "upfront_count"),
    "headline total": ("headline_usd_m", "headline_count"),
}


def league(frame: pd.DataFrame, order: str) -> str:
    """Who leads by one measure; ties are told."""
    if frame.empty:
        return say(NO_DEALS)
    if not _leaders(frame, order):
        return say("No company of the list discloses its {measure}.", measure=say(order))
    if order == "deals":
        return say("Most deals: {leaders}.", leaders=_led(frame, order))
    if order == "upfront":
        return say("Largest disclosed upfront: {leaders}.", leaders=_led(frame, order))
    return say("Largest headline total: {leaders}.", leaders=_led(frame, order))


def answer(leagues: Mapping[str, pd.DataFrame], role: str) -> str:
    """The leaders of the three rankings, and whether they are the same company."""
    by_deals = leagues["deals"]
    if by_deals.empty:
        return say(NO_DEALS)
    told = {order: _leaders(frame, order) for order, frame in leagues.items() if _leaders(frame, order)}
    leaders = _in_a_row([_led_shortly(leagues[order], order) for order in told])
    companies = counted(int(by_deals["company_count"].iloc[0]), role)
    if len(told) == 1:
        return say("Of {companies}, {leaders}; none discloses an amount.", companies=companies, leaders=leaders)
    return say("Of {companies}, {leaders}: {verdict}.", companies=companies, leaders=leaders, verdict=_verdict(list(told.values())))


def _in_a_row(clauses: list[str]) -> str:
    *first, last = clauses
    return say("{clauses} and {last}", clauses=say(", ").join(first), last=last) if first else last


def _verdict(leaders: list[frozenset[str]]) -> str:
    count = {2: say("both"), 3: say("all three")}[len(leaders)]
    if len(set(leaders)) == 1 and len(leaders[0]) == 1:
        return say("the same company leads {count} rankings", count=count)
    if frozenset.intersection(*leaders):
        return say("one company leads or shares the lead in {count}", count=count)
    twice = [names for names in set(leaders) if len(names) == 1 and leaders.count(names) == 2]
    if twice and len(leaders) == 3:
        return say("the leaders differ, {name} leads two of the three", name=min(twice[0]))
    return say("the leaders differ")


def _leaders(frame: pd.DataFrame, order: str) -> frozenset[str]:
    """The companies with the largest value, empty where none discloses it; at most those of the list."""
    column = MEASURES[order][0]
    if frame.empty or pd.isna(frame[column].iloc[0]):
        return frozenset()
    return frozenset(frame.loc[frame[column] == frame[column].iloc[0], "name"])


def _led(frame: pd.DataFrame, order: str) -> str:
    """The leader or leaders with their value and its basis."""
    column, count = MEASURES[order]
    top, tied = frame.iloc[0], int(frame["tied_count"].iloc[0])
    who, amount = _named(frame, "{}"), counted(int(top[column]), "deal") if order == "deals" else money(top[column])
    if tied > 1:
        return say("{names} with {amount} each", names=who, amount=amount)
    if order == "deals":
        return say("{names} with {amount}", names=who, amount=amount)
    return say("{names} with {amount} ({basis}{bought})", names=who, amount=amount, basis=_basis(top, count), bought=_bought(top, order))


def _basis(top: pd.Series, count: str) -> str:
    disclosed, deals = int(top[count]), counted(int(top["deal_count"]), "deal")
    if top["deal_count"] == 1:
        return say("{disclosed} of {deals} discloses it", disclosed=disclosed, deals=deals)
    return say("{disclosed} of {deals} disclose it", disclosed=disclosed, deals=deals)


def _led_shortly(frame: pd.DataFrame, order: str) -> str:
    names, basis, is_tied = _named(frame, say("**{}**")), _basis_shortly(frame, order), frame["tied_count"].iloc[0] > 1
    if order == "upfront":
        return say("{names} by upfront ({basis})", names=names, basis=basis)
    if order == "headline total":
        return say("{names} by headline total ({basis})", names=names, basis=basis)
    if is_tied:
        return say("{names} lead by deals ({basis})", names=names, basis=basis)
    return say("{names} leads by deals ({basis})", names=names, basis=basis)


def _basis_shortly(frame: pd.DataFrame, order: str) -> str:
    column, count = MEASURES[order]
    top = frame.iloc[0]
    amount = f"{int(top[column]):,}" if order == "deals" else money(top[column])
    if top["tied_count"] > 1:
        return say("{amount} each", amount=amount)
    if order == "deals":
        return amount
    return say(
        "{amount} from {disclosed} of {deals}{bought}",
        amount=amount,
        disclosed=int(top[count]),
        deals=counted(int(top["deal_count"]), "deal"),
        bought=_bought(top, order),
    )


def _named(frame: pd.DataFrame, form: str) -> str:
    tied = int(frame["tied_count"].iloc[0])
    return listed([form.format(name) for name in frame["name"].head(tied)]) if tied <= MOST_NAMED else counted(tied, "company")


def _bought(top: pd.Series, order: str) -> str:
    acquisitions = {"upfront": "acquisition_count", "headline total": "headline_acquisition_count"}
    return say(", the price of an acquired company inside") if order in acquisitions and top[acquisitions[order]] else ""


def company_table(frame: pd.DataFrame, role: str) -> str:
    """How many companies there are and how many of them signed once."""
    if frame.empty:
        return say(NO_DEALS)
    once, companies = int((frame["deal_count"] == 1).sum()), counted(len(frame), role)
    if once == 1:
        return say("{companies}; {count} of them has one deal in this filter.", companies=companies, count=once)
    return say("{companies}; {count} of them have one deal in this filter.", companies=companies, count=f"{once:,}")


def repeat_partners(frame: pd.DataFrame) -> str:
    """How many pairs came back, and the one that did most often."""
    if frame.empty:
        return say("No pair of companies has signed more than once in this filter.")
    top, pairs = frame.iloc[0], counted(len(frame), "pair")
    tied, count = int((frame["deal_count"] == top["deal_count"]).sum()), int(top["deal_count"])
    if tied > 1:
        return say("{pairs} signed more than once; most deals: {tied} with {count} each.", pairs=pairs, tied=counted(tied, "pair"), count=count)
    return say(
        "{pairs} signed more than once; most deals: {licensor} and {licensee} with {count}.",
        pairs=pairs,
        licensor=top["licensor"],
        licensee=top["licensee"],
        count=count,
    )


def compared_money(frame: pd.DataFrame) -> str:
    """The largest disclosed headline total among the chosen."""
    if frame.empty or not frame["deal_count"].sum():
        return say("None of the chosen companies has a deal in this filter.")
    if not frame["headline_count"].sum():
        return say("No deal of the chosen companies discloses a headline total.")
    top = frame.iloc[int(frame["headline_usd_m"].argmax())]
    return say(
        "Largest headline total: {name} as {side} with {total} ({basis}).",
        name=top["name"],
        side=say(top["side"]),
        total=money(top["headline_usd_m"]),
        basis=_basis(top, "headline_count"),
    )


def compared_years(frame: pd.DataFrame) -> str:
    """Deals of each chosen company on both sides."""
    if frame.empty:
        return say("None of the chosen companies has a dated deal in this filter.")
    sums = frame.groupby("name", sort=False)[["licensor_count", "licensee_count"]].sum()
    told = [
        say("{name}: {granted} as licensor, {taken} as licensee", name=name, granted=int(row.licensor_count), taken=int(row.licensee_count))
        for name, row in sums.iterrows()
    ]
    return say("{companies}.", companies=say("; ").join(told))


def compared_modalities(frame: pd.DataFrame) -> str:
    """The most frequent modality of each chosen company that has enough deals."""
    if frame.empty:
        return say("None of the chosen companies has a deal in this filter.")
    told = [_most_often(str(name), of_company) for name, of_company in frame.groupby("name", sort=False)]
    return say("{companies}.", companies=say("; ").join(told))


def _most_often(name: str, of_company: pd.DataFrame) -> str:
    top, deals = of_company.iloc[0], int(of_company["company_deals"].iloc[0])
    if deals < MIN_DEALS:
        return say("{name}: {deals}, listed below", name=name, deals=counted(deals, "deal"))
    if (of_company["deal_count"] == top["deal_count"]).sum() > 1:
        return say("{name}: no single most frequent modality in {count} deals", name=name, count=deals)
    return say("{name}: most often {modality} ({count} of {all})", name=name, modality=say(top["modality"]), count=int(top["deal_count"]), all=deals)

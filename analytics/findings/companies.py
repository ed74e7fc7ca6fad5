"""What the record says about a company, in sentences and key figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.findings.assets import said
from analytics.findings.overview import KeyFigure, under
from analytics.language import say
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, dated, money


def answer(company: Mapping[str, Any], licensor: pd.Series, licensee: pd.Series) -> str:
    """The company in one or two sentences: deals and money on each side."""
    sides = [_side(totals, side) for totals, side in ((licensor, "licensor"), (licensee, "licensee")) if totals.deal_count]
    if not sides:
        return say("**{company}** is not a party to any deal of this filter.", company=company["name"])
    newest = max((day for day in (licensor.newest_on, licensee.newest_on) if not pd.isna(day)), default=None)
    latest = say(" Latest deal: {month}.", month=f"{newest:%Y-%m}") if newest is not None else ""
    return say("**{company}** has {deals}.{latest}", company=company["name"], deals=_in_a_row(sides), latest=latest)


def _in_a_row(sides: list[str]) -> str:
    return sides[0] if len(sides) == 1 else say("{granted} and {taken}", granted=sides[0], taken=sides[1])


def _side(totals: pd.Series, side: str) -> str:
    count, headlines, upfronts = int(totals.deal_count), int(totals.headline_count), int(totals.upfront_count)
    headline, upfront = money(totals.headline_usd_m), money(totals.upfront_usd_m)
    amounts = [
        say("headline totals of {amount}, {disclosed} of {all} disclose", amount=headline, disclosed=headlines, all=count) if headlines else "",
        say("upfront {amount}, {disclosed} of {all} disclose", amount=upfront, disclosed=upfronts, all=count) if upfronts else "",
    ]
    told = say("; ").join(text for text in amounts if text) or say("no amount disclosed")
    return say("**{deals} as {side}** ({amounts})", deals=counted(count, "deal"), side=say(side), amounts=told)


def side_figures(totals: pd.Series) -> list[KeyFigure]:
    """Four figures of one side; no median on fewer than five deals."""
    count = int(totals.deal_count)

    def basis(disclosed: int) -> str:
        return say("{disclosed} of {all} disclose", disclosed=disclosed, all=count)

    median = money(totals.median_upfront_usd_m) if enough(int(totals.upfront_count)) else under(MIN_DEALS)
    middle = say("Middle deal of those that disclose one; from {least} deals on.", least=MIN_DEALS)
    return [
        KeyFigure(say("Deals"), f"{count:,}", None, say("all deals"), say("Deals of the filter on this side, subsidiaries included.")),
        KeyFigure(
            say("Headline total"),
            money(totals.headline_usd_m),
            None,
            basis(int(totals.headline_count)),
            say("Sum of disclosed headline totals, most of it conditional; money inside an earlier headline is not counted again."),
        ),
        KeyFigure(say("Upfront"), money(totals.upfront_usd_m), None, basis(int(totals.upfront_count)), say("Sum of disclosed upfronts.")),
        KeyFigure(say("Median upfront"), median, None, basis(int(totals.upfront_count)), middle),
    ]


def timeline(events: pd.DataFrame) -> str:
    """How many deals and regulatory events, and the latest dated one."""
    dated_events = events[events["first_day"].notna()]
    deals = counted(int((events["kind"] == "deal").sum()), "deal")
    regulatory = counted(int(events["deal_id"].isna().sum()), "regulatory event")
    if dated_events.empty:
        return say("{deals} and {events}.", deals=deals, events=regulatory)
    last = dated_events.iloc[-1]
    return say(
        "{deals} and {events}; latest: {event}, {day}.",
        deals=deals,
        events=regulatory,
        event=said(last.to_dict()),
        day=dated(last.happened_on, last.precision),
    )

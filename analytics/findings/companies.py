"""What the record says about a company, in sentences and key figures."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.findings.assets import said
from analytics.findings.overview import KeyFigure
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, dated, money


def answer(company: Mapping[str, Any], licensor: pd.Series, licensee: pd.Series) -> str:
    """The company in one or two sentences: deals and money on each side."""
    sides = [_side(totals, side) for totals, side in ((licensor, "licensor"), (licensee, "licensee")) if totals.deal_count]
    if not sides:
        return f"**{company['name']}** is not a party to any deal of this filter."
    newest = max((day for day in (licensor.newest_on, licensee.newest_on) if not pd.isna(day)), default=None)
    latest = f" Latest deal: {newest:%Y-%m}." if newest is not None else ""
    return f"**{company['name']}** has {' and '.join(sides)}.{latest}"


def _side(totals: pd.Series, side: str) -> str:
    count = int(totals.deal_count)
    words = f"**{counted(count, 'deal')} as {side}**"
    amounts = [
        f"{name} {money(value)}, {int(disclosed)} of {count} disclose"
        for name, value, disclosed in (
            ("headline totals of", totals.headline_usd_m, totals.headline_count),
            ("upfront", totals.upfront_usd_m, totals.upfront_count),
        )
        if disclosed
    ]
    return f"{words} ({'; '.join(amounts) or 'no amount disclosed'})"


def side_figures(totals: pd.Series) -> list[KeyFigure]:
    """Four figures of one side; no median on fewer than five deals."""
    count = int(totals.deal_count)

    def basis(disclosed: int) -> str:
        return f"{disclosed} of {count} disclose"

    median = money(totals.median_upfront_usd_m) if enough(int(totals.upfront_count)) else f"under {MIN_DEALS} deals"
    return [
        KeyFigure("Deals", f"{count:,}", None, "all deals", "Deals of the filter on this side, subsidiaries included."),
        KeyFigure(
            "Headline total",
            money(totals.headline_usd_m),
            None,
            basis(int(totals.headline_count)),
            "Sum of disclosed headline totals, most of it conditional; money inside an earlier headline is not counted again.",
        ),
        KeyFigure("Upfront", money(totals.upfront_usd_m), None, basis(int(totals.upfront_count)), "Sum of disclosed upfronts."),
        KeyFigure(
            "Median upfront", median, None, basis(int(totals.upfront_count)), f"Middle deal of those that disclose one; from {MIN_DEALS} deals on."
        ),
    ]


def timeline(events: pd.DataFrame) -> str:
    """How many deals and regulatory events, and the latest dated one."""
    dated_events = events[events["first_day"].notna()]
    counts = f"{counted(int((events['kind'] == 'deal').sum()), 'deal')} and {counted(int(events['deal_id'].isna().sum()), 'regulatory event')}"
    if dated_events.empty:
        return f"{counts}."
    last = dated_events.iloc[-1]
    return f"{counts}; latest: {said(last.to_dict())}, {dated(last.happened_on, last.precision)}."

"""Deals in words: the table's answer and what its columns rest on."""

from collections.abc import Mapping
from typing import Any

from analytics.language import say
from analytics.wording import counted, money


def table_answer(counts: Mapping[str, Any]) -> str:
    """The filtered deals in one sentence: how many, what they promise, what is paid upfront, on how many disclosures."""
    deals = int(counts["deal_count"])
    totals, upfronts, all_deals = f"{counts['total_count']:,}", f"{counts['upfront_count']:,}", f"{deals:,}"
    headline, upfront = money(counts["headline_usd_m"]), money(counts["upfront_usd_m"])
    promised = (
        say("headline totals add up to **{amount}** ({disclosed} of {all} disclose one)", amount=headline, disclosed=totals, all=all_deals)
        if counts["total_count"]
        else say("none discloses a headline total")
    )
    paid = (
        say("upfronts to **{amount}** ({disclosed} of {all})", amount=upfront, disclosed=upfronts, all=all_deals)
        if counts["upfront_count"]
        else say("none discloses an upfront")
    )
    return say("**{deals}**: {promised}, {paid}.", deals=counted(deals, "deal"), promised=promised, paid=paid)


def disclosed_lines(counts: Mapping[str, Any]) -> list[str]:
    """What the sums and columns rest on, one fact a line; facts that do not occur are left out."""
    deals = f"{counts['deal_count']:,}"
    undated, held, no_rate = (f"{counts[key]:,}" for key in ("undated_count", "inside_count", "no_rate_count"))
    return [
        say("Upfront disclosed: {count} of {all}", count=f"{counts['upfront_count']:,}", all=deals),
        say("headline total: {count} of {all}", count=f"{counts['total_count']:,}", all=deals),
        say("both: {count} of {all}", count=f"{counts['both_count']:,}", all=deals),
        say("neither: {count}", count=f"{counts['none_count']:,}"),
        *([say("undated, listed last: {count}", count=undated)] if counts["undated_count"] else []),
        *([say("inside an earlier headline, not added again: {count}", count=held)] if counts["inside_count"] else []),
        *([say("in a currency without a sourced dollar rate, not in the sums: {count}", count=no_rate)] if counts["no_rate_count"] else []),
    ]


def disclosure_measure(counts: Mapping[str, Any]) -> str:
    """The basis of a file of deals after "n of N deals": upfront first, then headline total."""
    return say(
        "disclose an upfront and {disclosed} of {all} a headline total",
        disclosed=f"{counts['total_count']:,}",
        all=f"{counts['deal_count']:,}",
    )

"""Deals in words: the table's answer and what its columns rest on."""

from collections.abc import Mapping
from typing import Any

from analytics.wording import counted, money


def table_answer(counts: Mapping[str, Any]) -> str:
    """The filtered deals in one sentence: how many, what they promise, what is paid upfront, on how many disclosures."""
    deals = int(counts["deal_count"])
    promised = (
        f"headline totals add up to **{money(counts['headline_usd_m'])}** ({counts['total_count']:,} of {deals:,} disclose one)"
        if counts["total_count"]
        else "none discloses a headline total"
    )
    paid = (
        f"upfronts to **{money(counts['upfront_usd_m'])}** ({counts['upfront_count']:,} of {deals:,})"
        if counts["upfront_count"]
        else "none discloses an upfront"
    )
    return f"**{counted(deals, 'deal')}**: {promised}, {paid}."


def disclosed_lines(counts: Mapping[str, Any]) -> list[str]:
    """What the sums and columns rest on, one fact a line; facts that do not occur are left out."""
    deals = f"{counts['deal_count']:,}"
    lines = [
        f"Upfront disclosed: {counts['upfront_count']:,} of {deals}",
        f"headline total: {counts['total_count']:,} of {deals}",
        f"both: {counts['both_count']:,} of {deals}",
        f"neither: {counts['none_count']:,}",
    ]
    rest = (
        ("undated_count", "undated, listed last"),
        ("inside_count", "inside an earlier headline, not added again"),
        ("no_rate_count", "in a currency without a sourced dollar rate, not in the sums"),
    )
    return lines + [f"{words}: {counts[key]:,}" for key, words in rest if counts[key]]


def disclosure_measure(counts: Mapping[str, Any]) -> str:
    """The basis of a file of deals after "n of N deals": upfront first, then headline total."""
    return f"disclose an upfront and {counts['total_count']:,} of {counts['deal_count']:,} a headline total"

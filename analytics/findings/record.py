"""Sentences about the record itself: what it holds, what a year discloses, what a claim says, where a fact is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from analytics.filters import DealFilter
from analytics.small_numbers import MIN_DEALS
from analytics.wording import dated, percent

NAMES = {
    "deals": "Deal",
    "regulatory_events": "Regulatory event",
    "market_stats": "Statistic",
    "policy_events": "Policy event",
    "success_rates": "Success rate",
    "released_letters": "Released letter",
    "claims": "Article claim",
    "accuracy_checks": "Accuracy check",
    "companies": "Company",
    "assets": "Asset",
    "sources": "Source",
}
PAGE_OF = {"deals": "deal", "companies": "company", "assets": "asset"}
QUALIFIERS = {
    "exact": "",
    "approx": "about ",
    "at least": "at least ",
    "nearly": "nearly ",
    "at most": "at most ",
    "less than": "less than ",
    "up to": "up to ",
}


def opening(counts: Mapping[str, int], newest: Mapping[str, Any] | None, as_of: date, version: str) -> str:
    """What the record holds, up to which day, in which version, and its newest deal."""
    sentence = (
        f"The record holds **{counts['deals']:,} deals**, **{counts['regulatory_events']:,} regulatory events**, "
        f"**{counts['market_stats']:,} published statistics** and {counts['policy_events']:,} policy events read from "
        f"**{counts['sources']:,} sources**, as of {as_of:%-d %B %Y} (version {version})"
    )
    if newest is None:
        return f"{sentence}."
    parties = f"{newest['licensors']} to {newest['licensees']}"
    return f"{sentence}; its newest outgoing deal is {parties}, {dated(newest['announced_on'], newest['announced_precision'])}."


STRICT = ("Amounts and currency", "Dates")


def accuracy(checked: pd.DataFrame) -> str:
    """How many fields of how many deals and events were compared, and how many of them differed, amounts and dates apart."""
    if checked.empty:
        return "No row has been checked again yet."
    told = [_accuracy_of(kind, checked[checked["row_kind"] == kind]) for kind in dict.fromkeys(checked["row_kind"])]
    return f"{' '.join(told)} What differed has been mended, or both pages are kept where neither can be said to be right."


def _accuracy_of(kind: str, rows: pd.DataFrame) -> str:
    first, whole = rows.iloc[0], rows.sum(numeric_only=True)
    strict = rows[rows["field_group"].isin(STRICT)].sum(numeric_only=True)
    return (
        f"{first['checked_rows']} {kind}, a tenth of those then on record, were drawn at random and read again on {first['checked_on']:%-d %B %Y}: "
        f"compared with another page, {_apart(whole)}; {'amounts and dates' if kind == 'deals' else 'dates'} alone: {_apart(strict)}. "
        f"{int(whole['own_source_count'])} fields were found on the row's own page only and {int(whole['not_found_count'])} on none."
    )


def _apart(counts: pd.Series) -> str:
    compared, differ = int(counts["compared_count"]), int(counts["differ_count"])
    share = f" ({percent(differ / compared, 1)})" if compared >= MIN_DEALS else ""
    return f"{differ} of {compared} fields differed{share}"


def second_reading(checks: pd.DataFrame) -> str:
    """What a second reading of a deal found, in a sentence; empty for a deal that was not drawn."""
    if checks.empty:
        return ""
    agree = int((checks["verdict"] == "agrees").sum())
    others = checks[checks["verdict"].isin(["differs", "missing"])]
    told = "; ".join(
        f"{field.replace('_', ' ')} {verdict}: another page has {found}, mended"
        for field, verdict, found in zip(others["field"], others["verdict"], others["found"], strict=True)
    )
    return f"Read again on {checks['checked_on'].iloc[0]:%-d %B %Y}: {agree} fields agree with another page" + (f"; {told}." if told else ".")


def disclosure_by_year(by_year: pd.DataFrame) -> str:
    """How much of the latest year with enough deals discloses, against all years together."""
    usable = by_year[by_year["deal_count"] >= MIN_DEALS]
    if usable.empty:
        return f"No year has {MIN_DEALS} deals of this filter."
    latest, everything = usable.iloc[-1], by_year.sum(numeric_only=True)
    when = f"{int(latest.announced_year)}{' so far' if latest.is_partial else ''}"
    return (
        f"{when}: {percent(latest.upfront_disclosed_share)} of {int(latest.deal_count)} deals disclose an upfront, "
        f"{percent(latest.total_disclosed_share)} a headline total. All years: {int(everything.upfront_count)} and "
        f"{int(everything.total_count)} of {int(everything.deal_count)}."
    )


def figure_of(value: float | None, unit: str | None, qualifier: str | None) -> str:
    """The figure of a claim or statistic in words: "at least 2,000 USD million", "88", "rank 2"; empty without one."""
    if value is None or pd.isna(value):
        return ""
    number = f"{QUALIFIERS.get(qualifier or '', '')}{value:,.10g}"
    if unit == "rank":
        return f"rank {number}"
    return number if unit in (None, "count") else f"{number} {unit}"


def part_of(count: int, total: int) -> str:
    """A count with its share of the whole: "212 (71%)"; the share only where the whole is not too small."""
    return f"{count:,} ({percent(count / total)})" if total >= MIN_DEALS else f"{count:,}"


def href(table: str, row_id: str, asset_id: str | None = None, deals: DealFilter | None = None) -> str:
    """The address at which a fact is shown: its own page where it has one, else its row on the Data page; the filter comes along."""
    if table == "regulatory_events" and asset_id:
        page, own = "asset", {"id": asset_id}
    elif table in PAGE_OF:
        page, own = PAGE_OF[table], {"id": row_id}
    else:
        page, own = "data", {"pick": table, "id": row_id}
    carried = (deals or DealFilter()).to_url()
    return f"/{page}?{urlencode(own | carried, doseq=True)}"


def fact_words(fact: Mapping[str, Any]) -> str:
    """A fact as the text of a link: its kind, its date where it has one, its words."""
    on = "" if pd.isna(fact["on"]) else f" {dated(fact['on'], fact['precision'])}"
    return f"{NAMES[fact['table_name']]}{on}: {fact['label']}"

"""Sentences about the record itself: what it holds, what a year discloses, what a claim says, where a fact is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from analytics.filters import DealFilter
from analytics.findings.overview import year_so_far
from analytics.language import say
from analytics.small_numbers import MIN_DEALS
from analytics.wording import dated, listed, percent, sentences

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
    "exact": "{figure}",
    "approx": "about {figure}",
    "at least": "at least {figure}",
    "nearly": "nearly {figure}",
    "at most": "at most {figure}",
    "less than": "less than {figure}",
    "up to": "up to {figure}",
}


def opening(counts: Mapping[str, int], newest: Mapping[str, Any] | None, as_of: date, version: str) -> str:
    """What the record holds, up to which day, in which version, and its newest deal."""
    held = say(
        "The record holds **{deals} deals**, **{events} regulatory events**, **{statistics} published statistics** and {policies} policy events "
        "read from **{sources} sources**, as of {day:%-d %B %Y} (version {version})",
        deals=f"{counts['deals']:,}",
        events=f"{counts['regulatory_events']:,}",
        statistics=f"{counts['market_stats']:,}",
        policies=f"{counts['policy_events']:,}",
        sources=f"{counts['sources']:,}",
        day=as_of,
        version=version,
    )
    if newest is None:
        return say("{held}.", held=held)
    return say(
        "{held}; its newest outgoing deal is {licensors} to {licensees}, {day}.",
        held=held,
        licensors=newest["licensors"],
        licensees=newest["licensees"],
        day=dated(newest["announced_on"], newest["announced_precision"]),
    )


STRICT = ("Amounts and currency", "Dates")


def latest_draw(by_draw: pd.DataFrame) -> str:
    """Of the strict fields in the latest draw of each kind of row, how many differed; empty before the first."""
    strict = by_draw[by_draw["field_group"].isin(STRICT)]
    told = [_latest_of(kind, strict[strict["row_kind"] == kind]) for kind in dict.fromkeys(strict["row_kind"])]
    return say("Last draw, after the mends of those before: {told} differed from another page.", told=listed(told)) if told else ""


def _latest_of(kind: str, strict: pd.DataFrame) -> str:
    counts = strict[strict["draw"] == strict["draw"].max()].sum(numeric_only=True)
    differ, compared = int(counts["differ_count"]), int(counts["compared_count"])
    share = say(" ({share})", share=percent(differ / compared, 1)) if compared >= MIN_DEALS else ""
    words = "**{differ} of {compared}** amounts and dates of deals{share}" if kind == "deals" else "**{differ} of {compared}** dates of events{share}"
    return say(words, differ=differ, compared=compared, share=share)


def accuracy(checked: pd.DataFrame) -> str:
    """How many fields of how many deals and events were compared, and how many of them differed, amounts and dates apart."""
    if checked.empty:
        return say("No row has been checked again yet.")
    told = [_accuracy_of(kind, checked[checked["row_kind"] == kind]) for kind in dict.fromkeys(checked["row_kind"])]
    return say("{told} What differed has been mended, or both pages are kept where neither can be said to be right.", told=sentences(told))


def _accuracy_of(kind: str, rows: pd.DataFrame) -> str:
    first, whole = rows.iloc[0], rows.sum(numeric_only=True)
    strict = rows[rows["field_group"].isin(STRICT)].sum(numeric_only=True)
    return say(
        "{rows}, drawn at random, were read again on {day:%-d %B %Y}: compared with another page, {all}; "
        "{fields} alone: {strict}. {own} fields were found on the row's own page only and {none} on none.",
        rows=say("{count} deals" if kind == "deals" else "{count} events", count=first["checked_rows"]),
        day=first["checked_on"],
        all=_apart(whole),
        fields=say("amounts and dates") if kind == "deals" else say("dates"),
        strict=_apart(strict),
        own=int(whole["own_source_count"]),
        none=int(whole["not_found_count"]),
    )


def _apart(counts: pd.Series) -> str:
    compared, differ = int(counts["compared_count"]), int(counts["differ_count"])
    share = say(" ({share})", share=percent(differ / compared, 1)) if compared >= MIN_DEALS else ""
    return say("{differ} of {compared} fields differed{share}", differ=differ, compared=compared, share=share)


def second_reading(checks: pd.DataFrame) -> str:
    """What a second reading of a deal found, in a sentence; empty for a deal that was not drawn."""
    if checks.empty:
        return ""
    agree = int((checks["verdict"] == "agrees").sum())
    others = checks[checks["verdict"].isin(["differs", "missing"])]
    told = [
        say("{field} {verdict}: another page has {found}, mended", field=say(field.replace("_", " ")), verdict=say(verdict), found=found)
        for field, verdict, found in zip(others["field"], others["verdict"], others["found"], strict=True)
    ]
    parts = {"day": checks["checked_on"].iloc[0], "count": agree}
    if told:
        return say("Read again on {day:%-d %B %Y}: {count} fields agree with another page; {told}.", told=say("; ").join(told), **parts)
    return say("Read again on {day:%-d %B %Y}: {count} fields agree with another page.", **parts)


def disclosure_by_year(by_year: pd.DataFrame) -> str:
    """How much of the latest year with enough deals discloses, against all years together."""
    usable = by_year[by_year["deal_count"] >= MIN_DEALS]
    if usable.empty:
        return say("No year has {least} deals of this filter.", least=MIN_DEALS)
    latest, everything = usable.iloc[-1], by_year.sum(numeric_only=True)
    return say(
        "{year}: {upfront} of {deals} deals disclose an upfront, {total} a headline total. All years: {upfronts} and {totals} of {all}.",
        year=year_so_far(int(latest.announced_year), bool(latest.is_partial)),
        upfront=percent(latest.upfront_disclosed_share),
        deals=int(latest.deal_count),
        total=percent(latest.total_disclosed_share),
        upfronts=int(everything.upfront_count),
        totals=int(everything.total_count),
        all=int(everything.deal_count),
    )


def figure_of(value: float | None, unit: str | None, qualifier: str | None) -> str:
    """The figure of a claim or statistic in words: "at least 2,000 USD million", "88", "rank 2"; empty without one."""
    if value is None or pd.isna(value):
        return ""
    number = say(QUALIFIERS.get(qualifier or "", "{figure}"), figure=f"{value:,.10g}")
    if unit == "rank":
        return say("rank {number}", number=number)
    return number if unit in (None, "count") else say(f"{{number}} {unit}", number=number)


def part_of(count: int, total: int) -> str:
    """A count with its share of the whole: "212 (71%)"; the share only where the whole is not too small."""
    return say("{count} ({share})", count=f"{count:,}", share=percent(count / total)) if total >= MIN_DEALS else f"{count:,}"


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
    kind = say(NAMES[fact["table_name"]])
    if pd.isna(fact["on"]):
        return say("{kind}: {label}", kind=kind, label=fact["label"])
    return say("{kind} {day}: {label}", kind=kind, day=dated(fact["on"], fact["precision"]), label=fact["label"])

"""A deal among its comparables in words: where it stands, which deals those are, how far the set was widened."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.metrics.comparables import COLUMNS, LADDER, YEARS, Reach, Traits, accepted, accepted_years
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, money, percent

LABELS = {"upfront_usd_m": "Upfront", "headline_usd_m": "Headline total", "upfront_share": "Upfront share"}
DISCLOSES = {
    "upfront_usd_m": "disclose an upfront",
    "headline_usd_m": "disclose a headline total",
    "upfront_share": "disclose a cash upfront and a headline total",
}
MISSING = {
    "upfront_usd_m": "this deal states no upfront",
    "headline_usd_m": "this deal states no headline total of its own",
    "upfront_share": "this deal has no upfront share: that takes a cash upfront and a headline total",
}
TRAITS = {"stage": "stage", "modality": "modality", "area": "area", "territory": "territory"}
Row = Mapping[Any, Any]


def written(amount: str, value: float | None) -> str:
    """An amount as people say it: money in USD, the upfront share in percent."""
    return percent(value, 1) if amount == "upfront_share" else money(value)


def opening(name: str, standing: pd.DataFrame, not_placed: str = "", loosely: str = "") -> str:
    """Where the deal stands, in one sentence; in its place why it does not stand anywhere. loosely: what the comparables need not share."""
    rows = standing.to_dict("records")
    deal_count = int(rows[0]["deal_count"])
    if not deal_count:
        return f"No other deal of the filter is comparable to {name}: widen the set below, or drop a filter."
    if not_placed:
        return f"{name} is not placed among its {_comparable(deal_count)}: {not_placed}."
    placed = [row for row in rows if pd.notna(row["percentile"])]
    if placed:
        first, *others = placed
        told = "".join(f"; {_at(row)} **{above(row['percentile'], int(row['disclosed_count']))}**{_tied(row)}" for row in others)
        place = f"{above(first['percentile'], int(first['disclosed_count']))} comparable deals"
        at = _at(first)
        return f"{at[0].upper()}{at[1:]} {name} stands **{place}**{loosely}{_tied(first)}{told}."
    if not enough(deal_count):
        return f"Only {_comparable(deal_count)} found, too few (under {MIN_DEALS}) to place {name}; see the list below."
    if not any(row["disclosed_count"] for row in rows):
        return f"None of the {_comparable(deal_count)} discloses an upfront or a headline total, so {name} cannot be placed; they are listed below."
    if all(pd.isna(row["value"]) for row in rows):
        medians = [f"median {LABELS[row['amount']].lower()} {written(row['amount'], row['median'])}" for row in rows if pd.notna(row["median"])]
        typical = f" ({', '.join(medians)})" if medians else ""
        return f"Without a stated amount {name} cannot be placed among its {_comparable(deal_count)}{typical}."
    return f"Fewer than {MIN_DEALS} of the {_comparable(deal_count)} disclose what {name} states, too few to place it; they are listed below."


def above(share: float, count: int) -> str:
    """A percentile as words: "above 72% of 14", "below all 14"."""
    if share in (0, 1):
        return f"{'above' if share else 'below'} all {count:,}"
    return f"above {percent(share, 1 if round(share * 100) in (0, 100) else 0)} of {count:,}"


def amount_finding(row: Row) -> str:
    """Where one amount stands and what the median deal pays, with its interval."""
    amount, count = str(row["amount"]), int(row["disclosed_count"])
    if not row["deal_count"]:
        return "There is no comparable deal."
    if not enough(count):
        return f"Disclosed by {count} of {_comparable(int(row['deal_count']))}: under {MIN_DEALS}, so no percentile and no median is printed."
    place = (
        f"{written(amount, row['value'])} is {above(row['percentile'], count)} comparable deals{_tied(row)}" if pd.notna(row["percentile"]) else None
    )
    typical = f"median {written(amount, row['median'])}, 95% interval {written(amount, row['low'])} to {written(amount, row['high'])}"
    return f"{place}; {typical}." if place else f"{typical[0].upper()}{typical[1:]}; {MISSING[amount]}."


def loose_words(traits: Traits, reach: Reach) -> str:
    """What is known of the deal and not asked of its comparables, as far as it tells drugs apart: " of any modality and any area"."""
    loose = [f"any {TRAITS[trait]}" for trait in ("stage", "modality", "area") if getattr(traits, trait) and getattr(reach, trait) == "any"]
    return f" of {' and '.join(loose)}" if loose else ""


def upfront_note(comparables: pd.DataFrame) -> str:
    """How many of the upfronts are more than cash; empty where none is."""
    scopes = comparables.loc[comparables["upfront_usd_m"].notna(), "upfront_scope"]
    mixed = int((scopes != "cash").sum())
    return f"Upfronts as stated: {mixed} of {len(scopes)} hold equity or near-term money that no page splits off." if mixed else ""


def set_words(traits: Traits, reach: Reach) -> str:
    """Which deals are comparable: "phase 1, ADC, oncology or hematology, any territory, signed within 3 years of 2024"."""
    said = []
    for trait, label in TRAITS.items():
        values = accepted(traits, reach, trait)
        said.append(" or ".join(values) if values else f"any {label}{' (not stated here)' if getattr(traits, trait) is None else ''}")
    years = accepted_years(traits, reach)
    said.append(f"signed within {reach.years} of {traits.year}" if years else f"any year{' (not stated here)' if traits.year is None else ''}")
    return ", ".join(said)


def list_finding(deals: pd.DataFrame) -> str:
    """The deal that is most alike."""
    if deals.empty:
        return "No comparable deal."
    first = deals.iloc[0]
    parties = f"{first['licensors'] or 'licensor not stated'} → {first['licensees'] or 'licensee not stated'}"
    if pd.isna(first["similarity"]):
        return "Nothing is known of the deal by which others could be alike: newest first."
    equal = int((deals["similarity"] == first["similarity"]).sum())
    others = f", as {'is' if equal == 2 else 'are'} {counted(equal - 1, 'other')}" if equal > 1 else ""
    return f"Most alike: {parties}, {percent(first['similarity'])}{others}."


def widened_words(steps: pd.DataFrame, reached: int) -> str:
    """What widening by itself did: from which step to which, and why."""
    narrow, wide = steps.iloc[0], steps.iloc[reached]
    upfronts = counted(int(wide["disclosed_count"]), "disclosed upfront")
    if not enough(int(wide["disclosed_count"])):
        return f"Widened as far as it goes, and still only {upfronts} of {counted(int(wide['deal_count']), 'deal')}."
    if reached == 0:
        return f"Not widened: the narrowest set already has {upfronts}."
    changes = [
        f"{label} {_level(getattr(LADDER[0], trait))} to {_level(getattr(LADDER[reached], trait))}"
        for trait, label in (*TRAITS.items(), ("years", "years"))
        if getattr(LADDER[0], trait) != getattr(LADDER[reached], trait)
    ]
    return f"Widened by itself, as the narrowest set has {counted(int(narrow['disclosed_count']), 'disclosed upfront')}: {'; '.join(changes)}."


def _level(level: str) -> str:
    return f"±{level}" if YEARS.get(level) else f"“{level}”"


def _at(row: Row) -> str:
    value = written(row["amount"], row["value"])
    return {
        "upfront_usd_m": f"at **{value} upfront**",
        "headline_usd_m": f"at a headline total of **{value}**",
        "upfront_share": f"with an upfront share of **{value}**",
    }[row["amount"]]


def _comparable(count: int) -> str:
    return counted(count, "comparable deal")


def _tied(row: Row) -> str:
    equal = int(row["tie_count"])
    return f" ({equal} equal, counted half)" if equal else ""


def known_traits(traits: Traits) -> str:
    """What is known of the deal: "phase 1, ADC, oncology, global ex-China, 2024"."""
    known = [str(value) for value in (*(getattr(traits, trait) for trait in COLUMNS), traits.year) if value is not None]
    return ", ".join(known) or "nothing known but its amounts"

"""A deal among its comparables in words: where it stands, which deals those are, how far the set was widened."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.language import say
from analytics.metrics.comparables import COLUMNS, LADDER, YEARS, Reach, Traits, accepted, accepted_years
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, inside, money, percent

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
        return say("No other deal of the filter is comparable to {name}: widen the set below, or drop a filter.", name=name)
    deals = _comparable(deal_count)
    if not_placed:
        return say("{name} is not placed among its {deals}: {reason}.", name=name, deals=deals, reason=say(not_placed))
    placed = [row for row in rows if pd.notna(row["percentile"])]
    if placed:
        return _placed(name, placed, loosely)
    if not enough(deal_count):
        return say("Only {deals} found, too few (under {least}) to place {name}; see the list below.", deals=deals, least=MIN_DEALS, name=name)
    if not any(row["disclosed_count"] for row in rows):
        return say(
            "None of the {deals} discloses an upfront or a headline total, so {name} cannot be placed; they are listed below.", deals=deals, name=name
        )
    if all(pd.isna(row["value"]) for row in rows):
        return say("Without a stated amount {name} cannot be placed among its {deals}{medians}.", name=name, deals=deals, medians=_medians(rows))
    return say(
        "Fewer than {least} of the {deals} disclose what {name} states, too few to place it; they are listed below.",
        least=MIN_DEALS,
        deals=deals,
        name=name,
    )


def _placed(name: str, placed: list[dict[Any, Any]], loosely: str) -> str:
    first, *others = placed
    at = _at(first)
    further = [
        say("; {at} **{place}**{tied}", at=_at(row), place=above(row["percentile"], int(row["disclosed_count"])), tied=_tied(row)) for row in others
    ]
    return say(
        "{at} {name} stands **{place}**{loosely}{tied}{others}.",
        at=f"{at[0].upper()}{at[1:]}",
        name=name,
        place=_above_comparable(first["percentile"], int(first["disclosed_count"])),
        loosely=loosely,
        tied=_tied(first),
        others="".join(further),
    )


def _medians(rows: list[dict[Any, Any]]) -> str:
    told = [
        say("median {amount} {value}", amount=inside(LABELS[row["amount"]]), value=written(row["amount"], row["median"]))
        for row in rows
        if pd.notna(row["median"])
    ]
    return say(" ({medians})", medians=say(", ").join(told)) if told else ""


def above(share: float, count: int) -> str:
    """A percentile as words: "above 72% of 14", "below all 14"."""
    if share in (0, 1):
        return say("above all {count}", count=f"{count:,}") if share else say("below all {count}", count=f"{count:,}")
    return say("above {share} of {count}", share=_percentile(share), count=f"{count:,}")


def _above_comparable(share: float, count: int) -> str:
    """The same with what is counted: "above 72% of 14 comparable deals"."""
    if share in (0, 1):
        all_deals = f"{count:,}"
        return say("above all {count} comparable deals", count=all_deals) if share else say("below all {count} comparable deals", count=all_deals)
    return say("above {share} of {count} comparable deals", share=_percentile(share), count=f"{count:,}")


def _percentile(share: float) -> str:
    return percent(share, 1 if round(share * 100) in (0, 100) else 0)


def amount_finding(row: Row) -> str:
    """Where one amount stands and what the median deal pays, with its interval."""
    amount, count = str(row["amount"]), int(row["disclosed_count"])
    if not row["deal_count"]:
        return say("There is no comparable deal.")
    if not enough(count):
        return say(
            "Disclosed by {count} of {deals}: under {least}, so no percentile and no median is printed.",
            count=count,
            deals=_comparable(int(row["deal_count"])),
            least=MIN_DEALS,
        )
    median, low, high = (written(amount, row[name]) for name in ("median", "low", "high"))
    if pd.isna(row["percentile"]):
        missing = say(MISSING[amount])
        return say("Median {median}, 95% interval {low} to {high}; {missing}.", median=median, low=low, high=high, missing=missing)
    return say(
        "{value} is {place}{tied}; median {median}, 95% interval {low} to {high}.",
        value=written(amount, row["value"]),
        place=_above_comparable(row["percentile"], count),
        tied=_tied(row),
        median=median,
        low=low,
        high=high,
    )


def loose_words(traits: Traits, reach: Reach) -> str:
    """What is known of the deal and not asked of its comparables, as far as it tells drugs apart: " of any modality and any area"."""
    loose = [
        say("any {trait}", trait=say(TRAITS[trait]))
        for trait in ("stage", "modality", "area")
        if getattr(traits, trait) and getattr(reach, trait) == "any"
    ]
    return say(" of {traits}", traits=say(" and ").join(loose)) if loose else ""


def upfront_note(comparables: pd.DataFrame) -> str:
    """How many of the upfronts are more than cash; empty where none is."""
    scopes = comparables.loc[comparables["upfront_usd_m"].notna(), "upfront_scope"]
    mixed = int((scopes != "cash").sum())
    if not mixed:
        return ""
    return say("Upfronts as stated: {mixed} of {all} hold equity or near-term money that no page splits off.", mixed=mixed, all=len(scopes))


def set_words(traits: Traits, reach: Reach) -> str:
    """Which deals are comparable: "phase 1, ADC, oncology or hematology, any territory, signed within 3 years of 2024"."""
    said = [_accepted_words(traits, reach, trait) for trait in TRAITS]
    if accepted_years(traits, reach):
        said.append(say("signed within {years} of {year}", years=say(reach.years), year=traits.year))
    else:
        said.append(say("any year (not stated here)") if traits.year is None else say("any year"))
    return say(", ").join(said)


def _accepted_words(traits: Traits, reach: Reach, trait: str) -> str:
    values = accepted(traits, reach, trait)
    if values:
        return say(" or ").join(say(value) for value in values)
    label = say(TRAITS[trait])
    return say("any {trait} (not stated here)", trait=label) if getattr(traits, trait) is None else say("any {trait}", trait=label)


def list_finding(deals: pd.DataFrame) -> str:
    """The deal that is most alike."""
    if deals.empty:
        return say("No comparable deal.")
    first = deals.iloc[0]
    parties = f"{first['licensors'] or say('licensor not stated')} → {first['licensees'] or say('licensee not stated')}"
    if pd.isna(first["similarity"]):
        return say("Nothing is known of the deal by which others could be alike: newest first.")
    similarity, others = percent(first["similarity"]), int((deals["similarity"] == first["similarity"]).sum()) - 1
    if not others:
        return say("Most alike: {parties}, {similarity}.", parties=parties, similarity=similarity)
    equals = counted(others, "other")
    if others == 1:
        return say("Most alike: {parties}, {similarity}, as is {others}.", parties=parties, similarity=similarity, others=equals)
    return say("Most alike: {parties}, {similarity}, as are {others}.", parties=parties, similarity=similarity, others=equals)


def widened_words(steps: pd.DataFrame, reached: int) -> str:
    """What widening by itself did: from which step to which, and why."""
    narrow, wide = steps.iloc[0], steps.iloc[reached]
    upfronts = counted(int(wide["disclosed_count"]), "disclosed upfront")
    if not enough(int(wide["disclosed_count"])):
        deals = counted(int(wide["deal_count"]), "deal")
        return say("Widened as far as it goes, and still only {upfronts} of {deals}.", upfronts=upfronts, deals=deals)
    if reached == 0:
        return say("Not widened: the narrowest set already has {upfronts}.", upfronts=upfronts)
    changes = [
        say(
            "{trait} {narrow} to {wide}",
            trait=say(label),
            narrow=_level(getattr(LADDER[0], trait)),
            wide=_level(getattr(LADDER[reached], trait)),
        )
        for trait, label in (*TRAITS.items(), ("years", "years"))
        if getattr(LADDER[0], trait) != getattr(LADDER[reached], trait)
    ]
    had = counted(int(narrow["disclosed_count"]), "disclosed upfront")
    return say("Widened by itself, as the narrowest set has {upfronts}: {changes}.", upfronts=had, changes=say("; ").join(changes))


def _level(level: str) -> str:
    return f"±{say(level)}" if YEARS.get(level) else say("“{text}”", text=say(level))


def _at(row: Row) -> str:
    value = written(row["amount"], row["value"])
    return {
        "upfront_usd_m": say("at **{value} upfront**", value=value),
        "headline_usd_m": say("at a headline total of **{value}**", value=value),
        "upfront_share": say("with an upfront share of **{value}**", value=value),
    }[row["amount"]]


def _comparable(count: int) -> str:
    return counted(count, "comparable deal")


def _tied(row: Row) -> str:
    equal = int(row["tie_count"])
    return say(" ({count} equal, counted half)", count=equal) if equal else ""


def known_traits(traits: Traits) -> str:
    """What is known of the deal: "phase 1, ADC, oncology, global ex-China, 2024"."""
    known = [say(str(value)) for value in (*(getattr(traits, trait) for trait in COLUMNS), traits.year) if value is not None]
    return say(", ").join(known) or say("nothing known but its amounts")

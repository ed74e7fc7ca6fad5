"""What the one filter means for regulatory events: their assets, companies and days; terms that only a deal has ask for such a deal of the asset."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from analytics.filters import DEFAULTS, DealFilter
from analytics.language import say

LISTS = {  # what is said of the assets of an event
    "company": "company_ids",
    "licensor": "licensor_ids",
    "licensee": "licensee_ids",
    "modality": "modalities",
    "area": "therapeutic_areas",
    "target": "asset_targets",
}
OF_DEALS = ("stage", "territory", "deal_type", "direction", "headline_min", "headline_max", "upfront_min", "upfront_max", "disclosure", "status")
ALL = "All regulatory events"


def events_sql(deals: DealFilter) -> tuple[str, dict[str, Any]]:
    """A condition on event_facts and the values bound in it; days of the filter are days of the event, whose known period must touch them."""
    clauses: list[str] = []
    bound: dict[str, Any] = {}

    def add(clause: str, **values: Any) -> None:
        clauses.append(clause)
        bound.update(values)

    if deals.start:
        add("last_day >= $start", start=deals.start)
    if deals.end:
        add("first_day <= $end", end=deals.end)
    for name, column in LISTS.items():
        if chosen := getattr(deals, name):
            add(f"list_has_any({column}, ${name})", **{name: list(chosen)})
    if has_deal_terms(deals):
        where, values = _only_of_deals(deals).to_sql()
        add(
            "event_id IN (SELECT event_id FROM event_assets WHERE asset_id IN "
            f"(SELECT asset_id FROM deal_assets JOIN deal_facts USING (deal_id) WHERE {where}))",
            **values,
        )
    if words := deals.words():
        each_word = " AND ".join(f"event_id IN (SELECT event_id FROM events_found($word{i}))" for i in range(len(words)))
        add(
            f"(event_id IN (SELECT event_id FROM events_found($typed)) OR ({each_word}))",
            typed=deals.text.strip(),
            **{f"word{i}": word for i, word in enumerate(words)},
        )
    return " AND ".join(clauses) or "true", bound


def events_sentence(deals: DealFilter, names: Mapping[str, str] | None = None) -> str:
    """The filter in words, as it is meant for events: "Events of ADC, of assets with a deal: out-licences, phase 1"."""
    own = [text for term, text in deals.parts(names) if term.key not in OF_DEALS]
    said = say("Events: {terms}", terms=say(", ").join(own)) if own else say(ALL)
    return say("{events}; of assets with a deal that is {deal}", events=said, deal=_deal_words(deals, names)) if has_deal_terms(deals) else said


def has_deal_terms(deals: DealFilter) -> bool:
    """Whether the filter holds a term that only a deal has; deals of every direction ask for none."""
    return any(getattr(deals, key) != DEFAULTS[key] for key in OF_DEALS if key != "direction") or deals.direction not in ("out", "any")


def without_days(deals: DealFilter) -> DealFilter:
    """The same filter over the whole time: a story cut in the middle would hide what it began with."""
    return replace(deals, start=None, end=None)


def _only_of_deals(deals: DealFilter) -> DealFilter:
    return DealFilter(**{key: getattr(deals, key) for key in OF_DEALS})


def _deal_words(deals: DealFilter, names: Mapping[str, str] | None) -> str:
    sentence = _only_of_deals(deals).sentence(names)
    return sentence[0].lower() + sentence[1:]

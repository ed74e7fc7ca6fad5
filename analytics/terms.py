"""The words of the field: what can be filtered, under which key in the URL, with which values."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.language import say
from data.schema import vocabularies

NOT_STATED = "not stated"
MAX_TEXT = 200
MAX_CHOICES = 60

DIRECTIONS = {
    "out": "Out-licences",
    "China rights": "China rights granted to foreign companies",
    "in": "In-licences",
    "domestic": "Domestic deals",
    "any": "Deals in every direction",
}
DISCLOSURES = {
    "any": "true",
    "upfront disclosed": "upfront_usd_m IS NOT NULL",
    "total disclosed": "total_potential_usd_m IS NOT NULL",
    "both disclosed": "upfront_usd_m IS NOT NULL AND total_potential_usd_m IS NOT NULL",
    "no terms disclosed": "terms_disclosed = 'none'",
}


@dataclass(frozen=True)
class FilterTerm:
    """One thing to filter by: URL key, label, group in the filter bar, kind of value and closed choices, if any."""

    key: str
    label: str
    group: str
    kind: str
    vocabulary: str = ""
    has_blank: bool = False

    def choices(self) -> tuple[str, ...]:
        """The closed choices, in the order of the vocabulary; empty where only the data know them."""
        if self.key == "direction":
            return tuple(DIRECTIONS)
        if self.key == "disclosure":
            return tuple(DISCLOSURES)
        if not self.vocabulary:
            return ()
        values = tuple(vocabularies()[self.vocabulary]["value"])
        return (*values, NOT_STATED) if self.has_blank else values

    def hint(self) -> str:
        """What would have been allowed, for the notice about a bad link."""
        if self.kind == "date":
            return say(" (a day as YYYY-MM-DD)")
        if self.kind == "number":
            return say(" (millions of USD, 0 or more)")
        return say(" (one of: {choices})", choices=", ".join(self.choices())) if self.choices() else ""

    def read(self, texts: list[str], known: Iterable[str] | None) -> tuple[Any, list[str]]:
        """The value that URL texts mean (None: nothing usable) and the texts that mean nothing here."""
        if self.kind == "text":
            return texts[0].strip()[:MAX_TEXT] or None, []
        if self.kind in ("date", "number"):
            value = (_day if self.kind == "date" else _amount)(texts[0])
            return value, [] if value is not None or not texts[0] else [texts[0]]
        allowed = set(known) if known is not None else set(self.choices()) or None
        good = [text for text in dict.fromkeys(texts) if allowed is None or text in allowed][:MAX_CHOICES]
        dropped = [text for text in texts if text not in good and text]
        if self.kind == "choice":
            return (good[0] if good else None), dropped
        return (tuple(good) or None), dropped

    def words(self, value: Any, names: Mapping[str, str]) -> str:
        """How a sentence or chip says this value."""
        if self.key in ("start", "end"):
            return say("from {day}", day=value) if self.key == "start" else say("to {day}", day=value)
        if self.kind == "number":
            return say("{label} {amount} USD m", label=say(self.label), amount=f"{value:,.12g}")
        if self.key == "text":
            return say("“{text}”", text=value)
        if self.kind == "choice":
            return say(str(value) if self.key != "direction" else DIRECTIONS[value])
        items = [self._item(item, names) for item in value]
        if self.key in ("licensor", "licensee"):
            return say("{names} as {side}", names=say(" or ").join(items), side=say(self.key))
        return say(" or ").join(items)

    def _item(self, item: str, names: Mapping[str, str]) -> str:
        if item == NOT_STATED:
            return say("{label} not stated", label=say(self.label).lower())
        return names.get(item) or say(item)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _amount(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


TERMS: tuple[FilterTerm, ...] = (
    FilterTerm("start", "From", "When", "date"),
    FilterTerm("end", "To", "When", "date"),
    FilterTerm("company", "Company, either side", "Who", "many"),
    FilterTerm("licensor", "Licensor", "Who", "many"),
    FilterTerm("licensee", "Licensee", "Who", "many"),
    FilterTerm("modality", "Modality", "What", "many", "modality", has_blank=True),
    FilterTerm("target", "Target", "What", "many"),
    FilterTerm("area", "Therapeutic area", "What", "many", "therapeutic_area", has_blank=True),
    FilterTerm("stage", "Stage at signing", "What", "many", "stage_at_signing", has_blank=True),
    FilterTerm("territory", "Territory", "Terms", "many", "territory_group"),
    FilterTerm("deal_type", "Deal type", "Terms", "many", "deal_type"),
    FilterTerm("direction", "Direction", "Terms", "choice"),
    FilterTerm("status", "Status", "Terms", "many", "status"),
    FilterTerm("headline_min", "Headline total from", "Money", "number"),
    FilterTerm("headline_max", "Headline total to", "Money", "number"),
    FilterTerm("upfront_min", "Upfront from", "Money", "number"),
    FilterTerm("upfront_max", "Upfront to", "Money", "number"),
    FilterTerm("disclosure", "Disclosure", "Money", "choice"),
    FilterTerm("text", "Search", "Search", "text"),
)

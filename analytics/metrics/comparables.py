"""Which deals are comparable to a deal, and how much alike two deals are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from data.schema import vocabularies

LEVELS = ("same", "related", "any")
YEARS: Mapping[str, int | None] = {"1 year": 1, "2 years": 2, "3 years": 3, "5 years": 5, "all": None}
COLUMNS = {"stage": "stage_at_signing", "modality": "modality", "area": "therapeutic_area", "territory": "territory_group"}
WEIGHTS = {"stage": 30, "modality": 30, "area": 20, "territory": 10, "year": 10}
HALF = 0.5
FARTHEST_YEAR = 5
STAGE_STEPS = {
    "discovery": 0.0,
    "preclinical": 1.0,
    "IND": 2.0,
    "phase 1": 3.0,
    "phase 1/2": 3.5,
    "phase 2": 4.0,
    "phase 2/3": 4.5,
    "phase 3": 5.0,
    "filed": 6.0,
    "approved": 7.0,
}


@dataclass(frozen=True)
class Traits:
    """What decides which deals are comparable; None where not known, so that nothing is asked of the others. deal_id: never its own comparable."""

    stage: str | None = None
    modality: str | None = None
    area: str | None = None
    territory: str | None = None
    year: int | None = None
    deal_id: str = ""


@dataclass(frozen=True)
class Reach:
    """How alike a comparable must be: for each trait the same value, a related one or any, and how many years away."""

    stage: str = "same"
    modality: str = "same"
    area: str = "same"
    territory: str = "related"
    years: str = "3 years"


LADDER = (
    Reach(),
    Reach(territory="any"),
    Reach(territory="any", years="5 years"),
    Reach(territory="any", years="5 years", area="related"),
    Reach("same", "related", "related", "any", "5 years"),
    Reach("related", "related", "related", "any", "5 years"),
    Reach("related", "related", "related", "any", "all"),
    Reach("related", "related", "any", "any", "all"),
    Reach("related", "any", "any", "any", "all"),
    Reach("any", "any", "any", "any", "all"),
)


@cache
def related_values(trait: str, value: str) -> tuple[str, ...]:
    """The value and those related to it: stages at most one step away, else values of the same group; the group "other" relates nothing."""
    if trait == "stage":
        return tuple(stage for stage, step in STAGE_STEPS.items() if abs(step - STAGE_STEPS[value]) <= 1)
    vocabulary = vocabularies()[COLUMNS[trait]]
    groups = dict(zip(vocabulary["value"], vocabulary["group_name"], strict=True))
    return tuple(other for other, group in groups.items() if other == value or (group == groups[value] and group != "other"))


def accepted(traits: Traits, reach: Reach, trait: str) -> tuple[str, ...] | None:
    """The values that a comparable may have; None where any is good, also where the deal's own is not known."""
    value, level = getattr(traits, trait), getattr(reach, trait)
    if value is None or level == "any":
        return None
    return (value,) if level == "same" else related_values(trait, value)


def accepted_years(traits: Traits, reach: Reach) -> tuple[int, int] | None:
    """The first and the last year of signing that a comparable may have; None where any is good."""
    distance = YEARS[reach.years]
    return None if traits.year is None or distance is None else (traits.year - distance, traits.year + distance)


def match(trait: str, value: str, other: str | None) -> float:
    """1 for the same value, a half for a related one, else 0."""
    if other == value:
        return 1.0
    return HALF if other in related_values(trait, value) else 0.0


def year_match(year: int, other: float | None) -> float:
    """1 for the same year, a fifth less for each year between, 0 from five years on and where the other year is not known."""
    return 0.0 if other is None or pd.isna(other) else max(0.0, 1 - abs(other - year) / FARTHEST_YEAR)


def similarities(traits: Traits, deals: pd.DataFrame) -> pd.Series:
    """How alike each deal is to the traits, 0 to 1: weighted matches, over the weights of the traits that are known; null where none is."""
    total, known = pd.Series(0.0, index=deals.index), 0
    for trait, weight in WEIGHTS.items():
        value = getattr(traits, trait)
        if value is None:
            continue
        others = deals["announced_year" if trait == "year" else COLUMNS[trait]]
        scores = {other: year_match(value, other) if trait == "year" else match(trait, value, other) for other in others.dropna().unique()}
        total, known = total + weight * others.map(scores).astype(float).fillna(0.0), known + weight
    return total / (known or float("nan"))

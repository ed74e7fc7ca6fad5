"""What is related, what a reach accepts, how alike two deals are, each by hand."""

from itertools import pairwise

import pandas as pd
import pytest

from analytics.methods import BY_NAME
from analytics.metrics.comparables import (
    COLUMNS,
    LADDER,
    LEVELS,
    STAGE_STEPS,
    WEIGHTS,
    YEARS,
    Reach,
    Traits,
    accepted,
    accepted_years,
    related_values,
    similarities,
)
from data.schema import vocabularies

DEAL = Traits("phase 1", "ADC", "oncology", "global", 2024)


def others(**columns: list[object]) -> pd.DataFrame:
    same = {"stage_at_signing": "phase 1", "modality": "ADC", "therapeutic_area": "oncology", "territory_group": "global", "announced_year": 2024}
    count = len(next(iter(columns.values())))
    return pd.DataFrame({name: columns.get(name, [value] * count) for name, value in same.items()})


def test_every_stage_has_its_step_in_the_order_of_development() -> None:
    assert list(STAGE_STEPS) == list(vocabularies()["stage_at_signing"]["value"])
    assert list(STAGE_STEPS.values()) == sorted(STAGE_STEPS.values())


@pytest.mark.parametrize(
    ("trait", "value", "related"),
    [
        ("stage", "phase 1", {"IND", "phase 1", "phase 1/2", "phase 2"}),
        ("stage", "phase 1/2", {"phase 1", "phase 1/2", "phase 2", "phase 2/3"}),
        ("stage", "discovery", {"discovery", "preclinical"}),
        ("modality", "ADC", {"ADC", "bispecific ADC"}),
        ("modality", "other", {"other"}),
        ("area", "hematology", {"oncology", "hematology"}),
        ("area", "multiple", {"multiple"}),
        ("territory", "global", {"global", "global ex-China"}),
        ("territory", "regional", {"regional"}),
    ],
)
def test_what_is_related(trait: str, value: str, related: set[str]) -> None:
    assert set(related_values(trait, value)) == related


def test_being_related_goes_both_ways() -> None:
    for trait, column in COLUMNS.items():
        values = list(vocabularies()[column]["value"])
        assert all((one in related_values(trait, other)) == (other in related_values(trait, one)) for one in values for other in values)


def test_what_a_reach_accepts() -> None:
    assert accepted(DEAL, Reach(), "modality") == ("ADC",)
    assert accepted(DEAL, Reach(modality="related"), "modality") == ("ADC", "bispecific ADC")
    assert accepted(DEAL, Reach(modality="any"), "modality") is None
    assert accepted(Traits(), Reach(), "modality") is None
    assert accepted_years(DEAL, Reach(years="2 years")) == (2022, 2026)
    assert accepted_years(DEAL, Reach(years="all")) is None
    assert accepted_years(Traits(), Reach()) is None


def test_each_step_of_the_ladder_reaches_at_least_as_far_as_the_one_before() -> None:
    for narrow, wide in pairwise(LADDER):
        assert narrow != wide
        assert all(LEVELS.index(getattr(narrow, trait)) <= LEVELS.index(getattr(wide, trait)) for trait in COLUMNS)
        assert list(YEARS).index(narrow.years) <= list(YEARS).index(wide.years)


def test_similarity_of_the_example_in_methods() -> None:
    other = others(
        stage_at_signing=["phase 2"], modality=["ADC"], therapeutic_area=["hematology"], territory_group=["regional"], announced_year=[2022]
    )
    assert sum(WEIGHTS.values()) == 100
    assert "= 61 of 100: 61%" in BY_NAME["Similarity"].example
    assert "stage 30, modality 30, therapeutic area 20, territory 10, year 10" in BY_NAME["Similarity"].formula
    assert similarities(DEAL, other).tolist() == pytest.approx([0.61])


def test_similarity_of_one_difference_at_a_time() -> None:
    stages = others(stage_at_signing=["phase 1", "IND", "phase 3", None])
    assert similarities(DEAL, stages).tolist() == pytest.approx([1, 0.85, 0.7, 0.7])
    years = others(announced_year=[2024, 2025, 2023, 2014, None])
    assert similarities(DEAL, years).tolist() == pytest.approx([1, 0.98, 0.98, 0.9, 0.9])


def test_what_is_not_known_of_the_deal_has_no_weight() -> None:
    only_modality = Traits(modality="ADC")
    assert similarities(only_modality, others(modality=["ADC", "bispecific ADC", "vaccine", None])).tolist() == [1, 0.5, 0, 0]
    assert similarities(Traits(), others(modality=["ADC"])).isna().all()
    assert similarities(DEAL, others(modality=[])).empty

"""The words of the field: choices, hints and how each kind of term reads URL text."""

from datetime import date

import pytest

from analytics.terms import DIRECTIONS, DISCLOSURES, MAX_CHOICES, MAX_TEXT, TERMS, FilterTerm
from data.schema import vocabularies

BY_KEY = {term.key: term for term in TERMS}


def test_keys_are_unique_and_every_term_is_in_a_group() -> None:
    assert len(BY_KEY) == len(TERMS)
    assert {term.group for term in TERMS} == {"When", "Who", "What", "Terms", "Money", "Search"}


def test_closed_choices_follow_the_vocabulary_and_end_with_the_blank() -> None:
    modalities = tuple(vocabularies()["modality"]["value"])
    assert BY_KEY["modality"].choices() == (*modalities, "not stated")
    assert BY_KEY["status"].choices() == tuple(vocabularies()["status"]["value"])
    assert BY_KEY["direction"].choices() == tuple(DIRECTIONS)
    assert BY_KEY["disclosure"].choices() == tuple(DISCLOSURES)
    assert BY_KEY["company"].choices() == ()


@pytest.mark.parametrize(
    ("key", "texts", "known", "value", "dropped"),
    [
        ("start", ["2024-02-29"], None, date(2024, 2, 29), []),
        ("start", ["2023-02-29"], None, None, ["2023-02-29"]),
        ("start", [""], None, None, []),
        ("upfront_min", ["0"], None, 0.0, []),
        ("upfront_min", ["1e400"], None, None, ["1e400"]),
        ("upfront_min", ["ten"], None, None, ["ten"]),
        ("direction", ["any", "in"], None, "any", []),
        ("direction", ["up"], None, None, ["up"]),
        ("modality", ["ADC", "ADC", "?"], None, ("ADC",), ["?"]),
        ("modality", ["not stated"], None, ("not stated",), []),
        ("territory", ["not stated"], None, None, ["not stated"]),
        ("company", ["anything"], None, ("anything",), []),
        ("company", ["a", "b"], ["b"], ("b",), ["a"]),
        ("text", ["  hengrui "], None, "hengrui", []),
        ("text", ["   "], None, None, []),
        ("text", ["x" * 500], None, "x" * MAX_TEXT, []),
    ],
)
def test_a_term_reads_its_texts(key, texts, known, value, dropped) -> None:
    assert BY_KEY[key].read(texts, known) == (value, dropped)


def test_a_link_with_very_many_choices_is_cut() -> None:
    value, dropped = BY_KEY["company"].read([f"c{number}" for number in range(MAX_CHOICES + 1)], None)
    assert len(value) == MAX_CHOICES
    assert dropped == [f"c{MAX_CHOICES}"]


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("start", date(2024, 1, 1), "from 2024-01-01"),
        ("end", date(2024, 1, 1), "to 2024-01-01"),
        ("upfront_min", 12.5, "Upfront from 12.5 USD m"),
        ("headline_max", 2000000.0, "Headline total to 2,000,000 USD m"),
        ("text", "IBI343", "“IBI343”"),
        ("direction", "domestic", "Domestic deals"),
        ("disclosure", "total disclosed", "total disclosed"),
        ("licensee", ("a", "b"), "Alpha or b as licensee"),
        ("stage", ("phase 1", "not stated"), "phase 1 or stage at signing not stated"),
    ],
)
def test_a_term_says_its_value(key, value, words) -> None:
    assert BY_KEY[key].words(value, {"a": "Alpha"}) == words


def test_a_term_without_choices_has_no_hint() -> None:
    assert FilterTerm("company", "Company", "Who", "many").hint() == ""

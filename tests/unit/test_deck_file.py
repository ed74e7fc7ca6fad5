"""Deck files: what was saved is read back, and what is wrong is told by field, value and what is allowed."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.deck_file import LARGEST_BYTES, DeckRejected, OwnDeck, deck_bytes, deck_file_name, read_deck
from analytics.decks import LONGEST_NAME, MOST_SECTIONS, one_line
from analytics.filters import DealFilter
from analytics.sections import SECTIONS
from analytics.terms import MAX_TEXT
from tests.made_up import COMPANIES, TARGETS, filters

KNOWN = {"target": TARGETS, "company": COMPANIES, "licensor": COMPANIES, "licensee": COMPANIES}
GOOD = {"chuhai_deck": 1, "name": "Board", "sections": ["hot-targets"], "filter": {"modality": ["ADC"], "start": "2024-01-01", "upfront_min": 20}}


def problems_of(told: object) -> list[str]:
    with pytest.raises(DeckRejected) as rejected:
        read_deck(told if isinstance(told, bytes) else json.dumps(told).encode(), SECTIONS, KNOWN)
    return rejected.value.problems


@given(
    st.text(max_size=120).map(one_line),
    st.lists(st.sampled_from(sorted(SECTIONS)), min_size=1, max_size=MOST_SECTIONS),
    filters(most=8),
    st.text(max_size=60).map(str.strip),
)
def test_a_saved_deck_is_read_back(name, sections, deals, text) -> None:
    deck = OwnDeck(name, tuple(sections), DealFilter(**{**deals.__dict__, "text": text}))
    assert read_deck(deck_bytes(deck), SECTIONS, KNOWN) == deck


def test_a_file_written_by_hand_is_read() -> None:
    deck = read_deck(b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), SECTIONS, KNOWN)
    assert deck == OwnDeck("Board", ("hot-targets",), DealFilter(modality=("ADC",), start=date(2024, 1, 1), upfront_min=20.0))
    assert read_deck(b'{"chuhai_deck": 1, "sections": ["hot-targets"]}', SECTIONS, KNOWN) == OwnDeck("", ("hot-targets",), DealFilter())


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (b"not json", ["not JSON"]),
        (b"\xff\xfe\x00", ["not JSON"]),
        (b"[" * 50_000, ["not JSON"]),
        (b" " * (LARGEST_BYTES + 1), ["100,001 bytes", "at most 100,000"]),
        ([1, 2], ["chuhai_deck", "missing"]),
        (GOOD | {"chuhai_deck": 2}, ["chuhai_deck", "“2”", "version 1"]),
        (GOOD | {"chuhai_deck": True}, ["chuhai_deck", "“true”", "version 1"]),
        (GOOD | {"filters": {}}, ["“filters”", "chuhai_deck, name, sections, filter"]),
        (GOOD | {"name": 7}, ["name", "“7”", "80"]),
        (GOOD | {"name": "x" * (LONGEST_NAME + 1)}, ["name", "80"]),
        (GOOD | {"sections": []}, ["sections", "“[]”", "1 to 200"]),
        (GOOD | {"sections": "hot-targets"}, ["sections", "“hot-targets”", "1 to 200"]),
        (GOOD | {"sections": ["hot-targets"] * 201}, ["sections", "201", "at most 200"]),
        (GOOD | {"sections": ["hot-targets", "hot-target", 7]}, ["sections", "“hot-target”", "“7”", "deals-by-quarter"]),
        (GOOD | {"filter": ["ADC"]}, ["filter", "an object"]),
        (GOOD | {"filter": {"colour": "red"}}, ["colour", "modality, target"]),
        (GOOD | {"filter": {"modality": ["ADC", "ADD"]}}, ["modality", "“ADD”", "one of: small molecule"]),
        (GOOD | {"filter": {"modality": {"ADC": 1}}}, ["modality", "one of: small molecule"]),
        (GOOD | {"filter": {"direction": ["out", "in"]}}, ["direction", "one of: out"]),
        (GOOD | {"filter": {"start": "1999-12-31"}}, ["start", "“1999-12-31”", "from 2000-01-01 to 2035-12-31"]),
        (GOOD | {"filter": {"start": "soon"}}, ["start", "“soon”", "YYYY-MM-DD"]),
        (GOOD | {"filter": {"upfront_min": -1}}, ["upfront_min", "“-1”", "0 or more"]),
        (GOOD | {"filter": {"upfront_min": True}}, ["upfront_min", "“true”", "0 or more"]),
        (GOOD | {"filter": {"company": ["nobody"]}}, ["company", "“nobody”", "a company with a deal"]),
        (GOOD | {"filter": {"target": ["PD-9"]}}, ["target", "“PD-9”", "target of a deal"]),
        (GOOD | {"filter": {"text": "x" * (MAX_TEXT + 1)}}, ["text", "at most 200"]),
    ],
)
def test_what_is_wrong_is_told(told, words) -> None:
    (problem,) = problems_of(told)
    assert [word for word in words if word not in problem] == []


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = GOOD | {"name": None, "sections": ["x"], "filter": {"stage": "phase 9", "status": "gone"}}
    assert len(problems_of(told)) == 4


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_rejected(data) -> None:
    assert problems_of(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*GOOD, "stage", "text", "start", "x"]), inner, max_size=4),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_rejected(value) -> None:
    told = {**GOOD, "filter": value, "sections": value, "name": value}
    assert problems_of(told)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Board: Q4/2026", "chuhai_deck_board-q4-2026.json"),
        ("", "chuhai_deck_own.json"),
        ("恒瑞", "chuhai_deck_恒瑞.json"),
        ("../..", "chuhai_deck_own.json"),
    ],
)
def test_a_file_is_called_like_the_deck(name, file) -> None:
    assert deck_file_name(name) == file

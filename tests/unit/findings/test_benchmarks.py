"""Benchmarks in words: each state has its own sentence, none holds a nan."""

import math
from typing import Any

import pandas as pd
import pytest

from analytics.findings.benchmarks import (
    above,
    amount_finding,
    known_traits,
    list_finding,
    loose_words,
    opening,
    set_words,
    upfront_note,
    widened_words,
)
from analytics.metrics.comparables import LADDER, Reach, Traits

NAN = math.nan


def row(amount: str, value: float = NAN, place: float = NAN, disclosed: int = 9, deals: int = 11, **others: Any) -> dict[str, Any]:
    statistics = {"median": 0.05, "low": 0.04, "high": 0.08} if amount == "upfront_share" else {"median": 60.0, "low": 35.0, "high": 90.0}
    if disclosed < 5:
        statistics = dict.fromkeys(statistics, NAN)
    counts = {"deal_count": deals, "disclosed_count": disclosed, "tie_count": 0}
    return {"amount": amount, "value": value, "percentile": place, **counts, **statistics, **others}


def stands(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows)


PLACED = stands(row("upfront_usd_m", 100, 0.72), row("headline_usd_m", 1200, 1.0, 10), row("upfront_share", 0.08333, 0.55, 7))
FEW = stands(*(row(amount, value, disclosed=3) for amount, value in (("upfront_usd_m", 100), ("headline_usd_m", 1200), ("upfront_share", 0.08))))
SILENT = stands(*(row(amount, disclosed=0) for amount in ("upfront_usd_m", "headline_usd_m", "upfront_share")))
NONE = stands(*(row(amount, 100, disclosed=0, deals=0) for amount in ("upfront_usd_m", "headline_usd_m", "upfront_share")))
UNSTATED = stands(row("upfront_usd_m"), row("headline_usd_m", disclosed=3), row("upfront_share"))


def test_where_the_deal_stands() -> None:
    assert opening("your deal", PLACED) == (
        "At **$100m upfront** your deal stands **above 72% of 9 comparable deals**; at a headline total of **$1.2bn** **above all 10**; "
        "with an upfront share of **8.3%** **above 55% of 7**."
    )
    loose = loose_words(Traits("phase 1", "ADC", None), Reach("any", "any", "any"))
    assert "9 comparable deals** of any stage and any modality; at" in opening("your deal", PLACED, loosely=loose)
    assert loose_words(Traits("phase 1", "ADC", "oncology"), Reach()) == ""
    tied = PLACED.assign(tie_count=[2, 0, 1])
    assert "9 comparable deals** (2 equal, counted half); at" in opening("your deal", tied)
    assert opening("your deal", tied).endswith("**above 55% of 7** (1 equal, counted half).")
    assert opening("it", PLACED.iloc[1:]).startswith("At a headline total of **$1.2bn** it stands **above all 10 comparable deals**; with")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (FEW, "Fewer than 5 of the 11 comparable deals disclose what your deal states"),
        (SILENT, "None of the 11 comparable deals discloses an upfront or a headline total"),
        (FEW.assign(deal_count=1), "Only 1 comparable deal found, too few (under 5) to place your deal"),
        (NONE, "No other deal of the filter is comparable to your deal"),
        (
            UNSTATED,
            "Without a stated amount your deal cannot be placed among its 11 comparable deals (median upfront $60m, median upfront share 5.0%)",
        ),
    ],
)
def test_where_it_does_not_stand_and_why(frame: pd.DataFrame, words: str) -> None:
    sentence = opening("your deal", frame)
    assert words.lower() in sentence.lower()
    assert sentence.endswith(".") and "nan" not in sentence and "None " not in sentence.removeprefix("None of")


def test_a_takeover_is_not_placed() -> None:
    assert opening("it", PLACED, "it is an acquisition") == "it is not placed among its 11 comparable deals: it is an acquisition."


@pytest.mark.parametrize(
    ("share", "count", "words"),
    [(0.0, 8, "below all 8"), (1.0, 8, "above all 8"), (0.444, 9, "above 44% of 9"), (0.997, 1500, "above 99.7% of 1,500")],
)
def test_a_percentile_in_words(share: float, count: int, words: str) -> None:
    assert above(share, count) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (row("upfront_usd_m", 100, 0.72, tie_count=2), "$100m is above 72% of 9 comparable deals (2 equal, counted half); median $60m, 95% interval $35m to $90m."),
        (row("upfront_usd_m"), "Median $60m, 95% interval $35m to $90m; this deal states no upfront."),
        (row("upfront_usd_m", 5, disclosed=1), "Disclosed by 1 of 11 comparable deals: under 5, so no percentile and no median is printed."),
        (row("upfront_share", disclosed=0, deals=0), "There is no comparable deal."),
        (row("upfront_share", disclosed=0), "Disclosed by 0 of 11 comparable deals: under 5"),
        (row("headline_usd_m", 5, disclosed=4), "Disclosed by 4 of 11 comparable deals: under 5"),
    ],
)  # fmt: skip
def test_one_amount(told: dict[str, Any], words: str) -> None:
    assert amount_finding(told).startswith(words)


def test_the_set_in_words() -> None:
    deal = Traits("phase 1", "ADC", "oncology", None, 2024)
    assert (
        set_words(deal, Reach(area="related"))
        == "phase 1, ADC, oncology or hematology, any territory (not stated here), signed within 3 years of 2024"
    )
    assert set_words(Traits(), Reach()).endswith("any year (not stated here)")
    assert set_words(deal, LADDER[-1]) == "any stage, any modality, any area, any territory (not stated here), any year"
    assert known_traits(deal) == "phase 1, ADC, oncology, 2024"
    assert known_traits(Traits()) == "nothing known but its amounts"


def test_what_widening_did() -> None:
    counts = [2, 4, 4, 6, 6, 6, 6, 6, 6, 6]
    steps = pd.DataFrame({"step": range(10), "deal_count": [count + 1 for count in counts], "disclosed_count": counts})
    assert widened_words(steps, 3) == (
        "Widened by itself, as the narrowest set has 2 disclosed upfronts: area “same” to “related”; territory “related” to “any”; years ±3 years to ±5 years."
    )
    assert widened_words(steps.assign(disclosed_count=5), 0) == "Not widened: the narrowest set already has 5 disclosed upfronts."
    assert widened_words(steps.assign(disclosed_count=1), 9) == "Widened as far as it goes, and still only 1 disclosed upfront of 7 deals."


def test_upfronts_that_are_more_than_cash_are_counted() -> None:
    deals = pd.DataFrame({"upfront_usd_m": [10.0, 20.0, 30.0, NAN], "upfront_scope": ["cash", "cash and equity", "cash", None]})
    assert upfront_note(deals) == "Upfronts as stated: 1 of 3 hold equity or near-term money that no page splits off."
    assert upfront_note(deals.iloc[[0, 2]]) == ""


def test_the_list() -> None:
    deals = pd.DataFrame({"licensors": ["A", "B"], "licensees": ["C", "D"], "similarity": [0.9, 0.9]})
    assert list_finding(deals) == "Most alike: A → C, 90%, as is 1 other."
    assert list_finding(deals.iloc[:0]) == "No comparable deal."
    assert "newest first" in list_finding(deals.assign(similarity=NAN))

"""What the page says about value: no claim beyond the numbers, no odds of one drug."""

import pandas as pd
import pytest

from analytics.findings.value import (
    NOT_A_VALUATION,
    assumptions,
    gaps,
    odds_sentences,
    opening,
    said,
    value_band,
    value_by_stage,
    value_layers,
    value_moves,
)
from analytics.metrics.value import Inputs

TOLD = {
    "deal_count": 9, "amount_count": 7, "promised_count": 7, "promised_usd_m": 1500.0, "cash_count": 5, "cash_usd_m": 60.0, "mixed_count": 0, "mixed_usd_m": None,
    "hidden_upfront_count": 3, "later_count": 6, "valued_count": 4, "unvalued_count": 2, "unvalued_usd_m": 390.0, "low_usd_m": 0.0, "base_usd_m": 161.2,
    "high_usd_m": 400.0, "ended_count": 1, "acquisition_count": 2, "within_count": 0, "unsplit_usd_m": 100.0,
}  # fmt: skip


def test_the_answer_for_a_filter() -> None:
    assert opening(TOLD, "Ratewatch", False, None) == (
        "Of **$1.5bn** promised in 7 deals, **$60m** was due at signing in cash; at Ratewatch odds another **$161m** ($0 to $400m) would follow, "
        "and **$390m** in 2 deals has no published odds and is not valued."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"valued_count": 0, "unvalued_count": 1}, "no odds are published for the rest (stage at signing: preclinical), so it is not valued."),
        ({"later_count": 0, "valued_count": 0, "unvalued_count": 0}, "no milestones are disclosed."),
        ({"cash_count": 0}, "the part due at signing is not disclosed;"),
        ({"mixed_count": 1, "mixed_usd_m": 80.0}, "**$60m** was due at signing in cash and $80m with equity or near-term money inside;"),
        ({"cash_count": 0, "mixed_count": 1, "mixed_usd_m": 80.0}, "$80m was due at signing, equity or near-term money inside;"),
        ({"amount_count": 0, "promised_count": 0}, "No amount of this deal is disclosed"),
        ({"amount_count": 1, "promised_count": 0}, "Equity alone is disclosed"),
        ({"within_count": 1, "valued_count": 0, "later_count": 0}, "sits inside an earlier headline total and is not counted here."),
    ],
)
def test_the_answer_for_one_deal_says_what_is_not_known(changes, words) -> None:
    sentence = opening(TOLD | changes, "Ratewatch", True, "preclinical")
    assert words in sentence
    assert sentence.endswith(".") and "nan" not in sentence and "None" not in sentence


def test_the_base_is_a_part_of_what_can_be_weighed() -> None:
    layers = pd.DataFrame(
        [["cash_upfront", 60.0, 60.0, 60.0, 60.0], ["unsplit", 140.0, 0.0, 20.0, 70.0], ["equity_inside", 50.0, None, None, None], ["total", 250.0, 60.0, 80.0, 130.0]],
        columns=["layer", "valued_usd_m", "low_usd_m", "base_usd_m", "high_usd_m"],
    ).assign(promised_usd_m=640.0, name="milestones, not split")  # fmt: skip
    assert value_band(layers) == "Base $80m, 40% of the $200m that can be weighed; low $60m, high $130m."
    assert value_layers(layers) == "Widest: milestones, not split, $0 to $70m of the $140m that can be weighed."
    signed = layers[layers["layer"].isin(["cash_upfront", "total"])].assign(base_usd_m=60.0)
    assert value_band(signed).startswith("Base $60m, all that can be weighed;")


def test_gaps_are_counted() -> None:
    said_of_all = " ".join(gaps(TOLD, False))
    for words in (
        "2 of 9 deals disclose no amount",
        "3 deals without a disclosed upfront",
        "1 deal ended since",
        "2 acquisitions left out",
        "$100m that no page splits widens the band",
    ):
        assert words in said_of_all
    one = " ".join(gaps(TOLD | {"within_count": 1}, True))
    assert "unknown, not zero" in one and "An acquisition" in one and "only its upfront counts" in one


def test_odds_are_those_of_programmes_never_of_a_drug() -> None:
    odds = pd.DataFrame(
        [["phase 2", "all programmes", 0.24, 3, 0.2, 0.3], ["filed", "all programmes", 0.8, 1, 0.8, 0.8]],
        columns=["stage", "population", "approval", "step_count", "approval_low", "approval_high"],
    )
    assert odds_sentences(odds) == [
        "Programmes in phase 2 in all programmes, as published: 24.0% reach approval (product of 3 published steps; comparable sets: 20.0% to 30.0%).",
        "Filed programmes in all programmes, as published: 80.0% reach approval (one published rate; no other comparable set).",
    ]


def test_assumptions_say_that_they_are_assumptions() -> None:
    told = assumptions(Inputs(rate=0.1, dev_share=0.2), 33)
    assert "An assumption, not data" in told[0]
    assert "median of 33 deals" in told[1]
    assert "10% a year" in told[-1] and "an assumption" in told[-1]
    assert "(assumption)" in assumptions(Inputs(), 4)[1]
    assert "not a valuation" in NOT_A_VALUATION


def test_empty_frames_are_told_in_words() -> None:
    empty = pd.DataFrame()
    for finding in (value_layers, value_moves, value_by_stage):
        assert finding(empty).endswith(".")
    assert (said(0.0), said(None), said(80.0)) == ("$0", "not disclosed", "$80m")

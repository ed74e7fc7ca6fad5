"""Sentences of the economics page, and that none says more than its frame."""

import math

import pandas as pd
import pytest

from analytics.findings import economics as findings

NAN = math.nan


def totals(**changed: object) -> pd.DataFrame:
    row = {"deal_count": 9, "disclosed_count": 6, "aggregate_share": 0.0707, "median_share": 0.05, "headline_count": 7, "headline_usd_m": 2500.0}
    return pd.DataFrame([row | {"top5_share": 0.9} | changed])


def test_the_answer_states_share_and_base() -> None:
    assert findings.answer(totals()) == (
        "Of every $100 promised, **$7.1** is paid upfront in cash, **$5.0** in the median deal (6 deals that disclose both); "
        "headline totals add up to **$2.5bn** in 7 of 9, 90% of it in the five largest."
    )
    few = findings.answer(totals(disclosed_count=4, top5_share=NAN))
    assert few == (
        "Fewer than 5 deals disclose both a cash upfront and a headline total, too few for a share; headline totals add up to **$2.5bn** in 7 of 9."
    )
    assert findings.answer(totals(headline_count=0, headline_usd_m=NAN)).endswith("none of 9 discloses a headline total of its own.")


def stages(*rows: tuple[str, int, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["stage_at_signing", "disclosed_count", "median_share"])
    return frame.assign(aggregate_share=0.07, median_usd_m=frame["median_share"] * 1000, p25_usd_m=5.0, p75_usd_m=500.0)


def test_stages_are_named_from_five_deals_on() -> None:
    frame = stages(("phase 1", 5, 0.04), ("phase 3", 9, 0.1), ("filed", 2, NAN), ("not stated", 9, 0.5))
    assert findings.upfront_share_by_stage(frame) == "In the median deal from 4.0% (phase 1) to 10.0% (phase 3)."
    assert findings.size_by_stage(frame) == "Median from $40m (phase 1) to $100m (phase 3)."
    one = stages(("IND", 5, 0.04))
    assert findings.upfront_share_by_stage(one) == "IND: 7.0% of all money together, 4.0% in the median deal."
    assert findings.size_by_stage(one) == "IND: median $40m, middle half $5m to $500m."
    none = stages(("filed", 2, NAN))
    assert findings.upfront_share_by_stage(none).startswith("No stage has 5 deals")
    assert findings.size_by_stage(none) == "No stage has 5 deals that disclose it."


def test_the_latest_year_with_enough_deals() -> None:
    frame = pd.DataFrame(
        {"announced_year": [2023, 2024], "is_partial": [True, True], "disclosed_count": [5, 2], "median_usd_m": [30.0, NAN], "p25_usd_m": [20.0, NAN],
         "p75_usd_m": [50.0, NAN], "mean_usd_m": [62.0, NAN]}
    )  # fmt: skip
    assert findings.size_by_year(frame) == "2023 so far: median $30m, middle half $20m to $50m, mean $62m (5 deals)."
    assert findings.size_by_year(frame.tail(1)) == "No year has 5 deals that disclose it."


def test_shares_of_single_deals() -> None:
    frame = pd.DataFrame({"upfront_share": [0.02, 0.04, 0.06, 0.08, 0.10]})
    assert findings.upfront_v_headline(frame) == "The middle half of the deals pays 4.0% to 8.0% upfront; 2 of 5 pay under 5%."
    assert "too few" in findings.upfront_v_headline(frame.head(4))


def test_layers_tell_only_what_is_stated() -> None:
    frame = pd.DataFrame(
        {"layer": ["upfront", "dev_reg_milestones", "sales_milestones", "total"], "headline_share": [0.05, NAN, 0.9, 1.0],
         "amount_usd_m": [50.0, NAN, 900.0, 1000.0], "disclosed_count": [1, 1, 1, 1]}
    )  # fmt: skip
    assert findings.milestone_layers(frame) == "Of $1bn in 1 deal that split their milestones: 5.0% upfront in cash, 90.0% sales milestones."


def test_the_count_over_a_billion() -> None:
    frame = pd.DataFrame({"disclosed_count": [4, 1], "deal_count": [4, 1], "is_billion": [False, True], "headline_usd_m": [1000.0, 3000.0]})
    assert findings.headline_classes(frame) == "1 of 5 deals with a headline total promises $1bn or more, 75% of the money."
    assert findings.headline_classes(frame.tail(1)) == "1 of 1 deal with a headline total promises $1bn or more."
    assert findings.headline_classes(frame.assign(disclosed_count=0)).startswith("No deal")


def test_concentration_needs_five_deals() -> None:
    frame = pd.DataFrame({"headline_usd_m": [100.0] * 10, "top_share": [rank / 10 for rank in range(1, 11)]})
    assert findings.headline_concentration(frame) == "The 5 largest deals hold 50%, the 10 largest 100% of $1bn in 10 deals."
    assert findings.headline_concentration(frame.head(6)) == "The 5 largest deals hold 50% of $600m in 6 deals."
    assert findings.headline_concentration(frame.head(4)) == "4 deals with a headline total, too few for a share."


@pytest.mark.parametrize(
    ("low", "high", "count", "words"),
    [
        (8.0, 15.0, 1, "3 of 9 deals state a royalty, 1 of them a rate in numbers, between 8% and 15%; the others only describe it."),
        (8.0, 8.0, 1, "3 of 9 deals state a royalty, 1 of them a rate in numbers, 8%; the others only describe it."),
        (NAN, NAN, 0, "3 of 9 deals state a royalty; none gives a rate in numbers."),
    ],
)
def test_royalties(low: float, high: float, count: int, words: str) -> None:
    frame = pd.DataFrame({"disclosed_count": [3], "deal_count": [9], "rate_count": [count], "royalty_low_pct": [low], "royalty_high_pct": [high]})
    assert findings.royalties(frame) == words


def test_kinds_and_published_figures() -> None:
    kinds = pd.DataFrame({"licensee_kind": ["newco", "multinational"], "median_upfront_usd_m": [NAN, 114.0]})
    assert findings.licensee_kinds(kinds) == "Median upfront: $114m with multinationals."
    assert findings.licensee_kinds(kinds.head(1)).startswith("No kind of licensee has 5")
    compared = pd.DataFrame({"is_same": [True, True, False], "gap_share": [-0.15, 0.0, 3.0]})
    assert findings.against_published(compared) == "2 published figures of the same definition: ours lie 15% below to level, 1 agree within 10%."
    assert findings.against_published(compared.tail(1)).startswith("No published figure")

"""Promised money at published odds, on text tables."""

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.metrics.value import Inputs
from analytics.queries.success_rates import odds_names, odds_to_approval, stage_odds
from analytics.queries.value import deal_money, deals_to_value, milestone_split, value_answer, value_by_stage, value_layers, value_moves

RATES = """
    rate_id | publisher | population     | dimension     | from_stage | to_stage | probability | sample_size | period_label | source
    r1      | Ratewatch | all programmes | all           | phase 2    | phase 3  | 0.5         | 40          | 2001-2010    | source-1
    r2      | Ratewatch | all programmes | all           | phase 3    | filed    | 0.6         |             | 2001-2010    | source-1
    r3      | Ratewatch | all programmes | all           | filed      | approved | 0.8         |             | 2001-2010    | source-1
    r4      | Oddly     | everything     | all           | phase 2    | approved | 0.2         |             | 2015         | source-1
    r5      | Oddly     | more           | all           | phase 2    | approved | 0.3         |             | 2016         | source-1
    r6      | Oddly     | cancer         | area=oncology | phase 1    | approved | 0.05        |             | 2016         | source-1
    r7      | Oddly     | cancer         | area=oncology | phase 2    | phase 3  | 0.3         |             | 2016         | source-1
"""
DEALS = """
    deal_id | stage_at_signing | deal_type   | upfront_usd_m | near_term_usd_m | dev_reg_milestones_usd_m | sales_milestones_usd_m | total_potential_usd_m | status
    worked  | phase 2          | license     | 50            | 20              | 330                      | 600                    | 1000                  | active
    early   | preclinical      | license     | 10            |                 |                          |                        | 400                   | terminated
    hidden  | phase 2/3        | license     |               |                 |                          |                        | 100                   | active
    silent  |                  | license     |               |                 |                          |                        |                       | active
    bought  | phase 2          | acquisition | 800           |                 |                          |                        | 900                   | active
"""  # fmt: skip


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(DEALS, success_rates=RATES)


@pytest.fixture
def inputs(cursor) -> Inputs:
    return Inputs(stage_odds(cursor, "Ratewatch: all programmes"), dev_share=milestone_split(cursor)[0])


def test_sets_lead_to_approval_without_a_gap_most_stages_first(cursor) -> None:
    odds = odds_to_approval(cursor)
    assert odds_names(cursor, None) == ["Ratewatch: all programmes", "Oddly: more", "Oddly: everything", "Oddly: cancer [area: oncology]"]
    assert odds_names(cursor, "phase 1") == ["Oddly: cancer [area: oncology]"]
    assert odds_names(cursor, "none") == []
    ratewatch = odds[odds["publisher"] == "Ratewatch"].set_index("stage")
    assert ratewatch["approval"].tolist() == pytest.approx([0.24, 0.48, 0.8])
    assert ratewatch.loc["phase 2", ["step_count", "approval_low", "approval_high", "sample_size"]].tolist() == pytest.approx([3, 0.2, 0.3, 40])
    assert ratewatch.loc["filed", ["step_count", "approval_low", "approval_high"]].tolist() == pytest.approx([1, 0.8, 0.8])
    assert stage_odds(cursor, "no such set") == ()


def test_the_method_s_example_comes_out_of_the_store(cursor, inputs) -> None:
    layers = value_layers(cursor, DealFilter(), "worked", inputs).set_index("layer")
    assert layers.loc["total", ["promised_usd_m", "low_usd_m", "base_usd_m", "high_usd_m"]].tolist() == pytest.approx([1000, 116, 211.2, 371])
    assert layers.loc["dev_reg", ["low_usd_m", "base_usd_m", "high_usd_m"]].tolist() == pytest.approx([66, 79.2, 121])
    assert all(words in BY_NAME["Risk-adjusted value"].example for words in ("$211.2m", "$116m", "$371m"))
    assert "24%, from three published steps" in BY_NAME["Published odds"].example


def test_the_filtered_set_is_the_sum_of_its_deals_without_acquisitions(cursor, inputs) -> None:
    whole = value_layers(cursor, DealFilter(), "", inputs).iloc[-1]
    parts = [value_layers(cursor, DealFilter(), deal, inputs).iloc[-1] for deal in ("worked", "early", "hidden")]
    for column in ("promised_usd_m", "low_usd_m", "base_usd_m", "high_usd_m"):
        assert whole[column] == pytest.approx(sum(part[column] for part in parts))
    assert (whole["deal_count"], whole["disclosed_count"], whole["unvalued_usd_m"]) == (4, 3, 390)
    assert "bought" not in set(deal_money(cursor, DealFilter(), "")["deal_id"])
    assert value_layers(cursor, DealFilter(), "silent", inputs).empty


def test_stages_say_their_odds_and_what_is_left_out(cursor, inputs) -> None:
    stages = value_by_stage(cursor, DealFilter(), "", inputs).set_index("stage_at_signing")
    assert stages.index.tolist() == ["preclinical", "phase 2", "phase 2/3", "not stated"]
    assert stages["disclosed_count"].tolist() == [1, 1, 1, 0]
    assert stages.loc["phase 2/3", ["read_as", "promised_usd_m"]].tolist() == ["phase 2", 100]
    assert stages.loc["phase 2", "approval"] == pytest.approx(0.24)
    assert pd.isna(stages.loc["preclinical", "approval"]) and pd.isna(stages.loc["preclinical", "base_usd_m"])
    assert stages.loc["preclinical", "unvalued_usd_m"] == 390


def test_the_answer_counts_what_each_number_rests_on(cursor, inputs) -> None:
    told = value_answer(cursor, DealFilter(), "", inputs)
    assert [told[name] for name in ("deal_count", "promised_count", "cash_count", "cash_usd_m", "promised_usd_m")] == [4, 3, 2, 60, 1500]
    assert [told[name] for name in ("valued_count", "unvalued_count", "unvalued_usd_m", "hidden_upfront_count")] == [2, 1, 390, 2]
    assert [told[name] for name in ("ended_count", "acquisition_count")] == [1, 1]
    assert told["unsplit_usd_m"] == 100
    assert told["base_usd_m"] == pytest.approx(161.2 + 100 * (0.5 * 0.24 + 0.5 * 0.24 * 0.5))


def test_money_inside_an_earlier_headline_counts_once(cursor_of) -> None:
    cursor = cursor_of(
        """
        deal_id  | upfront_usd_m | milestones_usd_m | total_potential_usd_m | headline_within
        option   |               |                  | 600                   |
        exercise | 85            | 200              | 285                   | option""",
        success_rates=RATES,
    )
    both = value_layers(cursor, DealFilter(), "", Inputs()).set_index("layer")["promised_usd_m"]
    assert (both["total"], both["cash_upfront"], both["open_rest"]) == (600, 85, 515)
    alone = [value_layers(cursor, DealFilter(), deal, Inputs()).iloc[-1]["promised_usd_m"] for deal in ("option", "exercise")]
    assert alone == [600, 85]
    assert value_answer(cursor, DealFilter(), "exercise", Inputs())["within_count"] == 1


def test_a_mixed_upfront_is_due_at_signing_and_does_not_follow(cursor_of) -> None:
    cursor = cursor_of(
        """
        deal_id | stage_at_signing | upfront_usd_m | upfront_scope   | near_term_usd_m | total_potential_usd_m
        cash    | phase 2          | 50            | cash            |                 | 150
        mixed   | phase 2          | 80            | cash and equity |                 | 80
        near    | phase 2          | 10            | cash            | 5               | 15""",
        success_rates=RATES,
    )
    inputs = Inputs(stage_odds(cursor, "Ratewatch: all programmes"))
    told = value_answer(cursor, DealFilter(), "", inputs)
    assert [told[name] for name in ("cash_usd_m", "mixed_usd_m", "valued_count", "later_count")] == [60, 80, 2, 2]
    assert told["base_usd_m"] == pytest.approx(5 * 0.5 + 100 * (0.5 * 0.24 + 0.5 * 0.24 * 0.5))
    assert value_layers(cursor, DealFilter(), "", inputs).iloc[-1]["base_usd_m"] == pytest.approx(60 + 80 + told["base_usd_m"])
    alone = value_answer(cursor, DealFilter(), "mixed", inputs)
    assert (alone["later_count"], alone["valued_count"]) == (0, 0)


def test_equity_alone_is_an_amount_but_promises_nothing(cursor_of) -> None:
    cursor = cursor_of("deal_id | equity_usd_m\nshares | 40\n", success_rates=RATES)
    told = value_answer(cursor, DealFilter(), "shares", Inputs())
    assert (told["amount_count"], told["promised_count"], told["later_count"]) == (1, 0, 0)


def test_the_split_of_the_record_needs_five_deals(cursor_of) -> None:
    head = "dev_reg_milestones_usd_m | sales_milestones_usd_m\n"
    assert milestone_split(cursor_of(head + "10 | 90\n" * 4)) == (0.5, 4)
    assert milestone_split(cursor_of(head + "10 | 90\n" * 3 + "30 | 70\n40 | 60\n")) == (pytest.approx(0.1), 5)


def test_inputs_that_move_nothing_are_left_out_and_the_widest_comes_first(cursor, inputs) -> None:
    moves = value_moves(cursor, DealFilter(), "worked", inputs)
    assert moves["input"].tolist()[0] == "sales_share"
    assert set(moves["input"]) == {"sales_share", "odds", "payment", "near_term", "rate"}
    assert value_moves(cursor, DealFilter(), "silent", inputs).empty


def test_every_deal_can_be_chosen(cursor) -> None:
    assert deals_to_value(cursor)["worked"] == "alpha → beta · asset-1 · 2024"


def test_a_record_without_rates_values_nothing_but_says_what_is_promised(cursor_of) -> None:
    cursor = cursor_of(DEALS)
    assert odds_names(cursor, None) == []
    total = value_layers(cursor, DealFilter(), "", Inputs()).iloc[-1]
    assert (total["promised_usd_m"], total["base_usd_m"], total["high_usd_m"]) == (1500, 60, 80)

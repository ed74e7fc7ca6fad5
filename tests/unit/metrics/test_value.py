"""The value of promises, by hand."""

import math

import pandas as pd
import pytest

from analytics.metrics.value import Inputs, StageOdds, by_stage, factors, moved, promised_parts, settings, valued

COLUMNS = ("cash_upfront", "mixed_upfront", "near_term", "equity_inside", "equity_outside", "dev_reg", "sales", "unsplit", "headline")
PHASE_2 = StageOdds("phase 2", 0.2, 0.24, 0.3, 0.5, (("phase 3", 0.5), ("filed", 0.3), ("approved", 0.24)))
NOW = Inputs((PHASE_2,))
WORKED = {"stage": "phase 2", "cash_upfront": 50, "near_term": 20, "dev_reg": 330, "sales": 600, "headline": 1000}


def deals(*rows: dict) -> pd.DataFrame:
    frame = pd.DataFrame([{"stage": row.get("stage"), **{column: row.get(column) for column in COLUMNS}} for row in rows])
    return frame.astype(dict.fromkeys(COLUMNS, float))


def totals(frame: pd.DataFrame, inputs: Inputs) -> tuple[float, ...]:
    return tuple(valued(by_stage(frame), inputs)[["low", "base", "high"]].sum())


def test_the_worked_example_of_the_method() -> None:
    assert totals(deals(WORKED), NOW) == (pytest.approx(116), pytest.approx(211.2), pytest.approx(371))


def test_discount_falls_on_contingent_money_at_its_time() -> None:
    inputs = Inputs((PHASE_2,), rate=0.1, years=(8, 6, 3, 1), sales_years=5)
    weights = factors(PHASE_2, settings(inputs)["base"])
    assert weights["cash_upfront"] == 1
    assert weights["near_term"] == pytest.approx(0.5 / 1.1)
    assert weights["dev_reg"] == pytest.approx(0.24 / 1.1**6)
    assert weights["sales"] == pytest.approx(0.12 / 1.1**11)
    high = factors(PHASE_2, settings(inputs)["high"])
    assert high["dev_reg"] == pytest.approx((0.5 / 1.1**3 + 0.3 / 1.1**5 + 0.3 / 1.1**6) / 3)


def test_a_stage_without_odds_counts_only_what_is_committed_and_near_term_in_high() -> None:
    frame = deals(WORKED | {"stage": "preclinical"})
    found = valued(by_stage(frame), NOW).set_index("layer")
    assert totals(frame, NOW) == (50, 50, 70)
    assert found["unvalued"].dropna().to_dict() == {"dev_reg": 330, "sales": 600}


def test_unsplit_money_is_all_sales_in_low_and_all_development_in_high() -> None:
    frame = deals({"stage": "phase 2", "cash_upfront": 10, "unsplit": 90, "headline": 100})
    inputs = Inputs((PHASE_2,), dev_share=0.25)
    low, base, high = totals(frame, inputs)
    assert (low, high) == (10, pytest.approx(10 + 90 * 1.1 / 3))
    assert base == pytest.approx(10 + 90 * (0.25 * 0.24 + 0.75 * 0.24 * 0.5))


def test_a_mixed_upfront_is_no_committed_cash() -> None:
    assert totals(deals({"stage": "phase 2", "mixed_upfront": 80, "headline": 80}), NOW) == (0, 80, 80)


def test_layers_fill_the_headline_and_never_exceed_it() -> None:
    frame = deals(
        {"cash_upfront": 30, "unsplit": 975, "headline": 1000},
        {"cash_upfront": 30, "near_term": 5, "equity_inside": 15, "headline": 100},
        {"sales": 650, "headline": 692},
        {"cash_upfront": 15, "near_term": 10},
        {"equity_outside": 40, "cash_upfront": 60, "headline": 60},
        {},
    )
    parts = promised_parts(frame)
    assert parts["unsplit"].tolist()[:2] == [970, 50]
    assert parts["open_rest"].dropna().to_dict() == {2: 42}
    assert parts.loc[3].dropna().to_dict() == {"cash_upfront": 15, "near_term": 10}
    assert parts.loc[4].dropna().to_dict() == {"cash_upfront": 60, "equity_outside": 40}
    assert parts.loc[5].isna().all()


def test_unknown_money_stays_unknown_in_sums() -> None:
    sums = by_stage(deals({"stage": "phase 2"}, {"stage": "phase 2", "sales": 5})).set_index("layer")
    assert math.isnan(sums.loc["cash_upfront", "promised"])
    assert sums.loc["sales", ["promised", "disclosed_count"]].tolist() == [5, 1]


def test_one_input_moves_at_a_time() -> None:
    found = moved(by_stage(deals(WORKED)), NOW).set_index("input")
    assert found.loc["odds", ["low", "base", "high"]].tolist() == pytest.approx([186, 211.2, 249])
    assert found.loc["sales_share", ["low", "high"]].tolist() == pytest.approx([139.2, 283.2])
    assert found.loc["near_term", ["low", "high"]].tolist() == pytest.approx([201.2, 221.2])
    assert found.loc["rate", "high"] == pytest.approx(211.2)
    assert found.loc["timing", "low"] == found.loc["timing", "high"] == pytest.approx(211.2)
    assert found.loc["split", ["low", "high"]].tolist() == pytest.approx([211.2, 211.2])

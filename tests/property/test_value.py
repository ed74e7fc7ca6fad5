"""What holds for every value, whatever the deals, the odds and the assumptions."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.metrics.odds import STEPS, Chain, chains
from analytics.metrics.value import CUT_AT_HEADLINE, EQUITY, VALUED, Inputs, StageOdds, by_stage, moved, promised_parts, valued

AMOUNTS = st.one_of(st.none(), st.sampled_from([0.5, 20.0, 33.3, 100.0, 1250.0]))
STAGES = st.sampled_from([None, "discovery", "phase 1", "phase 1/2", "phase 2", "phase 3", "filed", "approved"])
SHARES = st.floats(0, 1)
STATED = (*CUT_AT_HEADLINE, "equity_outside", "headline")
BAND_INPUTS = ["odds", "payment", "sales_share", "split", "near_term", "mixed_upfront"]


@st.composite
def deal_frames(draw: st.DrawFn) -> pd.DataFrame:
    rows = draw(st.lists(st.fixed_dictionaries({"stage": STAGES} | dict.fromkeys(STATED, AMOUNTS)), min_size=1, max_size=6))
    return pd.DataFrame(rows, columns=["stage", *STATED]).astype(dict.fromkeys(STATED, float))


def _odds(draw: st.DrawFn, found: Chain) -> StageOdds:
    low, high = found.approval * draw(SHARES), found.approval + (1 - found.approval) * draw(SHARES)
    return StageOdds(found.stage, low, found.approval, high, found.next_step, found.reached)


@st.composite
def inputs(draw: st.DrawFn) -> Inputs:
    pairs = [(start, end) for place, start in enumerate(STEPS) for end in STEPS[place + 1 :]]
    rates = draw(st.dictionaries(st.sampled_from(pairs), SHARES))
    odds = tuple(_odds(draw, found) for found in chains(rates))
    years = draw(st.tuples(*[st.floats(0, 15)] * 4))
    return Inputs(odds, draw(SHARES), draw(SHARES), draw(st.sampled_from([0.0, 0.08, 0.15])), years, draw(st.floats(0, 10)))


def totals(frame: pd.DataFrame, chosen: Inputs) -> pd.Series:
    return valued(by_stage(frame), chosen)[["promised", "low", "base", "high"]].sum()


@settings(max_examples=settings.default.max_examples // 2)
@given(frame=deal_frames(), chosen=inputs())
def test_committed_low_base_high_and_promised_come_in_this_order(frame, chosen) -> None:
    parts, total = promised_parts(frame), totals(frame, chosen)
    headline = parts[list(VALUED)].sum().sum()
    ordered = [parts["cash_upfront"].sum(), total["low"], total["base"], total["high"], headline]
    assert all(one <= other + 1e-6 for one, other in pairwise(ordered)), ordered


@settings(max_examples=settings.default.max_examples // 2)
@given(frame=deal_frames())
def test_layers_add_up_to_the_headline_where_one_is_stated(frame) -> None:
    parts = promised_parts(frame)
    inside = parts.drop(columns=EQUITY[1]).sum(axis=1)[frame["headline"].notna()]
    assert inside.tolist() == pytest.approx(frame["headline"].dropna().tolist(), abs=1e-3)
    assert not (parts < 0).any(axis=None)


@settings(max_examples=settings.default.max_examples // 2)
@given(frame=deal_frames(), chosen=inputs(), more=st.floats(0, 0.3))
def test_a_higher_discount_never_raises_a_value(frame, chosen, more) -> None:
    dearer = Inputs(chosen.odds, chosen.dev_share, chosen.sales_share, chosen.rate + more, chosen.years, chosen.sales_years)
    before, after = totals(frame, chosen), totals(frame, dearer)
    assert (after <= before + 1e-6).all()


@settings(max_examples=settings.default.max_examples // 2)
@given(frame=deal_frames())
def test_certain_and_undiscounted_money_is_the_headline_without_its_equity(frame) -> None:
    sure = tuple(StageOdds(stage, 1, 1, 1, 1, (("approved", 1),)) for stage in STEPS[:-1])
    known = frame[frame["stage"].isin(["phase 1", "phase 1/2", "phase 2", "phase 3", "filed"]) & frame["headline"].notna()]
    if known.empty:
        return
    equity = promised_parts(known)["equity_inside"].sum()
    assert totals(known, Inputs(sure, sales_share=1.0))["base"] == pytest.approx(known["headline"].sum() - equity, abs=1e-2)


@settings(max_examples=settings.default.max_examples // 2)
@given(frame=deal_frames(), chosen=inputs())
def test_one_moved_input_stays_inside_the_band(frame, chosen) -> None:
    total = totals(frame, chosen)
    band = moved(by_stage(frame), chosen).set_index("input").loc[BAND_INPUTS]
    assert (band["low"] >= total["low"] - 1e-6).all() and (band["high"] <= total["high"] + 1e-6).all()
    assert (band["low"] <= band["base"] + 1e-6).all() and (band["base"] <= band["high"] + 1e-6).all()


@settings(max_examples=settings.default.max_examples // 2)
@given(first=deal_frames(), second=deal_frames(), chosen=inputs())
def test_the_value_of_two_sets_is_the_sum_of_their_values(first, second, chosen) -> None:
    both = pd.concat([first, second], ignore_index=True)
    assert totals(both, chosen).tolist() == pytest.approx((totals(first, chosen) + totals(second, chosen)).tolist(), abs=1e-6)

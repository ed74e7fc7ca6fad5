"""The drawings of a risk-adjusted value: bars that stack, ranges that hold their base, stages without odds hatched."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures.theme import DARK, LIGHT
from analytics.figures.value import value_band_figure, value_by_stage_figure, value_layers_figure, value_moves_figure

COLUMNS = ["layer", "name", "promised_usd_m", "valued_usd_m", "unvalued_usd_m", "low_usd_m", "base_usd_m", "high_usd_m"]
LAYERS = pd.DataFrame(
    [
        ["cash_upfront", "Upfront, cash", 60.0, 60.0, None, 60.0, 60.0, 60.0],
        ["sales", "Sales milestones", 900.0, 600.0, 300.0, 0.0, 72.0, 180.0],
        ["unsplit", "Milestones, not split", 40.0, 0.0, 40.0, None, None, None],
        ["equity_inside", "Equity inside the total", 25.0, 25.0, None, None, None, None],
        ["equity_outside", "Equity on top of the total", 9.0, 9.0, None, None, None, None],
        ["total", "All layers", 1025.0, 685.0, 340.0, 60.0, 132.0, 240.0],
    ],
    columns=COLUMNS,
)
MOVES = pd.DataFrame(
    [
        ["Sales targets met", "none", "all", 60.0, 132.0, 204.0, -72.0, 72.0],
        ["Discount", "15%", "none", 90.0, 132.0, 132.0, -42.0, 0.0],
    ],
    columns=["name", "low_words", "high_words", "low_usd_m", "base_usd_m", "high_usd_m", "low_change_usd_m", "high_change_usd_m"],
)
STAGES = pd.DataFrame(
    [
        ["preclinical", 2, 3, None, 340.0, None, None, None],
        ["phase 2", 1, 1, 0.24, 600.0, 0.0, 72.0, 180.0],
        ["filed", 0, 4, 0.8, None, None, None, None],
    ],
    columns=["stage_at_signing", "disclosed_count", "deal_count", "approval", "promised_usd_m", "low_usd_m", "base_usd_m", "high_usd_m"],
)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_four_bars_stack_the_layers_and_set_apart_what_is_not_valued(palette) -> None:
    figure = go.Figure(value_band_figure(LAYERS, palette))
    drawn = {trace.name: trace for trace in figure.data}
    assert list(drawn) == ["Upfront, cash", "Sales milestones", "Equity inside the total", "No published odds: not valued"]
    assert drawn["Sales milestones"].x == (0.0, 72.0, 180.0, 600.0)
    assert drawn["Equity inside the total"].x == (None, None, None, 25.0)
    assert drawn["No published odds: not valued"].x == (None, None, None, 340.0)
    assert figure.layout.yaxis.categoryarray == ("Low<br>$60m", "Base<br>$132m", "High<br>$240m", "Promised<br>$1.02bn")
    assert sum(trace.x[3] for trace in figure.data) == 1025


def test_a_layer_s_line_runs_from_low_to_high_with_its_base_marked() -> None:
    figure = go.Figure(value_layers_figure(LAYERS, LIGHT))
    lines, bases = figure.data
    assert lines.x == (60.0, 60.0, None, 0.0, 180.0, None)
    assert bases.x == (60.0, 72.0)
    assert [note.text for note in figure.layout.annotations] == ["Upfront, cash: $60m, committed", "Sales milestones: $72m of $600m"]


def test_the_tornado_s_bars_start_at_base_and_tell_only_what_moves() -> None:
    figure = go.Figure(value_moves_figure(MOVES, LIGHT))
    low, high = figure.data
    assert (low.base, low.x, high.x) == ((132.0, 132.0), (-72.0, -42.0), (72.0, 0.0))
    assert low.marker.pattern.shape != high.marker.pattern.shape
    assert [note.text for note in figure.layout.annotations] == ["Sales targets met: none $60m, all $204m", "Discount: 15% $90m"]


def test_a_stage_without_odds_is_hatched_said_and_can_be_chosen() -> None:
    figure = go.Figure(value_by_stage_figure(STAGES, LIGHT))
    promised = figure.data[0]
    assert promised.marker.pattern.shape == (".", "")
    assert [list(mark) for mark in promised.customdata] == [["preclinical"], ["phase 2"]]
    assert [note.text for note in figure.layout.annotations] == [
        "preclinical, 2 of 3 deals: $340m, no published odds",
        "phase 2, 1 of 1 deal: $72m of $600m at 24.0%",
    ]

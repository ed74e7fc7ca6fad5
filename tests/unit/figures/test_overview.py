"""Charts of the first screen: what is drawn, what is written beside it, what the axes say."""

import math
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures import overview as figures
from analytics.figures.theme import DARK, LIGHT, MODALITY_COLOURS, PALETTES
from data.schema import vocabularies

QUARTERS = pd.DataFrame(
    {
        "announced_quarter": ["2023 Q4", "2024 Q1", "2024 Q2"],
        "deal_count": [3, 0, 2],
        "disclosed_count": [2, 0, 0],
        "headline_usd_m": [300.0, math.nan, math.nan],
        "is_partial": [False, False, True],
    }
)
LAYERS = pd.DataFrame(
    {
        "announced_year": [2023, 2024],
        "deal_count": [3, 2],
        "disclosed_count": [2, 1],
        "cash_upfront_usd_m": [10.0, 20.0],
        "mixed_upfront_usd_m": [math.nan, math.nan],
        "near_term_usd_m": [math.nan, 5.0],
        "equity_usd_m": [1.0, math.nan],
        "contingent_usd_m": [90.0, 180.0],
        "unsplit_usd_m": [math.nan, 70.0],
        "is_partial": [False, True],
    }
)
SHARES = pd.DataFrame(
    {
        "announced_year": [2022, 2023, 2024],
        "deal_count": [9, 8, 7],
        "disclosed_count": [4, 5, 6],
        "aggregate_share": [0.1, 0.2, 0.3],
        "median_share": [0.11, 0.21, 0.31],
        "mean_share": [0.12, 0.22, 0.32],
        "is_partial": [False, False, True],
    }
)
MODALITIES = pd.DataFrame(
    {
        "modality": ["ADC", "not stated"],
        "modality_group": ["conjugate", "other"],
        "deal_count": [5, 2],
        "disclosed_count": [3, 0],
        "headline_usd_m": [1500.0, math.nan],
    }
)
LARGEST = pd.DataFrame(
    {
        "deal_id": ["a", "b", "c"],
        "licensors": pd.Series(["A company with a very long name indeed", "信达生物", None], dtype=object),
        "licensees": ["Roche", "Lilly", "Newco"],
        "assets": pd.Series(["x", "y", None], dtype=object),
        "announced_on": [pd.Timestamp(2024, 5, 1), pd.Timestamp(2023, 5, 1), pd.NaT],
        "amount_usd_m": [1250.0, 80.0, 5.0],
        "qualifier": pd.Series(["up to", "exact", None], dtype=object),
        "scope": ["cash and equity", "acquisition", "stated"],
        "deal_count": [9, 9, 9],
        "disclosed_count": [3, 3, 3],
    }
)
BUILDERS = [
    (figures.deals_by_quarter_figure, QUARTERS),
    (figures.money_layers_by_year_figure, LAYERS),
    (figures.upfront_share_by_year_figure, SHARES),
    (figures.modality_mix_figure, MODALITIES),
    (figures.largest_by_upfront_figure, LARGEST),
    (figures.largest_by_headline_figure, LARGEST),
]


def written_beside(drawn: go.Figure) -> list[str]:
    return list(drawn.data[-1].text)


def numbers(values) -> list:
    return [None if value is None or math.isnan(value) else value for value in values]


@pytest.mark.parametrize(("build", "frame"), BUILDERS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_a_frame_becomes_a_figure_and_stays_as_it_was(build, frame, palette) -> None:
    before = frame.copy(deep=True)
    drawn = go.Figure(build(frame, palette))
    assert drawn.data
    assert len(drawn.data) > 0
    assert drawn.layout.height >= 120
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(("build", "frame"), BUILDERS)
def test_an_empty_frame_becomes_an_empty_figure(build, frame) -> None:
    drawn = go.Figure(build(frame.iloc[:0], LIGHT))
    assert all(len(trace.y or ()) == 0 for trace in drawn.data)


def test_quarters_stand_in_two_panels_and_the_unfinished_one_is_hatched() -> None:
    drawn = go.Figure(figures.deals_by_quarter_figure(QUARTERS, LIGHT))
    deals, totals = drawn.data
    assert list(deals.x) == list(totals.x) == ["2023 Q4", "2024 Q1", "2024 Q2"]
    assert list(deals.y) == [3, 0, 2]
    assert numbers(totals.y) == [300, None, None]
    assert list(totals.text) == ["2 of 3", "0 of 0", "0 of 2"]
    assert list(deals.marker.pattern.shape) == list(totals.marker.pattern.shape) == ["", "", "/"]
    assert (drawn.layout.yaxis.title.text, drawn.layout.yaxis2.title.text) == ("deals", "USD m")
    assert drawn.layout.yaxis.domain[0] > drawn.layout.yaxis2.domain[1]
    assert [list(point) for point in deals.customdata] == [["2023 Q4"], ["2024 Q1"], ["2024 Q2"]]


def test_layers_are_stacked_and_those_without_any_amount_are_not_drawn() -> None:
    drawn = go.Figure(figures.money_layers_by_year_figure(LAYERS, LIGHT))
    assert drawn.layout.barmode == "stack"
    assert {trace.name: numbers(trace.y) for trace in drawn.data} == {
        "Upfront, cash": [10, 20],
        "Near-term milestones": [None, 5],
        "Equity": [1, None],
        "Contingent: later milestones": [90, 180],
        "Headline total, upfront not disclosed": [None, 70],
    }
    assert {tuple(trace.x) for trace in drawn.data} == {("2023", "2024*")}
    assert drawn.layout.yaxis.title.text == "USD m"


def test_a_share_of_fewer_than_five_deals_is_not_drawn_but_its_count_stays() -> None:
    drawn = go.Figure(figures.upfront_share_by_year_figure(SHARES, LIGHT))
    assert {trace.name: numbers(trace.y) for trace in drawn.data} == {
        "All money together": [None, 0.2, 0.3],
        "Median deal": [None, 0.21, 0.31],
        "Mean deal": [None, 0.22, 0.32],
    }
    assert all(list(trace.text) == ["4 of 9", "5 of 8", "6 of 7"] for trace in drawn.data)
    assert all(list(trace.x) == ["2022", "2023", "2024*"] for trace in drawn.data)
    assert len({trace.line.dash for trace in drawn.data}) == len({trace.marker.symbol for trace in drawn.data}) == 3
    assert "share" in drawn.layout.yaxis.title.text
    assert drawn.layout.yaxis.tickformat == ".0%"


def test_modalities_keep_their_colour_and_tell_how_many_disclose() -> None:
    drawn = go.Figure(figures.modality_mix_figure(MODALITIES, DARK))
    deals, totals = drawn.data
    assert list(deals.y) == list(totals.y) == ["ADC", "not stated"]
    assert list(deals.x) == [5, 2]
    assert numbers(totals.x) == [1500, None]
    assert list(deals.text) == ["5", "2"]
    assert list(totals.text) == ["$1.5bn (3/5)", "0/2"]
    assert list(deals.marker.color) == list(totals.marker.color) == [DARK.green, DARK.grey]
    assert drawn.layout.xaxis.title.text == "deals"
    assert drawn.layout.xaxis2.title.text.startswith("headline total")


def test_the_largest_deals_tell_parties_year_and_wording() -> None:
    drawn = go.Figure(figures.largest_by_upfront_figure(LARGEST, LIGHT))
    bars = drawn.data[0]
    assert list(bars.x) == [1250, 80, 5]
    assert list(bars.text) == ["up to $1.25bn †", "$80m ‡", "$5m"]
    assert written_beside(drawn) == ["A company with a very lon… → Roche, 2024", "信达生物 → Lilly, 2023", "party not stated → Newco"]
    assert bars.hovertext[2].endswith("Newco: asset not named")
    assert [list(point) for point in bars.customdata] == [["a"], ["b"], ["c"]]
    assert go.Figure(figures.largest_by_headline_figure(LARGEST, LIGHT)).data[0].marker.color != bars.marker.color


def test_two_deals_with_the_same_label_stay_two_bars() -> None:
    twins = pd.concat([LARGEST.iloc[[1]], LARGEST.iloc[[1]]], ignore_index=True)
    assert list(go.Figure(figures.largest_by_upfront_figure(twins, LIGHT)).data[0].y) == [0, 1]


def test_every_modality_group_has_a_colour_in_both_palettes() -> None:
    groups = set(vocabularies()["modality"]["group_name"])
    assert groups - set(MODALITY_COLOURS) <= {"other"}
    for palette in PALETTES.values():
        assert all(palette.modality(group).startswith("#") for group in groups)


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_and_marks_stand_out_from_the_ground(palette) -> None:
    assert contrast(palette.text, palette.ground) >= 7
    assert contrast(palette.muted, palette.ground) >= 4.5
    assert all(contrast(getattr(palette, colour), palette.ground) >= 3 for colour in set(MODALITY_COLOURS.values()))


def test_only_the_year_of_a_day_is_written() -> None:
    shifted = LARGEST.assign(announced_on=[date(2024, 1, 1), date(2023, 12, 31), None])
    assert written_beside(go.Figure(figures.largest_by_upfront_figure(shifted, LIGHT))) == written_beside(
        go.Figure(figures.largest_by_upfront_figure(LARGEST, LIGHT))
    )

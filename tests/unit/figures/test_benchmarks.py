"""The deal among its comparables, drawn: every disclosed deal once, the deal itself told apart by shape and words."""

import math

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures.benchmarks import strip_figure
from analytics.figures.theme import DARK, LIGHT, Palette

DEALS = pd.DataFrame(
    {
        "deal_id": ["a", "b", "c", "d", "e", "f"],
        "licensors": pd.Series(["信达生物", "B", "C", "D", "E", None], dtype=object),
        "licensees": ["Roche", "x", "y", "z", "u", "v"],
        "upfront_usd_m": [80.0, 10.0, 20.0, 20.0, math.nan, 40.0],
        "upfront_share": [0.08, 0.05, 0.1, 0.02, math.nan, 0.3],
    }
)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_dots_median_band_and_the_deal_itself(palette: Palette) -> None:
    before = DEALS.copy(deep=True)
    drawn = go.Figure(strip_figure(DEALS, palette, "upfront_usd_m", 25.0, 20.0, 10.0, 80.0, "alpha → beta"))
    band, dots, line, deal = drawn.data
    assert list(dots.x) == [10, 20, 20, 40, 80]
    assert [point[0] for point in dots.customdata] == ["b", "c", "d", "f", "a"]
    assert dots.text[3] == "not stated → v"
    assert (min(band.x), max(band.x), set(line.x)) == (10, 80, {20})
    assert line.text[-1] == "median $20m"
    assert (deal.marker.symbol, dots.marker.symbol) == ("diamond", "circle")
    assert "this deal $25m" in deal.text[-1]
    assert drawn.layout.xaxis.type == "log"
    pd.testing.assert_frame_equal(DEALS, before)


def test_equal_amounts_lie_in_different_lanes_and_the_deal_in_its_own() -> None:
    _, dots, _, deal = go.Figure(strip_figure(DEALS, LIGHT, "upfront_usd_m", 20.0, 20.0, 10.0, 80.0, "it")).data
    assert dots.y[1] != dots.y[2]
    assert deal.y[-1] < min(dots.y)


@pytest.mark.parametrize(("value", "side"), [(12.0, "middle right"), (70.0, "middle left")])
def test_the_words_beside_the_deal_stand_where_there_is_room(value: float, side: str) -> None:
    assert strip_figure(DEALS, LIGHT, "upfront_usd_m", value, 40.0, 10.0, 80.0, "it")["data"][-1]["textposition"] == side


def test_without_an_amount_of_its_own_the_comparables_stand_alone() -> None:
    assert len(strip_figure(DEALS, LIGHT, "upfront_usd_m", None, 20.0, 10.0, 80.0, "it")["data"]) == 3


def test_shares_are_written_in_percent() -> None:
    drawn = go.Figure(strip_figure(DEALS, LIGHT, "upfront_share", 0.05, 0.08, 0.02, 0.3, "it"))
    assert {"2%", "5%", "10%"} <= set(drawn.layout.xaxis.ticktext)
    assert "this deal 5.0%" in drawn.data[-1].text[-1]


@pytest.mark.parametrize(("amounts", "inside"), [([100.0, 150.0, 180.0, 290.0, 200.0, 110.0], 3), ([0.5, 3.0, 20.0, 400.0, 18500.0, 60.0], 5)])
def test_the_axis_has_marks_inside_any_span(amounts: list[float], inside: int) -> None:
    ticks = strip_figure(DEALS.assign(upfront_usd_m=amounts), LIGHT, "upfront_usd_m", None, 1, 1, 1, "it")["layout"]["xaxis"]["tickvals"]
    assert sum(min(amounts) <= tick <= max(amounts) for tick in ticks) >= inside

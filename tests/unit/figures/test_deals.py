"""The drawn layers of one deal: lengths, order, names, units."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.deal_layers import LAYERS
from analytics.figures.deals import COLOURS, money_layers_figure
from analytics.figures.theme import DARK, LIGHT

LAYERS_OF_A_DEAL = pd.DataFrame(
    {
        "layer": ["upfront", "sales_milestones", "equity_outside"],
        "currency": ["USD"] * 3,
        "amount": [100.0, 1200.0, 75.0],
        "amount_usd_m": [100.0, 1200.0, 75.0],
        "total_share": [0.0769, 0.9231, None],
    }
)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_layer_is_a_segment_of_one_stacked_bar_as_long_as_its_amount(palette) -> None:
    figure = go.Figure(money_layers_figure(LAYERS_OF_A_DEAL, palette))
    assert [trace.x for trace in figure.data] == [(100.0,), (1200.0,), (75.0,)]
    assert {trace.y for trace in figure.data} == {("",)}
    assert (figure.layout.barmode, figure.layout.legend.traceorder) == ("stack", "normal")
    assert figure.layout.xaxis.title.text == "USD m"
    assert figure.data[0].marker.color == palette.blue


def test_segments_say_name_amount_and_share() -> None:
    figure = go.Figure(money_layers_figure(LAYERS_OF_A_DEAL, LIGHT))
    assert [trace.name for trace in figure.data] == ["Upfront, cash: $100m", "Sales milestones: $1.2bn", "Equity on top of the headline total: $75m"]
    assert figure.data[0].hovertemplate == "Upfront, cash: $100m, 7.7% of the headline total<extra></extra>"
    assert figure.data[2].hovertemplate == "Equity on top of the headline total: $75m<extra></extra>"


def test_without_a_dollar_rate_the_bar_is_in_the_currency_of_the_deal() -> None:
    layers = LAYERS_OF_A_DEAL.assign(currency="CNY", amount_usd_m=[None, None, None])
    figure = go.Figure(money_layers_figure(layers.astype({"amount_usd_m": float}), LIGHT))
    assert figure.layout.xaxis.title.text == "CNY m"
    assert figure.data[1].name == "Sales milestones: CNY 1,200m"


def test_with_a_rate_the_bar_is_in_dollars() -> None:
    layers = LAYERS_OF_A_DEAL.assign(currency="CNY", amount_usd_m=[14.0, 168.0, 10.5])
    assert [trace.x for trace in go.Figure(money_layers_figure(layers, LIGHT)).data] == [(14.0,), (168.0,), (10.5,)]


def test_every_layer_has_a_look_that_differs_by_more_than_colour_from_its_neighbours() -> None:
    assert list(COLOURS) == list(LAYERS)
    within_headline = [COLOURS[name] for name in LAYERS if name != "equity_outside"]
    assert len(set(within_headline)) == len(within_headline)
    contingent = [COLOURS[name][1] for name in ("dev_reg_milestones", "sales_milestones", "milestones")]
    assert len(set(contingent)) == 3

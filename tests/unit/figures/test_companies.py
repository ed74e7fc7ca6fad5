"""The league figure: one bar a company, n of N where the measure is money."""

import pandas as pd
import plotly.graph_objects as go

from analytics.figures.companies import league_figure
from analytics.figures.theme import LIGHT

LEAGUE = pd.DataFrame(
    {
        "company_id": ["alpha", "beta"],
        "name": ["Alpha", "A company with a very long name indeed"],
        "deal_count": [3, 2],
        "upfront_usd_m": [80.0, None],
        "upfront_count": [2, 0],
        "headline_usd_m": [1200.0, 100.0],
        "headline_count": [3, 1],
    }
)


def test_counts_are_written_as_counts():
    (bars,) = go.Figure(league_figure(LEAGUE, LIGHT, "deals")).data
    assert (list(bars.x), list(bars.text), [list(mark) for mark in bars.customdata]) == ([3, 2], ["3", "2"], [["alpha"], ["beta"]])


def test_money_tells_how_many_disclose_and_undisclosed_is_no_bar():
    (bars,) = go.Figure(league_figure(LEAGUE, LIGHT, "upfront")).data
    assert list(bars.text) == ["$80m (2 of 3)", "0 of 2 disclose"]
    assert bars.x[1] != bars.x[1] or bars.x[1] is None


def test_long_names_are_cut_on_the_axis_and_whole_in_the_hover():
    figure = go.Figure(league_figure(LEAGUE, LIGHT, "headline total"))
    assert list(figure.layout.yaxis.ticktext) == ["Alpha", "A company with a very l…"]
    assert figure.data[0].hovertext[1] == "A company with a very long name indeed"

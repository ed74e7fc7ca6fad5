"""League, pairs and comparison: what the marks carry and what is written at them."""

import pandas as pd
import plotly.graph_objects as go

from analytics.figures.compared import compared_modalities_figure, compared_money_figure, compared_years_figure
from analytics.figures.players import league_figure, repeat_partners_figure
from analytics.figures.theme import LIGHT

LONG = "A company with a name that is very long indeed"
LEAGUE = pd.DataFrame(
    {
        "company_id": ["alpha", "beta"],
        "name": ["Alpha", LONG],
        "licensor": ["Alpha", LONG],
        "deal_count": [3, 2],
        "upfront_usd_m": [80.0, None],
        "upfront_count": [2, 0],
        "headline_usd_m": [1200.0, 100.0],
        "headline_count": [3, 1],
        "acquisition_count": [1, 0],
        "headline_acquisition_count": [0, 1],
    }
)
SIDES = pd.DataFrame(
    {
        "name": ["Alpha", "Alpha"],
        "side": ["licensor", "licensee"],
        "deal_count": [4, 0],
        "upfront_usd_m": [80.0, None],
        "upfront_count": [2, 0],
        "headline_usd_m": [None, None],
        "headline_count": [0, 0],
    }
)
YEARS = pd.DataFrame(
    {
        "name": ["Alpha", "Alpha", "Beta", "Beta"],
        "announced_year": [2024, 2025] * 2,
        "licensor_count": [1, 2, 0, 0],
        "licensee_count": [0, 1, 5, 0],
        "is_partial": [False, True] * 2,
    }
)


def test_counts_are_written_as_counts_and_bars_carry_what_is_asked():
    bars, names = go.Figure(league_figure(LEAGUE, LIGHT, "deals", "company_id")).data
    assert (list(bars.x), list(bars.text), [list(mark) for mark in bars.customdata]) == ([3, 2], ["3", "2"], [["alpha"], ["beta"]])
    assert [list(mark) for mark in go.Figure(league_figure(LEAGUE, LIGHT, "deals", "licensor")).data[0].customdata] == [["Alpha"], [LONG]]
    assert names.customdata is None


def test_money_tells_how_many_disclose_marks_acquisitions_and_undisclosed_is_no_bar():
    bars, _ = go.Figure(league_figure(LEAGUE, LIGHT, "upfront", "licensor")).data
    assert list(bars.text) == ["$80m ‡ (2 of 3)", "0 of 2 disclose"]
    assert bars.x[1] != bars.x[1] or bars.x[1] is None


def test_long_names_are_cut_above_the_bar_and_whole_in_the_hover():
    bars, names = go.Figure(league_figure(LEAGUE, LIGHT, "headline total", "licensor")).data
    assert list(bars.text) == ["$1.2bn (3 of 3)", "$100m ‡ (1 of 2)"]
    assert list(names.text) == ["Alpha", "A company with a name that is very long…"]
    assert bars.hovertext[1] == LONG


def test_pairs_show_deals_beside_money():
    pairs = pd.DataFrame({"licensor": ["A"], "licensee": ["B"], "deal_count": [3], "headline_usd_m": [None], "headline_count": [0]})
    deals, money, names = go.Figure(repeat_partners_figure(pairs, LIGHT)).data
    assert (list(deals.x), list(deals.text), list(money.text), list(names.text)) == ([3], ["3"], ["0 of 3 disclose"], ["A → B"])
    assert [list(mark) for mark in deals.customdata] == [["A", "B"]]


def test_a_side_without_a_deal_has_no_row():
    upfront, headline, names = go.Figure(compared_money_figure(SIDES, LIGHT)).data
    assert (list(names.text), list(upfront.text), list(headline.text)) == (["Alpha, as licensor"], ["$80m (2/4)"], ["0/4 disclose"])


def test_panels_share_years_and_scale_and_the_unfinished_year_is_marked():
    figure = go.Figure(compared_years_figure(YEARS, LIGHT))
    assert [list(trace.x) for trace in figure.data] == [["2024", "2025*"]] * 4
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range
    assert figure.layout.yaxis.range[1] >= 5
    assert [trace.showlegend for trace in figure.data] == [True, True, False, False]
    assert [note.text for note in figure.layout.annotations] == ["Alpha", "Beta"]


def test_modalities_stand_under_their_company_with_their_base():
    frame = pd.DataFrame({"name": ["Alpha"] * 8, "modality": list("abcdefgh"), "deal_count": [9, *[1] * 7], "company_deals": [16] * 8})
    bars, names = go.Figure(compared_modalities_figure(frame, LIGHT)).data
    assert list(names.text) == ["<b>Alpha</b>", *"abcdef", "2 more: see the table"]
    assert list(bars.text)[1] == "9 of 16"


def test_nothing_to_draw_is_still_a_figure():
    for figure, frame in ((compared_money_figure, SIDES), (compared_years_figure, YEARS)):
        assert go.Figure(figure(frame.head(0), LIGHT)).layout.height > 0

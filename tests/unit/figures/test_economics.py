"""Economics charts: what is drawn, what is written beside it, what the axes say."""

import math

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures import economics, economics_deals, economics_rows
from analytics.figures.theme import LIGHT, PALETTES

NAN = math.nan
SHARES = pd.DataFrame(
    {
        "stage_at_signing": ["phase 1", "filed"],
        "deal_count": [9, 4],
        "disclosed_count": [6, 1],
        "aggregate_share": [0.05, NAN],
        "median_share": [0.04, NAN],
        "mean_share": [0.06, NAN],
    }
)
SIZES = pd.DataFrame(
    {
        "announced_year": [2023, 2024],
        "stage_at_signing": ["phase 1", "filed"],
        "is_partial": [False, True],
        "deal_count": [9, 4],
        "disclosed_count": [6, 1],
        "p25_usd_m": [20.0, NAN],
        "median_usd_m": [30.0, NAN],
        "p75_usd_m": [50.0, NAN],
    }
)
CLASSES = pd.DataFrame(
    {
        "headline_class": ["$500m-1bn", "$1-2bn", "not stated"],
        "is_billion": [False, True, False],
        "deal_count": [2, 3, 4],
        "disclosed_count": [2, 3, 0],
        "headline_usd_m": [1500.0, 4000.0, NAN],
    }
)
KINDS = pd.DataFrame(
    {
        "licensee_kind": ["multinational", "newco"],
        "deal_count": [9, 2],
        "disclosed_count": [6, 1],
        "upfront_count": [7, 1],
        "headline_count": [8, 2],
        "median_upfront_usd_m": [114.0, NAN],
        "median_headline_usd_m": [1530.0, NAN],
        "aggregate_share": [0.083, NAN],
    }
)
DEALS = pd.DataFrame(
    {
        "deal_id": ["a", "b"],
        "licensors": ["A company with a very long name indeed", "Beta"],
        "licensees": pd.Series(["Roche", None], dtype=object),
        "announced_on": [pd.Timestamp(2024, 5, 1), pd.NaT],
        "licensee_kind": ["multinational", "academic"],
        "upfront_usd_m": [50.0, 5.0],
        "headline_usd_m": [1000.0, 100.0],
        "upfront_share": [0.05, 0.05],
        "deal_rank": [1, 2],
        "top_share": [NAN, NAN],
        "deals_share": [NAN, NAN],
        "value_share": [NAN, NAN],
        "royalty": pd.Series(["8-15%", "tiered"], dtype=object),
        "royalty_low_pct": [8.0, NAN],
        "royalty_high_pct": [15.0, NAN],
        "has_rate": [True, False],
    }
)
LAYERS = pd.DataFrame(
    {
        "layer": ["upfront", "equity", "sales_milestones", "total"],
        "amount_usd_m": [50.0, NAN, 950.0, 1000.0],
        "start_usd_m": [0.0, 50.0, 50.0, 0.0],
        "headline_share": [0.05, NAN, 0.95, 1.0],
        "layer_count": [1, 0, 1, 1],
    }
)
COMPARED = pd.DataFrame(
    {
        "measure": ["Sum of upfronts", "Median upfront share"],
        "stage": ["", "phase 1"],
        "period_label": ["2024", "2020-2026"],
        "publisher": ["PharmCube", "A vendor"],
        "unit": ["USD million", "percent"],
        "our_value": [3075.0, NAN],
        "published_value": [4100.0, 11.1],
        "ratio": [0.75, NAN],
        "is_same": [True, False],
        "differs": ["Same", "Worldwide"],
    }
)
BUILDERS = [
    (economics.upfront_share_by_stage_figure, SHARES),
    (economics.size_by_stage_figure, SIZES),
    (economics.size_by_year_figure, SIZES),
    (economics.headline_classes_figure, CLASSES),
    (economics.licensee_kinds_figure, KINDS),
    (economics_deals.upfront_v_headline_figure, DEALS),
    (economics_deals.milestone_layers_figure, LAYERS),
    (economics_deals.headline_concentration_figure, DEALS),
    (economics_rows.royalties_figure, DEALS),
    (economics_rows.against_published_figure, COMPARED),
]


@pytest.mark.parametrize(("build", "frame"), BUILDERS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_property_is_one_of_plotly_s_and_no_null_is_written(build, frame) -> None:
    for palette in PALETTES.values():
        for rows in (frame, frame.head(0)):
            drawn = go.Figure(build(rows, palette))
            assert drawn.layout.height >= 94
            written = [str(text) for trace in drawn.data for text in (*(trace.text or ()), *(trace.hovertext or ()))]
            assert not [text for text in written if "nan" in text or "None" in text]


def test_a_stage_under_five_deals_keeps_its_count_and_has_no_mark() -> None:
    drawn = go.Figure(economics.upfront_share_by_stage_figure(SHARES, LIGHT))
    assert drawn.layout.yaxis.ticktext == ("phase 1 · 6 of 9", "filed · 1 of 4")
    assert [trace.name for trace in drawn.data] == ["All money together", "Median deal", "Mean deal"]
    assert len({trace.marker.symbol for trace in drawn.data}) == 3
    assert all(math.isnan(trace.x[1]) for trace in drawn.data)


def test_the_middle_half_runs_from_p25_to_p75_on_a_labelled_log_axis() -> None:
    by_stage, by_year = (go.Figure(build(SIZES, LIGHT)) for build in (economics.size_by_stage_figure, economics.size_by_year_figure))
    assert by_stage.data[0].x[:3] == (20.0, 50.0, None)
    assert by_year.data[0].y[:2] == (20.0, 50.0)
    assert (by_stage.layout.xaxis.type, by_year.layout.yaxis.type) == ("log", "log")
    assert "log scale" in by_stage.layout.xaxis.title.text
    assert by_year.data[1].x == ("2023", "2024*")
    assert by_year.data[1].text == ("$30m", "")


def test_wide_spans_are_labelled_at_powers_of_ten() -> None:
    wide = SIZES.assign(p75_usd_m=[5000.0, NAN])
    assert "$30m" not in go.Figure(economics.size_by_stage_figure(wide, LIGHT)).layout.xaxis.ticktext
    assert "$30m" in go.Figure(economics.size_by_stage_figure(SIZES, LIGHT)).layout.xaxis.ticktext


def test_guide_lines_are_labelled_and_kinds_differ_in_shape() -> None:
    drawn = go.Figure(economics_deals.upfront_v_headline_figure(DEALS, LIGHT))
    labels = next(trace for trace in drawn.data if trace.mode == "text")
    assert labels.text == ("2%", "5%", "10%", "20%")
    deals = [trace for trace in drawn.data if trace.mode == "markers"]
    assert [(trace.name, trace.marker.symbol, trace.customdata) for trace in deals] == [
        ("Multinational", "circle", (["a"],)),
        ("Other or not stated", "x", (["b"],)),
    ]


def test_a_layer_begins_where_the_one_before_ends() -> None:
    bars, names = go.Figure(economics_deals.milestone_layers_figure(LAYERS, LIGHT)).data
    assert bars.base == (0.0, 50.0, 50.0, 0.0)
    assert names.text[0] == "Upfront, cash: $50m (5.0%, 1 deal)"
    assert names.text[1] == "Equity inside the total: none stated"
    assert names.text[-1] == "Headline total: $1bn (1 deal)"


@pytest.mark.parametrize(("share", "told"), [(0.1, "10.0%"), (0.2, "20.0%"), (1.0, "100.0%"), (0.0004, "under 0.1%"), (0.0005, "0.1%")])
def test_only_a_tiny_layer_is_under_a_tenth_of_a_percent(share: float, told: str) -> None:
    layers = LAYERS.head(1).assign(headline_share=share)
    _, names = go.Figure(economics_deals.milestone_layers_figure(layers, LIGHT)).data
    assert names.text == (f"Upfront, cash: $50m ({told}, 1 deal)",)


@pytest.mark.parametrize(("low", "high", "words"), [(8.0, 15.0, "8-15%"), (18.0, 18.0, "18%"), (10.0, NAN, "10% and more"), (NAN, 10.0, "up to 10%")])
def test_a_royalty_is_written_as_far_as_it_is_given(low: float, high: float, words: str) -> None:
    assert economics_rows.rate_words({"royalty_low_pct": low, "royalty_high_pct": high}) == words


def test_only_rates_in_numbers_are_drawn() -> None:
    _, marks, names = go.Figure(economics_rows.royalties_figure(DEALS, LIGHT)).data
    assert (marks.x, marks.customdata) == ((8.0, 15.0), (["a"], ["a"]))
    assert names.text == ("A company with a… → Roche, 2024: 8-15%",)
    ends = DEALS.assign(royalty_low_pct=[10.0, NAN], royalty_high_pct=[NAN, 10.0], has_rate=True)
    assert go.Figure(economics_rows.royalties_figure(ends, LIGHT)).data[1].marker.symbol == ("triangle-right", "triangle-left")


def test_ours_stand_beside_theirs() -> None:
    drawn = go.Figure(economics_rows.against_published_figure(COMPARED, LIGHT))
    assert drawn.data[-1].text == ("Sum of upfronts, 2024: $3.08bn v $4.1bn", "Median upfront share, phase 1, 2020-2026: not known v 11.1%")
    assert drawn.data[2].marker.symbol == ("diamond", "circle-open")


def test_the_last_class_is_hatched_and_says_no_sum() -> None:
    (bars,) = go.Figure(economics.headline_classes_figure(CLASSES, LIGHT)).data
    assert bars.text == ("2 · $1.5bn", "3 · $4bn", "4")
    assert bars.marker.pattern.shape == ("", "", "/")
    assert bars.marker.color[1] != bars.marker.color[0]


def test_each_panel_of_the_kinds_says_its_base() -> None:
    drawn = go.Figure(economics.licensee_kinds_figure(KINDS, LIGHT))
    assert [trace.text for trace in drawn.data] == [("9", "2"), ("$114m (7/9)", "1/2"), ("$1.53bn (8/9)", "2/2"), ("8.3% (6/9)", "1/2")]
    assert drawn.layout.yaxis2.ticktext == ("Multinational", "NewCo")

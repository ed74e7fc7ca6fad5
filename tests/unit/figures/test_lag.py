"""Curves of the lag, panels of designations, published counts."""

import plotly.graph_objects as go
import pytest

from analytics.figures.designations import designations_figure, published_counts_figure
from analytics.figures.lag import approval_lag_figure
from analytics.figures.theme import LIGHT, PALETTES
from analytics.filters import DealFilter
from analytics.queries.designations import designations_by_year, published_counts
from analytics.queries.lag import approval_lag

ALL = DealFilter()
LAGS = "assets | agency | event_on\n" + "\n".join(
    [*(f"e{i} | NMPA | 2018-01-0{i}" for i in range(1, 7)), *(f"l{i} | NMPA | 2021-01-0{i}" for i in range(1, 7)),
     "e1 | FDA | 2020-01-01", "l1 | FDA | 2022-01-01", "l2 | FDA | 2020-01-01"]
)  # fmt: skip
DESIGNATIONS = """
assets | agency | event_type         | event_on
a      | FDA    | orphan designation | 2021-05-01
a      | FDA    | fast track         | 2026-02-01
"""
STATS = """
stat_id | period_start | period_end | period_label | metric | value | unit | qualifier | publisher | source | confidence
s1 | 2024-01-01 | 2024-12-31 | 2024 | fda_btd_count | 17 | count | at least | P | x | medium
"""


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_figure_is_one_that_plotly_takes(cursor_of, palette) -> None:
    cursor = cursor_of(regulatory_events=DESIGNATIONS, market_stats=STATS, sources="source_id\nx")
    for figure, frame in (
        (approval_lag_figure, approval_lag(cursor_of(regulatory_events=LAGS), ALL, "FDA")),
        (designations_figure, designations_by_year(cursor, ALL)),
        (published_counts_figure, published_counts(cursor, ALL)),
    ):
        assert len(go.Figure(figure(frame, palette)).data) >= 1


def test_curves_rise_and_the_numbers_followed_stand_below(cursor_of) -> None:
    figure = approval_lag_figure(approval_lag(cursor_of(regulatory_events=LAGS), ALL, "FDA"), LIGHT)
    lines = [trace for trace in figure["data"] if trace.get("mode") == "lines"]
    assert [line["name"] for line in lines] == ["before 2020", "2020 to 2022"]
    assert len({line["line"]["dash"] for line in lines}) == 2
    assert all(line["y"] == sorted(line["y"]) and line["y"][0] == 0 for line in lines)
    assert max(lines[0]["y"]) == pytest.approx(1 / 6)
    carried = {point[0] for trace in figure["data"] for point in trace.get("customdata", [])}
    assert "event-13" in carried and "event-8" not in carried
    (table,) = [trace for trace in figure["data"] if trace.get("yaxis") == "y2"]
    place = table["text"].index("2020 to 2022: 1 of 5 approved abroad")
    assert table["text"][place + 1 : place + 6] == ["5", "4", "4", "0", "0"]


def test_one_curve_for_all_has_its_band(cursor_of) -> None:
    few = "\n".join(line for line in LAGS.splitlines() if not line.startswith(("e3", "e4")))
    figure = approval_lag_figure(approval_lag(cursor_of(regulatory_events=few), ALL, "FDA"), LIGHT)
    assert [trace["name"] for trace in figure["data"] if trace.get("mode") == "lines" and "name" in trace] == ["95% band", "all years"]


def test_panels_share_a_scale_and_mark_the_year_that_is_not_over(cursor_of) -> None:
    figure = designations_figure(designations_by_year(cursor_of(regulatory_events=DESIGNATIONS), ALL), LIGHT)
    assert figure["data"][1]["customdata"] == [["FDA", "orphan designation", 2021]]
    assert figure["layout"]["yaxis"]["range"] == figure["layout"]["yaxis2"]["range"]
    assert figure["layout"]["xaxis"]["ticktext"][-1] == "2026*"
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["<b>FDA: fast track</b> 1", "<b>FDA: orphan designation</b> 1"]


def test_published_counts_are_written_beside_ours(cursor_of) -> None:
    figure = published_counts_figure(published_counts(cursor_of(market_stats=STATS, sources="source_id\nx"), ALL), LIGHT)
    assert figure["data"][2]["text"] == ["Breakthrough designations by the FDA, 2024: 0 v at least 17"]

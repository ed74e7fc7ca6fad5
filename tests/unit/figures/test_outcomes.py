"""Charts of outcomes: what is drawn, what is written beside it."""

import plotly.graph_objects as go
import pytest

from analytics.figures import outcomes as figures
from analytics.figures.termination import termination_by_group_figure, termination_curve_figure
from analytics.figures.theme import LIGHT, PALETTES
from analytics.filters import DealFilter
from analytics.queries import outcomes, termination

EVERY = DealFilter()
EVENTS = "assets | event_on\nmr-101 | 2023-06-01\nmr-202 | 2020"
DEALS = """
    deal_id | announced_on | status     | ended_on   | stage_at_signing | upfront_usd_m | total_potential_usd_m | headline_within | assets
    a       | 2016-01-01   | terminated | 2018-01-01 | phase 1          | 40            | 500                   |                 | mr-101
    b       | 2016-01-01   | terminated | 2018-06    | phase 1          |               | 900                   |                 | mr-202
    c       | 2016-01-01   | terminated |            | phase 1          | 7             | 50                    | a               | x-1
    d       | 2016-01-01   | active     |            | phase 1          |               |                       |                 | x-2
    e       | 2017-01-01   | active     |            | phase 1          |               |                       |                 | x-3
    f       | 2017-01-01   | unknown    |            | phase 1          |               |                       |                 | x-4
    g       | 2017-01-01   | active     |            | phase 1          |               |                       |                 | x-5
    h       | 2017-01-01   | active     |            | phase 1          |               |                       |                 | x-6
    i       |              | active     |            | phase 3          |               |                       |                 | x-7
    j       | 2024-06-01   | terminated | 2024-12-01 | preclinical      |               |                       |                 | x-8
    k       | 2025-06-01   | active     |            | preclinical      |               |                       |                 | x-9
"""


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(DEALS, regulatory_events=EVENTS)


def trace(figure: dict, name: str, mode: str) -> dict:
    (found,) = [
        trace for trace in figure["data"] if trace.get("name") == name and trace.get("mode", trace["type"]) == mode and trace.get("showlegend", True)
    ]
    return found


def texts(figure: dict) -> list[str]:
    return [text for trace in figure["data"] if trace.get("mode", "").endswith("text") for text in trace["text"]]


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_figure_is_one_that_plotly_takes(cursor, palette) -> None:
    for query, figure in (
        (outcomes.status_by_year, figures.status_by_year_figure),
        (outcomes.terminations_by_year, figures.terminations_by_year_figure),
        (outcomes.terminated_deals, figures.terminated_deals_figure),
        (outcomes.approved_abroad, figures.approved_abroad_figure),
        (termination.termination_curve, termination_curve_figure),
        (termination.termination_by_stage, termination_by_group_figure),
        (termination.termination_by_modality, termination_by_group_figure),
    ):
        drawn = go.Figure(figure(query(cursor, EVERY), palette))
        assert len(drawn.data) >= 1


def test_status_bars_carry_year_and_status_and_keep_empty_and_unknown_years(cursor) -> None:
    figure = figures.status_by_year_figure(outcomes.status_by_year(cursor, EVERY), LIGHT)
    assert [bar["name"] for bar in figure["data"]] == ["terminated", "unknown", "active"]
    assert figure["data"][0]["customdata"] == [["2016", "terminated"], ["2024", "terminated"]]
    assert figure["layout"]["xaxis"]["categoryarray"] == [*map(str, range(2016, 2025)), "2025*", "not stated"]
    assert figure["layout"]["xaxis"]["ticktext"][-2:] == ["’25*", "not<br>stated"]
    assert len({bar["marker"]["pattern"]["shape"] for bar in figure["data"]}) == 3


def test_the_curve_is_a_staircase_from_1_that_stops_under_five_deals(cursor) -> None:
    figure = termination_curve_figure(termination.termination_curve(cursor, EVERY), LIGHT)
    line = trace(figure, "Unknown as running", "lines")
    assert line["line"]["shape"] == "hv"
    assert line["x"][0] == 0 and line["y"][0] == 1
    assert min(line["y"]) == pytest.approx(8 / 9 * 6 / 7 * 5 / 6)
    assert line["line"]["dash"] != trace(figure, "Unknown left out", "lines")["line"]["dash"]
    carried = {point[0] for part in figure["data"] for point in part.get("customdata", [])}
    assert {"a", "b", "j"} <= carried and not carried & {"c", "i"}


def test_a_curve_of_very_many_ends_carries_no_marks(cursor, monkeypatch) -> None:
    monkeypatch.setattr("analytics.figures.termination.MOST_ENDS", 2)
    figure = termination_curve_figure(termination.termination_curve(cursor, EVERY), LIGHT)
    carried = {point[0] for part in figure["data"] for point in part.get("customdata", [])}
    assert not carried & {"a", "b", "j"} and "e" in carried
    assert min(trace(figure, "Unknown as running", "lines")["y"]) == pytest.approx(8 / 9 * 6 / 7 * 5 / 6)


def test_numbers_at_risk_stand_under_the_curve_and_groups_without_one_keep_their_counts(cursor) -> None:
    by_stage = termination_by_group_figure(termination.termination_by_stage(cursor, EVERY), LIGHT)
    (table,) = [part for part in by_stage["data"] if part.get("yaxis") == "y2"]
    assert "Preclinical and earlier: 1 of 2 terminated, not drawn" in table["text"]
    assert "Phase 3 and later: 0 of 0 terminated, not drawn" in table["text"]
    place = table["text"].index("Phase 1: 2 of 7 terminated")
    assert table["text"][place + 1 : place + 6] == ["7", "7", "5", "5", "5"]
    assert table["x"][place + 1 : place + 6] == [0, 2, 4, 6, 8]
    assert [part["name"] for part in by_stage["data"] if part.get("mode") == "lines"] == ["Phase 1"]


def test_terminated_deals_say_in_words_what_a_bar_cannot(cursor) -> None:
    figure = figures.terminated_deals_figure(outcomes.terminated_deals(cursor, EVERY), LIGHT)
    promised, paid = figure["data"][:2]
    assert (promised["x"], paid["x"]) == ([900, 500, 0, 0], [0, 40, 7, 0])
    said = [text.strip() for text in texts(figure)]
    assert said[4:] == ["$900m, upfront not disclosed", "$40m of $500m", "$7m, total in earlier deal", "not disclosed"]
    assert said[2] == "alpha → beta, end undated"


def test_approvals_after_the_end_of_the_deal_have_their_own_sign(cursor) -> None:
    figure = figures.approved_abroad_figure(outcomes.approved_abroad(cursor, EVERY), LIGHT)
    ended = trace(figure, "after the deal had ended", "markers+text")
    assert [point[0] for point in ended["customdata"]] == ["b", "a"]
    assert ended["text"] == ["FDA 2020", "FDA 2023-06-01"]
    assert ended["marker"]["symbol"] == "x"


def test_terminations_are_blocks_that_lead_to_their_deal(cursor) -> None:
    (blocks,) = figures.terminations_by_year_figure(outcomes.terminations_by_year(cursor, EVERY), LIGHT)["data"]
    assert list(zip(blocks["x"], blocks["base"], (point[0] for point in blocks["customdata"]), strict=True)) == [
        ("2018", 0, "a"), ("2018", 1, "b"), ("2024", 0, "j"), ("not stated", 0, "c"),
    ]  # fmt: skip

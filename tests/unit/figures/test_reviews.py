"""Charts of reviews and complete responses: what is drawn, what is written beside it, where a mark leads."""

from typing import Any

import plotly.graph_objects as go
import pytest

from analytics.figures.complete_responses import after_complete_response_figure, complete_response_reasons_figure
from analytics.figures.goal_dates import goal_dates_figure
from analytics.figures.reviews import first_cycles_figure, review_times_figure
from analytics.figures.theme import LIGHT, PALETTES
from analytics.filters import DealFilter
from analytics.queries import complete_responses, reviews
from tests.unit.queries.test_complete_responses import EVENTS as LETTER_EVENTS
from tests.unit.queries.test_complete_responses import GOALS, LETTERS
from tests.unit.queries.test_reviews import ASSETS, EVENTS, five

ALL = DealFilter()


def texts(figure: dict[str, Any]) -> list[str]:
    return [text for trace in figure["data"] if trace.get("mode") == "text" for text in trace["text"]]


def traces(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in figure["data"] if "name" in trace}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_figure_is_one_that_plotly_takes(cursor_of, palette) -> None:
    cursor = cursor_of(regulatory_events=EVENTS, assets=ASSETS)
    letters = cursor_of(regulatory_events=LETTER_EVENTS, released_letters=LETTERS, sources="source_id\ns1")
    for figure, frame in (
        (review_times_figure, reviews.review_times(cursor, ALL)),
        (first_cycles_figure, reviews.first_cycles(cursor, ALL)),
        (after_complete_response_figure, complete_responses.after_complete_response(letters, ALL)),
        (complete_response_reasons_figure, complete_responses.complete_response_reasons(letters, ALL)),
        (goal_dates_figure, complete_responses.goal_dates(cursor_of(regulatory_events=GOALS), ALL)),
    ):
        assert len(go.Figure(figure(frame, palette)).data) >= 2


def test_start_and_outcome_of_a_time_have_their_own_signs_and_few_get_no_median(cursor_of) -> None:
    figure = review_times_figure(reviews.review_times(cursor_of(regulatory_events=EVENTS, assets=ASSETS), ALL), LIGHT)
    drawn = traces(figure)
    assert drawn["approved, from submission"]["marker"]["symbol"] == "circle"
    assert drawn["not approved, from acceptance"]["marker"]["symbol"] == "x-open"
    assert drawn["not approved, from acceptance"]["customdata"] == [["fda-b"]]
    assert drawn["median"]["x"] == []
    assert "<b>FDA, first filings</b> n = 2, no statistic" in texts(figure)


def test_a_group_of_five_has_its_median_and_middle_half(cursor_of) -> None:
    figure = review_times_figure(reviews.review_times(cursor_of(regulatory_events=five([100, 200, 300, 400, 500])), ALL), LIGHT)
    drawn = traces(figure)
    assert drawn["median"]["x"] == [pytest.approx(300 / 30.4375)]
    assert drawn["middle half"]["x"][:2] == [pytest.approx(200 / 30.4375), pytest.approx(400 / 30.4375)]
    assert texts(figure) == ["<b>FDA, first filings</b> median 9.9 months, n = 5"]


def test_close_times_of_a_group_do_not_hide_each_other(cursor_of) -> None:
    figure = review_times_figure(reviews.review_times(cursor_of(regulatory_events=five([300, 300, 301, 302, 500])), ALL), LIGHT)
    dots = traces(figure)["approved, from submission"]
    assert len(set(dots["y"][:4])) == 4 and dots["y"][4] == 0.12


def test_each_application_is_one_block_and_the_left_out_ones_none(cursor_of) -> None:
    figure = first_cycles_figure(reviews.first_cycles(cursor_of(regulatory_events=EVENTS, assets=ASSETS), ALL), LIGHT)
    carried = [point[0] for trace in figure["data"] for point in trace.get("customdata", [])]
    assert sorted(carried) == ["eu-h", "eu-i", "fda-a", "fda-b", "fda-c", "fda-d", "fda-e", "nmpa-j"]
    assert texts(figure) == ["<b>FDA</b> 3 of 4; 1 waiting", "<b>EU</b> 1 of 2", "<b>China</b> 1 of 1"]
    assert len({trace["marker"]["pattern"]["shape"] for trace in figure["data"] if trace["type"] == "bar"}) == 4


def test_a_letter_s_row_has_two_parts_or_one_and_an_end(cursor_of) -> None:
    figure = after_complete_response_figure(complete_responses.after_complete_response(cursor_of(regulatory_events=LETTER_EVENTS), ALL), LIGHT)
    drawn = traces(figure)
    waits = dict(zip((point[0] for point in drawn["To the resubmission"]["customdata"]), drawn["To the resubmission"]["x"], strict=True))
    assert waits["fda-a"] == pytest.approx(181 / 30.4375)
    assert drawn["Under review"]["base"] == [pytest.approx(181 / 30.4375)]
    assert drawn["To the action, resubmission not dated"]["customdata"] == [["fda-b"]]
    assert sorted(point[0] for point in drawn["Not settled, to the as-of date"]["customdata"]) == ["fda-a", "fda-d"]
    assert drawn["Under review again"]["x"] == [pytest.approx(184 / 30.4375)]
    assert "asset-1, 2nd letter 2024-01-01" in texts(figure)


def test_goals_say_before_and_after_in_words(cursor_of) -> None:
    figure = goal_dates_figure(complete_responses.goal_dates(cursor_of(regulatory_events=GOALS), ALL), LIGHT)
    assert [text.split(": ")[1] for text in texts(figure)] == [
        "on the day", "2 days after, goal on a weekend", "in the month of the goal", "about 26 days before",
    ]  # fmt: skip
    assert traces(figure)["First goal, moved later"]["x"] == [-92]


def test_under_five_letters_bars_have_no_length_and_keep_their_count(cursor_of) -> None:
    cursor = cursor_of(regulatory_events=LETTER_EVENTS, released_letters=LETTERS, sources="source_id\ns1")
    ours, theirs = complete_response_reasons_figure(complete_responses.complete_response_reasons(cursor, ALL), LIGHT)["data"][:2]
    assert set(ours["x"]) == {0} and ours["text"][0] == "2 of 3"
    assert ours["name"].endswith("(n = 3)") and theirs["name"].endswith("(n = 2)")

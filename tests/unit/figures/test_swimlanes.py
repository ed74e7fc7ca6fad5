"""The swimlane figure: one scale, marks that do not hide each other, lines of reviews, spans, labels of complete responses."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures.swimlane_layout import LANE_LIMIT, drawn_events, laid_out
from analytics.figures.swimlanes import OPEN, REVIEWED, swimlane_figure
from analytics.figures.theme import DARK, LIGHT
from analytics.figures.timeline import MARKS
from analytics.wording import dated

AS_OF = date(2026, 11, 21)
STORY = (
    ("submission", "2023-05-17", "day", 1),
    ("submission accepted", "2023-07-17", "day", 1),
    ("inspection", "2023-11-01", "month", 1),
    ("PDUFA date", "2024-05-16", "day", 1),
    ("complete response", "2024-05-16", "day", 1),
    ("resubmission", "2024-09-20", "day", 2),
    ("complete response", "2025-03-20", "day", 2),
    ("resubmission", "2026-01-23", "day", 3),
    ("PDUFA date", "2026-07-23", "day", 3),
)
CYCLES = {1: ("2023-05-17", "2024-05-16", "2024-05-16"), 2: ("2024-09-20", "2025-03-20", None), 3: ("2026-01-23", None, "2026-07-23")}
ENDS = {"day": 0, "month": 29, "quarter": 89, "half": 180, "year": 364}


def lane_of(rank=0, rows=STORY, application="us", zero="2023-05-17", part="FDA"):
    frame = pd.DataFrame(rows, columns=["kind", "day", "precision", "cycle"])
    days = pd.to_datetime(frame["day"])
    cycles = [CYCLES.get(cycle, (None, None, None)) for cycle in frame["cycle"]]
    return frame.assign(
        lane=f"lane-{rank}", lane_name=f"Lane {rank} <b>", lane_rank=rank, zero_on=pd.Timestamp(zero) if zero else pd.NaT, lane_part=part,
        fact_id=[f"{rank}-{number}" for number in range(len(frame))], happened_on=days, first_day=days,
        last_day=days + pd.to_timedelta(frame["precision"].map(ENDS), unit="D"), application=application, what="what <i>", indication=None, actor="who", partner=None,
        agency="FDA", deal_id=None, outcome_reason=["facility; cmc" if kind == "complete response" else None for kind in frame["kind"]],
        source_title="A page", source_count=2, opened_on=pd.to_datetime([opened for opened, _, _ in cycles]),
        closed_on=pd.to_datetime([closed for _, closed, _ in cycles]), goal_on=pd.to_datetime([goal for _, _, goal in cycles]),
    )  # fmt: skip


def named(figure, name):
    return next(trace for trace in go.Figure(figure).data if trace.name == name)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("is_aligned", [False, True])
def test_every_drawn_event_is_one_mark_that_names_it(palette, is_aligned):
    figure = go.Figure(swimlane_figure(pd.concat([lane_of(), lane_of(1)]), palette, is_aligned, AS_OF))
    marks = [fact for trace in figure.data if trace.type == "scatter" and trace.mode == "markers" for fact, _ in trace.customdata]
    assert sorted(marks) == sorted(f"{lane}-{number}" for lane in (0, 1) for number in range(len(STORY)))


def test_each_kind_has_its_shape_and_a_coarse_date_is_hollow_on_its_period():
    figure = swimlane_figure(lane_of(), LIGHT, False, AS_OF)
    assert named(figure, "complete response").marker.symbol == MARKS["complete response"].symbol
    assert named(figure, "inspection").marker.symbol == f"{MARKS['inspection'].symbol}-open"
    spans = named(figure, "period in which the event lies")
    assert list(spans.base) == ["2023-11-01"]
    assert spans.x[0] == 30 * 86_400_000


def test_reviews_run_from_filing_to_action_and_open_ones_dotted_to_the_goal():
    figure = swimlane_figure(lane_of(), LIGHT, False, AS_OF)
    assert list(named(figure, REVIEWED).x) == ["2023-05-17", "2024-05-16", None, "2024-09-20", "2025-03-20", None]
    assert list(named(figure, OPEN).x) == ["2026-01-23", "2026-07-23", None]
    assert named(figure, OPEN).line.dash == "dot"


def test_aligned_lanes_begin_at_zero_and_lanes_without_a_first_filing_are_not_drawn():
    figure = swimlane_figure(pd.concat([lane_of(), lane_of(1, zero=None)]), LIGHT, True, AS_OF)
    assert named(figure, "submission").x == (0.0,)
    assert named(figure, "complete response").x == (11.99, 22.11)
    assert "month 12.0" in named(figure, "complete response").hovertext[0]


def test_complete_responses_are_labelled_with_their_reasons_where_lanes_are_few():
    labels = [
        label
        for trace in go.Figure(swimlane_figure(lane_of(), LIGHT, False, AS_OF)).data
        if trace.type == "scatter" and trace.mode == "text"
        for label in trace.text
    ]
    assert {"CR May 2024<br>facility, cmc", "CR Mar 2025<br>facility, cmc", "filed May 2023", "goal Jul 2026"} <= {*labels}
    (trace,) = [trace for trace in swimlane_figure(lane_of(), LIGHT, False, AS_OF)["data"] if trace.get("mode") == "text"]
    assert sorted({*trace["meta"]["narrow"]["text"]}) == ["", "CR"]
    many = pd.concat([lane_of(rank) for rank in range(5)])
    short = [
        label
        for trace in go.Figure(swimlane_figure(many, LIGHT, False, AS_OF)).data
        if trace.type == "scatter" and trace.mode == "text"
        for label in trace.text
    ]
    assert {label.strip() for label in short} == {"CR"}


def test_marks_of_one_day_stand_apart_and_rows_of_applications_do_not_meet():
    other = lane_of(rows=STORY[:5], application="us-2")
    layout = laid_out(drawn_events(pd.concat([lane_of(), other.assign(fact_id=other["fact_id"] + "b")]), False), False)
    places = [(event["x"], event["y"]) for event in layout.events]
    assert len(set(places)) == len(places)
    assert len({event["middle"] for event in layout.events}) == 2


def test_the_chart_has_room_for_so_many_lanes_and_draws_the_first():
    many = pd.concat([lane_of(rank) for rank in range(LANE_LIMIT + 4)])
    assert sorted(drawn_events(many, False)["lane_rank"].unique()) == list(range(LANE_LIMIT))


def test_one_event_is_a_chart_and_none_is_an_empty_one():
    single = lane_of(rows=(("approval", "2020-01-01", "year", None),), application=None, zero=None)
    (mark,) = [trace for trace in go.Figure(swimlane_figure(single, LIGHT, False, AS_OF)).data if trace.type == "scatter" and trace.mode == "markers"]
    assert dated(date(2020, 1, 1), "year") in mark.hovertext[0]
    assert "2020-01-01" not in mark.hovertext[0]
    assert swimlane_figure(single, LIGHT, True, AS_OF)["data"] == []


def test_a_complete_response_tells_its_reasons_on_a_line_of_their_own():
    hover = named(swimlane_figure(lane_of(), LIGHT, False, AS_OF), "complete response").hovertext[0].split("<br>")
    assert hover[1:] == ["FDA complete response, 2024-05-16", "what &lt;i&gt;", "reasons: facility, cmc", "who", "Source: A page and 1 more"]


def test_names_from_the_data_are_text():
    figure = swimlane_figure(lane_of(), LIGHT, False, AS_OF)
    assert figure["layout"]["annotations"][0]["text"] == "<b>Lane 0 &lt;b&gt;</b>"
    assert "what &lt;i&gt;" in named(figure, "submission").hovertext[0]


def test_the_day_of_the_data_is_a_line_where_the_axis_holds_it():
    recent, old = swimlane_figure(lane_of(rows=(("approval", "2026-11-01", "day", None),)), LIGHT, False, AS_OF), lane_of(rows=STORY[:3])
    assert [shape["x0"] for shape in recent["layout"]["shapes"]] == ["2026-11-21"]
    assert swimlane_figure(old, LIGHT, False, AS_OF)["layout"]["shapes"] == []

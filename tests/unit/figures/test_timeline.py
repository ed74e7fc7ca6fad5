"""The timeline figure: lanes, marks, spans, rows that keep marks apart."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures.theme import DARK, LIGHT
from analytics.figures.timeline import DAY_MS, MARKS, timeline_figure
from data.schema import vocabularies


def events_of(*rows: tuple[str, str, str, str, str]) -> pd.DataFrame:
    """Events from (fact_id, lane, kind, first day, last day); an empty day is unknown."""
    frame = pd.DataFrame(rows, columns=["fact_id", "lane", "kind", "first_day", "last_day"])
    days = frame.assign(first_day=pd.to_datetime(frame["first_day"]), last_day=pd.to_datetime(frame["last_day"]))
    precision = ["day" if first == last else "year" for first, last in zip(days["first_day"], days["last_day"], strict=True)]
    agency = [None if lane.startswith(("Deals", "As")) else lane for lane in frame["lane"]]
    return days.assign(happened_on=days["first_day"], precision=precision, agency=agency, what="what <b>", actor="who", partner="Partner of the deal")


def marks_of(figure) -> dict[str, list]:
    return {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in figure.data if trace.type == "scatter"}


def test_deals_come_first_and_both_eu_bodies_share_a_lane():
    figure = go.Figure(
        timeline_figure(
            events_of(
                ("e", "EC", "approval", "2022-01-01", "2022-01-01"),
                ("z", "TGA", "approval", "2021-01-01", "2021-01-01"),
                ("m", "EMA", "CHMP positive opinion", "2020-01-01", "2020-01-01"),
                ("f", "FDA", "approval", "2019-01-01", "2019-01-01"),
                ("d", "Deals", "deal", "2018-01-01", "2018-01-01"),
            ),
            LIGHT,
        )
    )
    assert list(figure.layout.yaxis.ticktext) == ["Deals", "FDA", "EU (EMA, EC)", "TGA"]


def test_a_year_is_a_hollow_mark_in_the_middle_of_a_bar_of_that_length():
    figure = go.Figure(timeline_figure(events_of(("y", "FDA", "approval", "2023-01-01", "2023-12-31")), LIGHT))
    bar, mark = figure.data
    assert (bar.type, list(bar.base), list(bar.x)) == ("bar", ["2023-01-01"], [365 * DAY_MS])
    assert (mark.marker.symbol, list(mark.x)) == ("circle-open", ["2023-07-02"])


def test_a_known_day_is_a_full_mark_without_a_bar():
    figure = go.Figure(timeline_figure(events_of(("y", "FDA", "approval", "2023-05-06", "2023-05-06")), LIGHT))
    bar, mark = figure.data
    assert (len(bar.x), mark.marker.symbol, list(mark.x)) == (0, "circle", ["2023-05-06"])


def test_marks_of_one_day_stand_below_one_another_and_distant_ones_side_by_side():
    figure = go.Figure(
        timeline_figure(
            events_of(
                ("goal", "FDA", "PDUFA date", "2024-05-16", "2024-05-16"),
                ("letter", "FDA", "complete response", "2024-05-16", "2024-05-16"),
                ("early", "FDA", "submission", "2018-01-01", "2018-01-01"),
                ("home", "NMPA", "approval", "2024-05-16", "2024-05-16"),
            ),
            LIGHT,
        )
    )
    marks = marks_of(figure)
    rows = {name: points[0][1] for name, points in marks.items()}
    assert sorted([rows["PDUFA date"], rows["complete response"]]) == [0, 1]
    assert rows["submission"] == 0
    assert rows["approval"] == 2


def test_a_mark_inside_the_period_of_another_stands_below_it():
    figure = go.Figure(
        timeline_figure(
            events_of(("y", "FDA", "submission accepted", "2023-01-01", "2023-12-31"), ("d", "FDA", "approval", "2023-01-19", "2023-01-19")), LIGHT
        )
    )
    marks = marks_of(figure)
    assert {marks["approval"][0][1], marks["submission accepted"][0][1]} == {0, 1}


def test_every_mark_carries_its_fact_and_kind():
    figure = go.Figure(
        timeline_figure(
            events_of(("d", "Deals", "deal", "2020-01-01", "2020-01-01"), ("d", "Deals", "deal terminated", "2022-01-01", "2022-12-31")), LIGHT
        )
    )
    assert [list(trace.customdata[0]) for trace in figure.data if trace.type == "scatter"] == [["d", "deal"], ["d", "deal terminated"]]
    assert list(figure.data[0].customdata[0]) == ["d", "deal terminated"]


def test_a_kind_has_one_entry_in_the_legend_whatever_its_precision():
    figure = go.Figure(
        timeline_figure(events_of(("a", "FDA", "approval", "2020-01-01", "2020-01-01"), ("b", "FDA", "approval", "2022-01-01", "2022-12-31")), LIGHT)
    )
    assert [trace.showlegend for trace in figure.data if trace.name == "approval"] == [True, False]


def test_a_deal_is_labelled_with_its_partner_towards_the_inside():
    figure = go.Figure(
        timeline_figure(events_of(("a", "Deals", "deal", "2015-01-01", "2015-01-01"), ("b", "Deals", "deal", "2025-01-01", "2025-01-01")), LIGHT)
    )
    (deals,) = [trace for trace in figure.data if trace.type == "scatter"]
    assert list(deals.textposition) == ["middle right", "middle left"]
    assert all(text.startswith("Partner of") and len(text) <= 18 for text in deals.text)


def test_undated_events_are_left_out_and_alone_give_an_empty_frame():
    undated = ("u", "Deals", "deal terminated", "", "")
    assert len(go.Figure(timeline_figure(events_of(undated), LIGHT)).data) == 0
    both = go.Figure(timeline_figure(events_of(undated, ("a", "Deals", "deal", "2020-01-01", "2020-01-01")), LIGHT))
    assert set(marks_of(both)) == {"deal"}


def test_text_from_the_data_cannot_format_the_hover():
    figure = go.Figure(timeline_figure(events_of(("a", "FDA", "approval", "2020-01-01", "2020-01-01")), LIGHT))
    assert figure.data[-1].hovertext[0] == "FDA approval, 2020-01-01<br>what &lt;b&gt;<br>who"


def test_a_kind_that_no_one_foresaw_is_still_drawn():
    assert set(marks_of(go.Figure(timeline_figure(events_of(("a", "FDA", "surprise", "2020-01-01", "2020-01-01")), DARK)))) == {"surprise"}


def test_every_event_type_has_its_own_mark():
    kinds = [*vocabularies()["event_type"]["value"], "deal", "deal terminated", "deal expired"]
    assert not set(kinds) - set(MARKS)
    looks = [(MARKS[kind].symbol, MARKS[kind].colour) for kind in kinds]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_colour_is_one_of_the_palette(palette):
    assert all(getattr(palette, mark.colour).startswith("#") for mark in MARKS.values())

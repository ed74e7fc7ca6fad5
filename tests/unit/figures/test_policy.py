"""Trends under the policy layer: what is drawn where, what marks carry, nothing outside the chart's own quarters."""

import math
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from analytics.figures.policy import LEAST_WIDTH, MARK_SIZE, Rule, approvals_with_policy_figure, deals_with_policy_figure
from analytics.figures.theme import LIGHT, PALETTES

DEALS = pd.DataFrame(
    {
        "announced_quarter": ["2023 Q4", "2024 Q1", "2024 Q2"],
        "deal_count": [3, 0, 2],
        "disclosed_count": [2, 0, 0],
        "headline_usd_m": [300.0, math.nan, math.nan],
        "is_partial": [False, False, True],
    }
)
APPROVALS = pd.DataFrame(
    {
        "approval_quarter": ["2023 Q4", "2023 Q4", "2024 Q2"],
        "authority": ["FDA", "EU", "FDA"],
        "approval_count": [2, 1, 4],
        "event_ids": [["a", "b"], ["c"], ["d", "e", "f", "g"]],
        "is_partial": [False, False, True],
        "disclosed_count": [7, 7, 7],
        "deal_count": [8, 8, 8],
    }
)


def rule(number: int, first: date, last: date | None = None, place: str = "CN", title: str = "A rule") -> Rule:
    return Rule(number, f"p{number}", title, place, "law", first, last or first, first.isoformat())


DAY = rule(1, date(2024, 1, 1))
MIDDLE = rule(2, date(2023, 11, 16), place="US/EU")
QUARTER = rule(3, date(2024, 4, 1), date(2024, 6, 30), place="HK")
RULES = (MIDDLE, DAY, QUARTER)
BOTH = [(deals_with_policy_figure, DEALS), (approvals_with_policy_figure, APPROVALS)]


def marks(drawn: go.Figure) -> list[go.Scatter]:
    return [trace for trace in drawn.data if trace.type == "scatter"]


@pytest.mark.parametrize(("build", "frame"), BOTH)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_layer_is_valid_and_the_frame_stays_as_it_was(build, frame, palette) -> None:
    before = frame.copy(deep=True)
    assert len(marks(go.Figure(build(frame, palette, RULES)))) == 3
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(("build", "frame"), BOTH)
def test_a_day_is_a_line_at_its_place_and_a_period_a_band_of_its_length(build, frame) -> None:
    drawn = go.Figure(build(frame, LIGHT, RULES))
    lines = [shape for shape in drawn.layout.shapes if shape.type == "line"]
    (band,) = [shape for shape in drawn.layout.shapes if shape.type == "rect"]
    assert [round(shape.x0, 2) for shape in lines] == [0.01, 0.51]
    assert (round(band.x0, 6), round(band.x1, 6)) == (1.5, 2.5)
    assert list(drawn.layout.xaxis.range) == list(drawn.layout.xaxis9.range) == [-0.5, 2.5]


@pytest.mark.parametrize(("build", "frame"), BOTH)
def test_without_a_rule_in_its_quarters_the_chart_is_the_plain_one(build, frame) -> None:
    plain = build(frame, LIGHT, ())
    assert "shapes" not in plain["layout"]
    beside = build(frame, LIGHT, (rule(1, date(2023, 9, 30)), rule(2, date(2024, 7, 1))))
    assert (beside["layout"], len(beside["data"])) == (plain["layout"], len(plain["data"]))
    assert build(frame, LIGHT, RULES)["layout"]["height"] > plain["layout"]["height"]


@pytest.mark.parametrize(("build", "frame"), BOTH)
def test_an_empty_frame_draws_no_rule(build, frame) -> None:
    drawn = go.Figure(build(frame.iloc[:0], LIGHT, RULES))
    assert marks(drawn) == []


@pytest.mark.parametrize(("build", "frame", "carried"), [(*BOTH[0], 1), (*BOTH[1], 2)])
def test_a_mark_shows_its_number_tells_its_title_and_carries_its_rule_after_what_bars_carry(build, frame, carried: int) -> None:
    drawn = go.Figure(build(frame, LIGHT, (rule(7, date(2024, 2, 2), title="Opinions of " + "very long & odd <b> words " * 5),)))
    (mark,) = marks(drawn)
    bar = next(trace for trace in drawn.data if trace.type == "bar")
    assert list(mark.text) == ["7"]
    assert [list(point) for point in mark.customdata] == [[""] * carried + ["p7"]]
    assert {len(point) for point in bar.customdata} == {carried}
    assert "&amp; odd &lt;b&gt;" in mark.hovertext[0]
    assert max(map(len, mark.hovertext[0].split("<br>"))) < 90


def test_places_differ_by_shape_and_are_named_in_words() -> None:
    drawn = marks(go.Figure(deals_with_policy_figure(DEALS, LIGHT, RULES)))
    assert [trace.name for trace in drawn] == ["United States and European Union", "China", "Hong Kong"]
    assert len({trace.marker.symbol for trace in drawn}) == 3


def test_marks_never_cover_one_another_on_a_phone() -> None:
    quarters = [f"{year} Q{quarter}" for year in range(2015, 2027) for quarter in range(1, 5)]
    frame = pd.DataFrame({"announced_quarter": quarters, "deal_count": 1, "disclosed_count": 0, "headline_usd_m": math.nan, "is_partial": False})
    rules = [rule(index, date(2015 + index // 2, 1 + 6 * (index % 2), 20)) for index in range(15)] + [
        rule(15, date(2022, 1, 22)),
        rule(16, date(2022, 2, 2)),
    ]
    drawn = marks(go.Figure(deals_with_policy_figure(frame, LIGHT, rules)))
    places = [(x * LEAST_WIDTH / len(quarters), y) for trace in drawn for x, y in zip(trace.x, trace.y, strict=True)]
    assert len(places) == 17
    near = [
        (one, other)
        for index, one in enumerate(places)
        for other in places[:index]
        if one[1] == other[1] and abs(one[0] - other[0]) < MARK_SIZE - 1e-6
    ]
    assert near == []


def test_approvals_keep_empty_quarters_and_mark_the_unfinished_one() -> None:
    drawn = go.Figure(approvals_with_policy_figure(APPROVALS, LIGHT, ()))
    assert list(drawn.layout.xaxis.categoryarray) == ["2023 Q4", "2024 Q1", "2024 Q2*"]
    assert {trace.name: (list(trace.x), list(trace.y)) for trace in drawn.data} == {
        "FDA": (["2023 Q4", "2024 Q2*"], [2, 4]),
        "EU": (["2023 Q4"], [1]),
    }
    assert len({trace.marker.pattern.shape for trace in drawn.data}) == 2

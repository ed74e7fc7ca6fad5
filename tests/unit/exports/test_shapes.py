"""Figures of lanes as native shapes: where they stand, what they are, what stays empty."""

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.util import Emu, Inches

from analytics.exports.shapes import Plane, draw_figure, number, plain_text

PLACE = (0, 0, Inches(10), Inches(5))
FIGURE = {
    "data": [
        {
            "type": "bar",
            "orientation": "h",
            "name": "span",
            "showlegend": False,
            "base": ["2021-01-01"],
            "x": [365 * 86_400_000],
            "y": [1],
            "width": 0.4,
            "marker": {"color": ["#0072b2"]},
        },
        {
            "type": "scatter",
            "mode": "lines",
            "name": "review",
            "x": ["2020-01-01", "2021-01-01", None, "2022-01-01"],
            "y": [0, 0, None, 1],
            "line": {"color": "#7b8794", "dash": "dot"},
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": "approval",
            "x": ["2022-01-01", "2020-01-01"],
            "y": [0, 1],
            "marker": {"symbol": "diamond", "size": 11, "color": "#00785a"},
            "hovertext": ["FDA approval<br>2022-01-01", "x"],
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": "filing",
            "showlegend": False,
            "x": ["2021-01-01"],
            "y": [1],
            "marker": {"symbol": "triangle-right-open", "size": 9, "color": "#0072b2"},
        },
        {"type": "scatter", "mode": "text", "showlegend": False, "x": ["2021-01-01"], "y": [0], "text": ["CR"], "textposition": "middle right"},
    ],
    "layout": {
        "xaxis": {"type": "date", "range": ["2020-01-01", "2022-01-01"]},
        "yaxis": {"range": [2, -1], "tickvals": [0, 1], "ticktext": ["FDA", "NMPA"]},
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0.5, "y1": 0.5, "line": {"color": "#e4e7eb", "width": 1}}],
        "annotations": [{"text": "<b>drug &amp; drug</b>", "xref": "paper", "x": 0, "y": -1, "xanchor": "left"}],
    },
}


@pytest.fixture
def page():
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[6])


def shapes_of(page, kind):
    return [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and shape.auto_shape_type == kind]


def test_places_are_worked_out_from_the_axes(page):
    plane = Plane(page, 100, 50, 1000, 300, (0.0, 10.0), (2.0, -1.0))
    assert (plane.across(0), plane.across(5), plane.across(10)) == (100, 600, 1100)
    assert (plane.down(-1), plane.down(0), plane.down(2)) == (50, 150, 350)


def test_a_date_is_its_day():
    assert number("1970-01-11") == 10.0
    assert number(3) == 3.0
    assert plain_text("<b>a &amp; b</b><br>c") == "a & b  c"


def test_marks_bars_lines_and_words_are_shapes(page):
    assert draw_figure(page, FIGURE, PLACE)
    diamonds = shapes_of(page, MSO_SHAPE.DIAMOND)
    assert len(diamonds) == 3  # two marks and the legend's
    late, early = sorted((one for one in diamonds if one.name != "approval"), key=lambda one: -one.left)
    assert late.name == "FDA approval 2022-01-01"
    assert late.left + late.width // 2 == pytest.approx(Inches(10), abs=2)
    assert early.left + early.width // 2 == pytest.approx(Inches(2.3), abs=2)
    (span,) = shapes_of(page, MSO_SHAPE.RECTANGLE)
    assert span.width == pytest.approx((Inches(10) - Inches(2.3)) * 365 / 731, abs=Emu(2000))
    (filing,) = shapes_of(page, MSO_SHAPE.ISOSCELES_TRIANGLE)
    assert filing.rotation == 90 and filing.fill.type is not None and filing.fill.type.name == "BACKGROUND"
    words = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame and shape.text_frame.text]
    assert {"FDA", "NMPA", "CR", "2021", "2022", "drug & drug", "approval", "review"} <= set(words)


def test_no_line_crosses_a_gap(page):
    draw_figure(page, FIGURE, PLACE)
    lines = [shape for shape in page.shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]
    assert len(lines) == 5  # a review, its sign in the legend, two years, one rule


def test_a_figure_without_anything_draws_nothing(page):
    assert not draw_figure(page, {"data": [], "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}}}, PLACE)
    assert len(page.shapes) == 0


def test_the_deck_opens_again():
    deck = Presentation()
    draw_figure(deck.slides.add_slide(deck.slide_layouts[6]), FIGURE, PLACE)
    held = io.BytesIO()
    deck.save(held)
    held.seek(0)
    assert len(Presentation(held).slides[0].shapes) > 15

"""Slides read back: native charts with the numbers of the frame, text where text belongs, nothing that runs."""

import io
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analytics.evidence import Evidence
from analytics.exports.pptx import Slide, deck_pptx
from analytics.exports.steps import MOST_SECTIONS
from analytics.filters import DealFilter
from analytics.native import Panel, categories, places
from analytics.sections import SECTIONS
from analytics.sections.slides import SLIDES
from data.store import Store

FRAME = pd.DataFrame({"name": ["=1+1", "信达生物"], "deals": [3, 2]})
TABLE = FRAME.set_axis(["Company", "Deals"], axis="columns")
BARS = (Panel("bars", ("name",), ("deals",), ("Deals",)),)


def slide(frame: pd.DataFrame = FRAME, panels: tuple[Panel, ...] = BARS, finding: str = "Two companies.") -> Slide:
    evidence = Evidence("Companies", "deals", "", 5, 5, "Out-licences", "League tables", date(2026, 11, 21), "1+abc")
    return Slide(finding, evidence, frame, panels, TABLE.head(len(frame)), ("text", "count"), "How it is counted.")


def read(slides: list[Slide]):
    return Presentation(io.BytesIO(deck_pptx("Title", "Subtitle", slides)))


def texts(page) -> list[str]:
    return [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]


def charts(page) -> Iterator:
    return (shape.chart for shape in page.shapes if shape.has_chart)


def test_a_slide_has_title_chart_footer_and_notes() -> None:
    deck = read([slide()])
    assert (deck.slide_width, deck.slide_height) == (12191695, 6858000)
    title, page = deck.slides
    assert texts(title) == ["Title", "Subtitle"]
    assert page.shapes.title.text_frame.text == "Two companies."
    assert "Out-licences · 5 deals · Source: Chuhai data 1+abc, as of 2026-11-21" in " ".join(texts(page))
    assert page.notes_slide.notes_text_frame.text == "How it is counted."
    (chart,) = charts(page)
    assert [list(series.values) for series in chart.series] == [[3.0, 2.0]]
    assert list(chart.plots[0].categories) == ["'=1+1", "信达生物"]


def test_the_sheet_behind_a_chart_holds_text_and_no_formula() -> None:
    (chart,) = charts(read([slide()]).slides[1])
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    cells = [(cell.value, cell.data_type) for row in sheet.iter_rows() for cell in row]
    assert ("'=1+1", "s") in cells
    assert all(kind != "f" for _, kind in cells)


def test_without_a_native_chart_there_is_a_table_and_without_rows_a_sentence() -> None:
    _, table, nothing = read([slide(panels=()), slide(frame=FRAME.head(0))]).slides
    (grid,) = [shape.table for shape in table.shapes if shape.has_table]
    assert [cell.text_frame.text for cell in grid.rows[0].cells] == ["Company", "Deals"]
    assert not list(charts(nothing))
    assert "No deal of this filter can be shown here." in texts(nothing)


def test_a_very_long_title_is_cut_and_two_hundred_slides_are_the_most() -> None:
    deck = read([slide(finding="word " * 200)] * (MOST_SECTIONS + 3))
    assert len(deck.slides) == MOST_SECTIONS + 1
    assert len(deck.slides[1].shapes.title.text_frame.text) <= 300


def test_every_section_has_slides_or_is_told_as_a_table() -> None:
    assert set(SLIDES) <= set(SECTIONS)
    as_tables = set(SECTIONS) - set(SLIDES)
    assert as_tables == {
        "royalties", "newco-deals", "flows-of-rights", "terminations-by-year", "review-times", "review-times-from-submission",
        "review-times-from-acceptance", "first-cycles", "first-cycles-by-type", "after-complete-response", "goal-dates",
    }  # fmt: skip


@pytest.mark.parametrize("key", SECTIONS)
def test_the_charts_of_a_section_hold_the_numbers_of_its_frame(key: str, curated_store: Store) -> None:
    section = SECTIONS[key]
    for deals in (DealFilter(), DealFilter(modality=("vaccine",), status=("expired",))):
        frame = section.query(curated_store.cursor(), deals)
        evidence = section.evidence(frame, curated_store, deals.sentence())
        styles = tuple(column.style for column in section.columns)
        made = Slide(section.finding(frame), evidence, frame, SLIDES.get(key, ()), section.table(frame), styles, "notes")
        page = read([made]).slides[1]
        drawn = list(charts(page))
        if not len(frame):
            assert not drawn
            continue
        for panel, chart in zip(SLIDES.get(key, ()), drawn, strict=True):
            if panel.kind in ("points", "curve", "steps"):
                assert [list(series.values) for series in chart.series] == [[y for _, y in group.places] for group in places(frame, panel)]
            else:
                order, series = categories(frame, panel)
                assert len(chart.plots[0].categories) == len(order)
                assert [list(each.values) for each in chart.series] == [each.values for each in series]
        if not drawn:
            assert any(shape.has_table for shape in page.shapes)

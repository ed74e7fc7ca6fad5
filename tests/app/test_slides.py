"""The slides of a page: offered where it shows sections, made for the filter that is set."""

import io

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from analytics.filters import DealFilter
from analytics.sections.overview import OVERVIEW
from data import schema
from data.store import Store
from pages.components.slides import _deck


@pytest.fixture(autouse=True)
def _on_the_curated_record(curated_store: Store) -> None:
    """Slides are made of the curated record."""


def opened(page: str) -> AppTest:
    app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60).run()
    return app.switch_page(f"pages/{page}.py").run()


def offered(app: AppTest) -> bool:
    return any(button.proto.label == "Slides" for button in app.get("download_button"))


@pytest.mark.parametrize(("page", "is_offered"), [("market/overview", True), ("deals/economics", True), ("trust/methods", False)])
def test_slides_are_offered_where_sections_are_shown(page: str, is_offered: bool) -> None:
    app = opened(page)
    assert not app.exception
    assert offered(app) is is_offered


def test_the_deck_names_the_filter_and_has_a_slide_a_section(curated_store: Store) -> None:
    keys = tuple(section.key for section in OVERVIEW)
    deck = Presentation(io.BytesIO(_deck("Overview", keys, DealFilter(modality=("ADC",)))))
    title, *slides = deck.slides
    told = " ".join(shape.text_frame.text for shape in title.shapes)
    assert "Overview" in told
    assert "Out-licences, ADC" in told
    assert curated_store.version in told
    assert len(slides) == len(keys)
    for section, slide in zip(OVERVIEW, slides, strict=True):
        assert any(section.title in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert section.method in slide.notes_slide.notes_text_frame.text

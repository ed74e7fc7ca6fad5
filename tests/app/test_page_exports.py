"""The files of a page: offered where it shows sections, made for the filter that is set; long ones with progress and a way to end them."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from analytics.exports.steps import Step, Steps, finished
from analytics.filters import DealFilter
from analytics.sections import SECTIONS
from analytics.sections.overview import OVERVIEW
from data.store import Store
from pages.components import page_exports
from pages.components.long_export import MAKING, Making, Offer
from tests.app.cards import opener

LABELS = ["Slides", "Workbook", "Snapshot"]
KEYS = tuple(section.key for section in OVERVIEW)
ADC = DealFilter(modality=("ADC",))
LONG = list(SECTIONS)[:40]


@pytest.fixture(autouse=True)
def _on_the_curated_record(curated_store: Store) -> None:
    """Files are made of the curated record."""


def at_a_click(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button") if button.proto.label in LABELS]


def keyed(app: AppTest) -> set[str]:
    return {button.key for button in app.button if button.key}


@pytest.mark.parametrize(
    ("page", "params", "is_offered"),
    [
        ("market/overview", {}, True),
        ("deals/economics", {}, True),
        ("regulatory/reviews", {}, True),
        ("present/present", {"deck": "fda"}, True),
        ("trust/methods", {}, False),
        ("market/overview", {"text": "zzzzqqqq"}, False),
    ],
)
def test_files_are_offered_where_sections_are_shown(page: str, params: dict, is_offered: bool) -> None:
    app = opener(page)(**params)
    assert not app.exception
    assert at_a_click(app) == (LABELS if is_offered else [])


def test_the_deck_names_the_filter_and_has_a_slide_a_section(curated_store: Store) -> None:
    deck = Presentation(io.BytesIO(finished(page_exports.slides("Overview", KEYS, ADC))))
    title, *slides = deck.slides
    told = " ".join(shape.text_frame.text for shape in title.shapes)
    assert "Overview" in told
    assert "Out-licences, ADC" in told
    assert curated_store.version in told
    assert len(slides) == len(KEYS)
    for section, slide in zip(OVERVIEW, slides, strict=True):
        assert any(section.title in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert section.method in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    ("keys", "lists"),
    [
        (("deals-by-quarter",), ["Deals", "Sources"]),
        (("review-times",), ["Events", "Sources"]),
        (("deals-by-quarter", "review-times"), ["Deals", "Sources", "Events", "Event sources"]),
    ],
)
def test_a_workbook_holds_the_deals_or_the_events_that_its_sections_mean(keys: tuple[str, ...], lists: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(finished(page_exports.workbook("Page", keys, ADC))))
    assert book.sheetnames[len(keys) + 1 : -1] == lists
    for name in lists:
        assert book[name].max_row > 10
        assert book[name].freeze_panes == "A2"


def test_a_snapshot_draws_every_section_that_has_rows() -> None:
    html = finished(page_exports.snapshot("Overview", KEYS, ADC)).decode()
    assert html.count('class="chart"') == len(KEYS)
    assert "Out-licences, ADC" in html


@pytest.mark.parametrize("make", [page_exports.slides, page_exports.workbook, page_exports.snapshot])
def test_no_deal_and_very_long_names_still_give_a_file(make) -> None:
    assert len(finished(make("Name " * 60, (*KEYS, "review-times"), DealFilter(text="zzzzqqqq")))) > 5_000


@pytest.mark.parametrize(
    ("title", "name"), [("Lag & designations", "lag-and-designations"), ("我的 甲板", "我的-甲板"), ("../..", "sections"), ("x" * 90, "x" * 59)]
)
def test_a_file_name_is_a_name(title: str, name: str, curated_store: Store) -> None:
    offer = page_exports._offer(page_exports.KINDS[0], title, KEYS, ADC)
    assert offer.file_name == f"chuhai_{name}_{curated_store.as_of}.pptx"


@pytest.fixture
def long_deck() -> AppTest:
    return opener("present/present")(show=LONG)


def test_a_long_file_is_made_in_slices_and_then_saved(long_deck: AppTest) -> None:
    assert at_a_click(long_deck) == []
    app = long_deck.button(key="begin-slides").click().run()
    assert not app.exception
    assert app.session_state[MAKING].doing == SECTIONS[LONG[0]].title
    for _ in range(60):
        if "go-on-with-file" not in keyed(app):
            break
        app.button(key="go-on-with-file").click().run()
    assert any(button.proto.label.startswith("Save Slides, ") for button in app.get("download_button"))
    made: Making = app.session_state[MAKING]
    assert len(Presentation(io.BytesIO(made.file)).slides) == len(LONG) + 1
    assert "begin-slides" in keyed(app.button(key="end-file").click().run())


def test_cancel_keeps_nothing_half_made(long_deck: AppTest) -> None:
    app = long_deck.button(key="begin-workbook").click().run()
    making: Making = app.session_state[MAKING]
    app.button(key="end-file").click().run()
    assert MAKING not in app.session_state
    assert making.is_over
    assert making.file == b""
    assert "begin-workbook" in keyed(app)


def test_a_file_of_another_filter_is_given_up(long_deck: AppTest) -> None:
    app = long_deck.button(key="begin-slides").click().run()
    app.session_state["modality"] = ["ADC"]
    app.run()
    assert MAKING not in app.session_state
    assert "begin-slides" in keyed(app)


def failing() -> Iterator[Step]:
    yield Step(0.0, "One")
    raise ValueError("no such thing")


def test_a_file_that_cannot_be_made_is_over() -> None:
    def steps() -> Steps:
        yield from failing()
        return b"never"

    making = Making(Offer("slides", "Slides", "", "", "x.pptx", "", steps), ())
    with pytest.raises(ValueError, match="no such thing"):
        making.advance()
    making.advance()
    assert (making.is_over, making.file) == (True, b"")

"""One's own deck: sections are added, moved, removed and named, the link follows; files are saved and loaded, bad ones change nothing."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sections import SECTIONS
from data.store import Store
from tests.app.cards import Open, opener, titles

DECK = {"show": ["deals-by-quarter", "hot-targets"], "edit": "yes", "name": "Board"}


@pytest.fixture
def opened(curated_store: Store) -> Open:
    return opener("present/present")


def order(app: AppTest) -> list[str]:
    shown = app.query_params["show"]
    return [shown] if isinstance(shown, str) else list(shown)


def upload(app: AppTest, told: object) -> AppTest:
    held = told if isinstance(told, bytes) else json.dumps(told).encode()
    return app.file_uploader(key="own-file").set_value(("deck.json", held, "application/json")).run()


def test_sections_are_added_moved_and_removed(opened: Open) -> None:
    app = opened()
    for key in ("deals-by-quarter", "hot-targets", "deals-by-quarter"):
        app.selectbox(key="own-add").set_value(key).run()
    assert order(app) == ["deals-by-quarter", "hot-targets", "deals-by-quarter"]
    app.radio(key="own-place").set_value(1).run()
    app.button(key="own-up").click().run()
    assert order(app) == ["hot-targets", "deals-by-quarter", "deals-by-quarter"]
    assert app.radio(key="own-place").value == 0
    app.button(key="own-down").click().run()
    app.button(key="own-remove").click().run()
    assert order(app) == ["deals-by-quarter", "deals-by-quarter"]
    app.text_input(key="own-name").set_value("  Board \n meeting ").run()
    assert "".join(app.query_params["name"]) == "Board meeting"
    assert app.title[0].value == "Board meeting"
    app.button(key="start-own").click().run()
    assert not app.exception
    assert titles(app) == [SECTIONS["deals-by-quarter"].title]
    app.button(key="step-out").click().run()
    assert order(app) == ["deals-by-quarter", "deals-by-quarter"]


def test_a_deck_that_was_emptied_can_be_taken_up_again(opened: Open) -> None:
    app = opened(show="hot-targets", edit="yes", name="Board")
    app.button(key="own-remove").click().run()
    assert "show" not in app.query_params
    app.button(key="own-again").click().run()
    assert order(app) == ["hot-targets"]
    assert "".join(app.query_params["name"]) == "Board"


def test_a_ready_deck_becomes_ones_own_with_its_filter(opened: Open) -> None:
    app = opened()
    app.button(key="take-antibodies").click().run()
    assert "".join(app.query_params["name"]) == "ADC and bispecifics"
    assert len(order(app)) == 6
    assert "ADC" in app.session_state["modality"]


def test_a_loaded_deck_brings_name_order_and_filter(opened: Open) -> None:
    app = upload(
        opened(area="oncology"),
        {
            "chuhai_deck": 1,
            "name": "Q3",
            "sections": ["hot-targets", "deals-by-quarter"],
            "filter": {"start": "2024-01-01", "modality": ["ADC"], "upfront_min": 5},
        },
    )
    assert not app.exception
    assert order(app) == ["hot-targets", "deals-by-quarter"]
    assert "".join(app.query_params["name"]) == "Q3"
    assert "Out-licences, from 2024-01-01, ADC, Upfront from 5 USD m" in "\n".join(str(one.value) for one in app.caption).replace("\\", "")
    assert not app.error


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (b"{", "not JSON"),
        ({"chuhai_deck": 1, "sections": ["x"]}, "“x”"),
        ({"chuhai_deck": 1, "sections": ["hot-targets"], "filter": {"company": "nobody"}}, "“nobody”"),
    ],
)
def test_a_bad_file_is_told_and_changes_nothing(opened: Open, told: object, words: str) -> None:
    app = upload(opened(**DECK, modality="ADC"), told)
    assert not app.exception
    assert words in app.error[0].value.replace("\\", "")
    assert order(app) == DECK["show"]
    assert "".join(app.query_params["name"]) == "Board"
    assert app.session_state["modality"] == ["ADC"]


@pytest.mark.parametrize("name", ["W" * 300, "上海" * 60, "**bold** $x$ [a](b) <b>", "a\nb"])
def test_any_name_is_shown_as_it_stands(opened: Open, name: str) -> None:
    app = opened(**DECK | {"name": name})
    assert not app.exception
    shown = app.title[0].value.replace("\\", "")
    assert len(shown) <= 80
    assert shown.rstrip("…") in " ".join(name.split())

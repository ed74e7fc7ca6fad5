"""The economics page as a visitor meets it: cards, its own control, few deals, none, bad links."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sections import SECTIONS
from analytics.sections.economics import ECONOMICS, SIZES_BY
from data.store import Store
from tests.app.cards import Open, cards_of, opener


@pytest.fixture
def opened(curated_store: Store) -> Open:
    return opener("deals/economics")


def titles(app: AppTest) -> set[str]:
    return {card["words"]["title"] for card in cards_of(app)}


def test_the_page_answers_and_shows_every_card(opened: Open) -> None:
    app = opened()
    assert not app.exception
    assert "paid upfront in cash" in app.markdown[0].value
    by_year = {section.title for section in SIZES_BY["year"]}
    shown = {section.title for section in ECONOMICS} - by_year
    assert titles(app) == shown | {SECTIONS["upfront-share-by-year"].title, "Against published figures"}
    for card in cards_of(app):
        assert card["words"]["finding"].endswith(".")
        assert card["words"]["basis"][0].isdigit()


def test_sizes_by_year_are_one_press_or_one_link_away(opened: Open) -> None:
    by_year, by_stage = ({section.title for section in SIZES_BY[name]} for name in ("year", "stage"))
    app = opened(sizes="year")
    assert not app.exception
    assert not app.warning
    assert by_year <= titles(app)
    app = opened()
    assert by_stage <= titles(app)
    app.button_group(key="sizes").set_value("year").run()
    assert not app.exception
    assert by_year <= titles(app)
    assert not by_stage & titles(app)


def test_a_bad_value_in_the_link_is_told_and_left_out(opened: Open) -> None:
    app = opened(sizes="colour")
    assert not app.exception
    assert "colour" in app.warning[0].value
    assert {section.title for section in SIZES_BY["stage"]} <= titles(app)


def test_the_published_card_is_the_same_under_any_filter(opened: Open) -> None:
    cards = [next(card for card in cards_of(app) if card["words"]["key"] == "against-published") for app in (opened(), opened(modality="ADC"))]
    assert cards[0]["words"] == cards[1]["words"]
    assert "whatever filter" in cards[0]["words"]["basis"]


def test_few_deals_are_listed(opened: Open) -> None:
    app = opened(modality="gene therapy")
    assert not app.exception
    assert [heading.value for heading in app.subheader if "too few for statistics" in heading.value]
    assert "too few for a share" in app.markdown[0].value


@pytest.mark.parametrize("params", [{"disclosure": "no terms disclosed"}, {"headline_max": "0"}, {"text": "zzzz"}, {"deal_type": "acquisition"}])
def test_nothing_disclosed_and_nothing_found_are_told_in_words(opened: Open, params: dict[str, str]) -> None:
    app = opened(**params)
    assert not app.exception
    assert app.info
    assert "nan" not in " ".join(str(element.value) for element in (*app.markdown, *app.caption, *app.info))

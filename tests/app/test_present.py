"""Presenting as AppTest sees it: decks to choose, the slide that the link names, bad links, nothing to show."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.decks import BY_KEY, DECKS
from analytics.sections import SECTIONS
from data.store import Store
from tests.app.cards import Open, opener, titles


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(deck="fda", slide="2"): the page for these parameters."""

    return opener("present/present")


def said(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in (*app.markdown, *app.caption, *app.warning, *app.info)).replace("\\", "")


def slide_of(app: AppTest) -> str:
    return "".join(app.query_params["slide"])


def test_every_deck_names_sections_that_exist() -> None:
    assert len(BY_KEY) == len(DECKS)
    for deck in DECKS:
        assert set(deck.sections) <= set(SECTIONS)
        assert len(set(deck.sections)) == len(deck.sections)


def test_without_a_deck_the_reader_chooses(opened: Open) -> None:
    app = opened()
    assert not app.exception
    assert {deck.name for deck in DECKS} <= {heading.value for heading in app.subheader}
    assert titles(app) == []


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.key)
def test_each_slide_of_a_deck_is_shown_alone(opened: Open, deck) -> None:
    for place in (1, len(deck.sections)):
        app = opened(deck=deck.key, slide=str(place), **deck.deals.to_url())
        assert not app.exception
        assert titles(app) == [SECTIONS[deck.sections[place - 1]].title]
        assert f"**{place} of {len(deck.sections)}**" in said(app)


def test_next_and_back_move_the_link_and_stop_at_the_ends(opened: Open) -> None:
    app = opened(deck="fda")
    app.button(key="step-on").click().run()
    assert slide_of(app) == "2"
    app.button(key="step-last").click().run()
    assert slide_of(app) == str(len(BY_KEY["fda"].sections))
    app.button(key="step-on-page").click().run()
    assert slide_of(app) == str(len(BY_KEY["fda"].sections))
    app.button(key="step-first").click().run()
    assert slide_of(app) == "1"
    app.button(key="step-out").click().run()
    assert "deck" not in app.query_params
    assert titles(app) == []


def test_notes_tell_method_and_finding(opened: Open) -> None:
    app = opened(show=["deals-by-quarter"])
    app.toggle(key="stage-notes").set_value(True).run()
    assert not app.exception
    assert "Formula:" in said(app)


def test_a_deck_of_ones_own_keeps_its_order(opened: Open) -> None:
    wanted = ["licensors-by-deals", "deals-by-quarter"]
    assert titles(opened(show=wanted)) == [SECTIONS[wanted[0]].title]
    assert titles(opened(show=wanted, slide="2")) == [SECTIONS[wanted[1]].title]


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"deck": "nothing"}, "No deck is called “nothing”"),
        ({"show": ["deals-by-quarter", "no-section"]}, "No section is called “no-section”"),
        ({"deck": "fda", "slide": "many"}, "the number of a slide"),
    ],
)
def test_a_bad_link_is_told(opened: Open, params: dict, told: str) -> None:
    app = opened(**params)
    assert not app.exception
    assert told in said(app)


def test_unknown_sections_and_a_long_name_are_told_together(opened: Open) -> None:
    app = opened(show=["no-section"], name="a" * 100)
    assert "No section is called “no-section”" in said(app)
    assert "longer than 80 characters" in said(app)


def test_the_stage_speaks_chinese(opened: Open) -> None:
    app = opened(lang="zh", deck="year", slide="2")
    assert not app.exception
    assert "**2 / 6**" in said(app)
    assert "年度回顾" in said(app)
    assert [app.button(key=key).label for key in ("step-back", "step-on", "step-out")] == ["上一页", "下一页", "退出"]


def test_a_slide_beyond_the_last_is_the_last_and_no_deals_is_said(opened: Open) -> None:
    assert "**6 of 6**" in said(opened(deck="year", slide="99"))
    app = opened(deck="year", text="zzzzqqqq")
    assert not app.exception
    assert "No deal matches" in said(app)


def test_the_same_section_may_come_twice_and_200_slides_are_turned_to_the_last(opened: Open) -> None:
    app = opened(show=["deals-by-quarter", "hot-targets"] * 100, slide="200")
    assert not app.exception
    assert "**200 of 200**" in said(app)
    assert titles(app) == [SECTIONS["hot-targets"].title]
    app = opened(show=["deals-by-quarter"] * 201)
    assert "**1 of 200**" in said(app)
    assert "The link holds 201 sections" in said(app)


def test_an_empty_slide_says_why_and_dropping_the_term_fills_it(opened: Open) -> None:
    app = opened(show=["hot-targets", "terminated-deals"], slide="2", start="2026-06-01")
    assert not app.exception
    assert titles(app) == []
    assert "No deal of this filter can be shown here: Out-licences, from 2026-06-01" in said(app)
    app.button(key="empty-start").click().run()
    assert titles(app) == [SECTIONS["terminated-deals"].title]


def test_a_deck_without_any_deal_names_the_term_and_can_be_left(opened: Open) -> None:
    app = opened(show=["hot-targets"], name="Board", text="zzzzqqqq")
    assert app.title[0].value == "Board"
    assert "No deal matches" in said(app)
    app.button(key="step-out").click().run()
    assert "".join(app.query_params["edit"]) == "yes"
    assert app.radio(key="own-place").options == ["1. Most licensed targets, and how many of their deals ended"]


def test_a_deck_of_events_is_shown_though_no_deal_matches(opened: Open) -> None:
    assert titles(opened(show=["review-times"], text="toripalimab", start="2023-10-20", end="2023-11-05")) == [SECTIONS["review-times"].title]

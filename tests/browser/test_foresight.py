"""The cards of a choice are asked for while the pointer rests on it, and only once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser


def asked(page: Page, where: str) -> list[str]:
    """The requests for cards, or that cards were drawn, of one filter; the list grows while the page lives."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if where in request.url and "modality=" in request.url else None)
    return found


def open_choices(page: Page) -> Callable[[str], None]:
    page.locator(".st-key-filter-What button").first.click()
    choices = page.locator(".st-key-modality")
    expect(choices.get_by_role("button", name="ADC", exact=True)).to_be_visible()
    return lambda name: choices.get_by_role("button", name=name, exact=True).hover()


def test_a_choice_under_a_resting_pointer_is_pressed_with_its_cards_at_hand(app, new_page):
    page = opened(new_page(), app)
    cards, told = asked(page, "/cards/en/"), asked(page, "/draw")
    open_choices(page)("ADC")
    page.wait_for_timeout(600)
    assert [url.split("?")[1] for url in cards] == ["modality=ADC"]
    assert "modality" not in page.url
    assert not told

    page.locator(".st-key-modality").get_by_role("button", name="ADC", exact=True).click()
    page.wait_for_url(re.compile("modality=ADC"))
    settle(page)
    expect(page.locator(".st-key-card-deals-by-quarter .chuhai-basis")).to_contain_text("ADC")
    assert len(cards) == 1
    assert [url.split("/")[-1] for url in told] == ["drawing?modality=ADC", "drawn?modality=ADC"]

    page.locator(".st-key-modality").get_by_role("button", name="ADC", exact=True).hover()
    page.locator(".st-key-modality").get_by_role("button", name="ADC", exact=True).click()
    page.wait_for_url(lambda url: "modality" not in url)
    settle(page)
    expect(page.locator(".st-key-card-deals-by-quarter .chuhai-basis")).not_to_contain_text("ADC")


def test_a_pointer_that_moves_on_lets_go_and_changes_nothing(app, new_page):
    page = opened(new_page(), app)
    before = page.locator(".st-key-card-deals-by-quarter .chuhai-basis").inner_text()
    cards, told = asked(page, "/cards/en/"), asked(page, "/draw")
    rest_on = open_choices(page)
    rest_on("RNA")
    page.wait_for_timeout(500)
    rest_on("small molecule")
    page.wait_for_timeout(20)
    page.mouse.move(5, 500)
    page.wait_for_timeout(500)
    assert [url.split("?")[1] for url in cards] == ["modality=RNA"]
    assert not told
    assert page.locator(".st-key-card-deals-by-quarter .chuhai-basis").inner_text() == before
    assert "modality" not in page.url


def test_in_chinese_nothing_is_guessed_since_links_keep_the_english_words(app, new_page):
    page = opened(new_page(), f"{app}/?lang=zh")
    cards = asked(page, "/cards/")
    page.locator(".st-key-filter-What button").first.click()
    page.locator(".st-key-modality button").first.hover()
    page.wait_for_timeout(500)
    assert not cards

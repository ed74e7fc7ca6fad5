"""Sharing as a reader does it: a named view, the address and its code, a view in the frame of another page, a deck saved and loaded."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser


def order(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["show"]


def test_a_named_view_is_chosen_and_its_short_address_opens_it_again(app, new_page) -> None:
    page = opened(new_page(), f"{app}/economics?modality=RNA")
    page.locator(".st-key-named-views button").click()
    page.get_by_role("button", name="Deals of $1bn and more").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deals")
    page.wait_for_url(re.compile(r"/explorer\?headline_min=1000"))
    chips = page.locator(".st-key-filter-chips")
    expect(chips).not_to_contain_text("RNA")

    page.locator(".st-key-share-page button").click()
    short = page.locator("[data-testid=stPopoverBody] code").nth(1).inner_text().strip()
    assert short == f"{app}/?view=1bn"
    code = page.locator("[data-testid=stPopoverBody] img")
    assert short in (code.get_attribute("alt") or "")
    assert code.evaluate("image => image.naturalWidth > 0 && image.getBoundingClientRect().width") == 220
    other = opened(new_page(), short)
    other.wait_for_url(re.compile(r"/explorer\?headline_min=1000"))
    expect(other.locator(".st-key-filter-chips p").first).to_have_text(chips.locator("p").first.inner_text())


def test_a_section_stands_in_the_frame_of_another_page_without_controls(app, new_page, tmp_path) -> None:
    host = tmp_path / "intranet.html"
    host.write_text(
        f'<h1>Intranet</h1><iframe src="{app}/economics?modality=ADC&amp;show=royalties&amp;embed=true" width="900" height="620"></iframe>'
    )
    page = new_page()
    page.goto(host.as_uri())
    inside = page.frame_locator("iframe")
    expect(inside.locator(".chuhai-figure .main-svg").first).to_be_visible(timeout=60_000)
    assert inside.locator(".chuhai-figure").count() == 1
    for absent in ("stHeader", "stTextInput", "stPopoverButton", "stDownloadButton"):
        for found in inside.get_by_test_id(absent).all():
            expect(found).to_be_hidden()
    link = inside.get_by_role("link", name="Open in Chuhai")
    with page.context.expect_page() as whole:
        link.click()
    assert whole.value.url.startswith(f"{app}/economics?modality=ADC")
    assert "embed" not in whole.value.url


def test_a_deck_is_put_in_order_saved_and_loaded_by_another_reader(app, new_page, tmp_path) -> None:
    page = opened(new_page(), f"{app}/present?edit=yes&show=deals-by-quarter&show=hot-targets&modality=ADC")
    page.get_by_label("Name of the deck").fill("Board: Q4/2026")
    page.get_by_label("Name of the deck").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Board: Q4/2026")
    page.locator(".st-key-own-down button").first.click()
    page.wait_for_url(re.compile("show=hot-targets&show=deals-by-quarter"))
    settle(page)
    with page.expect_download() as download:
        page.locator(".st-key-own-save button").first.click()
    assert download.value.suggested_filename == "chuhai_deck_board-q4-2026.json"
    saved = tmp_path / "deck.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["filter"] == {"modality": ["ADC"]}

    other = opened(new_page(), f"{app}/present")
    other.locator("input[type=file]").set_input_files(saved)
    expect(other.get_by_role("heading", level=1)).to_have_text("Board: Q4/2026")
    expect(other.locator(".st-key-filter-chips")).to_contain_text("ADC")
    assert order(other) == ["hot-targets", "deals-by-quarter"]
    other.locator(".st-key-start-own button").click()
    expect(other.locator(".st-key-on-stage")).to_contain_text("Most licensed targets")

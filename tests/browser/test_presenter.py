"""The presenter: a shared link on a server that has just started, in the dark, on a full-HD screen."""

import re

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.serving import click_mark, opened, served, settle

pytestmark = pytest.mark.browser

LINK = "/explorer?modality=ADC&start=2024-01-01&disclosure=both+disclosed"


def test_a_link_reopens_the_same_view_on_a_fresh_server(app, new_page, tmp_path):
    sentence = opened(new_page(), app + LINK).locator(".st-key-filter-chips").inner_text()
    assert "ADC" in sentence
    with served(tmp_path) as fresh:
        page = opened(new_page(1920, 1080, "dark"), fresh + LINK)
        assert page.locator(".st-key-filter-chips").inner_text() == sentence
        expect(page.locator("[data-testid=stTopNav]")).to_be_visible()
        ground = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
        assert ground == "rgb(16, 22, 29)"


def test_charts_follow_the_dark_theme(app, new_page):
    page = opened(new_page(1920, 1080, "dark"), app)
    fill = page.evaluate("getComputedStyle(document.querySelector('.st-key-card-deals-by-quarter .xtick text')).fill")
    assert fill == "rgb(232, 237, 242)"


def test_a_deck_is_turned_by_keys_and_its_link_opens_the_same_slide(app, new_page) -> None:
    page = opened(new_page(1920, 1080), f"{app}/present")
    page.locator(".st-key-start-promised").get_by_role("button").click()
    stage = page.locator(".st-key-on-stage")
    expect(stage).to_contain_text("Upfront as a share of the headline total")
    expect(page.locator('[data-testid="stHeader"]')).to_be_hidden()
    expect(page.locator(".st-key-bar")).to_be_hidden()

    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("slide=2"))
    expect(stage).to_contain_text("by stage at signing")
    page.keyboard.press("PageDown")
    page.wait_for_url(re.compile("slide=3"))
    expect(stage).to_contain_text("deal by deal")
    settle(page)
    click_mark(page, "upfront-v-headline", ".scatterlayer .points path", 3)
    expect(stage).to_contain_text("1 deal behind")

    other = opened(new_page(1920, 1080), page.url)
    expect(other.locator(".st-key-on-stage")).to_contain_text("deal by deal")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Present")


def test_the_slides_of_a_page_are_saved_as_a_presentation(app, new_page, tmp_path) -> None:
    page = opened(new_page(), f"{app}/economics?modality=ADC")
    with page.expect_download() as download:
        page.get_by_role("button", name="Slides").click()
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    deck = Presentation(str(target))
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) > 8
    assert "ADC" in deck.slides[0].shapes[1].text_frame.text


@pytest.mark.parametrize("address", ["/economics", "/deal?id=2025-07-28_hengrui_gsk"])
def test_a_printed_page_has_whole_charts_and_no_controls(app, new_page, address: str) -> None:
    page = opened(new_page(), app + address)
    page.emulate_media(media="print")
    for hidden in ('[data-testid="stHeader"]', ".st-key-bar", '[class*="st-key-tools-"]', ".chuhai-images"):
        expect(page.locator(hidden).first).to_be_hidden()
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".chuhai-chart")].filter(
            (chart) => chart.querySelector("svg").getBoundingClientRect().right > chart.closest("[class*=st-key-card-]").getBoundingClientRect().right + 1
        ).map((chart) => chart.dataset.chart)"""
    )
    assert cut == []
    assert len(page.pdf(prefer_css_page_size=True)) > 20_000

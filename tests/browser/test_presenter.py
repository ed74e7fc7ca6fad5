"""The presenter: a shared link on a server that has just started, in the dark, on a full-HD screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import opened, served

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

"""Every page for every reader: no serious axe violation in light and dark, no sideways scroll on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_serious_accessibility_violation(app, new_page, name):
    """The page is opened once: it follows the system from light to dark as a reader's does."""
    page = opened(new_page(), app + ADDRESSES[name])
    assert not serious_violations(page)
    ground = ground_of(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("before => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor !== before", arg=ground)
    settle(page)
    assert not serious_violations(page)


def serious_violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found if one["impact"] in SERIOUS]


def ground_of(page: Page) -> str:
    return page.evaluate("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_sideways_scroll_on_a_phone(app, new_page, name):
    page = opened(new_page(390, 844), app + ADDRESSES[name])
    wide = page.evaluate("() => ['html', '[data-testid=stMain]'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth)")
    assert max(wide) <= 0

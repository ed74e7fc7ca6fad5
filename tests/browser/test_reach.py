"""Every page for every reader: no serious axe violation in light and dark, no sideways scroll on a phone."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}
# What a chart says to those who do not see it lacks its title, its finding or its basis.
DUMB = """() => [...document.querySelectorAll(".chuhai-figure")].filter((figure) => {
    const [said, told] = [figure.querySelector("[role=img]").getAttribute("aria-label") ?? "", (part) => figure.querySelector(part).textContent];
    const [basis] = told(".chuhai-basis span").split(" · ");
    return ![told("h3"), told(".chuhai-finding"), basis].every((words) => words && said.includes(words));
}).map((figure) => figure.querySelector("[role=img]").getAttribute("aria-label"))"""
HEADINGS = """() => [...document.querySelectorAll("[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)")]
    .filter((one) => one.checkVisibility()).map((one) => [Number(one.tagName[1]), one.textContent])"""


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
def test_charts_are_told_in_words_and_headings_are_in_order(app, new_page, name):
    page = opened(new_page(), app + ADDRESSES[name])
    assert page.evaluate(DUMB) == []
    levels = [level for level, _ in page.evaluate(HEADINGS)]
    assert levels.count(1) <= 1
    assert all(after - before <= 1 or (before, after) == (1, 3) for before, after in pairwise(levels)), page.evaluate(HEADINGS)


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_sideways_scroll_on_a_phone(app, new_page, name):
    page = opened(new_page(390, 844), app + ADDRESSES[name])
    wide = page.evaluate("() => ['html', '[data-testid=stMain]'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth)")
    assert max(wide) <= 0

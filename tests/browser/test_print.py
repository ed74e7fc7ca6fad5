"""On paper: every page whole, without controls, as Chromium prints it."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

SHEET = (1497, 1031)  # A3 landscape less its margins, at 96 dots an inch
CONTROLS = """() => [...document.querySelectorAll("button, input, select, textarea, [role=slider], [role=tablist], header")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1 && !one.closest("[data-testid=stPageLink]"))
    .map((one) => one.outerHTML.slice(0, 120))"""
CUT = """([width, height]) => [...document.querySelectorAll(".chuhai-figure")].flatMap((figure) => {
    const [whole, drawn] = [figure, figure.querySelector(".main-svg")].map((one) => one.getBoundingClientRect());
    const fits = whole.height <= height && whole.right <= width + 1 && drawn.left >= whole.left - 1 && drawn.right <= whole.right + 1 && drawn.bottom <= whole.bottom + 1;
    return fits && getComputedStyle(figure).breakInside === "avoid" ? [] : [`${figure.querySelector("h3").textContent}: ${whole.width} x ${whole.height}`];
})"""
# Chromium neither breaks what scrolls nor an inline table, and draws the halves of a flexible row over each other.
UNBREAKABLE = """() => [
    ...[...document.querySelectorAll("[data-testid=stMain] table:not([role=grid])")].filter((table) => {
        for (let one = table; one; one = one.parentElement) {
            const { overflowX, overflowY, display } = getComputedStyle(one);
            if (display.startsWith("inline") || [overflowX, overflowY].some((way) => way !== "visible" && one !== document.documentElement)) return true;
        }
        return false;
    }),
    ...[...document.querySelectorAll("[data-testid=stHorizontalBlock]:has(> [data-testid=stColumn])")].filter((row) => getComputedStyle(row).display === "flex"),
].map((one) => one.textContent.slice(0, 80))"""


def on_paper(page: Page) -> Page:
    page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    page.emulate_media(media="print")
    settle(page)
    page.wait_for_timeout(300)
    return page


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_printed_page_is_whole_and_has_no_controls(app, new_page, name: str) -> None:
    page = opened(new_page(), app + ADDRESSES[name])
    printed = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert 1 <= sheets <= 30
    assert len(re.findall(rb"/MediaBox \[0 0 1191", printed)) == sheets
    on_paper(page)
    assert page.evaluate(CONTROLS) == []
    assert page.evaluate(CUT, list(SHEET)) == []
    assert page.evaluate(UNBREAKABLE) == []

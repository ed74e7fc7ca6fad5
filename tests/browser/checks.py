"""What each page must be for every reader, checked in the page itself: each check returns what is wrong, nothing where all is well."""

import re
from itertools import pairwise
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.serving import settle

SERIOUS = {"serious", "critical"}
SHEET = (1497, 1031)  # A3 landscape less its margins, at 96 dots an inch
MOST_SHEETS = 30
# What a chart says to those who do not see it lacks its title, its finding or its basis.
DUMB = """() => [...document.querySelectorAll(".chuhai-figure")].filter((figure) => {
    const [said, told] = [figure.querySelector("[role=img]").getAttribute("aria-label") ?? "", (part) => figure.querySelector(part).textContent];
    const [basis] = told(".chuhai-basis span").split(" · ");
    return ![told("h3"), told(".chuhai-finding"), basis].every((words) => words && said.includes(words));
}).map((figure) => figure.querySelector("[role=img]").getAttribute("aria-label"))"""
HEADINGS = """() => [...document.querySelectorAll("[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)")]
    .filter((one) => one.checkVisibility()).map((one) => [Number(one.tagName[1]), one.textContent])"""
# What reaches over the edge of the window and cannot be scrolled to, or is cut off where nothing scrolls; text in a field scrolls by itself.
OUT_OF_REACH = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    const isHeld = (one) => { for (let up = one.parentElement; up && up !== main; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true; };
    const sideways = [document.documentElement, main].filter((one) => one.scrollWidth > one.clientWidth).map(() => "the page scrolls sideways");
    const parts = [...main.querySelectorAll("*")].filter((one) => !one.closest(".main-svg, [data-testid=stDataFrame], input, .st-key-steps-hidden") && one.checkVisibility());
    const over = parts.filter((one) => { const { left, right, width } = one.getBoundingClientRect(); return width && (left < -1 || right > innerWidth + 1) && !isHeld(one); });
    const cut = parts.filter((one) => one.children.length === 0 || one.matches("p, button, label, h1, h2, h3, [data-testid=stMarkdownContainer]"))
        .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX) && one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 2 && !isHeld(one));
    return [...sideways, ...[...over, ...cut].slice(0, 5).map((one) => one.outerHTML.slice(0, 160))];
}"""
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


def serious_violations(page: Page) -> list[Any]:
    """What axe finds that would shut somebody out."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found if one["impact"] in SERIOUS]


def in_the_dark(page: Page) -> Page:
    """The same page after the reader's system went from light to dark."""
    ground = _ground(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("before => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor !== before", arg=ground)
    settle(page)
    return page


def _ground(page: Page) -> str:
    return page.evaluate("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")


def words_missing(page: Page) -> list[Any]:
    """Charts that say too little to those who do not see them, and headings that skip a level."""
    levels = [level for level, _ in page.evaluate(HEADINGS)]
    jumps = [pair for pair in pairwise(levels) if pair[1] - pair[0] > 1 and pair != (1, 3)]
    return [*page.evaluate(DUMB), *jumps, *(["more than one h1"] if levels.count(1) > 1 else [])]


def out_of_reach(page: Page, width: int, height: int) -> list[Any]:
    """What an enlarged page hides: 1440 x 900 at 200 % is 720 x 450, at 400 % a page is as wide as a phone."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(500)
    settle(page)
    return page.evaluate(OUT_OF_REACH)


def badly_printed(page: Page) -> list[Any]:
    """What is cut or does not belong on paper; the sheets must be A3 and not too many."""
    printed = page.pdf(prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", printed))
    wrong = [] if 1 <= sheets <= MOST_SHEETS and len(re.findall(rb"/MediaBox \[0 0 1191", printed)) == sheets else [f"{sheets} sheets"]
    page.set_viewport_size({"width": SHEET[0], "height": SHEET[1]})
    page.emulate_media(media="print")
    settle(page)
    page.wait_for_timeout(300)
    return [*wrong, *page.evaluate(CONTROLS), *page.evaluate(CUT, list(SHEET)), *page.evaluate(UNBREAKABLE)]

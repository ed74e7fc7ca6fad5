"""Click to last repaint and navigation to full paint, in one headless Chromium, for our Overview, the Dash twin and the floor in turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from tests.bench.twin import MODALITIES

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
VIEWPORT = {"width": 1440, "height": 900}
QUIET_MS = 600
PATIENCE_MS = 60_000
ATTEMPTS = 3


class ChartsDiffer(Exception):
    """A page does not come to show the same charts as the others, so that comparing times would mean nothing."""


@dataclass(frozen=True)
class Side:
    """One of the pages that are compared: where it is and how a person picks a modality there."""

    name: str
    url: str

    def offer(self, page: Page, value: str) -> Any:
        """Open what has to be open and return the choice, ready to be pressed."""
        return page.locator(f'[data-value="{value}"]')

    def took(self, page: Page, value: str) -> bool:
        """Whether the page took the pick at all: a list that is just being drawn anew may swallow it."""
        return True

    def clear(self, page: Page) -> None:
        """Back to no choice."""
        page.locator('[data-value=""]').click()


class Ours(Side):
    """The product: pills in the popover "What" of the filter bar."""

    def offer(self, page: Page, value: str) -> Any:
        page.wait_for_selector('[data-test-script-state="notRunning"]')
        pills = page.locator(".st-key-modality")
        if not pills.is_visible():
            page.locator(".st-key-filter-What button").first.click()
        return pills.get_by_role("button", name=value, exact=True)

    def took(self, page: Page, value: str) -> bool:
        return f"modality={quote_plus(value)}" in page.url

    def clear(self, page: Page) -> None:
        page.locator(".st-key-modality button[aria-pressed=true]").click()


class Dash(Side):
    """The twin: a dropdown of several choices."""

    def offer(self, page: Page, value: str) -> Any:
        if not page.locator(".dash-dropdown-content").count():
            page.locator("#modality").click()
        return page.get_by_role("option", name=value, exact=True)

    def clear(self, page: Page) -> None:
        page.get_by_role("button", name="Deselect All").click()


@dataclass(frozen=True)
class Click:
    """One measured click, in milliseconds since the pointer went down."""

    side: str
    value: str
    state: str
    first_ms: float
    last_ms: float
    repaints: int
    swallowed: int = 0


@dataclass(frozen=True)
class Visit:
    """One measured navigation, in milliseconds since it began."""

    side: str
    state: str
    painted_ms: float


@contextmanager
def chromium(executable: str | None) -> Iterator[Browser]:
    """One browser for the whole run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


def expected_figures(browser: Browser, floor: Side) -> dict[str, str]:
    """What the six charts must hold for each value: the floor has all of it in its page."""
    page = _page(browser)
    page.goto(floor.url)
    told = page.evaluate("Object.fromEntries(Object.entries(FIGURES).map(([value, figures]) => [value, chuhaiProbe.of(figures)]))")
    page.context.close()
    return told


def visits(browser: Browser, sides: list[Side], expected: dict[str, str], rounds: int) -> list[Visit]:
    """Navigation to first full paint of all charts: with an empty browser cache, then again in the same browser context."""
    measured = []
    for turn in range(rounds):
        for side in _turned(sides, turn):
            page = _page(browser)
            for state in ("first visit", "again"):
                page.goto(side.url)
                _settle(page, expected[""])
                measured.append(Visit(side.name, state, page.evaluate("chuhaiProbe.last")))
            page.context.close()
    return measured


def clicks(browser: Browser, sides: list[Side], expected: dict[str, str], warm_rounds: int, rest_ms: int) -> list[Click]:
    """Every value once cold (no server has seen it before the pointer is there) and then warm, the sides taking turns.

    rest_ms: how long the pointer rests on the choice before it goes down.
    """
    pages = {side.name: _page(browser) for side in sides}
    for side in sides:
        pages[side.name].goto(side.url)
        _settle(pages[side.name], expected[""])
    measured = []
    for turn in range(1 + warm_rounds):
        for place, value in enumerate(MODALITIES):
            for side in _turned(sides, turn + place):
                measured.append(_click(pages[side.name], side, value, "warm" if turn else "cold", expected, rest_ms))
    for page in pages.values():
        page.context.close()
    return measured


def _click(page: Page, side: Side, value: str, state: str, expected: dict[str, str], rest_ms: int) -> Click:
    page.bring_to_front()
    swallowed = _press(page, side, value, expected[value], rest_ms)
    probe = page.evaluate("({ ...chuhaiProbe })")
    side.clear(page)
    _settle(page, expected[""])
    return Click(side.name, value, state, probe["first"] - probe["pressed"], probe["last"] - probe["pressed"], probe["repaints"], swallowed)


def _press(page: Page, side: Side, value: str, expected: str, rest_ms: int) -> int:
    """Pick a value and wait for its charts; the number of picks that the page did not take (the probe times the last one only)."""
    for swallowed in range(ATTEMPTS):
        choice = side.offer(page, value)
        if rest_ms:
            choice.hover()
            page.wait_for_timeout(rest_ms)
        choice.click()
        try:
            _settle(page, expected)
        except ChartsDiffer:
            if side.took(page, value):
                raise
        else:
            return swallowed
    raise ChartsDiffer(f"{page.url} did not take the choice of {value} in {ATTEMPTS} attempts")


def _settle(page: Page, expected: str) -> None:
    try:
        page.wait_for_function("told => chuhaiProbe.isDone(told)", arg=[expected, QUIET_MS], timeout=PATIENCE_MS, polling=50)
    except TimeoutError:
        shown = page.evaluate("chuhaiProbe.shown()")
        differs = next((place for place, (a, b) in enumerate(zip(shown, expected, strict=False)) if a != b), min(len(shown), len(expected)))
        told = f"shown:    ...{shown[max(differs - 80, 0) : differs + 80]}\nexpected: ...{expected[max(differs - 80, 0) : differs + 80]}"
        raise ChartsDiffer(f"{page.url} does not come to show the charts that the floor holds.\n{told}") from None


def _turned(sides: list[Side], turn: int) -> list[Side]:
    return sides[turn % len(sides) :] + sides[: turn % len(sides)]


def _page(browser: Browser) -> Page:
    page = browser.new_context(viewport=VIEWPORT, color_scheme="light").new_page()
    page.add_init_script(PROBE)
    return page

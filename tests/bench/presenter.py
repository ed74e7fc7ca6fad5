"""`python -m tests.bench.presenter`: from opening the app to a saved PPTX, as a presenter goes, in seconds a step."""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright
from pptx import Presentation

from tests.browser.serving import launched, opened, served, settle

BAR_S = 60.0
FULL_HD: ViewportSize = {"width": 1920, "height": 1080}
Step = tuple[str, Callable[[], object]]


def main() -> int:
    """Run the steps and print them; 1 where they take longer than a minute."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.presenter", description=__doc__)
    parser.add_argument("--cold", action="store_true", help="the first visit that the server ever has")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address, fresh_pages() as new_page:
        if not chosen.cold:
            opened(new_page(), address)
        page, target = new_page(), Path(folder) / "deck.pptx"
        times = [(name, seconds_of(step)) for name, step in steps(page, address, target)]
        charts = sum(shape.has_chart for slide in Presentation(str(target)).slides for shape in slide.shapes)
    total = sum(seconds for _, seconds in times)
    for name, seconds in (*times, (f"Total; the file holds {charts} charts", total)):
        print(f"{seconds:7.2f} s  {name}")
    return 0 if total <= BAR_S and charts else 1


@contextmanager
def fresh_pages() -> Generator[Callable[[], Page]]:
    """Makes pages of a full-HD screen, each in a browser context that has nothing kept."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield lambda: browser.new_context(viewport=FULL_HD, accept_downloads=True).new_page()
        browser.close()


def seconds_of(step: Callable[[], object]) -> float:
    """How long a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def steps(page: Page, address: str, target: Path) -> Iterator[Step]:
    """What a presenter does, each step until its outcome stands on the screen or on the disk."""
    yield "Open the app", lambda: opened(page, address)
    yield "Go to Economics", lambda: go_to_economics(page)
    yield "Filter: ADC", lambda: filter_adc(page)
    yield "Present", lambda: present(page)
    yield "Next slide", lambda: turn(page, 2)
    yield "Next slide", lambda: turn(page, 3)
    yield "Save the PPTX", lambda: save(page, target)


def go_to_economics(page: Page) -> None:
    """By the menu."""
    page.get_by_role("button", name="Analysis").click()
    page.get_by_role("menuitem", name="Economics").click()
    page.wait_for_url(re.compile("economics"))
    page.get_by_role("heading", name="What is paid and what is promised").wait_for()
    settle(page)


def filter_adc(page: Page) -> None:
    """By the filter bar."""
    page.get_by_role("button", name="What", exact=False).first.click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="ADC", exact=True).click()
    page.wait_for_url(re.compile("modality=ADC"))
    page.keyboard.press("Escape")
    settle(page)
    page.locator(".chuhai-basis").filter(has_text="ADC").first.wait_for()


def present(page: Page) -> None:
    """The page's own sections on the whole screen."""
    page.locator(".st-key-page-slides-tools").get_by_role("link", name="Present").click()
    page.locator(".st-key-on-stage .main-svg").first.wait_for()
    settle(page)


def turn(page: Page, place: int) -> None:
    """By the arrow key, until the next slide's chart is drawn."""
    before = page.locator(".st-key-on-stage h3").first.inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(f"slide={place}"))
    page.wait_for_function("before => (document.querySelector('.st-key-on-stage h3')?.textContent ?? before) !== before", arg=before)
    settle(page)


def save(page: Page, target: Path) -> None:
    """The deck as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Slides")).click()
    download.value.save_as(target)


if __name__ == "__main__":
    sys.exit(main())

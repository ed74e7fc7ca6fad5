"""Files as a presenter takes them away: a snapshot that opens without a network, a long file that is ended half-way."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from analytics.sections import SECTIONS
from tests.browser.serving import opened

pytestmark = pytest.mark.browser


def saved(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_snapshot_opens_offline_with_charts_that_answer(app, new_page, browser: Browser, tmp_path, scheme: str) -> None:
    target = saved(opened(new_page(), f"{app}/landscape?modality=ADC"), "Snapshot", tmp_path)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme, offline=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(target.as_uri())
    page.wait_for_function("() => [...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('.main-svg'))")
    assert page.locator(".chart").count() >= 5
    ground = {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 22, 29)"}[scheme]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground

    assert page.locator("#licensee-countries .choroplethlayer path").count() > 100
    bar = page.locator("#hot-targets .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    bar.hover(force=True)  # Plotly listens on a layer above the marks
    expect(page.locator("#hot-targets .hoverlayer .hovertext")).to_contain_text(re.compile(r": \d+"))

    names = page.eval_on_selector_all("main > section", "(sections) => sections.map(({ id }) => id)")
    page.keyboard.press("Home")
    for key in ("ArrowRight", "PageDown", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == names[1]
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    assert page.evaluate("document.activeElement.id") == names[-2]

    assert asked == [target.as_uri()]
    assert errors == []
    context.close()


def test_a_long_file_can_be_ended_and_made_anew(app, new_page, tmp_path) -> None:
    sections = (list(SECTIONS) * 3)[:150]
    page = opened(new_page(), f"{app}/present?{'&'.join(f'show={key}' for key in sections)}")
    page.get_by_role("button", name="Slides").click()
    progress = page.locator("[data-testid=stProgress]")
    expect(progress).to_contain_text("Slides: ")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Slides")).to_be_visible()
    expect(progress).to_have_count(0)
    expect(page.get_by_role("button", name="Save")).to_have_count(0)

    page.get_by_role("button", name="Slides").click()
    expect(page.get_by_role("button", name="Save Slides")).to_be_visible(timeout=90_000)
    assert len(Presentation(str(saved(page, "Save Slides", tmp_path))).slides) == len(sections) + 1


def test_a_workbook_of_a_page_is_saved(app, new_page, tmp_path) -> None:
    book = load_workbook(saved(opened(new_page(), f"{app}/reviews"), "Workbook", tmp_path))
    assert book.sheetnames[0] == "Summary"
    assert book.sheetnames[-3:] == ["Events", "Sources", "Methods"]
    assert book["Events"].max_row > 500

"""Every journey without a mouse: keys alone reach what a click reaches, and the focus can always be seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const one = document.activeElement;
    return one.matches("body, [data-testid=stMain]") ? null : (one.getAttribute("aria-label") || one.innerText || one.id || one.tagName).replaceAll("\\n", " ");
}"""
# The line around the focused part, or around the field or switch that it belongs to, and what it is drawn on.
RING = """() => {
    const part = document.activeElement;
    for (let one = part; one && one !== document.body; one = one.parentElement) {
        const look = getComputedStyle(one);
        if (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2 && one.getBoundingClientRect().width > 1)
            return [look.outlineColor, getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor];
    }
    return [part.outerHTML.slice(0, 150), ""];
}"""


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Press Tab until the part whose name holds these words has the focus."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED) or "")
        if name in passed[-1]:
            return
    pytest.fail(f"Tab does not reach {name}: {passed}")


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("address", "scheme"), [("/", "dark"), ("/explorer", "light"), ("/reconcile", "light"), ("/present?deck=promised", "dark")])
def test_the_focus_is_always_seen_and_comes_round(app, new_page, address: str, scheme: str) -> None:
    page = opened(new_page(scheme=scheme), app + address)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    for _ in range(150):
        line, ground = page.evaluate(RING)
        assert ground, f"nothing shows that this has the focus: {line}"
        darker, lighter = sorted(map(luminance, (line, ground)))
        assert (lighter + 0.05) / (darker + 0.05) >= 3, (page.evaluate(FOCUSED), line)
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            return
    pytest.fail("Tab does not come round: a trap")


def test_the_executive_filters_reads_a_chart_and_reaches_a_deal(app, new_page) -> None:
    page = opened(new_page(), app)
    tab_to(page, "What")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody").get_by_role("button", name="small molecule")).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("modality=small"))
    settle(page)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(page.locator(".st-key-filter-what button, .st-key-filter-What button").first).to_be_focused()

    card = page.locator(".st-key-card-largest-by-upfront")
    plate = card.locator("[role=img]")
    expect(plate).to_have_attribute("aria-label", re.compile("small molecule"))
    told = plate.get_attribute("aria-label") or ""
    for part in ("h3", ".chuhai-finding"):
        assert card.locator(part).inner_text() in told
    tab_to(page, "SVG of Largest deals by upfront")
    page.keyboard.press("Tab")
    expect(plate).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(card.get_by_role("status")).to_contain_text("to ")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("1 deal behind the chosen deal")
    settle(page)
    link = card.locator("table a").first
    tab_to(page, link.inner_text())
    with page.context.expect_page() as tab:
        page.keyboard.press("Enter")
    settle(tab.value)
    assert "/deal?id=" in tab.value.url
    plate.focus()
    page.keyboard.press("Escape")
    expect(card.locator("table")).to_have_count(0)
    card.get_by_label("Table").focus()
    page.keyboard.press("Space")
    expect(card.locator("table")).to_be_visible()


def test_the_analyst_names_a_company_chooses_columns_and_opens_a_row(app, new_page) -> None:
    page = opened(new_page(), f"{app}/explorer")
    tab_to(page, "Who")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-company input")).to_be_focused()
    page.keyboard.type("恒瑞")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("company="))
    settle(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)

    tab_to(page, "CSV, ")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".st-key-order input")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stPopoverBody").locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(".st-key-deal-table canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_url(re.compile(r"/deal\?.*id="))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hengrui")


def test_the_presenter_starts_turns_reads_notes_saves_and_leaves(app, new_page) -> None:
    page = opened(new_page(1920, 1080), f"{app}/present")
    page.locator(".st-key-start-promised button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-on-stage")).to_contain_text("Upfront as a share")
    settle(page)
    for key, place in (("ArrowRight", 2), ("PageDown", 3), ("Home", 1), ("End", 6), ("PageUp", 5)):
        page.keyboard.press(key)
        page.wait_for_url(re.compile(f"slide={place}"))
        settle(page)
    tab_to(page, "Slides", 12)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".pptx")
    page.locator(".st-key-stage-notes input").focus()
    page.keyboard.press("Space")
    expect(page.locator(".st-key-speaker-notes")).to_contain_text("Method")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("Present")


def test_the_road_abroad_and_the_rules_of_a_total_are_set_by_keys(app, new_page) -> None:
    page = opened(new_page(), f"{app}/timelines")
    page.locator(".st-key-assets input").first.focus()
    page.keyboard.type("camrelizumab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("assets=camrelizumab"))
    expect(page.locator(".st-key-answer")).to_contain_text("camrelizumab")
    page.goto(f"{app}/calendar")
    settle(page)
    tab_to(page, "FDA")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("=EU"))
    page.goto(f"{app}/reconcile?period=2024")
    settle(page)
    before = page.locator(".st-key-answer").inner_text()
    tab_to(page, "biosimilars")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("leave_out=biosimilars"))
    expect(page.locator(".st-key-answer")).not_to_have_text(before)

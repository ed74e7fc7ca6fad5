"""Enlarged: 1440 x 900 at 200 % is 720 x 450, at 400 % a page is as wide as a phone; and for those whom motion disturbs, none."""

import pytest
from playwright.sync_api import expect

from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

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
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => ["", "::before", "::after"].some((part) => {
    const { transitionDuration, transitionProperty, animationName } = getComputedStyle(one, part || undefined);
    return animationName !== "none" || (transitionProperty !== "none" && !/^(0s(, )?)+$/.test(transitionDuration));
})).map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_enlarged_page_is_within_reach(app, new_page, name: str) -> None:
    page = opened(new_page(720, 450), app + ADDRESSES[name])
    assert page.evaluate(OUT_OF_REACH) == []
    page.set_viewport_size({"width": 360, "height": 640})
    page.wait_for_timeout(700)
    settle(page)
    assert page.evaluate(OUT_OF_REACH) == []


def test_the_filters_of_an_enlarged_page_are_within_reach(app, new_page) -> None:
    page = opened(new_page(360, 450), app)
    page.get_by_role("button", name="What").first.click()
    choices = page.get_by_test_id("stPopoverBody")
    choices.get_by_role("button", name="not stated").last.scroll_into_view_if_needed()
    expect(choices.get_by_role("button", name="not stated").last).to_be_in_viewport()
    box = choices.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.parametrize("address", ["/", "/landscape", "/present?deck=promised&slide=3"])
def test_nothing_moves_for_those_who_want_less_motion(app, new_page, address: str) -> None:
    page = new_page()
    page.emulate_media(reduced_motion="reduce")
    opened(page, app + address)
    assert page.evaluate(MOVING) == []
    assert page.evaluate("() => document.getAnimations().filter((one) => one.playState === 'running').length") == 0
    frames = page.evaluate("() => [...document.querySelectorAll('.chuhai-chart')].map((one) => one._fullLayout.transition?.duration ?? 0)")
    assert frames and not any(frames), "Plotly moves what it draws"

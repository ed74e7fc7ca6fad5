"""Filters of an enlarged page, and no motion for those whom it disturbs."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import opened

pytestmark = pytest.mark.browser

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => ["", "::before", "::after"].some((part) => {
    const { transitionDuration, transitionProperty, animationName } = getComputedStyle(one, part || undefined);
    return animationName !== "none" || (transitionProperty !== "none" && !/^(0s(, )?)+$/.test(transitionDuration));
})).map((one) => one.outerHTML.slice(0, 120)).slice(0, 5)"""


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

"""The executive: opens, reads the answer, clicks a bar, reaches a source."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import click_mark, opened, settle

pytestmark = pytest.mark.browser


def test_the_first_screen_answers_and_a_bar_leads_to_its_source(app, new_page):
    page = opened(new_page(), app)
    answer = page.locator(".st-key-answer")
    expect(answer).to_contain_text(re.compile(r"the record holds \d+ deals?"))
    expect(answer).to_contain_text("paid upfront in cash")
    box = answer.bounding_box()
    assert box and box["y"] + box["height"] < 900
    expect(page.locator(".st-key-key-figures [data-testid=stMetric]")).to_have_count(5)

    click_mark(page, "largest-by-upfront", ".bars .point path")
    rows = page.locator(".st-key-card-largest-by-upfront table")
    expect(rows.get_by_role("link", name="open")).to_have_attribute("href", re.compile("^https?://"))
    with page.context.expect_page() as deal_tab:
        rows.get_by_role("link").first.click()
    deal = deal_tab.value
    deal.wait_for_load_state()
    settle(deal)
    expect(deal.get_by_role("heading", level=1)).to_contain_text("ProfoundBio")
    expect(deal.locator("a[href^=http][target=_blank]").first).to_be_visible()


def test_clicking_a_quarter_does_not_change_the_filter(app, new_page):
    page = opened(new_page(), app)
    before = page.url
    click_mark(page, "deals-by-quarter", ".bars .point path")
    expect(page.locator(".st-key-card-deals-by-quarter")).to_contain_text(re.compile(r"\d+ deals? behind 20\d\d Q\d"))
    assert page.url == before

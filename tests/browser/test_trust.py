"""Through the pages of trust: the analyst watches a total move, follows it to its deals, and reports an error."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.serving import click_mark, opened, settle

pytestmark = pytest.mark.browser


def test_the_total_moves_with_the_rules_and_the_link_keeps_them(app, new_page) -> None:
    page = opened(new_page(), f"{app}/reconcile?period=2024")
    answer = page.locator(".st-key-answer")
    expect(answer).to_contain_text("For 2024,")
    before = answer.inner_text()
    page.locator(".st-key-leave_out").get_by_text("NewCos", exact=True).click()
    page.wait_for_url(re.compile("leave_out=NewCos"))
    settle(page)
    expect(answer).to_contain_text("under the rules chosen")
    assert answer.inner_text() != before
    expect(page.locator(".st-key-card-rule-moves")).to_contain_text("NewCos left out")
    said = answer.inner_text()
    assert opened(new_page(), page.url).locator(".st-key-answer").inner_text() == said

    click_mark(page, "published-totals", ".barlayer .point path", 9)
    expect(page.locator(".st-key-card-published-totals")).to_contain_text(re.compile(r"\d+ deals of 2024 count under the rules"))


def test_a_reader_reports_an_error_with_the_row_filled_in(app, new_page) -> None:
    page = opened(new_page(), f"{app}/deal?id=2025-07-28_hengrui_gsk")
    page.get_by_role("button", name="Report an error").click()
    text = page.locator("pre").filter(has_text="Data error: deals 2025-07-28_hengrui_gsk")
    expect(text).to_contain_text("/data?pick=deals&id=2025-07-28_hengrui_gsk")
    expect(text).to_contain_text("data/corrections.csv")
    expect(text).to_contain_text("- currency: USD")
    expect(page.get_by_role("link", name="Open the form")).to_have_count(0)

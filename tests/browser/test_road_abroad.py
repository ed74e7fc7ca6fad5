"""Along the road abroad: the executive sees a story at a glance, the analyst reaches each source and takes dates along."""

import re

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser


def test_the_two_complete_responses_are_one_click_away_and_lead_to_their_sources(app, new_page):
    page = opened(new_page(), app)
    page.get_by_role("button", name="Road abroad").click()
    page.get_by_text("Timelines", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timelines")
    settle(page)
    page.get_by_role("button", name=re.compile("Two complete responses")).click()
    page.wait_for_url(re.compile("assets=camrelizumab"))
    expect(page.locator(".st-key-answer")).to_contain_text("2 complete responses")
    settle(page)
    chart = page.locator("[class*=st-key-card-swimlanes] .js-plotly-plot")
    expect(chart).to_contain_text("CR May 2024")
    expect(chart).to_contain_text("CR Mar 2025")
    table = page.locator("[class*=st-key-card-swimlanes] table")
    row = table.get_by_role("row").filter(has_text="complete response").first
    expect(row.get_by_role("link").last).to_have_attribute("href", re.compile("^https?://"))

    other = opened(new_page(), page.url)
    assert other.locator(".st-key-answer").inner_text() == page.locator(".st-key-answer").inner_text()


def test_the_filter_means_events_and_a_reset_brings_all_back(app, new_page):
    page = opened(new_page(), f"{app}/reviews?modality=biosimilar")
    expect(page.locator(".st-key-filter-chips")).to_contain_text(re.compile(r"Events: biosimilar: \d+ of \d+ events, of \d+ assets"))
    narrow = page.locator(".st-key-answer").inner_text()
    page.get_by_role("button", name="Reset").click()
    expect(page.locator(".st-key-answer")).not_to_have_text(narrow)
    expect(page.locator(".st-key-filter-chips")).to_contain_text("All regulatory events")


def test_decisions_are_taken_along_as_a_calendar(app, new_page):
    page = opened(new_page(), f"{app}/calendar")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"Calendar file \(\.ics\)")).last.click()
    calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())
    events = list(calendar.walk("VEVENT"))
    assert events
    assert all(event["URL"].startswith("http") for event in events)


def test_the_layer_of_rules_is_switched_off_in_the_link(app, new_page):
    page = opened(new_page(), f"{app}/policy")
    expect(page.get_by_text("does not show what it caused").first).to_be_visible()
    page.get_by_text("hidden", exact=True).first.click()
    page.wait_for_url(re.compile("layer="))
    settle(page)
    assert "layer=" in opened(new_page(), page.url).url


def test_approved_abroad_by_one_authority_is_kept_in_the_link(app, new_page):
    page = opened(new_page(), f"{app}/lag")
    page.locator(".st-key-abroad").get_by_text("EC", exact=True).first.click()
    expect(page.get_by_role("heading", name=re.compile("approval by the European Commission"))).to_be_visible()
    title = page.locator(".chuhai-figure h3").first.inner_text()
    assert opened(new_page(), page.url).locator(".chuhai-figure h3").first.inner_text() == title

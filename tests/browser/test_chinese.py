"""Readers of Chinese: greeted in their language, with links that mean the same to everybody, and a way back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

TITLES = "() => [...document.querySelectorAll('.chuhai-figure h3')].map((one) => one.textContent)"


def chinese_titles(page: Page) -> list[str]:
    return [title for title in page.evaluate(TITLES) if re.search("[\u4e00-\u9fff]", title)]


def test_a_browser_that_prefers_chinese_is_answered_in_chinese_and_may_change(app, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = opened(context.new_page(), f"{app}/economics")
    expect(page.get_by_role("heading", level=1)).to_have_text("实付与承诺")
    page.get_by_role("button", name="标的").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="ADC", exact=True).click()
    page.wait_for_url(re.compile(r"\?modality=ADC$"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settle(page)
    assert len(chinese_titles(page)) == len(page.evaluate(TITLES)) > 5

    page.locator(".st-key-switch-language button").click()
    page.wait_for_url(re.compile("lang=en"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What is paid and what is promised")
    settle(page)
    expect(page.locator(".chuhai-figure h3").first).to_contain_text("Upfront")
    assert chinese_titles(page) == []
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("实付与承诺")
    context.close()


def test_the_filter_and_the_language_come_along_and_back(app, new_page) -> None:
    page = opened(new_page(), f"{app}/?lang=zh&modality=ADC")
    page.get_by_role("link", name="交易", exact=True).first.click()
    page.wait_for_url(re.compile(r"/explorer\?.*lang=zh.*modality=ADC|/explorer\?.*modality=ADC.*lang=zh"))
    expect(page.locator(".st-key-filter-chips")).to_contain_text("ADC")
    page.go_back()
    page.wait_for_url(lambda url: "/explorer" not in url and "modality=ADC" in url and "lang=zh" in url)
    settle(page)
    expect(page.locator(".st-key-filter-chips")).to_contain_text("ADC")


def test_a_link_of_a_chinese_reader_opens_the_same_view_in_english(app, new_page) -> None:
    page = opened(new_page(), f"{app}/landscape?lang=zh")
    page.locator(".st-key-mix_by").get_by_text("签约阶段", exact=True).click()
    page.wait_for_url(re.compile("mix_by=stage"))
    english = opened(new_page(), page.url.replace("lang=zh", "lang=en"))
    expect(english.locator(".chuhai-figure h3").first).to_contain_text("Stage at signing")

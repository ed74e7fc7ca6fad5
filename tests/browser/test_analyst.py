"""The analyst: filters in Chinese, shares the view, takes the data away, breaks a filter on purpose."""

import re
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser


def choose_company(page: Page, typed: str) -> None:
    page.get_by_role("button", name="Who").click()
    field = page.locator(".st-key-company input")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_url(re.compile("company="))
    settle(page)
    close_popover(page)


def choose_modality(page: Page, name: str) -> None:
    page.get_by_role("button", name="What").click()
    page.locator(".st-key-modality").get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(re.compile("modality="))
    settle(page)
    close_popover(page)


def close_popover(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("[data-testid=stPopoverBody]")).to_have_count(0)


def expect_chips(page: Page, names: list[str]) -> None:
    chips = page.locator(".st-key-filter-chips").get_by_role("button").filter(has_text="✕")
    expect(chips).to_have_text([f"{name} ✕" for name in names])


@pytest.mark.parametrize("typed", ["信达", "Xinda", "IBI"])
def test_innovent_is_found_in_every_script(app, new_page, typed):
    page = opened(new_page(), f"{app}/explorer")
    choose_company(page, typed)
    expect_chips(page, ["Innovent Biologics · 信达生物"])


def test_a_filter_travels_in_the_link_and_the_table_is_taken_away(app, new_page, tmp_path: Path):
    page = opened(new_page(), f"{app}/explorer")
    choose_company(page, "恒瑞")
    choose_modality(page, "small molecule")
    expect_chips(page, ["Hengrui Pharma · 恒瑞医药", "small molecule"])
    sentence = page.locator(".st-key-filter-chips").inner_text()
    assert "small molecule" in page.url.replace("+", " ")

    page.get_by_role("link", name="Overview").click()
    expect(page.locator(".st-key-answer")).to_contain_text("the record holds")
    page.wait_for_url(re.compile("modality=small"))
    expect(page.locator(".st-key-filter-chips")).to_have_text(sentence, use_inner_text=True)

    other = opened(new_page(), page.url)
    expect(other.locator(".st-key-filter-chips")).to_have_text(sentence, use_inner_text=True)
    other.get_by_role("link", name="Deals").click()
    with other.expect_download() as download:
        other.get_by_role("button", name=re.compile("XLSX")).click()
    target = tmp_path / download.value.suggested_filename
    download.value.save_as(target)
    book = openpyxl.load_workbook(BytesIO(target.read_bytes()))
    matched = int(re.search(r": (\d+) of", sentence).group(1))
    assert book["Deals"].max_row == matched + 1
    assert matched > 0


def test_one_press_of_back_returns_to_the_page_before_with_its_filter(app, new_page):
    page = opened(new_page(), f"{app}/?modality=ADC&area=oncology&stage=phase+1")
    before = page.url
    page.get_by_role("link", name="Deals").first.click()
    page.wait_for_url(re.compile("explorer.*modality=ADC"))
    expect(page.get_by_role("heading", name="Deals", exact=True)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(before)
    expect_chips(page, ["ADC", "oncology", "phase 1"])


def test_what_the_address_gains_while_a_page_settles_is_no_step_of_its_own(app, new_page):
    page = opened(new_page(), app)
    pushed = """addresses => {
        const before = history.length;
        for (const address of addresses) history.pushState({}, "", address);
        return history.length - before;
    }"""
    assert page.evaluate(pushed, ["/explorer", "/explorer?modality=ADC", "/explorer?modality=ADC&stage=phase+1"]) == 1
    page.keyboard.press("Shift")
    assert page.evaluate(pushed, ["/explorer?modality=ADC"]) == 1


def test_one_press_of_back_returns_to_filters_that_were_clicked(app, new_page):
    page = opened(new_page(), app)
    page.get_by_role("button", name="What", exact=True).click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="oncology", exact=True).click()
    page.wait_for_url(re.compile("area=oncology"))
    before = page.url
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Deals").first.click()
    page.wait_for_url(re.compile("explorer.*area=oncology"))
    expect(page.get_by_role("heading", name="Deals", exact=True)).to_be_visible()
    page.go_back()
    expect(page).to_have_url(before)
    expect_chips(page, ["oncology"])


def test_a_chip_drops_its_term_and_reset_drops_all(app, new_page):
    page = opened(new_page(), f"{app}/?modality=ADC&stage=phase+1")
    page.get_by_role("button", name="ADC ✕").click()
    expect(page.get_by_role("button", name="ADC ✕")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("modality"))
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("button", name="phase 1 ✕")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("stage"))


def test_a_broken_link_says_what_it_left_out(app, new_page):
    page = opened(new_page(), f"{app}/?modality=ADC&stage=phase+9&company=qqqqqq")
    expect(page.get_by_text("phase 9")).to_be_visible()
    expect(page.get_by_text("qqqqqq")).to_be_visible()
    expect_chips(page, ["ADC"])


def test_an_empty_filter_says_what_emptied_it(app, new_page):
    page = opened(new_page(), f"{app}/?modality=ADC&text=zzzzqqqq")
    expect(page.get_by_text("No deal matches")).to_be_visible()
    page.get_by_role("button", name=re.compile("Drop search")).click()
    expect(page.locator(".st-key-answer")).to_be_visible()
    expect_chips(page, ["ADC"])


def test_images_and_table_of_a_chart(app, new_page, tmp_path: Path):
    page = opened(new_page(), app)
    for kind in ("png", "svg"):
        with page.expect_download() as download:
            page.locator(f".st-key-card-modality-mix button[data-image={kind}]").click()
        target = tmp_path / download.value.suggested_filename
        download.value.save_as(target)
        assert target.name.startswith("chuhai_modality-mix_")
        assert target.suffix == f".{kind}"
        assert target.stat().st_size > 5_000
        page.wait_for_timeout(1_700)
    toggle = page.locator(".st-key-table-modality-mix input")
    toggle.focus()
    page.keyboard.press("Space")
    expect(page.locator(".st-key-card-modality-mix table")).to_contain_text("small molecule")

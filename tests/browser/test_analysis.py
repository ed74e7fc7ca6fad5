"""Through the analysis pages: the executive reads what is paid and what is promised, the analyst prices a deal and shares the view."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import click_mark, opened, settle

pytestmark = pytest.mark.browser
HENGRUI_GSK = "2025-07-28_hengrui_gsk"


def answer_of(page: Page) -> str:
    return page.locator(".st-key-answer").inner_text()


def test_the_executive_goes_from_the_share_paid_to_a_deal_and_its_source(app, new_page):
    page = opened(new_page(), app)
    page.get_by_role("button", name="Analysis").click()
    page.get_by_text("Economics", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is paid and what is promised")
    settle(page)
    assert re.search(r"Of every \$100 promised, \$\d+(\.\d)? is paid upfront in cash", answer_of(page))

    click_mark(page, "upfront-v-headline", ".scatterlayer .points path", 3)
    card = page.locator(".st-key-card-upfront-v-headline")
    expect(card).to_contain_text(re.compile(r"1 deal behind"))
    expect(card.get_by_role("link", name="open").first).to_have_attribute("href", re.compile("^https?://"))


def test_the_analyst_prices_a_deal_widens_the_set_and_shares_it(app, new_page, tmp_path: Path):
    page = opened(new_page(), f"{app}/deal?id={HENGRUI_GSK}")
    page.get_by_role("link", name="Among its comparables").click()
    page.wait_for_url(re.compile(f"benchmarks.*id={HENGRUI_GSK}"))
    settle(page)
    assert "among" in answer_of(page) or "above" in answer_of(page)

    page.get_by_text("My choice", exact=True).click()
    page.wait_for_url(re.compile("breadth="))
    expect(page.locator(".st-key-benchmark-levels")).to_be_visible()
    settle(page)
    narrow = comparables_taken_away(page, tmp_path)
    page.locator(".st-key-like_stage").get_by_text("any", exact=True).click()
    page.wait_for_url(re.compile("like_stage=any"))
    expect(page.locator(".st-key-benchmark-reach")).to_contain_text("Comparable: any stage")
    settle(page)
    wide = comparables_taken_away(page, tmp_path)
    assert narrow <= wide
    assert HENGRUI_GSK not in wide

    said = answer_of(page)
    other = opened(new_page(), page.url)
    assert answer_of(other) == said
    assert comparables_taken_away(other, tmp_path) == wide


def comparables_taken_away(page: Page, folder: Path) -> set[str]:
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"^CSV, \d+ deals?$")).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    lines = [line for line in target.read_text(encoding="utf-8-sig").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(StringIO("\n".join(lines))))
    assert rows
    return {row["Deal id"] for row in rows}


def test_the_analyst_discounts_a_deal_and_the_link_keeps_the_rate(app, new_page):
    page = opened(new_page(), f"{app}/value?id={HENGRUI_GSK}")
    before = answer_of(page)
    page.locator(".st-key-discount").get_by_text("12", exact=True).click()
    page.wait_for_url(re.compile("discount=12"))
    settle(page)
    expect(page.locator(".st-key-answer")).not_to_have_text(before)
    expect(page.get_by_text("not a valuation").first).to_be_visible()
    after = answer_of(page)
    assert answer_of(opened(new_page(), page.url)) == after


def test_the_analyst_compares_companies_and_a_reader_of_the_link_sees_the_same(app, new_page):
    page = opened(new_page(), f"{app}/players")
    page.get_by_role("button", name=re.compile("^Compare Hengrui")).click()
    page.wait_for_url(re.compile("compare="))
    settle(page)
    expect(page.locator("[class*=st-key-card-compare]").first).to_contain_text("Hengrui")
    cards = page.locator("[class*=st-key-card-compare]").count()
    other = opened(new_page(), page.url)
    expect(other.locator("[class*=st-key-card-compare]")).to_have_count(cards)


def test_outcomes_reach_the_terminated_deal_and_its_curve_follows_the_choice(app, new_page):
    page = opened(new_page(), f"{app}/outcomes")
    assert re.search(r"\d+ of \d+ deals are known to be terminated", answer_of(page))
    page.locator(".st-key-curves").get_by_text("modality", exact=True).click()
    page.wait_for_url(re.compile("curves=modality"))
    expect(page.get_by_role("heading", name=re.compile("Time to termination by modality"))).to_be_visible()
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="BeiGene (BeOne) → Novartis").first.click()
    deal = tab.value
    settle(deal)
    expect(deal.get_by_role("heading", level=1)).to_contain_text("Novartis")


def test_landscape_switches_between_count_and_value_and_keeps_it_in_the_link(app, new_page):
    page = opened(new_page(), f"{app}/landscape")
    page.locator(".st-key-mix_of").get_by_text("headline", exact=False).first.click()
    page.wait_for_url(re.compile("mix_of="))
    expect(page.get_by_role("heading", name="Modality group by year: headline total")).to_be_visible()
    titles = page.locator(".chuhai-figure h3").all_inner_texts()
    expect(opened(new_page(), page.url).locator(".chuhai-figure h3")).to_have_text(titles)

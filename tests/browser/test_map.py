"""The map of seats: drawn without the internet, chosen by a click, taken along as a picture."""

import pytest
from playwright.sync_api import Page, expect

from analytics.figures.map_labels import Pane
from analytics.figures.seats import EUROPE, WORLD
from tests.browser.serving import opened, settle

pytestmark = pytest.mark.browser

CARD = ".st-key-card-licensee-countries"
PLACE = f"""([longitude, latitude, geo]) => {{
  const chart = document.querySelector('{CARD} .chuhai-chart');
  chart.scrollIntoView({{ block: 'center' }});
  const [x, y] = chart._fullLayout[geo]._subplot.projection([longitude, latitude]);
  const {{ left, top }} = chart.getBoundingClientRect();
  return [left + x, top + y];
}}"""


def shown(page: Page, address: str) -> list[str]:
    """Open the page; every request that leaves the machine is noted and refused."""
    asked: list[str] = []
    page.route(lambda url: not url.startswith((address, "data:", "blob:")), lambda route: (asked.append(route.request.url), route.abort()))
    opened(page, f"{address}/landscape")
    page.locator(f"{CARD} .choroplethlayer path").first.wait_for()
    return asked


def press(page: Page, longitude: float, latitude: float, geo: str) -> None:
    page.evaluate(PLACE, [longitude, latitude, geo])
    page.wait_for_timeout(300)
    x, y = page.evaluate(PLACE, [longitude, latitude, geo])
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    page.wait_for_timeout(200)
    page.mouse.click(x, y)
    settle(page)


def test_a_map_asks_nobody_outside_and_a_click_narrows_to_a_country(app, new_page):
    page = new_page()
    asked = shown(page, app)
    behind = page.locator(CARD).get_by_text("behind")
    press(page, 10.4, 52.5, "geo2")
    expect(behind).to_contain_text("behind Germany")
    press(page, -100, 42, "geo")
    expect(behind).to_contain_text("behind United States")
    assert page.evaluate(f"document.querySelector('{CARD} .chuhai-chart').data.filter((one) => one.geo === 'geo2' && one.selectedpoints).length") == 0
    press(page, -40, -35, "geo")
    expect(behind).to_have_count(0)
    for kind in ("PNG", "SVG"):
        with page.expect_download() as download:
            page.locator(CARD).get_by_role("button", name=f"{kind} of").click()
        assert download.value.path().stat().st_size > 30_000
    assert asked == []


def test_the_wheel_scrolls_the_page_and_labels_stand_where_plotly_has_their_places(app, new_page):
    page = new_page()
    shown(page, app)
    geo: Pane
    for name, geo in (("geo", WORLD), ("geo2", EUROPE)):
        left, top, right, _ = page.evaluate(
            f"""(name) => {{
              const {{ bounds: [[left, top], [right, bottom]] }} = document.querySelector('{CARD} .chuhai-chart')._fullLayout[name]._subplot;
              return [left, top, right, bottom];
            }}""",
            name,
        )
        for place in ((8.5, 46.7), (20.0, 40.0)):
            x, y = geo.pixel(*place, right - left)
            got = page.evaluate(
                f"([name, place]) => document.querySelector('{CARD} .chuhai-chart')._fullLayout[name]._subplot.projection(place)", [name, place]
            )
            assert got == pytest.approx([left + x, top + y], abs=1.5)
    x, y = page.evaluate(PLACE, [-40, 0, "geo"])
    before = page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(500)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") < before


def test_on_a_phone_the_map_is_lower_and_its_labels_are_fewer(app, new_page):
    wide, phone = new_page(), new_page(390, 844)
    heights, names = [], []
    for page in (wide, phone):
        shown(page, app)
        heights.append(page.locator(f"{CARD} .chuhai-chart").bounding_box()["height"])
        names.append(sum(" " in text for text in page.locator(f"{CARD} .scatterlayer text").all_text_contents()))
    assert heights[1] < heights[0]
    assert names[1] < names[0]

"""Every page for every reader: no serious axe violation in light and dark, no sideways scroll on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_no_serious_accessibility_violation(app, new_page, name, scheme):
    page = opened(new_page(scheme=scheme), app + ADDRESSES[name])
    found = Axe().run(page).response["violations"]
    serious = [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found if one["impact"] in SERIOUS]
    assert not serious


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_sideways_scroll_on_a_phone(app, new_page, name):
    page = opened(new_page(390, 844), app + ADDRESSES[name])
    wide = page.evaluate("() => ['html', '[data-testid=stMain]'].map(s => document.querySelector(s)).map(e => e.scrollWidth - e.clientWidth)")
    assert max(wide) <= 0

"""Every page for every reader: seen, heard, enlarged, on paper, in light and dark. A page is opened once for all of it, since opening takes longest."""

import pytest

from tests.browser.checks import badly_printed, in_the_dark, out_of_reach, serious_violations, words_missing
from tests.browser.pages import ADDRESSES
from tests.browser.serving import opened

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_reaches_every_reader(app, new_page, name: str) -> None:
    page = opened(new_page(), app + ADDRESSES[name])
    wrong = {"told": words_missing(page), "light": serious_violations(page), "paper": badly_printed(page)}
    page.emulate_media(media="screen")
    wrong |= {"at 200 %": out_of_reach(page, 720, 450), "on a phone": out_of_reach(page, 360, 640)}
    page.set_viewport_size({"width": 1440, "height": 900})
    wrong["dark"] = serious_violations(in_the_dark(page))
    assert {reader: found for reader, found in wrong.items() if found} == {}

"""One PNG a page at each width and theme, into the git-ignored folder screenshots/: `make screenshots`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.pages import ADDRESSES
from tests.browser.serving import HOME, launched, opened, served

SIZES = {"1440": (1440, 900), "1920": (1920, 1080), "390": (390, 844)}
TALLEST = 6000


def main(chosen: list[str]) -> None:
    folder = HOME / "screenshots"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as cache, served(Path(cache)) as address, sync_playwright() as playwright:
        browser = launched(playwright)
        for name, path in ADDRESSES.items():
            if chosen and name not in chosen:
                continue
            for size, (width, height) in SIZES.items():
                for scheme in ("light", "dark"):
                    page = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
                    opened(page, address + path)
                    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
                    page.set_viewport_size({"width": width, "height": max(height, min(int(tall) + 60, TALLEST))})
                    page.wait_for_timeout(700)
                    page.screenshot(path=folder / f"{name}_{size}_{scheme}.png")
                    page.context.close()
                    print(folder / f"{name}_{size}_{scheme}.png", flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

"""A server and a browser for journeys and screenshots: started by the test, ended by it, on a port of its own."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

HOME = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]
PATIENCE_S = 60


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(cache: Path, **environment: str) -> Iterator[str]:
    """A freshly started app with a store of its own; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(HOME / "app.py"), "--server.port", str(port), "--server.address", "127.0.0.1"]
    log = cache / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=HOME, stdout=out, stderr=out, env={**os.environ, "CHUHAI_CACHE": str(cache), **environment})
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(address, server, log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait for the health check; a server that ends first shows its log."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text()}")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
            return
        time.sleep(0.1)
    raise RuntimeError(f"no answer from {address}: {log.read_text()}")


def launched(playwright: Playwright) -> Browser:
    """The system's Chromium: the one that CHROMIUM names, else the usual names."""
    path = os.environ.get("CHROMIUM") or next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def settle(page: Page) -> None:
    """Wait until the script has run and every chart on the page is drawn."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE_S * 1000)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')", timeout=PATIENCE_S * 1000)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.chuhai-figure')].every(figure => figure.querySelector('.main-svg'))",
        timeout=PATIENCE_S * 1000,
    )


def opened(page: Page, address: str) -> Page:
    """Go to an address and wait until it is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-testid=stMainBlockContainer]", timeout=PATIENCE_S * 1000)
    settle(page)
    return page


def click_mark(page: Page, card: str, marks: str, number: int = 0) -> None:
    """Click the middle of a mark of a card's chart and wait for what it brings; the layers above the marks decide which one is meant."""
    mark = page.locator(f".st-key-card-{card} .js-plotly-plot {marks}").nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)

"""The servers that a bench run needs: started on free ports with the made-up data, ended by the run that started them."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.browser import Dash, Ours, Side
from tests.bench.synthetic import Bench
from tests.bench.twin import PAGE_VARIABLE

ROOT = Path(__file__).parents[2]
PATIENCE_S = 60


@contextmanager
def three_sides(bench: Bench, port: int, folder: Path, page: str = "overview") -> Iterator[list[Side]]:
    """A page of our app, the Dash twin of it and the floor over the same deals, on three ports from the given one."""
    environment = {**os.environ, **bench.environment, PAGE_VARIABLE: page}
    floor = folder / "floor.html"
    subprocess.run([sys.executable, "-m", "tests.bench.floor", str(floor)], cwd=ROOT, env=environment, check=True)
    commands = [
        ["-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", "127.0.0.1"],
        ["-m", "tests.bench.dash_twin", str(port + 1)],
        ["-m", "http.server", str(port + 2), "--bind", "127.0.0.1", "--directory", str(folder)],
    ]
    sides = [
        Ours("ours", f"http://127.0.0.1:{port}/{'' if page == 'overview' else page}"),
        Dash("dash", f"http://127.0.0.1:{port + 1}/"),
        Side("floor", f"http://127.0.0.1:{port + 2}/floor.html"),
    ]
    with ExitStack() as running:
        for command in commands:
            running.enter_context(_running(command, environment))
        for side in sides:
            _wait_for(side.url)
        yield sides


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)

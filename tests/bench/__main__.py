"""`python -m tests.bench`: measures server, queries and browser, prints one table and writes it as JSON into bench-results/."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench import browser, report, server, servers, synthetic
from tests.bench.twin import PAGES

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("streamlit", "plotly", "dash", "duckdb", "pandas", "playwright")


def main() -> int:
    """Measure, print and write; 1 where a bar is not met."""
    chosen = _arguments()
    benches = [synthetic.prepared(size) for size in chosen.sizes]
    results: dict[str, Any] = {
        "run": {**_run_facts(), "page": chosen.page, "rest_ms": chosen.rest},
        "pages": {},
        "queries": {},
        "visits": {},
        "clicks": {},
        "raw": {},
    }
    if "server" in chosen.parts:
        results["pages"] = {bench.count: _page_times(bench) for bench in benches}
        results["queries"] = server.query_times(benches)
    if "browser" in chosen.parts:
        for bench in benches:
            visits, clicks = _measured_in_browser(bench, chosen)
            results["visits"][bench.count], results["clicks"][bench.count] = report.visit_table(visits), report.click_table(clicks)
            results["raw"][bench.count] = [asdict(item) for item in (*visits, *clicks)]
    judged = report.bars(results["clicks"], results["queries"])
    results["bars"] = [{**asdict(bar), "is_met": bar.is_met} for bar in judged]
    results["run"]["load_at_end"] = os.getloadavg()
    print(report.printed(results, judged))
    print(f"Load of the machine: {results['run']['load'][0]:.1f} at the start, {os.getloadavg()[0]:.1f} at the end, {os.cpu_count()} cores.")
    print(f"Written to {_written(results)}")
    return 0 if all(bar.is_met for bar in judged) else 1


def _measured_in_browser(bench: synthetic.Bench, chosen: argparse.Namespace) -> tuple[list[browser.Visit], list[browser.Click]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.three_sides(bench, chosen.port, Path(folder), chosen.page) as sides,
        browser.chromium(chosen.chromium) as chromium,
    ):
        expected = browser.expected_figures(chromium, sides[-1])
        return (browser.visits(chromium, sides, expected, chosen.visits), browser.clicks(chromium, sides, expected, chosen.warm, chosen.rest))


def _page_times(bench: synthetic.Bench) -> dict[str, Any]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.server"],
        cwd=servers.ROOT,
        env={**os.environ, **bench.environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(told.stdout.splitlines()[-1])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(synthetic.SIZES), help="numbers of deals")
    parser.add_argument("--parts", nargs="+", choices=("server", "browser"), default=["server", "browser"])
    parser.add_argument("--page", choices=tuple(PAGES), default="overview", help="which page the browser part measures")
    parser.add_argument("--visits", type=int, default=5, help="navigations a page and size")
    parser.add_argument("--warm", type=int, default=2, help="rounds of clicks after the cold one")
    parser.add_argument("--rest", type=int, default=150, help="milliseconds that the pointer rests on a choice before it is pressed")
    parser.add_argument("--port", type=int, default=8621, help="first of three free ports")
    parser.add_argument(
        "--chromium",
        default=os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None),
        help="browser; else Playwright's own",
    )
    return parser.parse_args()


def _run_facts() -> dict[str, Any]:
    return {
        "begun": datetime.now().astimezone().isoformat(timespec="seconds"),
        "machine": platform.platform(),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def _written(results: dict[str, Any]) -> Path:
    folder = servers.ROOT / "bench-results"
    folder.mkdir(exist_ok=True)
    path = folder / f"bench-{datetime.now():%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())

"""Server side: rerun time of each page with a cold and a warm filter, and time of each query.

`python -m tests.bench.server` prints the pages' times of the data that CHUHAI_DATA and CHUHAI_CACHE name, as JSON.
"""

import json
import logging
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from analytics.filters import DealFilter
from analytics.queries.deals import deal_count
from analytics.queries.overview import newest_deals, year_to_date
from analytics.sections import SECTIONS
from data.store import Cursor, Store, open_store
from tests.bench.synthetic import Bench
from tests.bench.twin import MODALITIES

APP = Path(__file__).parents[2] / "app.py"
ENTITIES = {
    "deal": "SELECT deal_id FROM deals ORDER BY 1 LIMIT 1",
    "company": "SELECT company_id FROM deal_parties ORDER BY 1 LIMIT 1",
    "asset": "SELECT asset_id FROM deal_assets ORDER BY 1 LIMIT 1",
}
FILTERS = {
    "default": DealFilter(),
    "ADC since 2023": DealFilter(modality=("ADC",), start=date(2023, 1, 1)),
    "both amounts": DealFilter(direction="any", disclosure="both disclosed"),
    "one target": DealFilter(target=("TGT3",)),
}
REPEATS = 5
VALUES = 4


def page_times() -> dict[str, dict[str, float | str]]:
    """Milliseconds of a script run of each page: the first after a new filter value, and the next with the same value."""
    from streamlit.testing.v1 import AppTest

    from pages.components.navigation import PAGES

    times: dict[str, dict[str, float | str]] = {}
    for entry in PAGES:
        app = AppTest.from_file(str(APP), default_timeout=180).run()
        if entry.url_path in ENTITIES:
            app.query_params["id"] = open_store().cursor().execute(ENTITIES[entry.url_path]).fetchall()[0][0]
        if not entry.default:
            app.switch_page(entry.path)
        app.run()
        times[entry.title] = {"error": app.exception[0].message} if app.exception else _runs(app)
    return times


def _runs(app: Any) -> dict[str, float | str]:
    cold, warm = [], []
    for value in MODALITIES[:VALUES]:
        app.session_state["modality"] = [value]
        cold.append(_milliseconds(app.run))
        warm.append(_milliseconds(app.run))
    return {"cold": statistics.median(cold), "warm": statistics.median(warm)}


def _milliseconds(action: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def query_times(benches: list[Bench]) -> dict[str, dict[str, float]]:
    """Milliseconds of each query by number of deals: median over filters of the median of a few runs, the sizes taking turns."""
    stores = {str(bench.count): open_store(bench.folder, bench.builds) for bench in benches}
    return {name: _query_time(query, stores) for name, query in _queries().items()}


def _queries() -> dict[str, Callable[[Cursor, DealFilter], Any]]:
    sections = {key: section.query for key, section in SECTIONS.items()}
    return {"deal count": deal_count, "year to date": year_to_date, "newest deals": newest_deals, **sections}


def _query_time(query: Callable[[Cursor, DealFilter], Any], stores: dict[str, Store]) -> dict[str, float]:
    times: dict[str, list[float]] = {size: [] for size in stores}
    for deals in FILTERS.values():
        runs: dict[str, list[float]] = {size: [] for size in stores}
        for _ in range(REPEATS):
            for size, store in stores.items():
                runs[size].append(_milliseconds(lambda: query(store.cursor(), deals)))  # noqa: B023
        for size, measured in runs.items():
            times[size].append(statistics.median(measured))
    return {size: statistics.median(measured) for size, measured in times.items()}


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    json.dump(page_times(), sys.stdout)

"""A page as a visitor opens it by a link, and what its cards say, read from the chart components of an AppTest."""

from collections.abc import Callable
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest

from data import schema

Open = Callable[..., AppTest]


def cards_of(app: AppTest) -> list[dict[str, Any]]:
    """Every card with a chart: key "words" (texts), "figure" (Plotly's JSON), "digest"; in the order of the page."""
    charts = [element.proto for element in app.get("bidi_component") if element.proto.component_name == "chuhai_chart"]
    return [orjson.loads(chart.bytes)["card"] for chart in charts]


def opener(page: str) -> Open:
    """follow(name=value, ...): the page (a path below pages/) for these parameters of a link."""

    def follow(**params: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(schema.HOME.parent / "app.py"), default_timeout=60)
        app.query_params.update(params)
        return app.switch_page(f"pages/{page}.py").run()

    return follow


def titles(app: AppTest) -> list[str]:
    """The titles of the cards, in the order of the page."""
    return [card["words"]["title"] for card in cards_of(app)]

"""What the cards of a page say, read from the chart components of an AppTest."""

from typing import Any

import orjson
from streamlit.testing.v1 import AppTest


def cards_of(app: AppTest) -> list[dict[str, Any]]:
    """Every card with a chart: key "words" (texts), "figure" (Plotly's JSON), "digest"; in the order of the page."""
    charts = [element.proto for element in app.get("bidi_component") if element.proto.component_name == "chuhai_chart"]
    return [orjson.loads(chart.bytes)["card"] for chart in charts]

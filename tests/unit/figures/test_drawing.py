"""A figure on its way to the browser: what pandas leaves in it becomes plain JSON."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from analytics.figures.drawing import Drawing


def figure_of(*values) -> dict:
    return {"data": [{"type": "bar", "y": list(values)}], "layout": {"height": 300}}


def test_times_are_written_and_what_is_unknown_is_null() -> None:
    drawing = Drawing.of(figure_of(pd.Timestamp("2024-03-01"), date(2024, 3, 2), pd.NaT, pd.NA, float("nan"), np.float64(1.5), np.int64(2)))
    assert json.loads(drawing.json)["data"][0]["y"] == ["2024-03-01T00:00:00", "2024-03-02", None, None, None, 1.5, 2]
    assert drawing.height == 300


def test_two_figures_have_two_digests_and_one_figure_always_the_same() -> None:
    assert Drawing.of(figure_of(1)).digest == Drawing.of(figure_of(1)).digest != Drawing.of(figure_of(2)).digest


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="Timedelta"):
        Drawing.of(figure_of(pd.Timedelta(days=1)))

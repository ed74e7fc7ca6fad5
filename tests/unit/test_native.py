"""Native charts hold the numbers of the frame: sums by category and series, places, steps."""

import pandas as pd

from analytics.native import LONGEST_NAME, MOST_POINTS, Panel, categories, places

MIX = pd.DataFrame(
    {
        "year": [2024.0, 2023.0, 2024.0, None, 2024.0],
        "kind": ["a", "a", "b", "b", "a"],
        "deals": [3, 2, 1, 7, 4],
        "money": [1.5, None, 2.5, None, 1.0],
    }
)


def test_values_of_one_category_and_series_are_summed_and_years_ascend():
    order, series = categories(MIX, Panel("stacked", ("year",), ("deals",), series="kind"))
    assert order == ["2023", "2024", "not stated"]
    assert series == [("a", [2.0, 7.0, None]), ("b", [None, 1.0, 7.0])]


def test_unknown_stays_unknown_and_an_empty_series_is_left_out():
    order, series = categories(MIX, Panel("columns", ("kind",), ("money",), ("Money",)))
    assert (order, series) == (["a", "b"], [("Money", [2.5, 2.5])])
    assert categories(MIX.tail(2).head(1), Panel("columns", ("kind",), ("money",), ("Money",)))[1] == []


def test_names_keep_their_order_are_joined_and_cut():
    frame = pd.DataFrame({"from": ["信达生物" * 20, "b"], "to": ["x", None], "n": [1, 2]})
    order, _ = categories(frame, Panel("bars", ("from", "to"), ("n",)))
    assert len(order[0]) == LONGEST_NAME
    assert order[1] == "b → not stated"
    assert categories(frame, Panel("bars", ("from", "to"), ("n",), most=1))[0] == order[:1]


def test_steps_hold_each_value_until_the_next_and_reach_the_last_case():
    frame = pd.DataFrame({"years": [2.0, 1.0, 3.0, None], "share": [0.5, 0.8, 0.5, 0.1]})
    (curve,) = places(frame, Panel("steps", ("years",), ("share",), ("All",)))
    assert curve == ("All", [(0.0, 1.0), (1.0, 1.0), (1.0, 0.8), (2.0, 0.8), (2.0, 0.5), (3.0, 0.5)])


def test_very_many_points_are_thinned():
    frame = pd.DataFrame({"x": range(4000), "y": range(4000), "kind": "a"})
    (group,) = places(frame, Panel("points", ("x",), ("y",), series="kind"))
    assert 1000 < len(group.places) <= MOST_POINTS


def test_of_too_many_periods_the_latest_are_drawn():
    frame = pd.DataFrame({"quarter": ["2023 Q1", "2023 Q2", "2023 Q3", "2023 Q4*"], "n": [1, 2, 3, 4]})
    order, (series,) = categories(frame, Panel("columns", ("quarter",), ("n",), most=2))
    assert order == ["2023 Q3", "2023 Q4*"]
    assert series.values == [3.0, 4.0]

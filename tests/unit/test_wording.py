"""How numbers are said."""

import math
from datetime import date

import pandas as pd
import pytest

from analytics.small_numbers import MIN_DEALS, enough, shown_only_if_enough
from analytics.wording import cell_text, change, counted, dated, money, percent


@pytest.mark.parametrize(
    ("usd_m", "words"),
    [
        (None, "not disclosed"),
        (math.nan, "not disclosed"),
        (0.5, "$0.5m"),
        (12.34, "$12.3m"),
        (99.6, "$99.6m"),
        (100.4, "$100m"),
        (999.4, "$999m"),
        (999.5, "$1bn"),
        (1250.0, "$1.25bn"),
        (12345.0, "$12.3bn"),
        (123456.0, "$123bn"),
        (1234567.0, "$1,235bn"),
    ],
)
def test_money(usd_m, words) -> None:
    assert money(usd_m) == words


def test_percent() -> None:
    assert (percent(0.064, 1), percent(0.5), percent(None), percent(math.nan)) == ("6.4%", "50%", "not known", "not known")


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [(150, 100, "+50%"), (50, 100, "-50%"), (1, 0, None), (None, 1, None), (1, None, None), (math.nan, 1, None), (1, math.nan, None)],
)
def test_change_needs_a_base(now, before, words) -> None:
    assert change(now, before) == words


def test_counted() -> None:
    assert (counted(1, "deal"), counted(0, "deal"), counted(1234, "deal"), counted(2, "party"), counted(3, "day")) == (
        "1 deal",
        "0 deals",
        "1,234 deals",
        "2 parties",
        "3 days",
    )


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (None, "money", ""),
        (math.nan, "money", ""),
        (pd.NaT, "date", ""),
        (1234.56, "money", "1,234.6"),
        (0.1234, "share", "12.3%"),
        (1234, "count", "1,234"),
        (2024, "year", "2024"),
        (date(2024, 5, 16), "date", "2024-05-16"),
        ("text", "text", "text"),
    ],
)
def test_cells(value, style, text) -> None:
    assert cell_text(value, style) == text


@pytest.mark.parametrize(
    ("day", "precision", "words"),
    [
        (date(2024, 5, 16), "day", "2024-05-16"),
        (date(2024, 5, 1), "month", "May 2024"),
        (date(2024, 1, 1), "quarter", "2024 Q1"),
        (date(2024, 7, 1), "quarter", "2024 Q3"),
        (date(2024, 12, 1), "quarter", "2024 Q4"),
        (date(2024, 6, 1), "half", "2024 H1"),
        (date(2024, 7, 1), "half", "2024 H2"),
        (date(2024, 1, 1), "year", "2024"),
        (None, "day", "undated"),
        (pd.NaT, None, "undated"),
    ],
)
def test_a_date_is_no_more_exact_than_known(day, precision, words) -> None:
    assert dated(day, precision) == words


def test_five_deals_are_enough_and_four_are_not() -> None:
    assert (enough(MIN_DEALS - 1), enough(MIN_DEALS), MIN_DEALS) == (False, True, 5)
    shown = shown_only_if_enough(pd.Series([0.1, 0.2, 0.3]), pd.Series([4, 5, 6]))
    assert shown.isna().tolist() == [True, False, False]
    assert shown.tolist()[1:] == [0.2, 0.3]

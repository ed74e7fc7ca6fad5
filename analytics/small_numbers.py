"""The one rule about small numbers: under five deals, list them and print no statistic."""

import pandas as pd

MIN_DEALS = 5


def enough(count: int) -> bool:
    """Whether a median, mean or share may be printed for so many deals."""
    return count >= MIN_DEALS


def shown_only_if_enough(values: pd.Series, counts: pd.Series) -> pd.Series:
    """The statistic where it rests on five deals or more, else null; counts stay beside it."""
    return values.where(counts >= MIN_DEALS)

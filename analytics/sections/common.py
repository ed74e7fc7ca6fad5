"""Columns that many sections share."""

import pandas as pd

from analytics.section import Column

YEAR, DEALS, N = Column("announced_year", "Year", "year"), Column("deal_count", "Deals", "count"), Column("disclosed_count", "Disclosed", "count")


def measured_counts(frame: pd.DataFrame) -> tuple[int, int]:
    """measured and all of a list that repeats the counts of the whole set in each row."""
    return (int(frame["measured_count"].iloc[0]), int(frame["all_count"].iloc[0])) if len(frame) else (0, 0)

"""Dates that are known as periods: how exact one is, and how long months and weekends count."""

from datetime import date

MONTH_DAYS = 30
LONGEST = (("day", 0), ("month", MONTH_DAYS), ("quarter", 91), ("half", 183))
DAYS_A_MONTH = 365.25 / 12
WEEKEND_DAYS = 3  # a goal on a Saturday before a holiday is met on the Tuesday


def precision_of(first: date, last: date) -> str:
    """How exactly a date is known whose period runs from first to last: "day", "month", "quarter", "half" or "year"."""
    length = (last - first).days
    return next((name for name, days in LONGEST if length <= days), "year")

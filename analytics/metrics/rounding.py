"""What a rounded number can stand for, and whether a stated ratio follows from its parts."""

from math import floor, log10
from typing import NamedTuple

MOST_ROUNDED = 0.02
LOOSE = 0.05


class Span(NamedTuple):
    """Everything that a number can mean, from low to high."""

    low: float
    high: float


def rounded_span(value: float, *, is_count: bool = False) -> Span:
    """What a printed number stands for: half of its last digit that is no zero either way, at most 1% of it; a count stands for itself."""
    if is_count or value == 0:
        return Span(value, value)
    half = min(last_digit(value), abs(value) * MOST_ROUNDED) / 2
    return Span(value - half, value + half)


def last_digit(value: float) -> float:
    """The place of the last digit that is no zero: 100 for 51,900, 1 for 49, 0.1 for 61.6."""
    size = 10.0 ** floor(log10(abs(value)))
    while round(value / size, 9) != round(value / size):
        size /= 10
    return size


def ratio_span(part: Span, whole: Span, factor: float = 1.0) -> Span:
    """Everything that part ÷ whole can be; whole is above zero."""
    return Span(factor * part.low / whole.high, factor * part.high / whole.low)


def growth_span(part: Span, whole: Span, years: int) -> Span:
    """Everything that growth from whole to part can be, in percent a year; both are above zero."""
    low, high = ((ratio ** (1 / years) - 1) * 100 for ratio in ratio_span(part, whole))
    return Span(low, high)


def follows(stated: float, qualifier: str, made: Span, *, unit_step: float | None = None) -> bool:
    """Whether a stated number, rounded as it is and read with its qualifier, is among what its parts can make.

    unit_step: the place to which the number is rounded, where it is known (1 for whole percent).
    """
    half = (unit_step or last_digit(stated)) / 2
    if qualifier in ("approx", "nearly"):
        half = max(half, abs(stated) * LOOSE)
    if qualifier == "at least":
        return made.high >= stated - half
    if qualifier in ("at most", "less than", "up to"):
        return made.low <= stated + half
    return made.low <= stated + half and made.high >= stated - half

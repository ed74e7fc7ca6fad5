"""Where an amount stands among others, and how sure their median is."""

from collections.abc import Sequence
from typing import Any

import numpy as np

SEED = 20_261_121
RESAMPLES = 2_000
CONFIDENCE = 0.95
DRAWN_AT_ONCE = 4_000_000


def percentile(value: float, others: Sequence[float]) -> float | None:
    """The share of the others that lie below the value, equal ones counted half; 0 to 1, None without others."""
    if not len(others):
        return None
    amounts = np.asarray(others, dtype=float)
    equal = _equal(value, amounts)
    return float((np.sum((amounts < value) & ~equal) + np.sum(equal) / 2) / len(amounts))


def ties(value: float, others: Sequence[float]) -> int:
    """How many of the others are equal to the value."""
    return int(np.sum(_equal(value, np.asarray(others, dtype=float))))


def _equal(value: float, amounts: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Equal but for the last digits, in which amounts differ that were turned into dollars."""
    return np.isclose(value, amounts, rtol=1e-9, atol=0)


def median_interval(amounts: Sequence[float]) -> tuple[float, float] | None:
    """Percentile bootstrap of the median: the middle 95 % of the medians of 2,000 samples drawn with replacement; None without amounts.

    The seed is fixed and the amounts are sorted first, so that the same amounts always give the same interval.
    """
    if not len(amounts):
        return None
    sample, generator = np.sort(np.asarray(amounts, dtype=float)), np.random.default_rng(SEED)
    at_once = max(1, DRAWN_AT_ONCE // len(sample))
    medians = np.concatenate(
        [
            np.median(sample[generator.integers(0, len(sample), size=(min(at_once, RESAMPLES - done), len(sample)))], axis=1)
            for done in range(0, RESAMPLES, at_once)
        ]
    )
    low, high = np.quantile(medians, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return float(low), float(high)

"""Product-limit (Kaplan-Meier) estimates of how long something lasts when not every end has been seen."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

DAYS_A_YEAR = 365.25
Z_95 = 1.959963984540054
Times = Sequence[float] | pd.Series | np.ndarray
Ends = Sequence[bool] | pd.Series | np.ndarray


class Curve(NamedTuple):
    """A Kaplan-Meier curve: one place a time at which an event happened, in order.

    at_risk: cases whose time is not shorter. survival_share: after that time. low_share, high_share: the 95 % band on the log-log
    scale, nan where no case is left.
    """

    years: np.ndarray
    at_risk: np.ndarray
    event_count: np.ndarray
    survival_share: np.ndarray
    low_share: np.ndarray
    high_share: np.ndarray


def product_limit(years: Times, is_event: Ends) -> Curve:
    """The Kaplan-Meier curve of times that end in an event or are cut off before it; empty where there is no event."""
    if not np.any(np.asarray(is_event, dtype=bool)):
        return Curve(*(np.array([], dtype=float) for _ in Curve._fields))
    estimate = _estimator()(np.asarray(years, dtype=float), np.asarray(is_event, dtype=int))
    low, high = _band(estimate.surv_prob, estimate.surv_prob_se)
    return Curve(estimate.surv_times, estimate.n_risk, estimate.n_events, estimate.surv_prob, low, high)


def _estimator() -> Any:
    """statsmodels brings scipy.stats along and takes a second to import: neither start-up nor a page without a curve should wait for it."""
    from statsmodels.duration.survfunc import SurvfuncRight

    return SurvfuncRight


def get_ready() -> None:
    """Import what a curve needs, so that the first reader of one does not wait for it."""
    _estimator()


def _band(survival: np.ndarray, error: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The log-log band stays between 0 and 1, unlike survival ± 1.96 errors; where survival is 0 there is none."""
    inner = (survival > 0) & (survival < 1)
    safe = np.where(inner, survival, 0.5)
    spread = np.exp(Z_95 * np.where(inner, error, 0) / (safe * -np.log(safe)))
    return np.where(inner, safe**spread, np.nan), np.where(inner, safe ** (1 / spread), np.nan)


def values_at(curve: Curve, years: Times) -> dict[str, np.ndarray]:
    """survival_share, low_share and high_share of a curve after each of these times; all 1 before the first event, nan for an unknown time."""
    times = np.asarray(years, dtype=float)
    steps = np.searchsorted(curve.years, times, side="right")
    shares = {"survival_share": curve.survival_share, "low_share": curve.low_share, "high_share": curve.high_share}
    return {name: np.where(np.isnan(times), np.nan, np.concatenate([[1.0], share])[steps]) for name, share in shares.items()}


def after_each(years: Times, is_event: Ends) -> dict[str, np.ndarray]:
    """For each case how many are followed at least as long (at_risk), and the curve of all of them after it as in values_at.

    A case without a time is no part of the curve and gets nan everywhere.
    """
    times, ends = np.asarray(years, dtype=float), np.asarray(is_event, dtype=bool)
    inside = ~np.isnan(times)
    curve = product_limit(times[inside], ends[inside])
    return {"at_risk": np.where(inside, at_risk(times, times), np.nan), **values_at(curve, times)}


def at_risk(years: Times, marks: Iterable[float]) -> list[int]:
    """How many cases are still followed just before each mark: those whose time is not shorter."""
    times = np.sort(np.asarray(years, dtype=float))
    times = times[~np.isnan(times)]
    return (len(times) - np.searchsorted(times, np.fromiter(marks, dtype=float), side="left")).tolist()


def share_after(years: Times, shares: Times, mark: float, least: int) -> float | None:
    """The curve's value at a mark, read from its cases (share after each), or None where fewer than least are still followed then."""
    times, after = np.asarray(years, dtype=float), np.asarray(shares, dtype=float)
    if np.count_nonzero(times >= mark) < least:
        return None
    return float(np.min(after[(times <= mark) & ~np.isnan(after)], initial=1.0))

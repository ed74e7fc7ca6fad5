"""Product-limit (Kaplan-Meier) estimates of how long something lasts when not every end has been seen."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

DAYS_A_YEAR = 365.25
Z_95 = 1.959963984540054
CURVE_COLUMNS = ("years", "at_risk", "event_count", "survival_share", "low_share", "high_share")


def product_limit(years: Sequence[float] | pd.Series, is_event: Sequence[bool] | pd.Series) -> pd.DataFrame:
    """The Kaplan-Meier curve of times that end in an event or are cut off before it.

    Rows: one a time at which an event happened, in order; none where there is no event.
    Columns: years; at_risk, cases whose time is not shorter; event_count; survival_share after it;
        low_share, high_share, the 95 % band on the log-log scale, null where no case is left.
    """
    if not len(years) or not any(is_event):
        return pd.DataFrame({column: np.array([], dtype=float) for column in CURVE_COLUMNS})
    from statsmodels.duration.survfunc import SurvfuncRight  # takes a second to import, which only a page that draws a curve should wait for

    estimate = SurvfuncRight(np.asarray(years, dtype=float), np.asarray(is_event, dtype=int))
    low, high = _band(estimate.surv_prob, estimate.surv_prob_se)
    values = (estimate.surv_times, estimate.n_risk, estimate.n_events, estimate.surv_prob, low, high)
    return pd.DataFrame(dict(zip(CURVE_COLUMNS, (np.asarray(value, dtype=float) for value in values), strict=True)))


def _band(survival: Any, error: Any) -> tuple[Any, Any]:
    """The log-log band stays between 0 and 1, unlike survival ± 1.96 errors; where survival is 0 there is none."""
    inner = (survival > 0) & (survival < 1)
    safe = np.where(inner, survival, 0.5)
    spread = np.exp(Z_95 * np.where(inner, error, 0) / (safe * -np.log(safe)))
    return np.where(inner, safe**spread, np.nan), np.where(inner, safe ** (1 / spread), np.nan)


def values_at(curve: pd.DataFrame, years: Sequence[float] | pd.Series) -> pd.DataFrame:
    """survival_share, low_share and high_share of a curve after each of these times; all 1 before the first event, null for a null time."""
    times = np.asarray(years, dtype=float)
    steps = np.searchsorted(curve["years"].to_numpy(dtype=float), times, side="right")
    return pd.DataFrame(
        {
            column: np.where(np.isnan(times), np.nan, np.concatenate([[1.0], curve[column].to_numpy(dtype=float)])[steps])
            for column in ("survival_share", "low_share", "high_share")
        }
    )


def at_risk(years: Sequence[float] | pd.Series, marks: Iterable[float]) -> list[int]:
    """How many cases are still followed just before each mark: those whose time is not shorter."""
    times = np.sort(np.asarray(years, dtype=float))
    times = times[~np.isnan(times)]
    return [int(len(times) - np.searchsorted(times, mark, side="left")) for mark in marks]


def share_after(years: pd.Series, shares: pd.Series, mark: float, least: int) -> float | None:
    """The curve's value at a mark, read from its cases (share after each), or None where fewer than least are still followed then."""
    if at_risk(years, [mark])[0] < least:
        return None
    before = shares[(years <= mark) & shares.notna()]
    return float(before.min()) if len(before) else 1.0

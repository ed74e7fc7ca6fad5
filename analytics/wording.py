"""How numbers are said: money in USD, shares in percent, changes with their base."""

import math
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd


def money(usd_m: float | None) -> str:
    """Millions of USD as people say them: "$1.25bn", "$80m"; "not disclosed" for null."""
    if usd_m is None or math.isnan(usd_m):
        return "not disclosed"
    if abs(usd_m) >= 999.5:
        billions = usd_m / 1000
        return f"${billions:,.0f}bn" if abs(billions) >= 100 else f"${billions:,.3g}bn"
    return f"${usd_m:,.3g}m" if abs(usd_m) < 100 else f"${usd_m:,.0f}m"


def percent(share: float | None, digits: int = 0) -> str:
    """A share of 1 as percent."""
    return "not known" if share is None or math.isnan(share) else f"{share * 100:.{digits}f}%"


def in_unit(value: float | None, unit: str) -> str:
    """A published or own number with its unit: "$4.1bn", "7.0%", "17"."""
    if unit == "USD million":
        return money(value)
    if value is None or math.isnan(value):
        return "not known"
    return f"{value:.1f}%" if unit == "percent" else f"{value:,g}"


def change(now: float | None, before: float | None) -> str | None:
    """The relative change on the period before, or None where there is nothing to compare."""
    if now is None or before is None or math.isnan(now) or math.isnan(before) or before == 0:
        return None
    percents = round((now / before - 1) * 100)
    return f"{percents:+d}%" if percents else "no change"


def worded(figure: str, qualifier: str | None) -> str:
    """A figure with the word that its source sets before it: "at least 17"; an exact figure stands alone."""
    return figure if qualifier == "exact" else f"{qualifier} {figure}"


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "a, b and c"; empty for none."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 deal", "31 deals"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def cell_text(value: object, style: str) -> str:
    """A table cell as text: money with separators, shares in percent, empty for null."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if style == "money":
        return f"{value:,.1f}"
    if style == "share":
        return f"{value:.1%}"
    if style == "date":
        return f"{value:%Y-%m-%d}"
    return f"{value:,}" if style == "count" else str(value)


def dated(day: Any, precision: str | None) -> str:
    """A date no more exact than it is known: "2024-05-16", "May 2024", "2024 Q3", "2024 H2", "2024"."""
    if not precision or day is None or day is pd.NaT:
        return "undated"
    forms = {"day": "%Y-%m-%d", "month": "%B %Y", "year": "%Y"}
    if precision in forms:
        return f"{day:{forms[precision]}}"
    part = (day.month + 2) // 3 if precision == "quarter" else (day.month + 5) // 6
    return f"{day.year} {'Q' if precision == 'quarter' else 'H'}{part}"


def shortened(text: str, length: int) -> str:
    """Text of at most so many characters, its end cut and marked."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def plain(text: str | None) -> str:
    """Text that markdown shows as it stands: names from the data never become links, formulas or emphasis."""
    return "" if text is None else re.sub(r"([\\`*_{}\[\]()#+|~$:<>!-])", r"\\\1", text).replace("\n", " ")

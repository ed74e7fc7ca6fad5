"""How numbers are said: money in USD, shares in percent, changes with their base."""

import math


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


def change(now: float | None, before: float | None) -> str | None:
    """The relative change on the period before, or None where there is nothing to compare."""
    if now is None or before is None or math.isnan(now) or math.isnan(before) or before == 0:
        return None
    return f"{(now / before - 1) * 100:+.0f}%"


def counted(count: int, noun: str) -> str:
    """A count with its noun: "1 deal", "31 deals"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"

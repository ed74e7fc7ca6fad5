"""Regulatory events made up for the bench: for two of three assets a way through one or two authorities, with reviews, setbacks and designations."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

WAYS = (("FDA", "BLA"), ("EMA", "MAA"), ("NMPA", "NDA"))
DESIGNATIONS = ("orphan designation", "fast track", "breakthrough designation", "priority review")
REASONS = ("facility", "cmc", "clinical data", "facility; cmc", "single-country data")
FIRST_FILING, LAST_FILING = date(2016, 1, 4), date(2026, 3, 2)
LAST_EVENT = date(2026, 11, 20)
WITH_EVENTS, WITH_LETTER, WAITING = 0.66, 0.25, 0.12


def events(random: np.random.Generator, assets: pd.DataFrame, source_count: int) -> pd.DataFrame:
    """Rows of regulatory_events.csv, as text."""
    made: list[dict[str, str]] = []
    for asset, owner in zip(assets["asset_id"], assets["originator"], strict=True):
        if random.random() < WITH_EVENTS:
            for agency, kind in WAYS[: 1 + int(random.integers(len(WAYS)))]:
                made += _way(random, asset, owner, agency, kind)
    frame = pd.DataFrame(made)
    pages = random.integers(source_count, size=len(frame))
    frame["event_id"] = [f"event-{number:06d}" for number in range(len(frame))]
    frame["sources"] = [f"page-{page:05d}" for page in pages]
    return frame.assign(event_precision="day", confidence="high", indication="solid tumours")


def _way(random: np.random.Generator, asset: str, owner: str, agency: str, kind: str) -> list[dict[str, str]]:
    """One application from a designation to its approval, sometimes by way of a complete response, sometimes still waiting."""
    filed = FIRST_FILING + timedelta(days=int(random.integers((LAST_FILING - FIRST_FILING).days)))
    decided = filed + timedelta(days=int(random.normal(330, 60)))
    steps = [
        (str(random.choice(DESIGNATIONS)), filed - timedelta(days=400), ""),
        ("submission", filed, ""),
        ("submission accepted", filed + timedelta(60), ""),
    ]
    if agency == "FDA":
        steps.append(("PDUFA date", filed + timedelta(days=330), ""))
        if random.random() < WITH_LETTER:
            steps += [("complete response", decided, str(random.choice(REASONS))), ("resubmission", decided + timedelta(days=150), "")]
            decided += timedelta(days=400)
    if random.random() > WAITING:
        steps.append(("approval", decided, ""))
    name = f"{agency}-{asset}".lower()
    return [
        {
            "assets": asset,
            "sponsor": owner,
            "agency": "EC" if agency == "EMA" and step == "approval" else agency,
            "event_type": step,
            "event_on": day.isoformat(),
            "application": "" if step in DESIGNATIONS else name,
            "application_type": kind,
            "outcome_reason": reason,
        }
        for step, day, reason in steps
        if day <= LAST_EVENT
    ]

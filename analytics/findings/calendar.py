"""What the calendar shows, in sentences."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analytics.records import records
from analytics.wording import counted, dated

AS_DECISION = {"PDUFA date": "goal date"}


def answer(goals: pd.DataFrame, waiting: pd.DataFrame, as_of: date) -> str:
    """The next decision with a stated date, how many more are stated, how many goal dates passed in silence, how many applications wait."""
    ahead, passed = goals[goals["is_ahead"]], goals[~goals["is_ahead"]]
    if len(ahead):
        first = records(ahead)[0]
        day = dated(first["event_on"], first["event_precision"])
        opening = f"Next stated decision: **{said(first)} for {first['assets']}, {day}**; {counted(len(ahead), 'goal date')} ahead on record."
    else:
        opening = f"**No goal date after {as_of} is on record.**"
    silent = f" {counted(len(passed), 'goal date')} passed without an outcome on record." if len(passed) else ""
    wait = f" **{counted(len(waiting), 'application')}** {'waits' if len(waiting) == 1 else 'wait'} without a stated date."
    return opening + silent + wait


def said(event: Mapping[Any, Any]) -> str:
    """An event in a few words: "FDA goal date", "EMA CHMP positive opinion"."""
    return f"{event['agency']} {AS_DECISION.get(event['event_type'], event['event_type'])}"


def decided(decisions: pd.DataFrame) -> str:
    """The decisions of a list by kind, most frequent first."""
    if decisions.empty:
        return "No decision on record."
    counts = Counter(sorted(decisions["event_type"])).most_common()
    return f"{counted(len(decisions), 'decision')}: {', '.join(counted(count, kind) for kind, count in counts)}."


def long_waits(waiting: pd.DataFrame) -> str:
    """How many of the applications were filed so long ago that their action may be missing; empty without any."""
    count = int(waiting["is_long"].sum())
    if not count:
        return ""
    return f"{count:,} of them {'was' if count == 1 else 'were'} last filed more than two years before the day of the data: an action may be missing."

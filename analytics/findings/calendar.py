"""What the calendar shows, in sentences."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analytics.language import say
from analytics.records import records
from analytics.wording import counted, dated


def answer(goals: pd.DataFrame, waiting: pd.DataFrame, as_of: date) -> str:
    """The next decision with a stated date, how many more are stated, how many goal dates passed in silence, how many applications wait."""
    ahead, passed = goals[goals["is_ahead"]], goals[~goals["is_ahead"]]
    if len(ahead):
        first = records(ahead)[0]
        opening = say(
            "Next stated decision: **{decision} for {assets}, {day}**; {goals} ahead on record.",
            decision=said(first),
            assets=first["assets"],
            day=dated(first["event_on"], first["event_precision"]),
            goals=counted(len(ahead), "goal date"),
        )
    else:
        opening = say("**No goal date after {day} is on record.**", day=as_of)
    silent = say(" {goals} passed without an outcome on record.", goals=counted(len(passed), "goal date")) if len(passed) else ""
    return opening + silent + _wait(len(waiting))


def _wait(count: int) -> str:
    applications = counted(count, "application")
    if count == 1:
        return say(" **{applications}** waits without a stated date.", applications=applications)
    return say(" **{applications}** wait without a stated date.", applications=applications)


def said(event: Mapping[Any, Any]) -> str:
    """An event in a few words: "FDA goal date", "EMA CHMP positive opinion"."""
    if event["event_type"] == "PDUFA date":
        return say("{agency} goal date", agency=event["agency"])
    return say("{agency} {kind}", agency=event["agency"], kind=say(event["event_type"]))


def decided(decisions: pd.DataFrame) -> str:
    """The decisions of a list by kind, most frequent first."""
    if decisions.empty:
        return say("No decision on record.")
    counts = Counter(sorted(decisions["event_type"])).most_common()
    kinds = say(", ").join(counted(count, kind) for kind, count in counts)
    return say("{decisions}: {kinds}.", decisions=counted(len(decisions), "decision"), kinds=kinds)


def long_waits(waiting: pd.DataFrame) -> str:
    """How many of the applications were filed so long ago that their action may be missing; empty without any."""
    count = int(waiting["is_long"].sum())
    if not count:
        return ""
    if count == 1:
        return say("{count} of them was last filed more than two years before the day of the data: an action may be missing.", count=count)
    return say("{count} of them were last filed more than two years before the day of the data: an action may be missing.", count=f"{count:,}")

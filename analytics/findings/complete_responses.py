"""Complete responses in words: what came after, how actions lie to their goals, for which reasons."""

import pandas as pd

from analytics.language import say
from analytics.metrics.periods import DAYS_A_MONTH, WEEKEND_DAYS
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, percent

NO_LETTER = "No complete response is on record for this filter."
STATES = {
    "approved": "{count} approved",
    "complete response again": "{count} complete response again",
    "refused": "{count} refused",
    "withdrawn": "{count} withdrawn",
    "under review again": "{count} under review again",
    "no resubmission on record": "{count} no resubmission on record",
}
INTERVALS = (("wait_days", "to the resubmission"), ("review_days", "from there to the action"), ("whole_days", "from letter to next action"))
STANDINGS = {
    "before": "{count} before the goal",
    "on": "{count} on the day",
    "same month": "{count} in the month of a goal known by month",
    "after": "{count} after it",
}


def after_complete_response(answered: pd.DataFrame) -> str:
    """What followed the complete responses, and the medians of the intervals that five or more have."""
    if answered.empty:
        return say(NO_LETTER)
    states = answered["state"].value_counts()
    told = say(", ").join(say(words, count=states[state]) for state, words in STATES.items() if state in states.index)
    medians = say("; ").join(_median(answered[column].dropna(), words) for column, words in INTERVALS)
    return say("Of {letters}: {states}. Median {medians}.", letters=counted(len(answered), "complete response"), states=told, medians=medians)


def _median(days: pd.Series, words: str) -> str:
    if not enough(len(days)):
        return say("{interval} not printed, n = {count}", interval=say(words), count=len(days))
    return say("{interval} {months} months (n = {count})", interval=say(words), months=f"{days.median() / DAYS_A_MONTH:.1f}", count=len(days))


def goal_dates(goals: pd.DataFrame) -> str:
    """How many actions came before, on and after the goal, and how many goals were moved or passed."""
    if goals.empty:
        return say("No goal date is on record for this filter.")
    standings = goals["standing"].value_counts()
    measured = int(goals["measured_count"].iloc[0])
    if measured:
        told = say(", ").join(say(words, count=standings[key]) for key, words in STANDINGS.items() if key in standings.index)
        first = say("Of {actions}: {standings}", actions=counted(measured, "action"), standings=told)
    else:
        first = say("None of {goals} has an action that can be placed", goals=counted(len(goals), "goal date"))
    late = goals[(goals["standing"] == "after") & goals["is_weekend"].astype(bool) & (goals["days"] <= WEEKEND_DAYS)]
    rest = [say("{count} of the late ones within {days} days of a goal on a weekend", count=len(late), days=WEEKEND_DAYS)] if len(late) else []
    moved = int(goals["extension_days"].notna().sum())
    rest += [say("{count} moved to a later goal", count=moved)] if moved else []
    rest += [say("{count} passed without an action on record", count=standings["goal passed"])] if "goal passed" in standings.index else []
    return say("{parts}.", parts=say("; ").join([first, *rest]))


def complete_response_reasons(reasons: pd.DataFrame) -> str:
    """The most frequent reason on record with its share in both bases, and how far the bases overlap."""
    if reasons.empty:
        return say(NO_LETTER)
    ours = reasons[reasons["basis"] == reasons["basis"].iloc[0]]
    told, every, shared = (int(reasons[column].iloc[0]) for column in ("measured_count", "all_count", "shared_count"))
    if not told:
        return say("None of {letters} has a stated reason.", letters=counted(every, "complete response"))
    most = ours.loc[ours["letter_count"].fillna(0).astype(float).idxmax()]
    other = reasons[(reasons["reason"] == most["reason"]) & (reasons["basis"] != most["basis"])]
    has_other = len(other) and pd.notna(other["letter_count"].iloc[0])
    return say(
        "Most frequent on record: {reason}, {count}{other}. {overlap}{few}",
        reason=say(most["reason"]),
        count=_counted(most),
        other=say(", against {count} released letters", count=_counted(other.iloc[0])) if has_other else "",
        overlap=_overlap(shared, every),
        few="" if enough(told) else say(" Under {least} letters no share is printed.", least=MIN_DEALS),
    )


def _overlap(shared: int, every: int) -> str:
    if shared == 1:
        return say("{shared} of the {all} on record is among the released ones too.", shared=shared, all=every)
    return say("{shared} of the {all} on record are among the released ones too.", shared=shared, all=every)


def _counted(row: pd.Series) -> str:
    count, base = int(row["letter_count"]), int(row["base_count"])
    if pd.isna(row["reason_share"]):
        return say("{count} of {all}", count=count, all=base)
    return say("{count} of {all} ({share})", count=count, all=base, share=percent(row["reason_share"]))

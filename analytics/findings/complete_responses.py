"""Complete responses in words: what came after, how actions lie to their goals, for which reasons."""

import pandas as pd

from analytics.metrics.periods import DAYS_A_MONTH, WEEKEND_DAYS
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, percent

NO_LETTER = "No complete response is on record for this filter."
STATES = ("approved", "complete response again", "refused", "withdrawn", "under review again", "no resubmission on record")
INTERVALS = (("wait_days", "to the resubmission"), ("review_days", "from there to the action"), ("whole_days", "from letter to next action"))


def after_complete_response(answered: pd.DataFrame) -> str:
    """What followed the complete responses, and the medians of the intervals that five or more have."""
    if answered.empty:
        return NO_LETTER
    states = answered["state"].value_counts()
    said = ", ".join(f"{states[state]} {state}" for state in STATES if state in states.index)
    medians = [_median(answered[column].dropna(), words) for column, words in INTERVALS]
    return f"Of {counted(len(answered), 'complete response')}: {said}. Median {'; '.join(medians)}."


def _median(days: pd.Series, words: str) -> str:
    return f"{words} {days.median() / DAYS_A_MONTH:.1f} months (n = {len(days)})" if enough(len(days)) else f"{words} not printed, n = {len(days)}"


def goal_dates(goals: pd.DataFrame) -> str:
    """How many actions came before, on and after the goal, and how many goals were moved or passed."""
    if goals.empty:
        return "No goal date is on record for this filter."
    standings = goals["standing"].value_counts()
    measured = int(goals["measured_count"].iloc[0])
    named = (("before", "before the goal"), ("on", "on the day"), ("same month", "in the month of a goal known by month"), ("after", "after it"))
    said = ", ".join(f"{standings[key]} {words}" for key, words in named if key in standings.index)
    first = (
        f"Of {counted(measured, 'action')}: {said}" if measured else f"None of {counted(len(goals), 'goal date')} has an action that can be placed"
    )
    late = goals[(goals["standing"] == "after") & goals["is_weekend"].astype(bool) & (goals["days"] <= WEEKEND_DAYS)]
    rest = [f"{len(late)} of the late ones within {WEEKEND_DAYS} days of a goal on a weekend"] if len(late) else []
    moved = int(goals["extension_days"].notna().sum())
    rest += [f"{moved} moved to a later goal"] if moved else []
    rest += [f"{standings['goal passed']} passed without an action on record"] if "goal passed" in standings.index else []
    return f"{'; '.join([first, *rest])}."


def complete_response_reasons(reasons: pd.DataFrame) -> str:
    """The most frequent reason on record with its share in both bases, and how far the bases overlap."""
    if reasons.empty:
        return NO_LETTER
    ours = reasons[reasons["basis"] == reasons["basis"].iloc[0]]
    told, every, shared = (int(reasons[column].iloc[0]) for column in ("measured_count", "all_count", "shared_count"))
    if not told:
        return f"None of {counted(every, 'complete response')} has a stated reason."
    most = ours.loc[ours["letter_count"].fillna(0).astype(float).idxmax()]
    other = reasons[(reasons["reason"] == most["reason"]) & (reasons["basis"] != most["basis"])]
    sentence = f"Most frequent on record: {most['reason']}, {_counted(most)}"
    if len(other) and pd.notna(other["letter_count"].iloc[0]):
        sentence += f", against {_counted(other.iloc[0])} released letters"
    few = "" if enough(told) else f" Under {MIN_DEALS} letters no share is printed."
    return f"{sentence}. {shared} of the {every} on record {'is' if shared == 1 else 'are'} among the released ones too.{few}"


def _counted(row: pd.Series) -> str:
    share = "" if pd.isna(row["reason_share"]) else f" ({percent(row['reason_share'])})"
    return f"{int(row['letter_count'])} of {int(row['base_count'])}{share}"

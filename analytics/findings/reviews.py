"""Reviews in words: how long they took, what the first action was, and the sentence with which the page opens."""

import pandas as pd

from analytics.metrics.periods import DAYS_A_MONTH
from analytics.records import records
from analytics.small_numbers import enough
from analytics.wording import counted, percent

NOTHING = "No application is on record for this filter."
FDA_FIRST, MOST_NAMED = "FDA, first filing", 5


def answer(judged: pd.DataFrame, times: pd.DataFrame) -> str:
    """First-cycle approvals of the FDA, or of all authorities where it has none, and the median time of its first filings."""
    if judged.empty:
        return NOTHING
    fda = judged[judged["authority"] == "FDA"]
    whose, rows = ("FDA application", fda) if len(fda) and fda["group_count"].iloc[0] else ("application", judged)
    acted = int(rows["outcome"].isin(["approved", "refused", "withdrawn"]).sum())
    if not acted:
        return f"None of the {counted(len(judged), 'application')} of this filter has a first action on record."
    approved = int((rows["outcome"] == "approved").sum())
    share = f" ({percent(approved / acted)})" if enough(acted) else ""
    were = "was" if acted == 1 else "were"
    sentence = f"**{approved} of {counted(acted, whose)}{share}** with a first action on record {were} approved in the first cycle"
    group = times[(times["group_name"] == FDA_FIRST) & times["median_days"].notna()]
    if len(group) and whose.startswith("FDA"):
        months, measured = group["median_days"].iloc[0] / DAYS_A_MONTH, int(group["group_count"].iloc[0])
        sentence += f"; a first filing waited a median of **{months:.1f} months** from submission or acceptance to that action (n = {measured})"
    return f"{sentence}."


def review_times(times: pd.DataFrame) -> str:
    """The medians of the groups that have one, and why the others are left out."""
    if times.empty:
        return NOTHING
    groups = times[times["median_days"].notna()].drop_duplicates("group_name").head(MOST_NAMED)
    said = [f"{_named(row['group_name'])} {row['median_days'] / DAYS_A_MONTH:.1f} ({row['group_count']})" for row in records(groups)]
    measured, every = int(times["measured_count"].iloc[0]), len(times)
    first = f"Median months (n): {', '.join(said)}." if said else f"Too few for a median: {measured} of {counted(every, 'application')} measured."
    return f"{first} {_left_out(times)}"


def _named(group: str) -> str:
    authority, _, kind = group.partition(", ")
    return " ".join(part for part in ("other agencies" if authority == "other" else authority, kind) if part)


def _left_out(times: pd.DataFrame) -> str:
    outside = times.loc[times["counted_as"] != "measured", "counted_as"].value_counts()
    if outside.empty:
        return "None is left out."
    said = [f"{count} {str(reason).removeprefix('left out: ')}" for reason, count in outside.items()]
    return f"Not measured: {', '.join(said)}."


def first_cycles(judged: pd.DataFrame) -> str:
    """Approved in the first cycle by group, those of a base of five named, and what the record cannot show."""
    if judged.empty:
        return NOTHING
    groups = judged[judged["group_share"].notna()].drop_duplicates("group_name").head(MOST_NAMED)
    said = [f"{_named(row['group_name'])} {percent(row['group_share'])} ({row['group_approved']} of {row['group_count']})" for row in records(groups)]
    waiting, outside = (int((judged["outcome"] == outcome).sum()) for outcome in ("waiting", "left out"))
    first = f"Approved in the first cycle: {', '.join(said)}." if said else "No group has five first actions, so no share is printed."
    rest = f" Waiting: {waiting}." if waiting else ""
    return f"{first}{rest}{f' Left out: {outside}.' if outside else ''} Refusals outside the FDA are seldom published."

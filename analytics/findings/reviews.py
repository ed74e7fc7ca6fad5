"""Reviews in words: how long they took, what the first action was, and the sentence with which the page opens."""

from typing import Any

import pandas as pd

from analytics.language import say
from analytics.metrics.periods import DAYS_A_MONTH
from analytics.records import records
from analytics.small_numbers import enough
from analytics.wording import counted, percent

NOTHING = "No application is on record for this filter."
FDA_FIRST, MOST_NAMED = "FDA, first filing", 5


def answer(judged: pd.DataFrame, times: pd.DataFrame) -> str:
    """First-cycle approvals of the FDA, or of all authorities where it has none, and the median time of its first filings."""
    if judged.empty:
        return say(NOTHING)
    fda = judged[judged["authority"] == "FDA"]
    noun, rows = ("FDA application", fda) if len(fda) and fda["group_count"].iloc[0] else ("application", judged)
    acted = int(rows["outcome"].isin(["approved", "refused", "withdrawn"]).sum())
    if not acted:
        return say("None of the {all} of this filter has a first action on record.", all=counted(len(judged), "application"))
    approved = int((rows["outcome"] == "approved").sum())
    parts = {
        "approved": approved,
        "all": counted(acted, "FDA application") if noun == "FDA application" else counted(acted, "application"),
        "share": say(" ({share})", share=percent(approved / acted)) if enough(acted) else "",
        "wait": _wait(times) if noun == "FDA application" else "",
    }
    if acted == 1:
        return say("**{approved} of {all}{share}** with a first action on record was approved in the first cycle{wait}.", **parts)
    return say("**{approved} of {all}{share}** with a first action on record were approved in the first cycle{wait}.", **parts)


def _wait(times: pd.DataFrame) -> str:
    group = times[(times["group_name"] == FDA_FIRST) & times["median_days"].notna()]
    if group.empty:
        return ""
    return say(
        "; a first filing waited a median of **{months} months** from submission or acceptance to that action (n = {measured})",
        months=f"{group['median_days'].iloc[0] / DAYS_A_MONTH:.1f}",
        measured=int(group["group_count"].iloc[0]),
    )


def review_times(times: pd.DataFrame) -> str:
    """The medians of the groups that have one, and why the others are left out."""
    if times.empty:
        return say(NOTHING)
    groups = times[times["median_days"].notna()].drop_duplicates("group_name").head(MOST_NAMED)
    said = [
        say(
            "{group} {months} ({count})", group=_named(row["group_name"]), months=f"{row['median_days'] / DAYS_A_MONTH:.1f}", count=row["group_count"]
        )
        for row in records(groups)
    ]
    measured, every = int(times["measured_count"].iloc[0]), counted(len(times), "application")
    if said:
        first = say("Median months (n): {groups}.", groups=say(", ").join(said))
    else:
        first = say("Too few for a median: {measured} of {all} measured.", measured=measured, all=every)
    return say("{first} {second}", first=first, second=_left_out(times))


def _named(group: str) -> str:
    authority, _, kind = group.partition(", ")
    who = say("other agencies" if authority == "other" else authority)
    return say("{authority} {kind}", authority=who, kind=say(kind)) if kind else who


def _left_out(times: pd.DataFrame) -> str:
    outside = times.loc[times["counted_as"] != "measured", "counted_as"].value_counts()
    if outside.empty:
        return say("None is left out.")
    return say("Not measured: {reasons}.", reasons=reasons_left_out(outside))


def reasons_left_out(counts: pd.Series) -> str:
    """Why rows stand outside a statistic, each with its count: "2 date too coarse, 1 waiting for the first action"."""
    told = [say("{count} {reason}", count=count, reason=say(str(reason).removeprefix("left out: "))) for reason, count in counts.items()]
    return say(", ").join(told)


def first_cycles(judged: pd.DataFrame) -> str:
    """Approved in the first cycle by group, those of a base of five named, and what the record cannot show."""
    if judged.empty:
        return say(NOTHING)
    groups = judged[judged["group_share"].notna()].drop_duplicates("group_name").head(MOST_NAMED)
    said = [_share(row) for row in records(groups)]
    waiting, outside = (int((judged["outcome"] == outcome).sum()) for outcome in ("waiting", "left out"))
    if said:
        first = say("Approved in the first cycle: {groups}.", groups=say(", ").join(said))
    else:
        first = say("No group has five first actions, so no share is printed.")
    return say(
        "{first}{waiting}{outside} Refusals outside the FDA are seldom published.",
        first=first,
        waiting=say(" Waiting: {count}.", count=waiting) if waiting else "",
        outside=say(" Left out: {count}.", count=outside) if outside else "",
    )


def _share(row: dict[str, Any]) -> str:
    share = percent(row["group_share"])
    return say(
        "{group} {share} ({approved} of {all})", group=_named(row["group_name"]), share=share, approved=row["group_approved"], all=row["group_count"]
    )

"""What swimlanes show, in sentences: the story of one lane, the sum of several, what is not drawn, dates that contradict."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analytics.language import say
from analytics.records import records
from analytics.small_numbers import enough
from analytics.wording import counted, dated, listed, sentences

APPROVALS = ("approval", "conditional approval")
NAMED = 10
RULES = {
    "action before filing": "{lane}: {early} stands before its first filing, {late}",
    "acceptance before submission": "{lane}: {early} stands before the submission, {late}",
    "resubmission before setback": "{lane}: {early} stands before the first setback that it would answer, {late}",
    "goal date before filing": "{lane}: {early} stands before the first filing, {late}",
    "two first approvals": "{lane}: {early} is followed by a second one of the same application, {late}",
}
NOT_DRAWN = (
    (False, "Not drawn, no submission or acceptance on record at the agencies shown: {names}."),
    (True, "Not drawn, first filing known no better than by quarter, half or year: {names}."),
)


def answer(lanes: pd.DataFrame, events: pd.DataFrame, is_chosen: bool, as_of: date) -> str:
    """One lane: its events, filings, complete responses with reasons, approval, goal date. Several: what they add up to."""
    regulatory = events[events["deal_id"].isna()]
    if lanes.empty or regulatory.empty:
        return say("No regulatory event of these assets is on record at the agencies shown.")
    return _story(lanes.iloc[0], regulatory, as_of) if len(lanes) == 1 else _sum(lanes, regulatory, is_chosen)


def drawn_sentence(drawn: pd.DataFrame, lane_count: int) -> str:
    """What the chart holds: lanes and events drawn, the latest of them."""
    if drawn.empty:
        return say("Nothing can be drawn in this alignment.")
    last = drawn.sort_values(["first_day", "fact_id"], kind="stable").iloc[-1]
    lanes = drawn["lane"].nunique()
    parts = {
        "lanes": counted(lanes, "lane"),
        "events": counted(len(drawn), "event"),
        "rest": say(", {count} more not drawn", count=f"{lane_count - lanes:,}") if lane_count > lanes else "",
        "name": last.lane_name,
        "kind": say("{agency} {kind}", agency=last.agency, kind=say(last.kind)) if isinstance(last.agency, str) else say(last.kind),
        "day": dated(last.happened_on, last.precision),
    }
    return say("{lanes} with {events} drawn{rest}. Latest: {name}, {kind}, {day}.", **parts)


def without_zero(lanes: pd.DataFrame) -> str:
    """The lanes that cannot be aligned, and why; empty where all can."""
    missing = lanes[lanes["zero_on"].isna()]
    told = [
        say(words, names=_names(group["lane_name"].tolist()))
        for is_filed, words in NOT_DRAWN
        if len(group := missing[missing["filed_on"].notna() == is_filed])
    ]
    return sentences(told)


def single_events(lanes: pd.DataFrame) -> str:
    """Lanes of which one event is on record; empty without any."""
    single = lanes.loc[lanes["event_count"] == 1, "lane_name"].tolist()
    return say("One event only on record: {names}.", names=_names(single)) if single else ""


def contradiction(pair: Mapping[Any, Any]) -> str:
    """A pair of dates that contradict: who, what stands before what."""
    early, late = (
        say(
            "{agency} {kind} ({day})",
            agency=pair[f"{side}_agency"],
            kind=say(pair[f"{side}_kind"]),
            day=dated(pair[f"{side}_on"], pair[f"{side}_precision"]),
        )
        for side in ("early", "late")
    )
    return say(RULES[pair["rule"]], lane=pair["lane_name"], early=early, late=late)


def _story(lane: pd.Series, events: pd.DataFrame, as_of: date) -> str:
    first, last = events.iloc[0], events.iloc[int(events["first_day"].argmax())]
    begin, end = dated(first.happened_on, first.precision), dated(last.happened_on, last.precision)
    period = begin if begin == end else say("{first} to {last}", first=begin, last=end)
    story = say("**{lane}**: {events} on record, {period}.", lane=lane["lane_name"], events=counted(len(events), "event"), period=period)
    return sentences((story, _letters(events), _approval(events), *_goals(events, as_of)))


def _letters(events: pd.DataFrame) -> str:
    letters = records(events[events["kind"] == "complete response"])
    if not letters:
        return ""
    each = [
        say(
            "{day} ({reasons})",
            day=dated(row["happened_on"], row["precision"]),
            reasons=reasons_of(row["outcome_reason"]) or say("reasons not stated"),
        )
        for row in letters
    ]
    again = int((events["kind"] == "resubmission").sum())
    refiled = say("; {resubmissions} on record", resubmissions=counted(again, "resubmission")) if again else ""
    return say("**{letters}**: {each}{refiled}.", letters=counted(len(letters), "complete response"), each=listed(each), refiled=refiled)


def reasons_of(stated: str | None) -> str:
    """The reasons of a complete response in a row; empty for none."""
    return say(", ").join(say(reason) for reason in (stated or "").split("; "))


def _approval(events: pd.DataFrame) -> str:
    approved = events[events["kind"].isin(APPROVALS)]
    abroad = approved[approved["lane_part"] != "China"]
    shown = abroad if len(abroad) else approved
    if shown.empty:
        return say("No approval is on record at the agencies shown.")
    first = shown.iloc[0]
    agency, day = first.agency, dated(first.happened_on, first.precision)
    if len(abroad):
        return say("First approval outside China: {agency}, {day}.", agency=agency, day=day)
    return say("First approval on record, in China: {agency}, {day}.", agency=agency, day=day)


def _goals(events: pd.DataFrame, as_of: date) -> list[str]:
    goals = events[(events["kind"] == "PDUFA date") & events["closed_on"].isna()].drop_duplicates(["application", "cycle"], keep="last")
    said = []
    for goal in records(goals):
        agency, day = goal["agency"], dated(goal["happened_on"], goal["precision"])
        if pd.Timestamp(goal["last_day"]).date() >= as_of:
            said.append(say("{agency} goal date {day} is ahead.", agency=agency, day=day))
        else:
            said.append(say("{agency} goal date {day} has passed, its outcome is not on record.", agency=agency, day=day))
    return said


def _sum(lanes: pd.DataFrame, events: pd.DataFrame, is_chosen: bool) -> str:
    abroad = lanes["lane"].isin(events.loc[events["kind"].isin(APPROVALS) & (events["lane_part"] != "China"), "lane"])
    refused = lanes[lanes["complete_response_count"] > 0]
    parts = {
        "count": f"{len(lanes):,}",
        "events": counted(len(events), "event"),
        "approved": int(abroad.sum()),
        "letters": _refused(refused) if len(refused) else "",
    }
    if is_chosen:
        return say("**{count} chosen assets or combinations** with {events}: {approved} approved outside China on record{letters}.", **parts)
    return say("**{count} assets or combinations** with {events}: {approved} approved outside China on record{letters}.", **parts)


def _refused(lanes: pd.DataFrame) -> str:
    letters = counted(int(lanes["complete_response_count"].sum()), "complete response")
    names = "" if enough(len(lanes)) else say(" ({names})", names=listed(lanes["lane_name"].tolist()))
    return say(", {letters} in {count} of them{names}", letters=letters, count=len(lanes), names=names)


def _names(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return say(", ").join(names[:NAMED]) + (say(" and {count} more", count=rest) if rest > 0 else "")

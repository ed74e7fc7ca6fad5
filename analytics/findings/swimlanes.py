"""What swimlanes show, in sentences: the story of one lane, the sum of several, what is not drawn, dates that contradict."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analytics.records import records
from analytics.small_numbers import enough
from analytics.wording import counted, dated, listed

APPROVALS = ("approval", "conditional approval")
FILED = ("submission", "submission accepted", "resubmission", "resubmission accepted")
NAMED = 10
RULES = {
    "action before filing": "stands before its first filing",
    "acceptance before submission": "stands before the submission",
    "resubmission before setback": "stands before the first setback that it would answer",
    "goal date before filing": "stands before the first filing",
    "two first approvals": "is followed by a second one of the same application",
}


def answer(lanes: pd.DataFrame, events: pd.DataFrame, is_chosen: bool, as_of: date) -> str:
    """One lane: its events, filings, complete responses with reasons, approval, goal date. Several: what they add up to."""
    regulatory = events[events["deal_id"].isna()]
    if lanes.empty or regulatory.empty:
        return "No regulatory event of these assets is on record at the agencies shown."
    return _story(lanes.iloc[0], regulatory, as_of) if len(lanes) == 1 else _sum(lanes, regulatory, is_chosen)


def drawn_sentence(drawn: pd.DataFrame, lane_count: int) -> str:
    """What the chart holds: lanes and events drawn, the latest of them."""
    if drawn.empty:
        return "Nothing can be drawn in this alignment."
    last = drawn.sort_values(["first_day", "fact_id"], kind="stable").iloc[-1]
    lanes = drawn["lane"].nunique()
    rest = f", {lane_count - lanes:,} more not drawn" if lane_count > lanes else ""
    who = f"{last.agency} " if isinstance(last.agency, str) else ""
    return (
        f"{counted(lanes, 'lane')} with {counted(len(drawn), 'event')} drawn{rest}. "
        f"Latest: {last.lane_name}, {who}{last.kind}, {dated(last.happened_on, last.precision)}."
    )


def without_zero(lanes: pd.DataFrame) -> str:
    """The lanes that cannot be aligned, and why; empty where all can."""
    missing = lanes[lanes["zero_on"].isna()]
    coarse, none = missing[missing["filed_on"].notna()], missing[missing["filed_on"].isna()]
    said = [
        f"{reason}: {_names(group['lane_name'].tolist())}."
        for reason, group in (
            ("Not drawn, no submission or acceptance on record at the agencies shown", none),
            ("Not drawn, first filing known no better than by quarter, half or year", coarse),
        )
        if len(group)
    ]
    return " ".join(said)


def single_events(lanes: pd.DataFrame) -> str:
    """Lanes of which one event is on record; empty without any."""
    single = lanes.loc[lanes["event_count"] == 1, "lane_name"].tolist()
    return f"One event only on record: {_names(single)}." if single else ""


def contradiction(pair: Mapping[Any, Any]) -> str:
    """A pair of dates that contradict: who, what stands before what."""
    early, late = (
        f"{pair[f'{side}_agency']} {pair[f'{side}_kind']} ({dated(pair[f'{side}_on'], pair[f'{side}_precision'])})" for side in ("early", "late")
    )
    return f"{pair['lane_name']}: {early} {RULES[pair['rule']]}, {late}"


def _story(lane: pd.Series, events: pd.DataFrame, as_of: date) -> str:
    first, last = events.iloc[0], events.iloc[int(events["first_day"].argmax())]
    begin, end = dated(first.happened_on, first.precision), dated(last.happened_on, last.precision)
    period = begin if begin == end else f"{begin} to {end}"
    parts = [f"**{lane['lane_name']}**: {counted(len(events), 'event')} on record, {period}."]
    parts += [_letters(events), _approval(events), *_goals(events, as_of)]
    return " ".join(part for part in parts if part)


def _letters(events: pd.DataFrame) -> str:
    letters = records(events[events["kind"] == "complete response"])
    if not letters:
        return ""
    each = [
        f"{dated(row['happened_on'], row['precision'])} ({(row['outcome_reason'] or 'reasons not stated').replace('; ', ', ')})" for row in letters
    ]
    again = int((events["kind"] == "resubmission").sum())
    refiled = f"; {counted(again, 'resubmission')} on record" if again else ""
    return f"**{counted(len(letters), 'complete response')}**: {listed(each)}{refiled}."


def _approval(events: pd.DataFrame) -> str:
    approved = events[events["kind"].isin(APPROVALS)]
    abroad = approved[approved["lane_part"] != "China"]
    shown = abroad if len(abroad) else approved
    if shown.empty:
        return "No approval is on record at the agencies shown."
    first = shown.iloc[0]
    where = "outside China" if len(abroad) else "on record, in China"
    return f"First approval {where}: {first.agency}, {dated(first.happened_on, first.precision)}."


def _goals(events: pd.DataFrame, as_of: date) -> list[str]:
    goals = events[(events["kind"] == "PDUFA date") & events["closed_on"].isna()].drop_duplicates(["application", "cycle"], keep="last")
    said = []
    for goal in records(goals):
        is_ahead = pd.Timestamp(goal["last_day"]).date() >= as_of
        day = dated(goal["happened_on"], goal["precision"])
        said.append(f"{goal['agency']} goal date {day} {'is ahead' if is_ahead else 'has passed, its outcome is not on record'}.")
    return said


def _sum(lanes: pd.DataFrame, events: pd.DataFrame, is_chosen: bool) -> str:
    abroad = lanes["lane"].isin(events.loc[events["kind"].isin(APPROVALS) & (events["lane_part"] != "China"), "lane"])
    refused = lanes[lanes["complete_response_count"] > 0]
    letters = int(refused["complete_response_count"].sum())
    which = "chosen assets or combinations" if is_chosen else "assets or combinations"
    sentence = f"**{len(lanes):,} {which}** with {counted(len(events), 'event')}: {int(abroad.sum())} approved outside China on record"
    if letters:
        sentence += f", {counted(letters, 'complete response')} in {len(refused)} of them"
        if not enough(len(refused)):
            sentence += f" ({listed(refused['lane_name'].tolist())})"
    return f"{sentence}."


def _names(names: Sequence[str]) -> str:
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")

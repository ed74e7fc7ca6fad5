"""What the record says about an asset, in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.wording import counted, dated

APPROVALS = ("approval", "conditional approval")
HOME_AGENCIES = ("NMPA",)


def answer(asset: Mapping[str, Any], events: pd.DataFrame) -> str:
    """The asset in a few sentences: how much is on record, first approval abroad, complete responses, ended deals."""
    if events.empty:
        return f"**{asset['name']}** has no deal and no regulatory event on record."
    deals, reviews = _deals(events), events[events["deal_id"].isna()]
    sentence = f"**{asset['name']}** has {_both(len(deals), len(reviews))} on record{_period(events)}."
    if len(reviews):
        sentence += f" {_approval(reviews)} {_complete_responses(reviews)}"
    ended = events[events["kind"].isin(["deal terminated", "deal expired"])]
    if len(ended):
        sentence += f" {counted(len(ended), 'deal')} {'has' if len(ended) == 1 else 'have'} ended."
    return sentence.strip()


def timeline(events: pd.DataFrame) -> str:
    """The latest dated event and how many stand on the axis."""
    dated_events = events[events["first_day"].notna()]
    if dated_events.empty:
        return "Nothing on record has a date." if len(events) else "Nothing is on record."
    last = dated_events.iloc[-1]
    return f"Latest on record: {said(last.to_dict())}, {dated(last.happened_on, last.precision)}."


def said(event: Mapping[Any, Any]) -> str:
    """An event in a few words: "FDA complete response", "deal with Incyte", "deal with Novartis terminated"."""
    if isinstance(event["agency"], str):
        return f"{event['agency']} {event['kind']}"
    partner = event["partner"] if isinstance(event["partner"], str) else "a party not stated"
    return f"deal with {partner}{event['kind'].removeprefix('deal')}"


def undated(events: pd.DataFrame) -> str:
    """The events without a date in words, empty where every event has one."""
    missing = [said(event) for event in events[events["first_day"].isna()].to_dict("records")]
    return f"Without a date, so not drawn: {'; '.join(missing)}." if missing else ""


def _deals(events: pd.DataFrame) -> pd.DataFrame:
    return events[events["kind"] == "deal"]


def _both(deal_count: int, event_count: int) -> str:
    parts = [counted(count, noun) for count, noun in ((deal_count, "deal"), (event_count, "regulatory event")) if count]
    return " and ".join(f"**{part}**" for part in parts) or "no deal"


def _period(events: pd.DataFrame) -> str:
    dated_events = events[events["first_day"].notna()]
    if dated_events.empty:
        return ""
    first, last = dated_events.iloc[0], dated_events.iloc[int(dated_events["last_day"].argmax())]
    begin, end = dated(first.happened_on, first.precision), dated(last.happened_on, last.precision)
    return f", {begin}" if begin == end else f", from {begin} to {end}"


def _approval(reviews: pd.DataFrame) -> str:
    approvals = reviews[reviews["kind"].isin(APPROVALS)]
    abroad, home = approvals[~approvals["agency"].isin(HOME_AGENCIES)], approvals[approvals["agency"].isin(HOME_AGENCIES)]
    if len(abroad):
        first = abroad.iloc[0]
        words = f"First approval outside China on record: {first.agency}, {dated(first.happened_on, first.precision)}"
    else:
        words = "No approval outside China is on record"
    if len(home):
        words += f"; first in China on record: {dated(home.iloc[0].happened_on, home.iloc[0].precision)}"
    return f"{words}."


def _complete_responses(reviews: pd.DataFrame) -> str:
    letters = reviews[reviews["kind"] == "complete response"]
    if letters.empty:
        return ""
    days = ", ".join(dated(day, precision) for day, precision in zip(letters["happened_on"], letters["precision"], strict=True))
    return f"**{counted(len(letters), 'complete response')}**: {days}."

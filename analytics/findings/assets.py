"""What the record says about an asset, in sentences."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.language import say
from analytics.wording import counted, dated, sentences

APPROVALS = ("approval", "conditional approval")
HOME_AGENCIES = ("NMPA",)


def answer(asset: Mapping[str, Any], events: pd.DataFrame) -> str:
    """The asset in a few sentences: how much is on record, first approval abroad, complete responses, ended deals."""
    if events.empty:
        return say("**{name}** has no deal and no regulatory event on record.", name=asset["name"])
    deals, reviews = _deals(events), events[events["deal_id"].isna()]
    sentence = say("**{name}** has {both} on record{period}.", name=asset["name"], both=_both(len(deals), len(reviews)), period=_period(events))
    parts = [sentence, *([_approval(reviews), _complete_responses(reviews)] if len(reviews) else [])]
    ended = int(events["kind"].isin(["deal terminated", "deal expired"]).sum())
    if ended:
        parts.append(say("{deals} has ended.", deals=counted(1, "deal")) if ended == 1 else say("{deals} have ended.", deals=counted(ended, "deal")))
    return sentences(parts)


def timeline(events: pd.DataFrame) -> str:
    """The latest dated event and how many stand on the axis."""
    dated_events = events[events["first_day"].notna()]
    if dated_events.empty:
        return say("Nothing on record has a date.") if len(events) else say("Nothing is on record.")
    last = dated_events.iloc[-1]
    return say("Latest on record: {event}, {day}.", event=said(last.to_dict()), day=dated(last.happened_on, last.precision))


def said(event: Mapping[Any, Any]) -> str:
    """An event in a few words: "FDA complete response", "deal with Incyte", "deal with Novartis terminated"."""
    if isinstance(event["agency"], str):
        return say("{agency} {kind}", agency=event["agency"], kind=say(event["kind"]))
    partner = event["partner"] if isinstance(event["partner"], str) else say("a party not stated")
    status = event["kind"].removeprefix("deal").strip()
    return say("deal with {partner} {status}", partner=partner, status=say(status)) if status else say("deal with {partner}", partner=partner)


def undated(events: pd.DataFrame) -> str:
    """The events without a date in words, empty where every event has one."""
    missing = [said(event) for event in events[events["first_day"].isna()].to_dict("records")]
    return say("Without a date, so not drawn: {events}.", events=say("; ").join(missing)) if missing else ""


def _deals(events: pd.DataFrame) -> pd.DataFrame:
    return events[events["kind"] == "deal"]


def _both(deal_count: int, event_count: int) -> str:
    parts = [counted(count, noun) for count, noun in ((deal_count, "deal"), (event_count, "regulatory event")) if count]
    return say(" and ").join(f"**{part}**" for part in parts) or say("no deal")


def _period(events: pd.DataFrame) -> str:
    dated_events = events[events["first_day"].notna()]
    if dated_events.empty:
        return ""
    first, last = dated_events.iloc[0], dated_events.iloc[int(dated_events["last_day"].argmax())]
    begin, end = dated(first.happened_on, first.precision), dated(last.happened_on, last.precision)
    return say(", {day}", day=begin) if begin == end else say(", from {first} to {last}", first=begin, last=end)


def _approval(reviews: pd.DataFrame) -> str:
    approvals = reviews[reviews["kind"].isin(APPROVALS)]
    abroad, home = approvals[~approvals["agency"].isin(HOME_AGENCIES)], approvals[approvals["agency"].isin(HOME_AGENCIES)]
    if len(abroad):
        first = abroad.iloc[0]
        words = say("First approval outside China on record: {agency}, {day}", agency=first.agency, day=dated(first.happened_on, first.precision))
    else:
        words = say("No approval outside China is on record")
    if home.empty:
        return say("{words}.", words=words)
    return say("{words}; first in China on record: {day}.", words=words, day=dated(home.iloc[0].happened_on, home.iloc[0].precision))


def _complete_responses(reviews: pd.DataFrame) -> str:
    letters = reviews[reviews["kind"] == "complete response"]
    if letters.empty:
        return ""
    days = say(", ").join(dated(day, precision) for day, precision in zip(letters["happened_on"], letters["precision"], strict=True))
    return say("**{letters}**: {days}.", letters=counted(len(letters), "complete response"), days=days)

"""Events with a known day as a calendar file (RFC 5545): all-day entries that a calendar updates instead of doubling."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd
from icalendar import Calendar, Event, vUri

from analytics.language import say
from analytics.records import records

MAKER = "-//Chuhai//Regulatory calendar//EN"
DOMAIN = "chuhai"


def day_precise(events: pd.DataFrame) -> pd.DataFrame:
    """The events whose day is known; no other may stand in a calendar."""
    return events[events["event_precision"] == "day"]


def ics_bytes(events: pd.DataFrame, as_of: date, version: str) -> bytes:
    """The events with a known day as all-day entries, oldest first, stamped with the day of the data; coarser dates are left out."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", say("Chuhai regulatory calendar, data as of {day}", day=as_of))
    for event in records(day_precise(events).sort_values(["event_on", "event_id"], kind="stable")):
        calendar.add_component(_entry(event, as_of, version))
    return calendar.to_ical()


def _entry(event: dict[str, Any], as_of: date, version: str) -> Event:
    day = pd.Timestamp(event["event_on"]).date()
    entry = Event()
    entry.add("uid", f"{event['event_id']}@{DOMAIN}")
    entry.add("dtstamp", datetime.combine(as_of, time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", say("{event}: {assets}", event=_kind(event), assets=event["assets"]))
    entry.add("description", "\n".join(_description(event, as_of, version)))
    if event["source_url"]:
        entry["url"] = vUri(event["source_url"])
    entry.add("transp", "TRANSPARENT")
    return entry


def _kind(event: dict[str, Any]) -> str:
    kind = "goal date (PDUFA)" if event["event_type"] == "PDUFA date" else event["event_type"]
    return say("{agency} {kind}", agency=event["agency"], kind=say(kind))


def _description(event: dict[str, Any], as_of: date, version: str) -> list[str]:
    said = {
        "Indication": event["indication"],
        "Application": event["application_number"] or event["application_type"],
        "Reasons": say("; ").join(map(say, (event["outcome_reason"] or "").split("; "))),
        "Sponsor": event["sponsor"],
        "Source": event["source_url"] or event["source_title"],
        "Record": say("Chuhai data {version}, as of {day}", version=version, day=as_of),
    }
    return [say("{label}: {text}", label=say(label), text=text) for label, text in said.items() if text]

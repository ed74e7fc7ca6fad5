"""Regulatory events as sheets: one row an event, and every page that states one."""

from collections.abc import Iterator

import pandas as pd

from analytics.exports.xlsx import Sheet, SheetColumn
from analytics.language import say
from data.schema import tables

DATE = SheetColumn("event_on", "Date", "date", precision="event_precision")
EVENT_COLUMNS = (
    DATE,
    SheetColumn("event_precision", "Date known to", width=10),
    SheetColumn("assets", "Assets", width=34),
    SheetColumn("sponsor", "Sponsor", width=28),
    SheetColumn("agency", "Agency", width=10),
    SheetColumn("event_type", "Event"),
    SheetColumn("indication", "Indication", width=40),
    SheetColumn("application_type", "Application type", width=14),
    SheetColumn("application_number", "Application number"),
    SheetColumn("outcome_reason", "Reasons"),
    SheetColumn("outcome_detail", "Detail", width=60),
    SheetColumn("modality", "Modality"),
    SheetColumn("therapeutic_area", "Therapeutic area"),
    SheetColumn("source_url", "Source", "link"),
    SheetColumn("source_count", "Sources", "count"),
    SheetColumn("confidence", "Confidence", width=11),
    SheetColumn("notes", "Notes", width=80),
    SheetColumn("event_id", "Event id", width=44),
)
EVENT_SOURCE_COLUMNS = (
    SheetColumn("event_id", "Event id", width=44),
    DATE,
    SheetColumn("assets", "Assets", width=34),
    SheetColumn("agency", "Agency", width=10),
    SheetColumn("event_type", "Event"),
    SheetColumn("title", "Title", width=70),
    SheetColumn("publisher", "Publisher", width=28),
    SheetColumn("published_on", "Published", "date", precision="published_precision"),
    SheetColumn("url", "Address", "link", width=70),
)


def event_sheets(events: pd.DataFrame, sources: pd.DataFrame, sources_name: str) -> list[Sheet]:
    """The events, and their sources; sources: one row a fact and page, fact_id the event."""
    told = events[["event_id", "event_on", "event_precision", "assets", "agency", "event_type"]]
    stated = told.merge(sources, left_on="event_id", right_on="fact_id", how="inner", sort=False)
    return [Sheet("Events", events, EVENT_COLUMNS), Sheet(sources_name, stated, EVENT_SOURCE_COLUMNS)]


def event_column_lines() -> Iterator[tuple[str, str]]:
    """The columns of the sheet Events that the data dictionary defines, as heading and meaning."""
    described = {field.name: field.description for field in tables()["regulatory_events"].fields}
    return ((say(column.heading), say(described[column.name])) for column in EVENT_COLUMNS if column.name in described)

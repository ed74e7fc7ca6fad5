"""Regulatory events as rows: how many a filter means, the list of them, the events behind a mark."""

from typing import Any

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from data.store import Cursor, fetch

DRILL_COLUMNS = (
    "event_id",
    "event_type",
    "step",
    "agency",
    "authority",
    "event_year",
    "application",
    "application_type",
    "asset_ids",
    "modality",
    "modality_group",
    "therapeutic_area",
)
COLUMNS = """event_id, event_type, step::VARCHAR AS step, agency, authority::VARCHAR AS authority, event_on, event_precision, first_day, last_day,
    application, application_type, application_number, indication, outcome_reason, outcome_detail, assets, asset_ids, sponsor,
    modality::VARCHAR AS modality, therapeutic_area::VARCHAR AS therapeutic_area, confidence, notes, source_url, source_title, source_count"""
ROW_LIMIT = 500


def event_counts(cursor: Cursor, deals: DealFilter) -> tuple[int, int, int]:
    """Events that the filter means, assets that they name, and events on record. Source: event_facts."""
    where, bound = events_sql(deals)
    matched, assets = cursor.execute(
        f"SELECT count(DISTINCT event_id), count(DISTINCT asset_id) FROM event_facts JOIN event_assets USING (event_id) WHERE {where}", bound
    ).fetchall()[0]
    return int(matched), int(assets), int(cursor.execute("SELECT count(*) FROM regulatory_events").fetchall()[0][0])


def event_list(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The regulatory events that a filter means.

    Rows: one an event, newest first. Columns: see COLUMNS; first_day and last_day bound the period that the date's precision leaves.
    Source: event_facts, first source of each event.
    """
    where, bound = events_sql(deals)
    return fetch(cursor, f"SELECT {COLUMNS} FROM event_facts WHERE {where} ORDER BY event_on DESC, event_id", bound)


def events_behind(cursor: Cursor, deals: DealFilter, marks: tuple[tuple[tuple[str, Any], ...], ...]) -> pd.DataFrame:
    """The events behind marks of a chart, each mark given as (column, value) pairs.

    Rows: one an event, newest first, at most 500. Columns: as event_list.
    Raises: ValueError for a column outside DRILL_COLUMNS.
    Source: event_facts, first source of each event.
    """
    where, bound = events_sql(deals)
    alternatives: list[str] = []
    for index, mark in enumerate(marks):
        for column, value in mark:
            if column not in DRILL_COLUMNS:
                raise ValueError(f"{column} is not a column to drill by")
            bound[f"mark{index}_{column}"] = str(value)
        alternatives.append(" AND ".join(f"coalesce({column}::VARCHAR, 'not stated') = $mark{index}_{column}" for column, _ in mark))
    narrowed = " OR ".join(f"({clause})" for clause in alternatives) or "false"
    return fetch(
        cursor, f"SELECT {COLUMNS} FROM event_facts WHERE {where} AND ({narrowed}) ORDER BY event_on DESC, event_id LIMIT {ROW_LIMIT}", bound
    )

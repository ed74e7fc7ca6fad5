"""Dated events on one axis: how a date's precision becomes a period, and the pages that state an event."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.store import Cursor, fetch

COLUMNS = (
    "fact_id",
    "lane",
    "kind",
    "happened_on",
    "precision",
    "what",
    "actor",
    "partner",
    "agency",
    "deal_id",
    "notes",
    "source_url",
    "source_count",
)


def in_order(cursor: Cursor, stream: str, bound: Mapping[str, Any]) -> pd.DataFrame:
    """The events of a stream (SQL that yields COLUMNS) with the period in which each lies.

    Rows: one an event, oldest first, undated last.
    Columns: COLUMNS; first_day, last_day date, the day itself or the month, quarter, half or year that is known; null undated.
    Source: the tables that the stream reads.
    """
    return fetch(
        cursor,
        f"""
        WITH stream AS ({stream}),
        begun AS (
            SELECT {", ".join(COLUMNS)}, period_start(happened_on, precision) AS first_day, period_end(happened_on, precision) AS last_day
            FROM stream)
        SELECT *
        FROM begun ORDER BY first_day NULLS LAST, last_day, kind, fact_id""",
        bound,
    )


def fact_sources(cursor: Cursor, fact_ids: Iterable[str]) -> pd.DataFrame:
    """Every page that states one of these deals or regulatory events.

    Rows: one a fact and page, best page first. Columns: fact_id, url, title, publisher, published_on, published_precision.
    Source: deal_sources, event_sources, sources.
    """
    return fetch(
        cursor,
        """
        WITH cited AS (SELECT deal_id AS fact_id, source_id, rank FROM deal_sources UNION ALL SELECT event_id, source_id, rank FROM event_sources)
        SELECT c.fact_id, s.url, s.title, s.publisher, s.published_on, s.published_precision
        FROM cited c JOIN sources s USING (source_id) WHERE c.fact_id IN (SELECT unnest($fact_ids)) ORDER BY c.fact_id, c.rank""",
        {"fact_ids": list(fact_ids)},
    )

"""Designations a year by kind and authority, and published counts beside ours."""

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from data.store import Cursor, fetch

# What we can count like a publisher: the measure in words, our count (SQL over a period of dates), and how the two differ.
COMPARED = {
    "fda_btd_count": (
        "Breakthrough designations by the FDA",
        "(SELECT count(*) FROM event_facts WHERE authority = 'FDA' AND event_type = 'breakthrough designation' "
        "AND first_day <= s.period_end AND last_day >= s.period_start)",
        "Ours counts designations (an asset can have several) of assets in our record only, biosimilars none; theirs says “at least”.",
    ),
    "fda_approvals_china_origin_count": (
        "First FDA approvals of new drugs from China",
        "(SELECT count(*) FROM first_approvals JOIN assets a USING (asset_id) WHERE authority = 'FDA' AND a.modality IS DISTINCT FROM 'biosimilar' "
        "AND first_day BETWEEN s.period_start AND s.period_end)",
        "Ours counts assets whose first FDA approval on record falls in the year, biosimilars left out, new formulations of old drugs included; "
        "theirs counts novel approvals.",
    ),
}


def designations_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Designations on record by year, kind and authority.

    Rows: one a panel (kind and authority) and year with a designation, panels by authority, the largest first.
    Columns: panel str; panel_rank int; authority, event_type str; event_year int; designation_count, asset_count int of the year; is_partial
        bool, the year of the as-of date; panel_count int of all years; all_count int, designations of the filter.
    Undisclosed: every designation has a year.
    Source: event_facts, data_as_of; Methods, "Designations".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT event_id, authority, event_type, event_year, asset_ids FROM event_facts WHERE step = 'designation' AND {where}),
        counted AS (
            SELECT authority, event_type, event_year::INTEGER AS event_year, count(*) AS designation_count, count(DISTINCT asset_ids) AS asset_count
            FROM chosen GROUP BY ALL),
        panelled AS (SELECT *, sum(designation_count) OVER (PARTITION BY authority, event_type)::INTEGER AS panel_count FROM counted)
        SELECT CASE authority WHEN 'other' THEN 'Other agencies' ELSE authority::VARCHAR END || ': ' || event_type AS panel,
               dense_rank() OVER (ORDER BY authority, panel_count DESC, event_type)::INTEGER AS panel_rank,
               authority::VARCHAR AS authority, event_type, event_year, designation_count, asset_count,
                   event_year = year(as_of) AS is_partial, panel_count,
               (SELECT count(*) FROM chosen) AS all_count
        FROM panelled CROSS JOIN data_as_of ORDER BY panel_rank, event_year""",
        bound,
    )


def published_counts(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Published counts of FDA designations and approvals beside ours of the same year; the whole record, whatever filter is set.

    Rows: one a published figure whose period lies before the as-of date, by measure and period.
    Columns: measure, period_label, publisher, definition, qualifier, flag, differs, confidence, source_url str; published_value float; our_count
        int.
    Undisclosed: forecasts are left out.
    Source: market_stats, event_facts; Methods, "Designations".
    """
    parts = " UNION ALL ".join(
        f"SELECT {rank} AS rank, $measure{rank} AS measure, s.period_start, s.period_label, s.publisher, s.definition, s.qualifier, s.flag, "
        f"$differs{rank} AS differs, s.confidence, p.url AS source_url, s.value AS published_value, {ours} AS our_count "
        f"FROM market_stats s LEFT JOIN sources p ON p.source_id = s.source CROSS JOIN data_as_of "
        f"WHERE s.metric = $metric{rank} AND s.period_end <= as_of AND s.breakdown IS NULL"
        for rank, (_, ours, _) in enumerate(COMPARED.values())
    )
    bound = {
        f"{name}{rank}": value
        for rank, (metric, (measure, _, differs)) in enumerate(COMPARED.items())
        for name, value in (("metric", metric), ("measure", measure), ("differs", differs))
    }
    return fetch(
        cursor,
        f"""
        SELECT measure, period_label, publisher, definition, qualifier, flag, differs, confidence, source_url, published_value, our_count
        FROM ({parts}) ORDER BY rank, period_start, publisher""",
        bound,
    )

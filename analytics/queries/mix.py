"""What is licensed, year by year: deals and headline total by one dimension of the deal, a small panel for each of its values."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analytics.filters import DealFilter
from analytics.small_numbers import MIN_DEALS
from analytics.terms import NOT_STATED
from data.store import Cursor, fetch

PANELS = 8
REST = "all smaller groups"
SILENT = f"('{NOT_STATED}', 'undisclosed')"


@dataclass(frozen=True)
class Dimension:
    """How a dimension is read: its column, where its rows come from, in which order its panels stand and whether the small ones share one."""

    column: str
    rows: str = "deal_facts"
    order: str = "count(*) DESC"
    has_rest: bool = True


DIMENSIONS = {
    dimension.column: dimension
    for dimension in (
        Dimension("modality_group"),
        Dimension("target", rows="deal_facts LEFT JOIN deal_targets USING (deal_id)", has_rest=False),
        Dimension("therapeutic_area"),
        Dimension("stage_at_signing", order="min(stage_at_signing)"),
        Dimension("territory_group"),
        Dimension("deal_type"),
        Dimension("direction_scope", order="min(direction_scope)"),
    )
}


def by_year(column: str) -> Callable[[Cursor, DealFilter], pd.DataFrame]:
    """Deals and headline total by one dimension of the deal and year of announcement.

    Rows: one a value and year with a deal, in the order of the panels; deals without a value are "not stated". A deal with several
        targets counts once for each of them; of targets only the eight with most deals have rows.
    Columns: announced_year int; the column asked for, str, one of modality_group, target, therapeutic_area, stage_at_signing,
        territory_group, deal_type, direction_scope; panel str, the value or "all smaller groups"; panel_rank int;
        deal_count, disclosed_count int; headline_usd_m float; year_deal_count, year_disclosed_count int and year_headline_usd_m float
        of all deals of the year; deal_share, headline_share float 0 to 1 of the year, null where it rests on fewer than five deals;
        panel_deal_count, panel_disclosed_count int and panel_headline_usd_m float of all years; all_deal_count, all_stated_count
        (with a value), all_disclosed_count (with a headline total; for targets with a target too) int of all dated deals;
        is_partial bool, the year in which the record ends.
    Undisclosed: a deal without headline total adds to the counts only; a sum of nothing is null. Undated deals are left out.
    Source: deal_facts, deal_targets; Methods, "Mix by year".
    """
    dimension = DIMENSIONS[column]

    def mix(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
        where, bound = deals.to_sql()
        return fetch(cursor, _sql(dimension, where), bound)

    mix.__doc__, mix.__name__ = by_year.__doc__, f"{column}_by_year"
    return mix


def _sql(dimension: Dimension, where: str) -> str:
    column = dimension.column
    has_panel = "true" if dimension.has_rest else f"place <= {PANELS} AND NOT is_silent"
    in_rest = f"place > {PANELS} AND named > {PANELS + 1} AND NOT is_silent"
    based = "true" if dimension.has_rest else f"{column} <> '{NOT_STATED}'"
    return f"""
        WITH dated AS (SELECT deal_id, announced_year::INTEGER AS announced_year, headline_usd_m, {column} AS raw,
                              coalesce({column}::VARCHAR, '{NOT_STATED}') AS {column}
                       FROM {dimension.rows} WHERE {where} AND announced_year IS NOT NULL),
        whole AS (SELECT count(DISTINCT deal_id) AS all_deal_count,
                         count(DISTINCT deal_id) FILTER ({column} NOT IN {SILENT}) AS all_stated_count,
                         count(DISTINCT deal_id) FILTER (headline_usd_m IS NOT NULL AND {based}) AS all_disclosed_count FROM dated),
        years AS (SELECT announced_year, count(*) AS year_deal_count, count(headline_usd_m) AS year_disclosed_count,
                         sum(headline_usd_m) AS year_headline_usd_m
                  FROM (SELECT DISTINCT deal_id, announced_year, headline_usd_m FROM dated) GROUP BY announced_year),
        placed AS (SELECT {column}, {column} = '{NOT_STATED}' AS is_silent,
                          row_number() OVER (ORDER BY {column} = '{NOT_STATED}', count(*) DESC, {column}) AS place,
                          row_number() OVER (ORDER BY {dimension.order.replace(column, "raw")}, {column}) AS shown_place,
                          count(*) FILTER ({column} <> '{NOT_STATED}') OVER () AS named FROM dated GROUP BY {column}),
        panels AS (SELECT {column}, CASE WHEN {in_rest} THEN '{REST}' ELSE {column} END AS panel,
                          (2 * is_silent::INTEGER + ({in_rest})::INTEGER) * 1000000 + shown_place AS shown_place
                   FROM placed WHERE {has_panel}),
        cells AS (SELECT announced_year, {column}, panel, min(shown_place) OVER (PARTITION BY panel) AS panel_place, shown_place,
                         count(*) AS deal_count, count(headline_usd_m) AS disclosed_count, sum(headline_usd_m) AS headline_usd_m
                  FROM dated JOIN panels USING ({column}) GROUP BY announced_year, {column}, panel, shown_place)
        SELECT announced_year, {column}, panel, dense_rank() OVER (ORDER BY panel_place)::INTEGER AS panel_rank,
               deal_count, disclosed_count, headline_usd_m, year_deal_count, year_disclosed_count, year_headline_usd_m,
               CASE WHEN year_deal_count >= {MIN_DEALS} THEN deal_count / year_deal_count END AS deal_share,
               CASE WHEN year_disclosed_count >= {MIN_DEALS} THEN headline_usd_m / year_headline_usd_m END AS headline_share,
               sum(deal_count) OVER one_panel::INTEGER AS panel_deal_count,
               sum(disclosed_count) OVER one_panel::INTEGER AS panel_disclosed_count,
               sum(headline_usd_m) OVER one_panel AS panel_headline_usd_m,
               all_deal_count, all_stated_count, all_disclosed_count,
               announced_year = (SELECT year(newest_on) FROM record_end) AS is_partial
        FROM cells JOIN years USING (announced_year) CROSS JOIN whole
        WINDOW one_panel AS (PARTITION BY panel) ORDER BY panel_rank, shown_place, announced_year"""

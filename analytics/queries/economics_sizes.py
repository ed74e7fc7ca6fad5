"""How large deals are: medians and middle halves by stage and year, classes of headline totals, and how much the largest hold."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

STAGE = "coalesce(d.stage_at_signing::VARCHAR, 'not stated') AS stage_at_signing"
YEAR = "d.announced_year::INTEGER AS announced_year, d.announced_year = (SELECT year(newest_on) FROM record_end) AS is_partial"
CASH = f"""count(cash_upfront_usd_m) AS cash_count,
               CASE WHEN count(cash_upfront_usd_m) >= {MIN_DEALS} THEN median(cash_upfront_usd_m) END AS median_cash_usd_m,"""


def upfront_size_by_stage(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Median upfront and its middle half, by stage at signing.

    Rows: one a stage with a deal, in order of development, "not stated" last.
    Columns: stage_at_signing str; deal_count, disclosed_count int; p25_usd_m, median_usd_m, p75_usd_m, mean_usd_m float, of the upfront
        whatever it holds; cash_count int, median_cash_usd_m float, of the upfronts in cash alone; null under five disclosed.
    Undisclosed: adds to deal_count only. Acquisitions are left out.
    Source: deal_facts; Methods, "Deal sizes".
    """
    return _sizes(cursor, deals, STAGE, "d.stage_at_signing", "upfront_usd_m", CASH)


def upfront_size_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Median upfront and its middle half, by year of announcement.

    Rows: one a year with a deal.
    Columns: announced_year int; is_partial bool; deal_count, disclosed_count int; p25_usd_m, median_usd_m, p75_usd_m, mean_usd_m float, of the
        upfront whatever it holds; cash_count int, median_cash_usd_m float, of the upfronts in cash alone; null under five disclosed.
    Undisclosed: adds to deal_count only. Acquisitions and undated deals are left out.
    Source: deal_facts; Methods, "Deal sizes".
    """
    return _sizes(cursor, deals, YEAR, "d.announced_year", "upfront_usd_m", CASH)


def headline_size_by_stage(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Median headline total and its middle half, by stage at signing.

    Rows: one a stage with a deal, in order of development, "not stated" last.
    Columns: stage_at_signing str; deal_count, disclosed_count int; p25_usd_m, median_usd_m, p75_usd_m, mean_usd_m float, null under five disclosed.
    Undisclosed: adds to deal_count only, as does money inside an earlier headline. Acquisitions are left out.
    Source: deal_facts; Methods, "Deal sizes".
    """
    return _sizes(cursor, deals, STAGE, "d.stage_at_signing", "headline_usd_m")


def headline_size_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Median headline total and its middle half, by year of announcement.

    Rows: one a year with a deal.
    Columns: announced_year int; is_partial bool; deal_count, disclosed_count int; p25_usd_m, median_usd_m, p75_usd_m, mean_usd_m float,
        null under five disclosed.
    Undisclosed: adds to deal_count only, as does money inside an earlier headline. Acquisitions and undated deals are left out.
    Source: deal_facts; Methods, "Deal sizes".
    """
    return _sizes(cursor, deals, YEAR, "d.announced_year", "headline_usd_m")


def _sizes(cursor: Cursor, deals: DealFilter, shown: str, group: str, amount: str, extra: str = "") -> pd.DataFrame:
    where, bound = deals.to_sql()
    is_dated = "AND d.announced_year IS NOT NULL" if group == "d.announced_year" else ""
    return fetch(
        cursor,
        f"""
        SELECT {shown}, count(*) AS deal_count, count({amount}) AS disclosed_count, {extra}
               CASE WHEN count({amount}) >= {MIN_DEALS} THEN quantile_cont({amount}, 0.25) END AS p25_usd_m,
               CASE WHEN count({amount}) >= {MIN_DEALS} THEN median({amount}) END AS median_usd_m,
               CASE WHEN count({amount}) >= {MIN_DEALS} THEN quantile_cont({amount}, 0.75) END AS p75_usd_m,
               CASE WHEN count({amount}) >= {MIN_DEALS} THEN avg({amount}) END AS mean_usd_m
        FROM deal_facts d WHERE {where} AND deal_type <> 'acquisition' {is_dated}
        GROUP BY {group} ORDER BY {group} NULLS LAST""",
        bound,
    )


def headline_classes(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals by the size of their headline total.

    Rows: one a class, smallest first, empty classes included; "not stated" last where a deal has no headline total of its own.
    Columns: headline_class str, lower end included; is_billion bool, $1bn or more; deal_count, disclosed_count int;
        headline_usd_m float, null where none.
    Undisclosed: the row "not stated", with money inside an earlier headline. Acquisitions are in.
    Source: deal_facts.headline_class; Methods, "Deal sizes".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT headline_class, headline_usd_m, deal_id FROM deal_facts WHERE {where}),
        classes AS (SELECT unnest(enum_range(NULL::headline_class))::headline_class AS class WHERE EXISTS (FROM chosen)
                    UNION ALL SELECT NULL WHERE EXISTS (FROM chosen WHERE headline_class IS NULL))
        SELECT coalesce(k.class::VARCHAR, 'not stated') AS headline_class, coalesce(k.class >= '$1-2bn'::headline_class, false) AS is_billion,
               count(c.deal_id) AS deal_count, count(c.headline_usd_m) AS disclosed_count, sum(c.headline_usd_m) AS headline_usd_m
        FROM classes k LEFT JOIN chosen c ON c.headline_class IS NOT DISTINCT FROM k.class
        GROUP BY k.class ORDER BY k.class NULLS LAST""",
        bound,
    )


def headline_concentration(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """How much of all headline money the largest deals hold.

    Rows: one a deal with a headline total, largest first.
    Columns: deal_id, licensors, licensees, assets, announced_precision str; announced_on date; headline_usd_m float; deal_rank int, 1 the largest;
        top_share float 0 to 1, of all headline money in this deal and the larger ones; deals_share, value_share float 0 to 1, of the deals and
        of the money in this deal and the smaller ones (the Lorenz curve); shares null under five deals;
        deal_count, disclosed_count int of the whole set, the same in each row.
    Undisclosed: not in the list, counted in deal_count. Acquisitions are in.
    Source: deal_facts; Methods, "Concentration".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (FROM deal_facts WHERE {where}),
        counted AS (SELECT count(*) AS deal_count, count(headline_usd_m) AS disclosed_count, sum(headline_usd_m) AS total FROM chosen),
        ranked AS (
            SELECT *, row_number() OVER largest AS deal_rank, sum(headline_usd_m) OVER (largest ROWS UNBOUNDED PRECEDING) AS reached
            FROM chosen WHERE headline_usd_m IS NOT NULL WINDOW largest AS (ORDER BY headline_usd_m DESC, deal_id))
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, headline_usd_m, deal_rank,
               CASE WHEN disclosed_count >= {MIN_DEALS} THEN reached / total END AS top_share,
               CASE WHEN disclosed_count >= {MIN_DEALS} THEN (disclosed_count - deal_rank + 1) / disclosed_count END AS deals_share,
               CASE WHEN disclosed_count >= {MIN_DEALS} THEN (total - reached + headline_usd_m) / total END AS value_share,
               deal_count, disclosed_count
        FROM ranked, counted ORDER BY deal_rank""",
        bound,
    )

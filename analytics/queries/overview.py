"""What the first screen answers: how many deals, how much promised, how much of it paid upfront."""

import pandas as pd

from analytics.filters import DealFilter
from data.store import Cursor, fetch

TOP = 10
NEW_DAYS = 90
RECORD_YEAR = "(SELECT year(newest_on) FROM record_end)"


def year_to_date(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The latest year of the filtered deals beside the same days of the year before.

    Rows: two, the latest year first; one where the year before lies outside the filter; none without dated deals.
    Columns: year int; from_day, to_day date; is_partial bool (both periods end on the day of the year on which the record ends);
        deal_count, total_count, upfront_count, share_count int; total_usd_m, upfront_usd_m,
        median_upfront_usd_m, share_base_usd_m, share_upfront_usd_m float.
    Undisclosed: a deal without an amount counts as a deal only. Deals known by year alone are left out.
    Source: deal_facts; Methods, "Year to date".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, announced_on, announced_year, deal_type, headline_usd_m, upfront_usd_m, upfront_share
                        FROM deal_facts WHERE {where} AND announced_precision IN ('day', 'month')),
        latest AS (SELECT max(announced_year) AS year FROM chosen),
        window_days AS (
            SELECT (latest.year - back)::INTEGER AS year, make_date(latest.year - back, 1, 1) AS from_day,
                   CASE WHEN latest.year = year(newest_on) THEN (newest_on - to_years(back::INTEGER))::DATE
                        ELSE make_date(latest.year - back, 12, 31) END AS to_day,
                   latest.year = year(newest_on) AND newest_on < make_date(latest.year, 12, 31) AS is_partial
            FROM latest, record_end, range(2) AS step(back) WHERE latest.year IS NOT NULL)
        SELECT w.year, w.from_day, w.to_day, w.is_partial,
               count(c.deal_id) AS deal_count,
               count(c.headline_usd_m) AS total_count, sum(c.headline_usd_m) AS total_usd_m,
               count(c.upfront_usd_m) AS upfront_count, sum(c.upfront_usd_m) AS upfront_usd_m,
               median(c.upfront_usd_m) AS median_upfront_usd_m,
               count(c.upfront_share) FILTER (c.deal_type <> 'acquisition') AS share_count,
               sum(c.headline_usd_m) FILTER (c.upfront_share IS NOT NULL AND c.deal_type <> 'acquisition') AS share_base_usd_m,
               sum(c.upfront_usd_m) FILTER (c.upfront_share IS NOT NULL AND c.deal_type <> 'acquisition') AS share_upfront_usd_m
        FROM window_days w LEFT JOIN chosen c ON c.announced_on BETWEEN w.from_day AND w.to_day
        GROUP BY ALL HAVING count(c.deal_id) > 0 OR w.year = (SELECT year FROM latest)
        ORDER BY w.year DESC""",
        bound,
    )


def deals_by_quarter(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals and headline total by quarter of announcement.

    Rows: one a quarter from the first to the last with a deal, empty quarters included.
    Columns: announced_quarter str ("2024 Q1"); deal_count, disclosed_count int; headline_usd_m float, null
        where no deal discloses one; is_partial bool, the quarter in which the record ends.
    Undisclosed: counts in deal_count only. Deals known by year alone or undated are left out.
    Source: deal_facts; Methods, "Headline total".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT announced_on, headline_usd_m, deal_id FROM deal_facts
                        WHERE {where} AND announced_quarter IS NOT NULL),
        newest AS (SELECT date_trunc('quarter', newest_on) AS quarter FROM record_end),
        quarters AS (SELECT unnest(generate_series(date_trunc('quarter', min(announced_on))::TIMESTAMP,
                     date_trunc('quarter', max(announced_on))::TIMESTAMP, INTERVAL 3 MONTH))::DATE AS quarter FROM chosen)
        SELECT year(q.quarter) || ' Q' || quarter(q.quarter) AS announced_quarter,
               count(c.deal_id) AS deal_count, count(c.headline_usd_m) AS disclosed_count,
               sum(c.headline_usd_m) AS headline_usd_m, q.quarter = any_value(n.quarter) AS is_partial
        FROM quarters q CROSS JOIN newest n LEFT JOIN chosen c ON date_trunc('quarter', c.announced_on) = q.quarter
        GROUP BY q.quarter ORDER BY q.quarter""",
        bound,
    )


def money_layers_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """What is due at signing and what depends on success, by year of announcement.

    Rows: one a year with a deal.
    Columns: announced_year int; deal_count int; disclosed_count int (deals with an upfront or a headline total);
        cash_upfront_usd_m, mixed_upfront_usd_m (upfront that a page gives together with equity or near-term money),
        near_term_usd_m, equity_usd_m, contingent_usd_m (headline less the parts before),
        unsplit_usd_m (headline totals whose upfront is not disclosed), all float; is_partial bool.
    Undisclosed: adds to deal_count only; a layer without any amount is null.
    Source: deal_facts; Methods, "Money layers".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT announced_year::INTEGER AS announced_year, count(*) AS deal_count,
               count(coalesce(upfront_usd_m, headline_usd_m)) AS disclosed_count,
               sum(cash_upfront_usd_m) AS cash_upfront_usd_m, sum(mixed_upfront_usd_m) AS mixed_upfront_usd_m,
               sum(near_term_usd_m) AS near_term_usd_m, sum(equity_usd_m) AS equity_usd_m,
               sum(later_usd_m) AS contingent_usd_m, sum(unsplit_usd_m) AS unsplit_usd_m,
               announced_year = {RECORD_YEAR} AS is_partial
        FROM deal_facts WHERE {where} AND announced_year IS NOT NULL
        GROUP BY announced_year ORDER BY announced_year""",
        bound,
    )


def upfront_share_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Upfront as a share of the headline total, by year: of the summed money, median deal and mean deal.

    Rows: one a year with a deal.
    Columns: announced_year int; deal_count, disclosed_count int (cash upfront and headline total both known);
        aggregate_share, median_share, mean_share float 0 to 1, null where nothing is disclosed; is_partial bool.
    Undisclosed: adds to deal_count only. An upfront mixed with equity or near-term money does not count;
        acquisitions are left out altogether, their upfront is the price of a company.
    Source: deal_facts.upfront_share; Methods, "Upfront share".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT announced_year::INTEGER AS announced_year, count(*) AS deal_count, count(upfront_share) AS disclosed_count,
               sum(upfront_usd_m) FILTER (upfront_share IS NOT NULL)
                   / nullif(sum(headline_usd_m) FILTER (upfront_share IS NOT NULL), 0) AS aggregate_share,
               median(upfront_share) AS median_share, avg(upfront_share) AS mean_share,
               announced_year = {RECORD_YEAR} AS is_partial
        FROM deal_facts WHERE {where} AND announced_year IS NOT NULL AND deal_type <> 'acquisition'
        GROUP BY announced_year ORDER BY announced_year""",
        bound,
    )


def modality_mix(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals and headline total by modality.

    Rows: one a modality with a deal, most deals first; deals without one are "not stated".
    Columns: modality str; modality_group str; deal_count, disclosed_count int; headline_usd_m float, null where none.
    Undisclosed: adds to deal_count only.
    Source: deal_facts; Methods, "Headline total".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT coalesce(modality::VARCHAR, 'not stated') AS modality, coalesce(any_value(modality_group), 'other') AS modality_group,
               count(*) AS deal_count, count(headline_usd_m) AS disclosed_count, sum(headline_usd_m) AS headline_usd_m
        FROM deal_facts WHERE {where} GROUP BY 1 ORDER BY deal_count DESC, modality""",
        bound,
    )


def largest_by_upfront(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The ten deals with the largest upfront.

    Rows: one a deal, largest first, at most ten.
    Columns: deal_id, licensors, licensees, assets str; announced_on date; amount_usd_m float; qualifier str;
        scope str, what the amount holds ("acquisition": the price of a company);
        deal_count, disclosed_count int of the whole filtered set, the same in each row.
    Undisclosed: not in the list, counted in deal_count.
    Source: deal_facts; Methods, "Upfront".
    """
    return _largest(cursor, deals, "upfront_usd_m", "upfront_qualifier", "upfront_scope")


def largest_by_headline(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The ten deals with the largest headline total, money inside an earlier headline left out.

    Rows: one a deal, largest first, at most ten.
    Columns: as in largest_by_upfront; scope tells whether a source states the total or its parts were added up.
    Undisclosed: not in the list, counted in deal_count.
    Source: deal_facts; Methods, "Headline total".
    """
    return _largest(cursor, deals, "headline_usd_m", "total_qualifier", "total_basis")


def _largest(cursor: Cursor, deals: DealFilter, amount: str, qualifier: str, scope: str) -> pd.DataFrame:
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, licensors, licensees, assets, announced_on, deal_type, {amount}, {qualifier}, {scope}
                        FROM deal_facts WHERE {where}),
        counted AS (SELECT count(*) AS deal_count, count({amount}) AS disclosed_count FROM chosen)
        SELECT deal_id, licensors, licensees, assets, announced_on, {amount} AS amount_usd_m,
               {qualifier} AS qualifier, CASE WHEN deal_type = 'acquisition' THEN 'acquisition' ELSE {scope} END AS scope,
               deal_count, disclosed_count
        FROM chosen, counted WHERE {amount} IS NOT NULL
        ORDER BY amount_usd_m DESC, deal_id LIMIT {TOP}""",
        bound,
    )


def newest_deals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The deals of the last 90 days of the record, newest first.

    Rows: one a deal announced within 90 days of the newest dated deal of the filtered set.
    Columns: deal_id, licensors, licensees, assets, modality, stage_at_signing, territory_group str; announced_on date;
        announced_precision str; upfront_usd_m, headline_usd_m float; deal_count, disclosed_count int of these deals.
    Undisclosed: listed with empty amounts.
    Source: deal_facts; Methods, "What is new".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, licensors, licensees, assets, modality, stage_at_signing, territory_group, announced_on,
                               announced_precision, upfront_usd_m, headline_usd_m
                        FROM deal_facts WHERE {where} AND announced_precision IN ('day', 'month')),
        new AS (SELECT * FROM chosen WHERE announced_on > (SELECT max(announced_on) FROM chosen) - {NEW_DAYS}),
        counted AS (SELECT count(*) AS deal_count, count(headline_usd_m) AS disclosed_count FROM new)
        SELECT deal_id, licensors, licensees, assets, modality::VARCHAR AS modality, stage_at_signing::VARCHAR AS stage_at_signing,
               territory_group::VARCHAR AS territory_group, announced_on, announced_precision, upfront_usd_m, headline_usd_m,
               deal_count, disclosed_count
        FROM new, counted ORDER BY announced_on DESC, deal_id""",
        bound,
    )

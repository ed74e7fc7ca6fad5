"""What became of the deals: status by signing year, what terminated deals had promised, approvals abroad that came later."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.metrics.survival import DAYS_A_YEAR
from data.store import Cursor, fetch

OLD_YEARS = 5
IS_OLD = f"announced_on <= as_of - INTERVAL {OLD_YEARS} YEAR"
YEARS_TO_END = f"date_diff('day', announced_on, ended_on) / {DAYS_A_YEAR}"
RECORD_YEAR = "(SELECT year(newest_on) FROM record_end)"


def outcome_totals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """How many of the deals are known to be terminated, in all and among old ones, and what those had promised.

    Rows: one.
    Columns: as_of date; deal_count, terminated_count, unknown_count int; old_count int (signed five years or more before
        the data's as-of date), old_terminated_count, old_unknown_count int; headline_count, upfront_count, both_count int of the
        terminated deals with a headline total, an upfront, both; headline_usd_m, upfront_usd_m, contingent_usd_m float
        (headline less what is due at signing, of those with both), null where none.
    Undisclosed: counted, without money. Undated deals are not among the old ones.
    Source: deal_facts, data_as_of; Methods, "Outcome status", "Promised and paid".
    """
    where, bound = deals.to_sql()
    ended = "FILTER (status = 'terminated')"
    return fetch(
        cursor,
        f"""
        SELECT (SELECT as_of FROM data_as_of) AS as_of, count(*) AS deal_count,
               count(*) {ended} AS terminated_count, count(*) FILTER (status = 'unknown') AS unknown_count, count(*) FILTER ({IS_OLD}) AS old_count,
               count(*) FILTER ({IS_OLD} AND status = 'terminated') AS old_terminated_count,
               count(*) FILTER ({IS_OLD} AND status = 'unknown') AS old_unknown_count,
               count(headline_usd_m) {ended} AS headline_count, sum(headline_usd_m) {ended} AS headline_usd_m,
               count(upfront_usd_m) {ended} AS upfront_count, sum(upfront_usd_m) {ended} AS upfront_usd_m,
               count(contingent_usd_m) {ended} AS both_count, sum(contingent_usd_m) {ended} AS contingent_usd_m
        FROM deal_facts CROSS JOIN data_as_of WHERE {where}""",
        bound,
    )


def status_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals by year of signing and by what is known of them.

    Rows: one a year and status with a deal, by year and in the order of the vocabulary; undated deals last.
    Columns: announced_year str ("2021", or "not stated"); status str; deal_count int; disclosed_count int (the same, 0 where
        the status is unknown); is_partial bool, the year in which the record ends.
    Undisclosed: status "unknown" is a row of its own and counts in deal_count only.
    Source: deal_facts; Methods, "Outcome status".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT coalesce(announced_year::VARCHAR, 'not stated') AS announced_year, status::VARCHAR AS status, count(*) AS deal_count,
               count(*) FILTER (status <> 'unknown') AS disclosed_count, coalesce(any_value(announced_year) = {RECORD_YEAR}, false) AS is_partial
        FROM deal_facts WHERE {where}
        GROUP BY 1, deal_facts.status ORDER BY min(announced_year) NULLS LAST, deal_facts.status""",
        bound,
    )


def terminated_deals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals known to be terminated, with what they had promised and what was due at signing.

    Rows: one a terminated deal, largest headline total first, undisclosed ones last.
    Columns: deal_id, licensors, licensees, assets str; announced_on, ended_on date with announced_precision, ended_precision str;
        years float from signing to the end, null where a date is missing; upfront_usd_m, headline_usd_m,
        contingent_usd_m float (headline less what is due at signing); upfront_share float 0 to 1, cash upfront only, null
        for acquisitions; is_inside bool (the money sits inside an earlier headline); notes, source_url str;
        deal_count, disclosed_count int of all of them, disclosed: with an upfront or a headline total.
    Undisclosed: listed with empty amounts.
    Source: deal_facts, first source of each deal; Methods, "Promised and paid".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, ended_on, ended_precision, {YEARS_TO_END} AS years,
               upfront_usd_m, headline_usd_m, contingent_usd_m, CASE WHEN deal_type <> 'acquisition' THEN upfront_share END AS upfront_share,
               headline_within IS NOT NULL AS is_inside, notes, s.url AS source_url,
               count(*) OVER () AS deal_count, count(coalesce(upfront_usd_m, headline_usd_m)) OVER () AS disclosed_count
        FROM deal_facts LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        WHERE {where} AND status = 'terminated'
        ORDER BY headline_usd_m DESC NULLS LAST, upfront_usd_m DESC NULLS LAST, deal_id""",
        bound,
    )


def terminations_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Terminated deals by the year in which they ended.

    Rows: one a terminated deal, by year of its end; those whose end is not dated last.
    Columns: ended_year str ("2023", or "not stated"); deal_id, licensors, licensees str; ended_on date; ended_precision str;
        announced_on date; announced_precision str; years float from signing to the end, null where a date is missing; place int, 1 for
        the first of its year; is_partial bool, the year of the data's as-of date; deal_count int, 1; disclosed_count int, 1 where
        the year is known.
    Undisclosed: an end without a date counts in deal_count only.
    Source: deal_facts, data_as_of; Methods, "Year of termination".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT coalesce(year(ended_on)::VARCHAR, 'not stated') AS ended_year, deal_id, licensors, licensees, ended_on, ended_precision,
               announced_on, announced_precision, {YEARS_TO_END} AS years,
               row_number() OVER (PARTITION BY year(ended_on) ORDER BY ended_on, deal_id)::INTEGER AS place,
               coalesce(year(ended_on) = year(as_of), false) AS is_partial, 1 AS deal_count, (ended_on IS NOT NULL)::INTEGER AS disclosed_count
        FROM deal_facts CROSS JOIN data_as_of WHERE {where} AND status = 'terminated'
        ORDER BY year(ended_on) NULLS LAST, place""",
        bound,
    )


def approved_abroad(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Assets of deals signed five years ago or earlier whose first approval abroad on record came after signing.

    Rows: one a deal and asset, longest wait last.
    Columns: deal_id, licensors, licensees, asset_id, asset, agency, agencies str (all abroad that approved it); announced_on,
        approved_on date with announced_precision, approved_precision str; years float from signing to that approval; status str;
        ended_on date, null where no end is dated; ended_before bool, the deal had a dated end by then; source_url str;
        deal_count int, deals signed five years or more before the data's as-of date; disclosed_count int, those with such an approval.
    Undisclosed: deals without one count in deal_count only; undated deals are left out.
    Source: deal_facts, approvals_abroad, data_as_of; Methods, "Approval abroad after signing".
    """
    where, bound = deals.to_sql()
    found = fetch(
        cursor,
        f"""
        WITH old AS (SELECT deal_id, licensors, licensees, announced_on, announced_precision, status::VARCHAR AS status, ended_on,
                            count(*) OVER () AS deal_count
                     FROM deal_facts CROSS JOIN data_as_of WHERE {where} AND {IS_OLD})
        SELECT deal_id, licensors, licensees, asset_id, a.name AS asset, agency, agencies, announced_on, announced_precision,
               approved_on, approved_precision, date_diff('day', announced_on, approved_on) / {DAYS_A_YEAR} AS years, status,
               ended_on, coalesce(ended_on <= approved_on, false) AS ended_before, source_url, deal_count
        FROM old JOIN deal_assets USING (deal_id) JOIN approvals_abroad USING (asset_id) JOIN assets a USING (asset_id)
        WHERE approved_on > announced_on
        ORDER BY years, deal_id, asset""",
        bound,
    )
    return found.assign(disclosed_count=found["deal_id"].nunique())

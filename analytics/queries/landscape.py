"""Which targets are licensed most, which deals found a new company, and how directions compare."""

from dataclasses import replace

import pandas as pd

from analytics.filters import DealFilter
from analytics.queries.mix import by_year
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

TARGETS = 15
SHARES = "equity_kind = 'licensor receives licensee shares'"


def newcos(deals: DealFilter) -> DealFilter:
    """The NewCo deals of a filter; none where it asks for other types only."""
    return replace(deals, deal_type=("newco",) if not deals.deal_type or "newco" in deals.deal_type else ("none",))


def every_direction(deals: DealFilter) -> DealFilter:
    """The same filter with its direction set aside."""
    return replace(deals, direction="any")


def hot_targets(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The fifteen targets with most deals, terminations and median upfront beside them.

    Rows: one a target, most deals first; a deal with several targets counts once for each of them.
    Columns: target str; deal_count, terminated_count (status terminated), unknown_count (status unknown) int;
        disclosed_count int (deals with an upfront, acquisitions left out); median_upfront_usd_m float, null where fewer than five
        disclose one; all_deal_count, named_deal_count (with a target) int of the whole filtered set, each deal once, the same in each row.
    Undisclosed: adds to the counts only. Undated deals count.
    Source: deal_facts, deal_targets; Methods, "Hot targets".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, status, CASE WHEN deal_type <> 'acquisition' THEN upfront_usd_m END AS upfront_usd_m
                        FROM deal_facts WHERE {where}),
        whole AS (SELECT count(*) AS all_deal_count,
                         count(*) FILTER (deal_id IN (SELECT deal_id FROM deal_targets)) AS named_deal_count FROM chosen)
        SELECT target, count(*) AS deal_count, count(*) FILTER (status = 'terminated') AS terminated_count,
               count(*) FILTER (status = 'unknown') AS unknown_count, count(upfront_usd_m) AS disclosed_count,
               CASE WHEN count(upfront_usd_m) >= {MIN_DEALS} THEN median(upfront_usd_m) END AS median_upfront_usd_m,
               any_value(all_deal_count) AS all_deal_count, any_value(named_deal_count) AS named_deal_count
        FROM chosen JOIN deal_targets USING (deal_id) CROSS JOIN whole
        GROUP BY target ORDER BY deal_count DESC, terminated_count DESC, target LIMIT {TARGETS}""",
        bound,
    )


def newco_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """NewCo deals by year of announcement and by what is known of the shares that the licensor takes in the new company.

    Rows: one a year with a NewCo deal.
    Columns: announced_year, deal_count int; valued_count (shares with a value), unvalued_count (shares, no value stated),
        silent_count (no shares on record) int, which add up to deal_count; percent_count (their percentage stated) int;
        disclosed_count int (shares on record); investor_count int, deals with named investors; equity_usd_m float, value of the shares where
        stated; headline_count int; headline_usd_m float; is_partial bool.
    Undisclosed: unknown money is null. Undated deals are left out.
    Source: deal_facts; Methods, "NewCo deals".
    """
    where, bound = newcos(deals).to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT announced_year::INTEGER AS announced_year, headline_usd_m, coalesce({SHARES}, false) AS has_shares,
                               equity_share_pct, investors, CASE WHEN {SHARES} THEN equity_usd_m END AS equity_usd_m
                        FROM deal_facts WHERE {where} AND announced_year IS NOT NULL)
        SELECT announced_year, count(*) AS deal_count, count(equity_usd_m) AS valued_count,
               count(*) FILTER (has_shares AND equity_usd_m IS NULL) AS unvalued_count, count(*) FILTER (NOT has_shares) AS silent_count,
               count(equity_share_pct) AS percent_count, count(*) FILTER (has_shares) AS disclosed_count, count(investors) AS investor_count,
               sum(equity_usd_m) AS equity_usd_m,
               count(headline_usd_m) AS headline_count, sum(headline_usd_m) AS headline_usd_m,
               announced_year = (SELECT year(newest_on) FROM record_end) AS is_partial
        FROM chosen GROUP BY announced_year ORDER BY announced_year""",
        bound,
    )


def newco_deals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The NewCo deals one by one, with what the licensor gets.

    Rows: one a deal, newest first, undated ones last, at most 200.
    Columns: deal_id, licensors, licensees, assets str; announced_on date; announced_precision str; upfront_usd_m float, upfront_scope str;
        shares str ("value stated", "no value stated" or "none on record"); equity_share_pct float, part of the new company that the licensor
        receives; equity_usd_m float, value of the shares; investors str, those named, "; " between them; headline_usd_m float;
        deal_count, disclosed_count (shares on record), investor_count (investors named) int of all of them, the same in each row.
    Undisclosed: listed with empty amounts.
    Source: deal_facts; Methods, "NewCo deals".
    """
    where, bound = newcos(deals).to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, upfront_usd_m, upfront_scope,
                               equity_share_pct, investors, headline_usd_m, coalesce({SHARES}, false) AS has_shares,
                               CASE WHEN {SHARES} THEN equity_usd_m END AS equity_usd_m
                        FROM deal_facts WHERE {where})
        SELECT * EXCLUDE (has_shares, equity_usd_m, headline_usd_m),
               CASE WHEN NOT has_shares THEN 'none on record' WHEN equity_usd_m IS NULL THEN 'no value stated' ELSE 'value stated' END AS shares,
               equity_usd_m, headline_usd_m, count(*) OVER () AS deal_count, count(*) FILTER (has_shares) OVER () AS disclosed_count,
               count(investors) OVER () AS investor_count
        FROM chosen ORDER BY announced_on DESC NULLS LAST, deal_id LIMIT 200""",
        bound,
    )


def directions_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals out of China, into China, inside China and of China rights, by year, whatever direction the filter asks for.

    Rows, Columns, Undisclosed: as in analytics.queries.mix.by_year for direction_scope.
    Rows: one a direction and year.
    Columns: those of by_year.
    Source: deal_facts; Methods, "Direction".
    """
    return by_year("direction_scope")(cursor, every_direction(deals))

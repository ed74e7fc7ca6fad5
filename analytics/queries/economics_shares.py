"""How much of the headline total is paid upfront: by stage, deal by deal, by kind of licensee, and of all together."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

SHARES = f"""count(upfront_share) AS disclosed_count,
               CASE WHEN count(upfront_share) >= {MIN_DEALS} THEN sum(upfront_usd_m) FILTER (upfront_share IS NOT NULL)
                    / sum(headline_usd_m) FILTER (upfront_share IS NOT NULL) END AS aggregate_share,
               CASE WHEN count(upfront_share) >= {MIN_DEALS} THEN median(upfront_share) END AS median_share,
               CASE WHEN count(upfront_share) >= {MIN_DEALS} THEN avg(upfront_share) END AS mean_share"""


def upfront_share_by_stage(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Upfront as a share of the headline total, by stage at signing: of the summed money, median deal and mean deal.

    Rows: one a stage with a deal, in order of development, "not stated" last.
    Columns: stage_at_signing str; deal_count, disclosed_count int (cash upfront and headline total both known);
        aggregate_share, median_share, mean_share float 0 to 1, null under five disclosed.
    Undisclosed: adds to deal_count only. An upfront mixed with equity or near-term money does not count;
        acquisitions are left out altogether, their upfront is the price of a company.
    Source: deal_facts.upfront_share; Methods, "Upfront share".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT coalesce(d.stage_at_signing::VARCHAR, 'not stated') AS stage_at_signing, count(*) AS deal_count, {SHARES}
        FROM deal_facts d WHERE {where} AND deal_type <> 'acquisition'
        GROUP BY d.stage_at_signing ORDER BY d.stage_at_signing NULLS LAST""",
        bound,
    )


def licensee_kinds(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """What multinationals, pharma, biotech and NewCos take and pay, by kind of licensee.

    Rows: one a kind with a deal, most deals first.
    Columns: licensee_kind str, of the licensee named first; deal_count int; disclosed_count int (cash upfront and headline
        total both known); upfront_count, headline_count int; median_upfront_usd_m (whatever the upfront holds),
        median_headline_usd_m float; aggregate_share, median_share, mean_share float 0 to 1; statistics null under five disclosed.
    Undisclosed: adds to deal_count only. Acquisitions are left out.
    Source: deal_facts; Methods, "Kinds of licensee".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT coalesce(d.licensee_kind::VARCHAR, 'not stated') AS licensee_kind, count(*) AS deal_count,
               count(upfront_usd_m) AS upfront_count, count(headline_usd_m) AS headline_count,
               CASE WHEN count(upfront_usd_m) >= {MIN_DEALS} THEN median(upfront_usd_m) END AS median_upfront_usd_m,
               CASE WHEN count(headline_usd_m) >= {MIN_DEALS} THEN median(headline_usd_m) END AS median_headline_usd_m,
               {SHARES}
        FROM deal_facts d WHERE {where} AND deal_type <> 'acquisition'
        GROUP BY d.licensee_kind ORDER BY deal_count DESC, licensee_kind""",
        bound,
    )


def upfront_v_headline(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Cash upfront and headline total of each deal that discloses both.

    Rows: one a deal, largest headline total first.
    Columns: deal_id, licensors, licensees, assets, stage_at_signing, licensee_kind, announced_precision str; announced_on date;
        upfront_usd_m, headline_usd_m float; upfront_share float 0 to 1; deal_count, disclosed_count int of the whole set, the same in each row.
    Undisclosed: not in the list, counted in deal_count. Acquisitions are left out of both.
    Source: deal_facts.upfront_share; Methods, "Upfront share".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (FROM deal_facts WHERE {where} AND deal_type <> 'acquisition'),
        counted AS (SELECT count(*) AS deal_count, count(upfront_share) AS disclosed_count FROM chosen)
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision,
               coalesce(stage_at_signing::VARCHAR, 'not stated') AS stage_at_signing,
               coalesce(licensee_kind::VARCHAR, 'not stated') AS licensee_kind, upfront_usd_m, headline_usd_m, upfront_share,
               deal_count, disclosed_count
        FROM chosen, counted WHERE upfront_share IS NOT NULL
        ORDER BY headline_usd_m DESC, deal_id""",
        bound,
    )


def economics_totals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """What the filtered deals promise and pay, all together.

    Rows: one.
    Columns: deal_count int; disclosed_count int (cash upfront and headline total both known, acquisitions left out);
        aggregate_share, median_share, mean_share float 0 to 1 of these; headline_count, billion_count int (headline total of $1bn or more);
        headline_usd_m float, acquisitions included; top5_share float, the part of it in the five largest; null under five disclosed.
    Undisclosed: adds to deal_count only.
    Source: deal_facts; Methods, "Upfront share", "Deal sizes", "Concentration".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (FROM deal_facts WHERE {where}),
        shares AS (SELECT {SHARES} FROM chosen WHERE deal_type <> 'acquisition')
        SELECT count(*) AS deal_count, coalesce(any_value(shares.disclosed_count), 0) AS disclosed_count,
               any_value(aggregate_share) AS aggregate_share,
               any_value(median_share) AS median_share, any_value(mean_share) AS mean_share,
               count(headline_usd_m) AS headline_count, count(*) FILTER (headline_usd_m >= 1000) AS billion_count,
               sum(headline_usd_m) AS headline_usd_m,
               CASE WHEN count(headline_usd_m) >= {MIN_DEALS} THEN list_sum(max(headline_usd_m, 5)) / sum(headline_usd_m) END AS top5_share
        FROM chosen, shares""",
        bound,
    )

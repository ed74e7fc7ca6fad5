"""The table of deals and what its files hold: filtered deals with every term, how many disclose, every source."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from data.store import Cursor, fetch

ORDERS = {
    "newest first": "announced_on DESC NULLS LAST, deal_id",
    "largest upfront first": "upfront_usd_m DESC NULLS LAST, announced_on DESC NULLS LAST, deal_id",
    "largest headline total first": "total_potential_usd_m DESC NULLS LAST, announced_on DESC NULLS LAST, deal_id",
}
NEWEST = "newest first"


def deal_list(cursor: Cursor, deals: DealFilter, order: str = NEWEST, limit: int | None = None) -> pd.DataFrame:
    """The filtered deals with every term and their best source.

    Rows: one a deal, newest first and undated last unless order (a key of ORDERS) says otherwise; at most limit.
    Columns: those of the view deal_terms and source_url str (first source).
    Undisclosed: listed with empty amounts, after the others where order is by an amount.
    Raises: KeyError for an order outside ORDERS.
    Source: view deal_terms, deal_sources, sources.
    """
    where, bound = deals.to_sql()
    bound["row_limit"] = limit if limit is not None else 2**62
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id FROM deal_facts WHERE {where} ORDER BY {ORDERS[order]} LIMIT $row_limit)
        SELECT d.* EXCLUDE (words), s.url AS source_url
        FROM deal_facts d SEMI JOIN chosen USING (deal_id)
             LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY {ORDERS[order]}""",
        bound,
    )


def disclosure(cursor: Cursor, deals: DealFilter) -> Mapping[Any, Any]:
    """How many of the filtered deals disclose an upfront, a headline total, both or nothing, and what they add up to.

    Columns: deal_count, upfront_count, total_count, both_count, none_count, no_rate_count (amounts known, but not in USD),
        undated_count, inside_count (money inside an earlier headline) int; upfront_usd_m, headline_usd_m float, None where no deal discloses.
    Undisclosed: adds to deal_count and none_count only.
    Source: deal_facts; Methods, "Headline total", "Upfront".
    """
    where, bound = deals.to_sql()
    counts = fetch(
        cursor,
        f"""
        SELECT count(*) AS deal_count, count(upfront_usd_m) AS upfront_count, count(total_potential_usd_m) AS total_count,
               count(upfront_usd_m + total_potential_usd_m) AS both_count,
               count(*) FILTER (terms_disclosed = 'none') AS none_count,
               count(*) FILTER (usd_rate IS NULL AND coalesce(upfront, near_term, equity, milestones, dev_reg_milestones, sales_milestones,
                                                              total_potential) IS NOT NULL) AS no_rate_count,
               count(*) FILTER (announced_on IS NULL) AS undated_count,
               count(*) FILTER (headline_within IS NOT NULL AND total_potential_usd_m IS NOT NULL) AS inside_count,
               sum(upfront_usd_m) AS upfront_usd_m, sum(headline_usd_m) AS headline_usd_m
        FROM deal_facts WHERE {where}""",
        bound,
    )
    return counts.astype(object).where(counts.notna(), None).to_dict("records")[0]


def sources_of_deals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Every page that states one of the filtered deals.

    Rows: one a deal and source; deals newest first and undated last, the best source of each first.
    Columns: deal_id, licensors, licensees, assets str; rank int; title, publisher str; published_on date; published_precision, kind, url str.
    Source: deal_sources, sources.
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, licensors, licensees, assets, announced_on FROM deal_facts WHERE {where})
        SELECT c.deal_id, c.licensors, c.licensees, c.assets, r.rank, s.title, s.publisher, s.published_on, s.published_precision, s.kind, s.url
        FROM chosen c JOIN deal_sources r USING (deal_id) JOIN sources s USING (source_id)
        ORDER BY c.announced_on DESC NULLS LAST, c.deal_id, r.rank""",
        bound,
    )

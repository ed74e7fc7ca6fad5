"""In which countries the licensees have their seats."""

import pandas as pd

from analytics.countries import country_name
from analytics.filters import DealFilter
from analytics.terms import NOT_STATED
from data.store import Cursor, fetch


def deals_by_licensee_country(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals, upfronts and headline totals by the country in which the licensee has its seat.

    Rows: one a country, most deals first; the seat of the first-named licensee counts.
    Columns: licensee_country str, ISO 3166 code or "not stated"; country str, its name; deal_count, disclosed_count (with a headline
        total) int; headline_usd_m float; upfront_count int and upfront_usd_m float, acquisitions left out; licensee_count int, companies
        that take rights as first-named licensee.
    Undisclosed: a deal without upfront or headline total adds to deal_count only; unknown money is null. Undated deals count.
    Source: deal_facts; Methods, "Seat of the licensee".
    """
    where, bound = deals.to_sql()
    by_country = fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT coalesce(licensee_country, '{NOT_STATED}') AS licensee_country, headline_usd_m,
                               CASE WHEN deal_type <> 'acquisition' THEN upfront_usd_m END AS upfront_usd_m,
                               split_part(licensee_ids, '; ', 1) AS licensee_id FROM deal_facts WHERE {where})
        SELECT licensee_country, count(*) AS deal_count, count(headline_usd_m) AS disclosed_count, sum(headline_usd_m) AS headline_usd_m,
               count(upfront_usd_m) AS upfront_count, sum(upfront_usd_m) AS upfront_usd_m, count(DISTINCT licensee_id) AS licensee_count
        FROM chosen GROUP BY licensee_country
        ORDER BY licensee_country = '{NOT_STATED}', deal_count DESC, licensee_country""",
        bound,
    )
    names = [country_name(None if code == NOT_STATED else code) for code in by_country["licensee_country"]]
    return by_country.assign(country=pd.Series(names, dtype=str))

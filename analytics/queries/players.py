"""Players: who licenses out and who takes in, ranked three ways, company by company, and who signs with whom again."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.shared_query import View
from data.store import Cursor, fetch

LEAGUE_ORDERS = {"deals": "deal_count", "upfront": "upfront_usd_m", "headline total": "headline_usd_m"}
OTHER_SIDE = {"licensor": "licensee", "licensee": "licensor"}
LEAGUE_TOP, NAMED_PARTNERS = 10, 3


def league(cursor: Cursor, deals: DealFilter, role: str, order: str) -> pd.DataFrame:
    """Companies on one side of the filtered deals, by deals, upfront or headline total.

    Rows: one a company, at most ten, largest first; equal ones by deals, then by name; a company whose deals do not disclose the
        amount stands last. Each company by itself: deals of a subsidiary are not added to the parent; a deal of two licensors
        counts for both, with its whole amount.
    Columns: company_id, name str; licensor or licensee str, the name again under its side; deal_count, upfront_count,
        headline_count int; upfront_usd_m, headline_usd_m float, null where none is disclosed; acquisition_count,
        headline_acquisition_count int (upfronts, headline totals that are the price of a company); tied_count int (companies with
        the same value); company_count int (companies on this side),
        all_deals, all_upfront_count, all_headline_count int of the whole filter, the same in each row.
    Undisclosed: adds to deal_count only.
    Raises: KeyError for a role outside OTHER_SIDE or an order outside LEAGUE_ORDERS.
    Source: deal_parties, deal_facts; Methods, "League tables".
    """
    return _top(_summed(cursor, deals, role), order)


def _summed(cursor: Cursor, deals: DealFilter, role: str) -> pd.DataFrame:
    where, bound = deals.to_sql()
    side = OTHER_SIDE[OTHER_SIDE[role]]
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT rowid AS deal_no, upfront_usd_m, headline_usd_m, deal_type FROM deal_facts WHERE {where}),
        whole AS (SELECT count(*) AS all_deals, count(upfront_usd_m) AS all_upfront_count, count(headline_usd_m) AS all_headline_count FROM chosen),
        summed AS (
            SELECT company_no, count(*) AS deal_count, count(upfront_usd_m) AS upfront_count,
                   count(headline_usd_m) AS headline_count, sum(upfront_usd_m) AS upfront_usd_m, sum(headline_usd_m) AS headline_usd_m,
                   count(upfront_usd_m) FILTER (deal_type = 'acquisition') AS acquisition_count,
                   count(headline_usd_m) FILTER (deal_type = 'acquisition') AS headline_acquisition_count
            FROM deal_sides JOIN chosen USING (deal_no) WHERE is_licensor = $is_licensor GROUP BY company_no)
        SELECT c.company_id, c.name, c.name AS {side}, s.* EXCLUDE (company_no), whole.*, count(*) OVER () AS company_count
        FROM summed s JOIN companies c ON c.rowid = company_no CROSS JOIN whole ORDER BY lower(c.name)""",
        {**bound, "is_licensor": role == "licensor"},
    )


def _top(summed: pd.DataFrame, order: str) -> pd.DataFrame:
    """The first ten by one amount; the frame comes in the order of names, which decides between equal ones."""
    column = LEAGUE_ORDERS[order]
    tied = summed.groupby(column, dropna=False)[column].transform("size") if len(summed) else summed[column]
    ranked = summed.assign(tied_count=tied).sort_values([column, "deal_count"], ascending=False, kind="stable", na_position="last")
    return ranked.head(LEAGUE_TOP).reset_index(drop=True)


def licensors(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Every licensor with its deals and money, by name. Rows: one a licensor. Columns: as in league. Source: Methods, "League tables"."""
    return _summed(cursor, deals, "licensor")


def licensees(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Every licensee with its deals and money, by name. Rows: one a licensee. Columns: as in league. Source: Methods, "League tables"."""
    return _summed(cursor, deals, "licensee")


def ranked(role: str, order: str) -> View:
    """The query of the ten first companies of a side by deals, upfront or headline total; the three orders of a side share one frame."""

    def leaders(every: pd.DataFrame) -> pd.DataFrame:
        """The ten first companies of a side. Rows: one a company. Columns: as in league. Source: Methods, "League tables"."""
        return _top(every, order)

    leaders.__name__ = leaders.__qualname__ = f"{role}s_by_{order.replace(' ', '_')}"
    return View({"licensor": licensors, "licensee": licensees}[role], leaders)


def company_table(cursor: Cursor, deals: DealFilter, role: str) -> pd.DataFrame:
    """Every company on one side of the filtered deals with its deals, years, money and partners.

    Rows: one a company that is itself a party, most deals first, then headline total, then name. Each company by itself, as in league.
    Columns: company_id, name str; deal_count int; group_deal_count int (deals of the company or a subsidiary, each once);
        first_year, last_year int, null without a dated deal; deals_by_year list of int, one a year from from_year to to_year of the
        whole filter, the same in each row; upfront_usd_m, headline_usd_m float, null where none is disclosed; upfront_count, headline_count int;
        partners str, at most three of the other side with their deals, of many only those met more than once, null where there is none;
        partner_count int (companies of the other side);
        all_deals, all_upfront_count, all_headline_count int of the whole filter.
    Undisclosed: adds to deal_count only; an undated deal stands in no year.
    Raises: KeyError for a role outside OTHER_SIDE.
    Source: deal_parties, deal_facts; Methods, "League tables".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, announced_year, upfront_usd_m, headline_usd_m FROM deal_facts WHERE {where}),
        whole AS (SELECT min(announced_year)::INTEGER AS from_year, max(announced_year)::INTEGER AS to_year, count(*) AS all_deals,
                         count(upfront_usd_m) AS all_upfront_count, count(headline_usd_m) AS all_headline_count FROM chosen),
        sides AS (SELECT c.company_id, c.name, c.parent, d.* FROM chosen d JOIN deal_parties p USING (deal_id) JOIN companies c USING (company_id)
                  WHERE p.role = $role),
        grouped AS (SELECT company_id, count(DISTINCT deal_id) AS group_deal_count
                    FROM (SELECT company_id, deal_id FROM sides UNION ALL SELECT parent, deal_id FROM sides) GROUP BY company_id),
        met AS (SELECT s.company_id, o.name, count(*) AS n, count(*) OVER (PARTITION BY s.company_id) AS met_count,
                       row_number() OVER (PARTITION BY s.company_id ORDER BY count(*) DESC, lower(o.name)) AS rank
                FROM sides s JOIN deal_parties p USING (deal_id) JOIN companies o ON o.company_id = p.company_id
                WHERE p.role = $other GROUP BY s.company_id, o.name),
        named AS (SELECT company_id, count(*) AS partner_count,
                         string_agg(name || ' (' || n || ')', '; ' ORDER BY rank)
                             FILTER (rank <= {NAMED_PARTNERS} AND (n > 1 OR met_count <= {NAMED_PARTNERS})) AS partners
                  FROM met GROUP BY company_id),
        summed AS (SELECT company_id, name, count(*) AS deal_count, min(announced_year)::INTEGER AS first_year,
                          max(announced_year)::INTEGER AS last_year, list(announced_year) AS years, sum(upfront_usd_m) AS upfront_usd_m,
                          count(upfront_usd_m) AS upfront_count, sum(headline_usd_m) AS headline_usd_m, count(headline_usd_m) AS headline_count
                   FROM sides GROUP BY company_id, name)
        SELECT company_id, name, deal_count, group_deal_count, first_year, last_year,
               list_transform(range(from_year, to_year + 1), lambda y: len(list_filter(years, lambda x: x = y))::INTEGER) AS deals_by_year,
               upfront_usd_m, upfront_count, headline_usd_m, headline_count, partners, coalesce(partner_count, 0) AS partner_count, whole.*
        FROM summed JOIN grouped USING (company_id) LEFT JOIN named USING (company_id) CROSS JOIN whole
        ORDER BY deal_count DESC, headline_usd_m DESC NULLS LAST, lower(name)""",
        {**bound, "role": role, "other": OTHER_SIDE[role]},
    )


def repeat_partners(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Licensors and licensees that signed with one another more than once.

    Rows: one a pair with two deals or more, most deals first, then headline total, then names. Each company by itself.
    Columns: licensor, licensee str; deal_count, upfront_count, headline_count int; upfront_usd_m, headline_usd_m float, null where none
        is disclosed; first_year, last_year int, null without a dated deal; pair_deals int (deals of such pairs, each once), all_deals int,
        both of the whole filter, the same in each row.
    Undisclosed: adds to deal_count only.
    Source: deal_sides, deal_facts; Methods, "Repeat partners".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT rowid AS deal_no, announced_year, upfront_usd_m, headline_usd_m FROM deal_facts WHERE {where}),
        pairs AS MATERIALIZED (
            SELECT a.company_no AS licensor_no, b.company_no AS licensee_no, d.*
            FROM chosen d JOIN deal_sides a ON a.deal_no = d.deal_no AND a.is_licensor
                 JOIN deal_sides b ON b.deal_no = d.deal_no AND NOT b.is_licensor),
        repeated AS MATERIALIZED (
            SELECT licensor_no, licensee_no, count(*) AS deal_count, count(upfront_usd_m) AS upfront_count, sum(upfront_usd_m) AS upfront_usd_m,
                   count(headline_usd_m) AS headline_count, sum(headline_usd_m) AS headline_usd_m,
                   min(announced_year)::INTEGER AS first_year, max(announced_year)::INTEGER AS last_year
            FROM pairs GROUP BY licensor_no, licensee_no HAVING count(*) >= 2)
        SELECT a.name AS licensor, b.name AS licensee, r.* EXCLUDE (licensor_no, licensee_no),
               (SELECT count(DISTINCT deal_no) FROM pairs SEMI JOIN repeated USING (licensor_no, licensee_no)) AS pair_deals,
               (SELECT count(*) FROM chosen) AS all_deals
        FROM repeated r JOIN companies a ON a.rowid = licensor_no JOIN companies b ON b.rowid = licensee_no
        ORDER BY deal_count DESC, headline_usd_m DESC NULLS LAST, lower(a.name), lower(b.name)""",
        bound,
    )

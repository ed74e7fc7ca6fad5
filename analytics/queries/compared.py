"""Two to five companies beside one another, each with its subsidiaries, on both sides of their deals."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.queries.companies import every_direction
from analytics.small_numbers import shown_only_if_enough
from data.store import Cursor, fetch

SIDED = """
    groups AS (SELECT company_id AS chosen_id, company_id FROM companies WHERE company_id IN (SELECT unnest($compared))
               UNION SELECT parent, company_id FROM companies WHERE parent IN (SELECT unnest($compared))),
    sided AS (SELECT DISTINCT g.chosen_id, p.role, d.* FROM groups g JOIN deal_parties p USING (company_id) JOIN chosen d USING (deal_id)),
    whole AS (SELECT count(DISTINCT deal_id) AS all_deals, count(DISTINCT deal_id) FILTER (announced_year IS NOT NULL) AS all_dated,
                     count(DISTINCT deal_id) FILTER (coalesce(upfront_usd_m, headline_usd_m) IS NOT NULL) AS all_disclosed FROM sided),
    compared AS (SELECT company_id AS chosen_id, name, list_position($compared, company_id) AS place
                 FROM companies WHERE company_id IN (SELECT unnest($compared)))"""
MEDIANS = {"median_upfront_usd_m": "upfront_count", "median_headline_usd_m": "headline_count", "median_upfront_share": "share_count"}


def compared_money(cursor: Cursor, deals: DealFilter, company_ids: tuple[str, ...]) -> pd.DataFrame:
    """What the chosen companies grant and take in: deals, sums and medians of upfront and headline total, median upfront share.

    Rows: one a company and side, companies in the order of the choice, the licensor's side first; a side without a deal included.
        A company stands for itself and its subsidiaries; a deal between two of the chosen counts for both.
    Columns: company_id, name, side str; deal_count, upfront_count, headline_count, share_count int; upfront_usd_m, headline_usd_m float, null
        where none is disclosed; median_upfront_usd_m, median_headline_usd_m, median_upfront_share float, null under five disclosed;
        all_deals, all_dated, all_disclosed int of the chosen companies together, each deal once, the same in each row.
    Undisclosed: adds to deal_count only. Acquisitions are left out of the share. Every direction unless the reader chose one.
    Source: deal_parties, deal_facts; Methods, "Compared companies".
    """
    where, bound = every_direction(deals).to_sql()
    found = fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, announced_year, upfront_usd_m, headline_usd_m,
                               CASE WHEN deal_type <> 'acquisition' THEN upfront_share END AS share FROM deal_facts WHERE {where}), {SIDED},
        sides AS (SELECT unnest(['licensor', 'licensee']) AS side, unnest([1, 2]) AS side_place)
        SELECT c.chosen_id AS company_id, c.name, side, count(deal_id) AS deal_count, count(upfront_usd_m) AS upfront_count,
               sum(upfront_usd_m) AS upfront_usd_m, median(upfront_usd_m) AS median_upfront_usd_m, count(headline_usd_m) AS headline_count,
               sum(headline_usd_m) AS headline_usd_m, median(headline_usd_m) AS median_headline_usd_m, count(share) AS share_count,
               median(share) AS median_upfront_share, any_value(all_deals) AS all_deals, any_value(all_dated) AS all_dated,
               any_value(all_disclosed) AS all_disclosed
        FROM compared c CROSS JOIN sides CROSS JOIN whole LEFT JOIN sided s ON s.chosen_id = c.chosen_id AND s.role = side
        GROUP BY c.chosen_id, c.name, c.place, side, side_place ORDER BY c.place, side_place""",
        {**bound, "compared": list(company_ids)},
    )
    return found.assign(**{median: shown_only_if_enough(found[median], found[count]) for median, count in MEDIANS.items()})


def compared_years(cursor: Cursor, deals: DealFilter, company_ids: tuple[str, ...]) -> pd.DataFrame:
    """Deals of the chosen companies by year and side.

    Rows: one a company and year, from the first to the last year in which one of them has a deal, years without one included.
    Columns: company_id, name str; announced_year int; licensor_count, licensee_count int; is_partial bool, the year in which the record ends;
        all_deals, all_dated, all_disclosed int as in compared_money.
    Undisclosed: money plays no part; undated deals are left out.
    Source: deal_parties, deal_facts, record_end; Methods, "Compared companies".
    """
    where, bound = every_direction(deals).to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, announced_year, upfront_usd_m, headline_usd_m FROM deal_facts WHERE {where}), {SIDED},
        years AS (SELECT unnest(range(min(announced_year), max(announced_year) + 1))::INTEGER AS announced_year FROM sided)
        SELECT c.chosen_id AS company_id, c.name, y.announced_year, count(deal_id) FILTER (role = 'licensor') AS licensor_count,
               count(deal_id) FILTER (role = 'licensee') AS licensee_count,
               coalesce(y.announced_year = (SELECT year(newest_on) FROM record_end), false) AS is_partial, any_value(all_deals) AS all_deals,
               any_value(all_dated) AS all_dated, any_value(all_disclosed) AS all_disclosed
        FROM compared c CROSS JOIN years y CROSS JOIN whole
        LEFT JOIN sided s ON s.chosen_id = c.chosen_id AND s.announced_year = y.announced_year
        GROUP BY c.chosen_id, c.name, c.place, y.announced_year ORDER BY c.place, y.announced_year""",
        {**bound, "compared": list(company_ids)},
    )


def compared_modalities(cursor: Cursor, deals: DealFilter, company_ids: tuple[str, ...]) -> pd.DataFrame:
    """Modalities of the chosen companies' deals, either side.

    Rows: one a company and modality of its deals, companies in the order of the choice, most deals first; without one: "not stated".
    Columns: company_id, name, modality str; deal_count int; company_deals int (deals of the company on either side, each once);
        all_deals, all_dated, all_disclosed int as in compared_money.
    Undisclosed: money plays no part.
    Source: deal_parties, deal_facts; Methods, "Compared companies".
    """
    where, bound = every_direction(deals).to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id, announced_year, upfront_usd_m, headline_usd_m, coalesce(modality::VARCHAR, 'not stated') AS modality
                        FROM deal_facts WHERE {where}), {SIDED},
        counted AS (SELECT chosen_id, modality, count(DISTINCT deal_id) AS deal_count FROM sided GROUP BY chosen_id, modality)
        SELECT c.chosen_id AS company_id, c.name, modality, deal_count,
               sum(deal_count) OVER (PARTITION BY c.chosen_id)::BIGINT AS company_deals, whole.*
        FROM compared c JOIN counted USING (chosen_id) CROSS JOIN whole ORDER BY c.place, deal_count DESC, modality""",
        {**bound, "compared": list(company_ids)},
    )


def compared_deals(cursor: Cursor, deals: DealFilter, company_id: str) -> pd.DataFrame:
    """The deals of a chosen company and its subsidiaries on either side, each once.

    Rows: one a deal, newest first, undated last.
    Columns: deal_id, announced_on, announced_precision, licensors, licensees, assets, upfront_usd_m, total_potential_usd_m, source_url.
    Undisclosed: listed with empty amounts.
    Source: deal_parties, deal_facts, first source of each deal; Methods, "Compared companies".
    """
    where, bound = every_direction(deals).to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT * FROM deal_facts WHERE {where}), {SIDED}
        SELECT DISTINCT deal_id, announced_on, announced_precision, licensors, licensees, assets, upfront_usd_m, total_potential_usd_m,
               s.url AS source_url
        FROM sided LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY announced_on DESC NULLS LAST, deal_id""",
        {**bound, "compared": [company_id]},
    )

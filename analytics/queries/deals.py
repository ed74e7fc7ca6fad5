"""Deals as rows: the filtered table, the deals behind a mark, one deal with its sources and relatives."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from data.store import Cursor, fetch

DRILL_COLUMNS = ("announced_quarter", "announced_year", "modality", "deal_id", "stage_at_signing", "therapeutic_area",
                 "territory_group", "deal_type", "status", "licensee_kind", "terms_disclosed")
ROW_LIMIT = 500


def deal_count(cursor: Cursor, deals: DealFilter) -> int:
    """How many deals the filter means."""
    where, bound = deals.to_sql()
    return int(cursor.execute(f"SELECT count(*) FROM deal_facts WHERE {where}", bound).fetchall()[0][0])


def deal_table(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Every filtered deal with all its terms.

    Rows: one a deal, newest first, undated last.
    Columns: those of the view deal_terms; amounts both in the deal's currency and as *_usd_m (float, null undisclosed).
    Source: view deal_terms.
    """
    where, bound = deals.to_sql()
    return fetch(cursor, f"SELECT * EXCLUDE (words) FROM deal_facts WHERE {where} ORDER BY announced_on DESC NULLS LAST, deal_id", bound)


def deals_behind(cursor: Cursor, deals: DealFilter, marks: tuple[tuple[tuple[str, Any], ...], ...]) -> pd.DataFrame:
    """The deals behind marks of a chart, each mark given as (column, value) pairs.

    Rows: one a deal, newest first, at most 500. Columns: deal_id, announced_on, announced_precision, licensors, licensees, assets,
        modality, stage_at_signing, upfront_usd_m, total_potential_usd_m, terms_disclosed, status, source_url, source_count.
    Raises: ValueError for a column outside DRILL_COLUMNS.
    Source: view deal_terms, first source of each deal.
    """
    where, bound = deals.to_sql()
    alternatives = []
    for index, mark in enumerate(marks):
        for column, value in mark:
            if column not in DRILL_COLUMNS:
                raise ValueError(f"{column} is not a column to drill by")
            bound[f"mark{index}_{column}"] = str(value)
        alternatives.append(" AND ".join(f"coalesce({column}::VARCHAR, 'not stated') = $mark{index}_{column}" for column, _ in mark))
    narrowed = " OR ".join(f"({clause})" for clause in alternatives) or "false"
    return fetch(cursor, f"""
        WITH behind AS (SELECT * FROM deal_facts WHERE {where} AND ({narrowed}))
        SELECT deal_id, announced_on, announced_precision, licensors, licensees, assets, modality::VARCHAR AS modality,
               stage_at_signing::VARCHAR AS stage_at_signing, upfront_usd_m, total_potential_usd_m, terms_disclosed,
               status::VARCHAR AS status, s.url AS source_url, source_count
        FROM behind LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY announced_on DESC NULLS LAST, deal_id LIMIT {ROW_LIMIT}""", bound)


def one_deal(cursor: Cursor, deal_id: str) -> Mapping[str, Any] | None:
    """All terms of one deal by column name, or None where no deal has this id. Source: view deal_terms."""
    found = fetch(cursor, "SELECT * FROM deal_terms WHERE deal_id = $deal_id", {"deal_id": deal_id})
    return found.astype(object).where(found.notna(), None).to_dict("records")[0] if len(found) else None


def deal_sources(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """Every page that states the deal.

    Rows: one a source, best first. Columns: source_id, url, title, publisher, published_on, published_precision, kind.
    Source: deal_sources, sources.
    """
    return fetch(cursor, """
        SELECT s.* FROM deal_sources r JOIN sources s USING (source_id) WHERE r.deal_id = $deal_id ORDER BY r.rank""", {"deal_id": deal_id})


def deal_parties(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """The parties of a deal. Rows: one a company and role. Columns: role, company_id, name, name_zh, country, origin_country, kind.

    Source: deal_parties, companies.
    """
    return fetch(cursor, """
        SELECT p.role, c.company_id, c.name, c.name_zh, c.country, c.origin_country, c.kind::VARCHAR AS kind
        FROM deal_parties p JOIN companies c USING (company_id) WHERE deal_id = $deal_id ORDER BY p.role DESC, p.rank""", {"deal_id": deal_id})


def deal_assets(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """The assets of a deal. Rows: one an asset. Columns: asset_id, name, modality, targets, aliases.

    Source: deal_assets, assets, asset_aliases.
    """
    return fetch(cursor, """
        SELECT a.asset_id, a.name, a.modality::VARCHAR AS modality, a.targets,
               (SELECT string_agg(alias, '; ') FROM asset_aliases x WHERE x.asset_id = a.asset_id) AS aliases
        FROM deal_assets d JOIN assets a USING (asset_id) WHERE deal_id = $deal_id ORDER BY d.rank""", {"deal_id": deal_id})


def related_deals(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """Other deals of the same asset or between the same parties.

    Rows: one a deal, oldest first. Columns: deal_id, announced_on, announced_precision, licensors, licensees, assets,
        upfront_usd_m, total_potential_usd_m, status, relation ("same asset", "same parties").
    Source: view deal_terms.
    """
    return fetch(cursor, """
        WITH same_asset AS (SELECT DISTINCT o.deal_id FROM deal_assets a JOIN deal_assets o USING (asset_id) WHERE a.deal_id = $deal_id),
        sides AS (SELECT role, company_id FROM deal_parties WHERE deal_id = $deal_id),
        same_parties AS (
            SELECT deal_id FROM deal_parties WHERE (role, company_id) IN (SELECT (role, company_id) FROM sides)
            GROUP BY deal_id HAVING count(DISTINCT role) = 2)
        SELECT deal_id, announced_on, announced_precision, licensors, licensees, assets, upfront_usd_m, total_potential_usd_m,
               status::VARCHAR AS status,
               CASE WHEN deal_id IN (FROM same_asset) THEN 'same asset' ELSE 'same parties' END AS relation
        FROM deal_terms
        WHERE deal_id <> $deal_id AND (deal_id IN (FROM same_asset) OR deal_id IN (FROM same_parties)
              OR headline_within = $deal_id OR deal_id = (SELECT headline_within FROM deals WHERE deal_id = $deal_id))
        ORDER BY announced_on NULLS LAST, deal_id""", {"deal_id": deal_id})

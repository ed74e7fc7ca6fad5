"""Deals as rows: how many a filter means, the deals behind a mark, one deal with its parties, assets and sources."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from analytics.records import records
from data.store import Cursor, fetch

DRILL_COLUMNS = (
    "announced_quarter",
    "announced_year",
    "modality",
    "deal_id",
    "stage_at_signing",
    "therapeutic_area",
    "territory_group",
    "deal_type",
    "status",
    "licensee_kind",
    "terms_disclosed",
    "headline_class",
    "modality_group",
    "licensee_country",
    "direction_scope",
    "target",
    "licensor",
    "licensee",
)
PARTY = "deal_id IN (SELECT deal_id FROM deal_parties JOIN companies USING (company_id) WHERE role = '{role}' AND name = ${{name}})"
IN_LISTS = {
    "target": "deal_id IN (SELECT deal_id FROM deal_targets WHERE target = ${name})",
    "licensor": PARTY.format(role="licensor"),
    "licensee": PARTY.format(role="licensee"),
}
ROW_LIMIT = 500


def deal_count(cursor: Cursor, deals: DealFilter) -> int:
    """How many deals the filter means."""
    where, bound = deals.to_sql()
    return int(cursor.execute(f"SELECT count(*) FROM deal_facts WHERE {where}", bound).fetchall()[0][0])


def deals_behind(cursor: Cursor, deals: DealFilter, marks: tuple[tuple[tuple[str, Any], ...], ...]) -> pd.DataFrame:
    """The deals behind marks of a chart, each mark given as (column, value) pairs.

    Rows: one a deal, newest first, at most 500. Columns: deal_id, announced_on, announced_precision, licensors, licensees, assets,
        modality, stage_at_signing, upfront_usd_m, total_potential_usd_m, terms_disclosed, status, source_url, source_count.
    Raises: ValueError for a column outside DRILL_COLUMNS.
    Source: view deal_terms, first source of each deal.
    """
    where, bound = deals.to_sql()
    alternatives: list[str] = []
    for index, mark in enumerate(marks):
        for column, value in mark:
            if column not in DRILL_COLUMNS:
                raise ValueError(f"{column} is not a column to drill by")
            bound[f"mark{index}_{column}"] = str(value)
        alternatives.append(" AND ".join(_one_mark(column, f"mark{index}_{column}") for column, _ in mark))
    narrowed = " OR ".join(f"({clause})" for clause in alternatives) or "false"
    return fetch(
        cursor,
        f"""
        WITH behind AS (SELECT * FROM deal_facts WHERE {where} AND ({narrowed}))
        SELECT deal_id, announced_on, announced_precision, licensors, licensees, assets, modality::VARCHAR AS modality,
               stage_at_signing::VARCHAR AS stage_at_signing, upfront_usd_m, total_potential_usd_m, terms_disclosed,
               status::VARCHAR AS status, s.url AS source_url, source_count
        FROM behind LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY announced_on DESC NULLS LAST, deal_id LIMIT {ROW_LIMIT}""",
        bound,
    )


def _one_mark(column: str, name: str) -> str:
    """A condition on one column of a mark; of what stands in a list (targets, parties by their names) a deal may have several."""
    return IN_LISTS[column].format(name=name) if column in IN_LISTS else f"coalesce({column}::VARCHAR, 'not stated') = ${name}"


def one_deal(cursor: Cursor, deal_id: str) -> Mapping[Any, Any] | None:
    """All terms of one deal by column name, or None where no deal has this id. Source: view deal_terms."""
    found = fetch(cursor, "SELECT * FROM deal_terms WHERE deal_id = $deal_id", {"deal_id": deal_id})
    return next(iter(records(found)), None)


def deal_sources(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """Every page that states the deal.

    Rows: one a source, best first. Columns: source_id, url, title, publisher, published_on, published_precision, kind.
    Source: deal_sources, sources.
    """
    return fetch(
        cursor,
        """
        SELECT s.* FROM deal_sources r JOIN sources s USING (source_id) WHERE r.deal_id = $deal_id ORDER BY r.rank""",
        {"deal_id": deal_id},
    )


def deal_parties(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """The parties of a deal. Rows: one a company and role. Columns: role, company_id, name, name_zh, country, origin_country, kind.

    Source: deal_parties, companies.
    """
    return fetch(
        cursor,
        """
        SELECT p.role, c.company_id, c.name, c.name_zh, c.country, c.origin_country, c.kind::VARCHAR AS kind
        FROM deal_parties p JOIN companies c USING (company_id) WHERE deal_id = $deal_id ORDER BY p.role DESC, p.rank""",
        {"deal_id": deal_id},
    )


def deal_assets(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """The assets of a deal. Rows: one an asset. Columns: asset_id, name, modality, targets, aliases.

    Source: deal_assets, assets, asset_aliases.
    """
    return fetch(
        cursor,
        """
        SELECT a.asset_id, a.name, a.modality::VARCHAR AS modality, a.targets,
               (SELECT string_agg(alias, '; ') FROM asset_aliases x WHERE x.asset_id = a.asset_id) AS aliases
        FROM deal_assets d JOIN assets a USING (asset_id) WHERE deal_id = $deal_id ORDER BY d.rank""",
        {"deal_id": deal_id},
    )

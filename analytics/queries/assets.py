"""Assets: the list, one asset with its names, and the stream of all that happened to it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.filters import DealFilter
from analytics.queries.events import in_order
from analytics.records import records
from data.store import Cursor, fetch


def asset_choices(cursor: Cursor) -> dict[str, str]:
    """Every asset by id with its label: name and Chinese name, where a source shows one. Source: assets, asset_aliases."""
    return dict(
        cursor.execute("""
        SELECT a.asset_id, concat_ws(' · ', a.name, min(x.alias)) AS label
        FROM assets a LEFT JOIN asset_aliases x ON x.asset_id = a.asset_id AND regexp_matches(x.alias, '\\p{Han}')
        GROUP BY a.asset_id, a.name ORDER BY lower(a.name)""").fetchall()
    )


def assets_by_events(cursor: Cursor, deals: DealFilter, only_with_deals: bool) -> pd.DataFrame:
    """Assets with what is on record about each: deals of the filter, regulatory events, approvals and complete responses.

    Rows: one an asset with a deal of the filter (only_with_deals) or with any deal or event; most regulatory events first.
    Columns: asset_id, name, originator, modality, therapeutic_area str; deal_count int, of the filter; event_count,
        approval_count, complete_response_count int, not narrowed by the filter.
    Source: assets, deal_assets, event_assets; Methods, "Timeline".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT deal_id FROM deal_facts WHERE {where}),
        dealt AS (SELECT asset_id, count(*) AS n FROM deal_assets WHERE deal_id IN (FROM chosen) GROUP BY asset_id),
        reviewed AS (
            SELECT asset_id, count(*) AS n, count(*) FILTER (event_type IN ('approval', 'conditional approval')) AS approvals,
                   count(*) FILTER (event_type = 'complete response') AS refusals
            FROM event_assets JOIN regulatory_events USING (event_id) GROUP BY asset_id)
        SELECT a.asset_id, a.name, c.name AS originator, a.modality::VARCHAR AS modality, a.therapeutic_area::VARCHAR AS therapeutic_area,
               coalesce(d.n, 0) AS deal_count, coalesce(r.n, 0) AS event_count,
               coalesce(r.approvals, 0) AS approval_count, coalesce(r.refusals, 0) AS complete_response_count
        FROM assets a LEFT JOIN companies c ON c.company_id = a.originator LEFT JOIN dealt d USING (asset_id) LEFT JOIN reviewed r USING (asset_id)
        WHERE d.n > 0 OR (NOT $only_with_deals AND r.n > 0)
        ORDER BY event_count DESC, deal_count DESC, lower(a.name)""",
        {**bound, "only_with_deals": only_with_deals},
    )


def one_asset(cursor: Cursor, asset_id: str) -> Mapping[str, Any] | None:
    """One asset with its originator's name and all its other names, or None where no asset has this id.

    Source: assets, asset_aliases, companies.
    """
    found = fetch(
        cursor,
        """
        SELECT a.asset_id, a.name, a.modality::VARCHAR AS modality, a.targets, a.therapeutic_area::VARCHAR AS therapeutic_area,
               a.originator, c.name AS originator_name,
               (SELECT string_agg(alias, '; ' ORDER BY lower(alias)) FROM asset_aliases x WHERE x.asset_id = a.asset_id) AS aliases
        FROM assets a LEFT JOIN companies c ON c.company_id = a.originator WHERE a.asset_id = $asset_id""",
        {"asset_id": asset_id},
    )
    return next(iter(records(found)), None)


def asset_events(cursor: Cursor, asset_id: str) -> pd.DataFrame:
    """All that happened to an asset: deals, ends of deals and regulatory events in one stream.

    Rows: one an event, oldest first, undated last.
    Columns: fact_id, kind, lane ("Deals" or the agency), precision, what, actor (licensor or sponsor), partner (licensee), agency,
        deal_id (null for regulatory events), notes, source_url str; happened_on, first_day, last_day date; source_count int.
    Source: view asset_timeline; Methods, "Timeline".
    """
    return in_order(
        cursor,
        """
        SELECT t.fact_id, coalesce(t.agency, 'Deals') AS lane, t.kind, t."on" AS happened_on, t.precision, t.actor, t.agency, t.source_url,
               CASE WHEN d.deal_id IS NOT NULL THEN t.notes ELSE nullif(concat_ws('. ', rtrim(e.outcome_detail, '.'), e.notes), '') END AS notes,
               d.licensees AS partner, d.deal_id,
               CASE WHEN d.deal_id IS NOT NULL THEN t.label
                    ELSE concat_ws('; ', e.indication, coalesce(e.application_number, e.application_type),
                                   'reasons: ' || replace(e.outcome_reason, '; ', ', ')) END AS what,
               coalesce(d.source_count, (SELECT count(*) FROM event_sources s WHERE s.event_id = t.fact_id)) AS source_count
        FROM asset_timeline t LEFT JOIN regulatory_events e ON e.event_id = t.fact_id LEFT JOIN deal_facts d ON d.deal_id = t.fact_id
        WHERE t.asset_id = $asset_id""",
        {"asset_id": asset_id},
    )

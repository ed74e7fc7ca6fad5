"""Companies: the list, one company with its names and family, its deals on each side, its partners, assets and timeline."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analytics.filters import DEFAULTS, DealFilter
from analytics.queries.events import in_order
from analytics.records import records
from data.store import Cursor, fetch

FAMILY = "SELECT company_id FROM companies WHERE company_id = $company_id OR parent = $company_id"


def as_licensor(deals: DealFilter, company_id: str) -> DealFilter:
    """The reader's filter narrowed to what the company or its subsidiaries license out; every direction unless one was chosen."""
    return replace(every_direction(deals), licensor=(company_id,))


def as_licensee(deals: DealFilter, company_id: str) -> DealFilter:
    """The reader's filter narrowed to what the company or its subsidiaries take in; every direction unless one was chosen."""
    return replace(every_direction(deals), licensee=(company_id,))


def every_direction(deals: DealFilter) -> DealFilter:
    """The same filter for deals in every direction, unless the reader chose one."""
    return replace(deals, direction="any") if deals.direction == DEFAULTS["direction"] else deals


def every_company(cursor: Cursor) -> dict[str, str]:
    """Every company by id with its label in both scripts, those without a deal included. Source: companies."""
    return dict(cursor.execute("SELECT company_id, concat_ws(' · ', name, name_zh) FROM companies ORDER BY lower(name)").fetchall())


def one_company(cursor: Cursor, company_id: str) -> Mapping[str, Any] | None:
    """One company with its parent's name and all its other names, or None where no company has this id.

    Source: companies, company_aliases.
    """
    found = fetch(
        cursor,
        """
        SELECT c.company_id, c.name, c.name_zh, c.country, c.origin_country, c.kind::VARCHAR AS kind, c.parent, p.name AS parent_name,
               (SELECT string_agg(alias, '; ' ORDER BY lower(alias)) FROM company_aliases a WHERE a.company_id = c.company_id) AS aliases
        FROM companies c LEFT JOIN companies p ON p.company_id = c.parent WHERE c.company_id = $company_id""",
        {"company_id": company_id},
    )
    return next(iter(records(found)), None)


def subsidiaries(cursor: Cursor, company_id: str) -> pd.DataFrame:
    """Companies whose parent is this one. Rows: one a company, by name. Columns: company_id, name. Source: companies."""
    return fetch(cursor, "SELECT company_id, name FROM companies WHERE parent = $company_id ORDER BY lower(name)", {"company_id": company_id})


def side_totals(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals, headline total, upfront and median upfront of a filter.

    Rows: one.
    Columns: deal_count, headline_count, upfront_count int (deals that disclose it); headline_usd_m, upfront_usd_m,
        median_upfront_usd_m float, null where nothing is disclosed; newest_on date, null without a dated deal.
    Undisclosed: adds to deal_count only. Money inside an earlier headline is not counted again.
    Source: deal_facts; Methods, "Headline total" and "Upfront".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT count(*) AS deal_count, count(headline_usd_m) AS headline_count, count(upfront_usd_m) AS upfront_count,
               sum(headline_usd_m) AS headline_usd_m, sum(upfront_usd_m) AS upfront_usd_m,
               median(upfront_usd_m) AS median_upfront_usd_m, max(announced_on) AS newest_on
        FROM deal_facts WHERE {where}""",
        bound,
    )


def partners(cursor: Cursor, deals: DealFilter, role: str) -> pd.DataFrame:
    """Companies on one side of the filtered deals.

    Rows: one a company that is licensor or licensee (role), most deals first.
    Columns: company_id, name str; deal_count int.
    Source: deal_parties, deal_facts.
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        SELECT c.company_id, c.name, count(*) AS deal_count
        FROM deal_parties p JOIN companies c USING (company_id)
        WHERE p.role = $role AND p.deal_id IN (SELECT deal_id FROM deal_facts WHERE {where})
        GROUP BY c.company_id, c.name ORDER BY deal_count DESC, lower(c.name)""",
        {**bound, "role": role},
    )


def company_assets(cursor: Cursor, company_id: str) -> pd.DataFrame:
    """Assets that a company or a subsidiary originated, dealt in or brought before an agency; no filter narrows them.

    Rows: one an asset, originated ones first, then most regulatory events.
    Columns: asset_id, name, modality str; is_originator bool; deal_count int (of the company); event_count int (of the asset).
    Source: assets, deal_assets, event_assets.
    """
    return fetch(
        cursor,
        f"""
        WITH family AS ({FAMILY}),
        dealt AS (SELECT asset_id, count(DISTINCT deal_id) AS n FROM deal_assets JOIN deal_parties USING (deal_id)
                  WHERE company_id IN (FROM family) GROUP BY asset_id),
        reviewed AS (SELECT asset_id, count(*) AS n, bool_or(sponsor IN (FROM family)) AS is_sponsor
                     FROM event_assets JOIN regulatory_events USING (event_id) GROUP BY asset_id)
        SELECT a.asset_id, a.name, a.modality::VARCHAR AS modality, coalesce(a.originator IN (FROM family), false) AS is_originator,
               coalesce(d.n, 0) AS deal_count, coalesce(r.n, 0) AS event_count
        FROM assets a LEFT JOIN dealt d USING (asset_id) LEFT JOIN reviewed r USING (asset_id)
        WHERE a.originator IN (FROM family) OR d.n > 0 OR r.is_sponsor
        ORDER BY is_originator DESC, event_count DESC, deal_count DESC, lower(a.name)""",
        {"company_id": company_id},
    )


def company_events(cursor: Cursor, deals: DealFilter, company_id: str) -> pd.DataFrame:
    """A company's deals, their ends, and the regulatory events of its assets or in its name.

    Rows: one an event, oldest first, undated last; deals are those of the filter, regulatory events are not narrowed.
    Columns: as in analytics.queries.assets.asset_events; lane "As licensor", "As licensee" or the agency; partner is the other side.
    Source: deal_facts, regulatory_events; Methods, "Timeline".
    """
    bound = {
        "company_id": company_id,
        "out_deals": deal_ids(cursor, as_licensor(deals, company_id)),
        "in_deals": deal_ids(cursor, as_licensee(deals, company_id)),
    }
    return in_order(
        cursor,
        f"""
        WITH family AS ({FAMILY}),
        sides AS (SELECT unnest($out_deals) AS deal_id, 'As licensor' AS lane UNION ALL SELECT unnest($in_deals), 'As licensee'),
        dealt AS (SELECT d.*, lane, CASE lane WHEN 'As licensor' THEN licensees ELSE licensors END AS partner, s.url AS source_url
                  FROM sides JOIN deal_facts d USING (deal_id) LEFT JOIN deal_sources r ON r.deal_id = d.deal_id AND r.rank = 1
                  LEFT JOIN sources s USING (source_id))
        SELECT deal_id AS fact_id, lane, 'deal' AS kind, announced_on AS happened_on, announced_precision AS precision,
               concat_ws(': ', assets, territory) AS what, licensors AS actor, partner, NULL AS agency, deal_id, notes, source_url, source_count
        FROM dealt
        UNION ALL
        SELECT deal_id, lane, 'deal ' || status, ended_on, ended_precision, concat_ws(' ', 'Deal on', assets, status), licensors, partner,
               NULL, deal_id, notes, source_url, source_count
        FROM dealt WHERE status IN ('terminated', 'expired')
        UNION ALL
        SELECT e.event_id, e.agency, e.event_type::VARCHAR, e.event_on, e.event_precision,
               concat_ws('; ', names, e.indication, 'reasons: ' || replace(e.outcome_reason, '; ', ', ')), c.name, NULL, e.agency, NULL,
               nullif(concat_ws('. ', rtrim(e.outcome_detail, '.'), e.notes), ''), s.url,
               (SELECT count(*) FROM event_sources x WHERE x.event_id = e.event_id)
        FROM regulatory_events e
        JOIN (SELECT event_id, string_agg(a.name, ' + ' ORDER BY rank) AS names, bool_or(a.originator IN (FROM family)) AS is_own
              FROM event_assets JOIN assets a USING (asset_id) GROUP BY event_id) covered USING (event_id)
        LEFT JOIN companies c ON c.company_id = e.sponsor
        LEFT JOIN event_sources r ON r.event_id = e.event_id AND r.rank = 1 LEFT JOIN sources s USING (source_id)
        WHERE is_own OR e.sponsor IN (FROM family) OR list_contains(string_split(e.co_sponsors, '; '), $company_id)""",
        bound,
    )


def deal_ids(cursor: Cursor, deals: DealFilter) -> list[str]:
    """The ids of the filtered deals. Source: deal_facts."""
    where, bound = deals.to_sql()
    return [deal_id for (deal_id,) in cursor.execute(f"SELECT deal_id FROM deal_facts WHERE {where} ORDER BY deal_id", bound).fetchall()]

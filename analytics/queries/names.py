"""Names: choices for the filter bar, and what a typed name may mean."""

import pandas as pd

from data.store import Cursor, fetch


def company_choices(cursor: Cursor) -> pd.DataFrame:
    """Companies that are a party to a deal or have to do with an asset that has a regulatory event.

    Rows: one a company, by name. Columns: company_id, name, name_zh, label str ("Innovent · 信达生物"), deal_count int.
    Source: companies, deal_parties, asset_companies.
    """
    return fetch(
        cursor,
        """
        SELECT c.company_id, c.name, c.name_zh, concat_ws(' · ', c.name, c.name_zh) AS label, count(DISTINCT p.deal_id) AS deal_count
        FROM companies c LEFT JOIN deal_parties p USING (company_id)
        WHERE p.deal_id IS NOT NULL OR c.company_id IN (SELECT company_id FROM asset_companies JOIN event_assets USING (asset_id))
        GROUP BY ALL ORDER BY label COLLATE NOCASE""",
    )


def target_choices(cursor: Cursor) -> list[str]:
    """Every target of a deal, most deals first. Source: deal_targets."""
    return [name for (name,) in cursor.execute("SELECT target FROM deal_targets GROUP BY target ORDER BY count(*) DESC, target").fetchall()]


def matching_names(cursor: Cursor, typed: str, limit: int = 8) -> pd.DataFrame:
    """Companies and assets that a typed name may mean: aliases, codes, Chinese and machine-translated names, slips of the keyboard.

    Rows: one a company or asset, best first. Columns: kind ("company", "asset"), id, name, matched_name str; score int
        (100 the name itself, 90 its beginning, 75 inside it, 60 to 65 a slip).
    Source: search_names; Methods, "Search".
    """
    return fetch(
        cursor,
        """
        SELECT m.kind, m.id, coalesce(c.name, a.name) AS name, m.matched_name, m.score
        FROM name_matches($typed) m LEFT JOIN companies c ON m.kind = 'company' AND c.company_id = m.id
             LEFT JOIN assets a ON m.kind = 'asset' AND a.asset_id = m.id
        ORDER BY m.score DESC, m.kind DESC, length(m.matched_name), m.id LIMIT $limit""",
        {"typed": typed, "limit": limit},
    )

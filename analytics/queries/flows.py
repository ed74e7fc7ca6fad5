"""From which licensor through which modality to which kind of licensee the deals go."""

import pandas as pd

from analytics.filters import DealFilter
from analytics.terms import NOT_STATED
from data.store import Cursor, fetch

LICENSORS = 12
OTHERS = "all other licensors"
FLOWS = f"""
    WITH chosen AS (SELECT deal_id, split_part(licensor_ids, '; ', 1) AS licensor_id, split_part(licensors, '; ', 1) AS name,
                           coalesce(modality_group, '{NOT_STATED}') AS modality_group,
                           coalesce(licensee_kind::VARCHAR, '{NOT_STATED}') AS licensee_kind, headline_usd_m
                    FROM deal_facts WHERE {{where}}),
    most_often AS (SELECT licensor_id, count(*) AS licensor_deals FROM chosen WHERE licensor_id IS NOT NULL
                GROUP BY licensor_id ORDER BY licensor_deals DESC, licensor_id LIMIT {LICENSORS}),
    flows AS (SELECT deal_id, coalesce(licensor_deals, 0) AS licensor_deals, modality_group, licensee_kind, headline_usd_m,
                     CASE WHEN licensor_deals IS NULL THEN '{OTHERS}' ELSE name END AS licensor
              FROM chosen LEFT JOIN most_often USING (licensor_id))"""


def flows_of_rights(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Deals by licensor, modality group and kind of licensee.

    Rows: one a licensor, modality group and kind of licensee with a deal: the twelve licensors with most deals, most first, then
        all others together; within a licensor the largest flow first. The first-named licensor and licensee stand for a deal.
    Columns: licensor, modality_group, licensee_kind str; deal_count, disclosed_count int; headline_usd_m float; is_other bool.
    Undisclosed: a deal without headline total adds to deal_count only. Undated deals count.
    Source: deal_facts; Methods, "Flow of rights".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""{FLOWS.format(where=where)}
        SELECT licensor, modality_group, licensee_kind, count(*) AS deal_count, count(headline_usd_m) AS disclosed_count,
               sum(headline_usd_m) AS headline_usd_m, any_value(licensor_deals) = 0 AS is_other
        FROM flows GROUP BY licensor, modality_group, licensee_kind
        ORDER BY any_value(licensor_deals) DESC, licensor, deal_count DESC, modality_group, licensee_kind""",
        bound,
    )


def deal_ids_of_flow(cursor: Cursor, deals: DealFilter, flow: tuple[str, str, str]) -> list[str]:
    """The deals of one flow: licensor (a leading one or all others), modality group, kind of licensee."""
    where, bound = deals.to_sql()
    found = fetch(
        cursor,
        f"""{FLOWS.format(where=where)}
        SELECT deal_id FROM flows WHERE licensor = $flow_licensor AND modality_group = $flow_modality AND licensee_kind = $flow_kind
        ORDER BY deal_id""",
        {**bound, **dict(zip(("flow_licensor", "flow_modality", "flow_kind"), flow, strict=True))},
    )
    return found["deal_id"].tolist()

"""One deal in depth: its money in layers, its relatives, and the deals that a wrong address may have meant."""

import re

import pandas as pd

from analytics.filters import DealFilter
from data.store import Cursor, fetch

RELATED_LIMIT = 40
CLOSEST = 8
LIKE_ENOUGH = 0.86
LAYERS_OF_A_DEAL = """
WITH deal AS (
    SELECT *, coalesce(dev_reg_milestones, 0) + coalesce(sales_milestones, 0) AS split_milestones,
           total_potential IS NULL OR total_includes_equity = 'yes' AS is_equity_inside
    FROM deal_facts WHERE deal_id = $deal_id),
parts AS (
    SELECT *, greatest(coalesce(milestones, 0) - split_milestones, 0) AS unsplit_milestones,
           CASE WHEN is_equity_inside THEN equity END AS equity_inside,
           CASE WHEN is_equity_inside THEN NULL ELSE equity END AS equity_outside
    FROM deal),
added AS (
    SELECT *, coalesce(upfront, 0) + coalesce(near_term, 0) + coalesce(equity_inside, 0) + split_milestones + unsplit_milestones AS known
    FROM parts),
layers AS (
    SELECT unnest([
        {'rank': 1, 'layer': CASE WHEN upfront_scope = 'cash' THEN 'upfront' ELSE 'mixed_upfront' END, 'amount': upfront},
        {'rank': 2, 'layer': 'near_term', 'amount': near_term},
        {'rank': 3, 'layer': 'equity', 'amount': equity_inside},
        {'rank': 4, 'layer': 'dev_reg_milestones', 'amount': dev_reg_milestones},
        {'rank': 5, 'layer': 'sales_milestones', 'amount': sales_milestones},
        {'rank': 6, 'layer': 'milestones', 'amount': unsplit_milestones},
        {'rank': 7, 'layer': 'remainder', 'amount': total_potential - known},
        {'rank': 8, 'layer': 'equity_outside', 'amount': equity_outside}], recursive := true), currency, usd_rate, total_potential
    FROM added)
SELECT layer, currency, amount, amount * usd_rate AS amount_usd_m,
       CASE WHEN layer <> 'equity_outside' THEN amount / nullif(total_potential, 0) END AS total_share
FROM layers WHERE amount > 0.0005 ORDER BY rank"""


def money_layers(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """The money of one deal in layers that do not overlap, from what is due at signing to what may never be paid.

    Rows: one a layer with an amount, in order of certainty: upfront (mixed_upfront where equity or near-term money is inside),
        near_term, equity, dev_reg_milestones, sales_milestones, milestones (those that no page splits), remainder (headline total
        less all layers before), equity_outside (equity on top of the headline total). None where nothing is disclosed.
    Columns: layer, currency str; amount float, millions of the currency; amount_usd_m float, null without a dollar rate;
        total_share float, of the headline total, null without one and for equity_outside.
    Undisclosed: no row; a layer is never zero.
    Source: deal_facts; Methods, "Money layers".
    """
    return fetch(cursor, LAYERS_OF_A_DEAL, {"deal_id": deal_id})


def is_meant(cursor: Cursor, deals: DealFilter, deal_id: str) -> bool:
    """Whether a filter means this deal. Source: deal_facts."""
    where, bound = deals.to_sql()
    return bool(
        cursor.execute(f"SELECT count(*) FROM deal_facts WHERE deal_id = $deal_id AND {where}", bound | {"deal_id": deal_id}).fetchall()[0][0]
    )


def related_deals(cursor: Cursor, deal_id: str) -> pd.DataFrame:
    """Other deals that share money, an asset or both parties with this one.

    Rows: one a deal, oldest first and undated last, at most 40.
    Columns: deal_id, announced_precision, licensors, licensees, assets, status str; announced_on date; upfront_usd_m,
        total_potential_usd_m float; relation str: "its headline holds this money", "its money is inside this headline", "same asset", "same parties".
    Undisclosed: listed with empty amounts.
    Source: view deal_terms.
    """
    return fetch(
        cursor,
        f"""
        WITH same_asset AS (SELECT o.deal_id FROM deal_assets a JOIN deal_assets o USING (asset_id) WHERE a.deal_id = $deal_id),
        sides AS (SELECT role, company_id FROM deal_parties WHERE deal_id = $deal_id),
        same_parties AS (
            SELECT p.deal_id FROM deal_parties p JOIN sides USING (role, company_id) GROUP BY p.deal_id HAVING count(DISTINCT role) = 2),
        related AS (
            SELECT *, CASE WHEN deal_id = (SELECT headline_within FROM deals WHERE deal_id = $deal_id) THEN 'its headline holds this money'
                           WHEN headline_within = $deal_id THEN 'its money is inside this headline'
                           WHEN deal_id IN (FROM same_asset) THEN 'same asset'
                           WHEN deal_id IN (FROM same_parties) THEN 'same parties' END AS relation
            FROM deal_terms WHERE deal_id <> $deal_id)
        SELECT deal_id, announced_on, announced_precision, licensors, licensees, assets, upfront_usd_m, total_potential_usd_m,
               status::VARCHAR AS status, relation
        FROM related WHERE relation IS NOT NULL
        ORDER BY announced_on NULLS LAST, deal_id LIMIT {RELATED_LIMIT}""",
        {"deal_id": deal_id},
    )


def closest_deals(cursor: Cursor, typed: str) -> pd.DataFrame:
    """The deals that a typed name or a mistyped deal id may mean.

    Rows: one a deal, best first, at most eight; deals found by name before those whose id looks alike; none for an empty text.
    Columns: deal_id, announced_precision, licensors, licensees, assets, source_url str; announced_on date;
        upfront_usd_m, total_potential_usd_m float.
    Source: view deal_terms, search_names; Methods, "Search".
    """
    words = words_of(typed)
    where, bound = DealFilter(direction="any", text=" ".join(words)).to_sql()
    bound |= {"id": typed.strip().lower(), "parties": "_".join(words).lower()}
    return fetch(
        cursor,
        f"""
        WITH scored AS (
            SELECT *, $parties <> '' AND {where} AS is_found,
                   jaro_winkler_similarity(deal_id, $id) AS id_likeness,
                   jaro_winkler_similarity(regexp_replace(deal_id, '^(undated|[0-9-]+)_', ''), $parties) AS party_likeness
            FROM deal_facts)
        SELECT deal_id, announced_on, announced_precision, licensors, licensees, assets, upfront_usd_m, total_potential_usd_m, s.url AS source_url
        FROM scored LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        WHERE is_found OR greatest(id_likeness, party_likeness) >= {LIKE_ENOUGH}
        ORDER BY is_found DESC, id_likeness + party_likeness DESC, deal_id LIMIT {CLOSEST}""",
        bound,
    )


def words_of(typed: str) -> list[str]:
    """The names in a text or deal id, without its date: "2026-01-30_cspc_eli-lilly" gives cspc and eli-lilly."""
    return [word for word in re.split(r"[_\s]+", typed.strip()) if word and word != "undated" and not re.fullmatch(r"[\d-]+", word)]

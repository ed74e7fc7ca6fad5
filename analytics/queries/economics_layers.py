"""Of what headline totals consist where pages split them, and which royalties are stated."""

import pandas as pd

from analytics.deal_layers import LAYERS
from analytics.filters import DealFilter
from data.store import Cursor, fetch

IS_SPLIT = "headline_usd_m IS NOT NULL AND coalesce(dev_reg_milestones_usd_m, sales_milestones_usd_m) IS NOT NULL AND deal_type <> 'acquisition'"
LAYER_NAMES = {name: LAYERS[name] for name in ("upfront", "mixed_upfront", "near_term", "dev_reg_milestones", "sales_milestones")} | {
    "equity": "Equity inside the total",
    "rest": LAYERS["remainder"],
    "total": "Headline total",
}
LAYERS_SQL = f"""
    WITH chosen AS (FROM deal_facts WHERE {{where}} AND deal_type <> 'acquisition'),
    counted AS (SELECT count(*) AS deal_count, count(*) FILTER ({IS_SPLIT}) AS disclosed_count FROM chosen),
    parts AS (
        SELECT deal_id, headline_usd_m, unnest([
            {{{{'rank': 1, 'layer': 'upfront', 'amount': cash_upfront_usd_m}}}},
            {{{{'rank': 2, 'layer': 'mixed_upfront', 'amount': mixed_upfront_usd_m}}}},
            {{{{'rank': 3, 'layer': 'near_term', 'amount': near_term_usd_m}}}},
            {{{{'rank': 4, 'layer': 'equity', 'amount': CASE WHEN total_includes_equity = 'yes' THEN equity_usd_m END}}}},
            {{{{'rank': 5, 'layer': 'dev_reg_milestones', 'amount': dev_reg_milestones_usd_m}}}},
            {{{{'rank': 6, 'layer': 'sales_milestones', 'amount': sales_milestones_usd_m}}}},
            {{{{'rank': 7, 'layer': 'rest', 'amount': NULL}}}}], recursive := true)
        FROM chosen WHERE {IS_SPLIT}),
    running AS (SELECT *, sum(coalesce(amount, 0)) OVER (PARTITION BY deal_id ORDER BY rank) AS reached FROM parts),
    capped AS (
        SELECT rank, layer, CASE WHEN amount IS NOT NULL THEN least(reached, headline_usd_m) - least(reached - amount, headline_usd_m)
                                 WHEN layer = 'rest' AND headline_usd_m - reached > 0.0005 THEN headline_usd_m - reached END AS amount
        FROM running
        UNION ALL SELECT 8, 'total', headline_usd_m FROM chosen WHERE {IS_SPLIT}),
    added AS (SELECT rank, layer, sum(amount) AS amount_usd_m, count(amount) AS layer_count FROM capped GROUP BY ALL)
    SELECT layer, amount_usd_m,
           CASE WHEN layer = 'total' THEN 0
                ELSE coalesce(sum(amount_usd_m) OVER (ORDER BY rank ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) END AS start_usd_m,
           amount_usd_m / nullif(sum(amount_usd_m) FILTER (layer = 'total') OVER (), 0) AS headline_share, layer_count,
           deal_count, disclosed_count
    FROM added, counted ORDER BY rank"""


def milestone_layers(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The headline totals of deals that split their milestones, layer by layer.

    Rows: upfront (cash), mixed_upfront (equity or near-term money inside), near_term, equity (inside the headline total), dev_reg_milestones,
        sales_milestones, rest (headline total less all before), total; none where no deal splits its milestones.
    Columns: layer str; layer_name str, as readers call it; amount_usd_m float, null where no deal states it; start_usd_m float, the sum of the
        layers before; headline_share float 0 to 1, of the total; layer_count int, deals with the layer; disclosed_count int, deals with a
        headline total and development/regulatory or sales milestones; deal_count int of all; both the same in each row.
    Undisclosed: a layer that a deal does not state is in its rest. Where rounded parts exceed a headline total, the last of them gives way.
        Acquisitions are left out, as is equity on top of the headline total.
    Source: deal_facts; Methods, "Split milestones".
    """
    where, bound = deals.to_sql()
    layers = fetch(cursor, LAYERS_SQL.format(where=where), bound)
    return layers.assign(layer_name=pd.Series([LAYER_NAMES[layer] for layer in layers["layer"]], dtype=str))


def deals_that_split(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The deals behind the layers: those that split their milestones.

    Rows: one a deal, largest headline total first.
    Columns: deal_id, licensors, licensees, assets, announced_precision, source_url str; announced_on date;
        upfront_usd_m, total_potential_usd_m float.
    Source: deal_facts, first source of each deal; Methods, "Split milestones".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (FROM deal_facts WHERE {where} AND {IS_SPLIT})
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, upfront_usd_m, total_potential_usd_m, s.url AS source_url
        FROM chosen LEFT JOIN (FROM deal_sources WHERE rank = 1) USING (deal_id) LEFT JOIN sources s USING (source_id)
        ORDER BY headline_usd_m DESC, deal_id""",
        bound,
    )


def royalties(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The royalty of each deal that states one, in the words of the source and in numbers where it gives them.

    Rows: one a deal; those with numbers first, highest first, then the newest.
    Columns: deal_id, licensors, licensees, assets, announced_precision str; announced_on date; royalty str, as stated;
        royalty_low_pct, royalty_high_pct float, null where not given; has_rate bool, at least one of them is given; rate_count int;
        disclosed_count int, deals that state a royalty; deal_count int of all; counts the same in each row.
    Undisclosed: not in the list, counted in deal_count. A rate that is only described ("high single-digit") stays words.
    Source: deal_facts; Methods, "Royalties".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH chosen AS (SELECT *, royalty_low_pct IS NOT NULL OR royalty_high_pct IS NOT NULL AS has_rate FROM deal_facts WHERE {where}),
        counted AS (SELECT count(*) AS deal_count, count(*) FILTER (royalty IS NOT NULL OR has_rate) AS disclosed_count,
                           count(*) FILTER (has_rate) AS rate_count FROM chosen)
        SELECT deal_id, licensors, licensees, assets, announced_on, announced_precision, royalty, royalty_low_pct, royalty_high_pct, has_rate,
               rate_count, deal_count, disclosed_count
        FROM chosen, counted WHERE royalty IS NOT NULL OR has_rate
        ORDER BY has_rate DESC, coalesce(royalty_high_pct, royalty_low_pct) DESC, announced_on DESC NULLS LAST, deal_id""",
        bound,
    )

"""What the seed articles state beside what our own rows say."""

import pandas as pd

from analytics.queries.reconcile import IN_PERIOD
from analytics.queries.record import FACTS
from data.store import Cursor, fetch

# Sums over a period, by the name of the measure: what is counted and among which deals.
OVER_PERIOD = {
    "out_license_count": ("count(*)", "direction_scope = 'out'"),
    "out_license_headline_usd_m": ("sum(headline_usd_m)", "direction_scope = 'out'"),
    "out_license_upfront_usd_m": ("sum(upfront_usd_m)", "direction_scope = 'out'"),
    "cross_border_count": ("count(*)", "direction_scope <> 'domestic'"),
    "all_deals_count": ("count(*)", "true"),
    "all_deals_headline_usd_m": ("sum(headline_usd_m)", "true"),
}
DISCLOSED = {"sum(headline_usd_m)": "count(headline_usd_m)", "sum(upfront_usd_m)": "count(upfront_usd_m)", "count(*)": "count(*)"}


def claims_beside_ours(cursor: Cursor) -> pd.DataFrame:
    """Every statement of the seed articles, its figure, the same number from our rows, and what the record holds about it.

    Rows: one a statement, in the order of the articles.
    Columns: claim_id, source, article, article_url, claim, topic, period_label, unit, qualifier, measure, notes str; stated_value float, null
        without a figure; our_value float in the same unit, null where our rows make no such number; disclosed_count, deal_count int, our deals or
        events that have the amount and all of them, null without our_value; gap float, our_value − stated_value; gap_share float, gap ÷
        stated_value; published str, the published figures that the statement matches; held str, the rows that it matches.
    Undisclosed: a deal without the amount adds to deal_count only.
    Source: claims, deal_facts, event_facts, market_stats; Methods, "Articles beside our rows".
    """
    over_period = " UNION ALL ".join(
        f"""
        SELECT claim_id, {number}::DOUBLE AS our_value, {DISCLOSED[number]} AS disclosed_count, count(*) AS deal_count
        FROM claims JOIN period USING (claim_id) JOIN deal_facts ON {IN_PERIOD} AND {scope}
        WHERE measure = '{measure}' GROUP BY ALL"""
        for measure, (number, scope) in OVER_PERIOD.items()
    )
    of_deals = " UNION ALL ".join(
        f"""
        SELECT claim_id, sum({amount}) AS our_value, count({amount}) AS disclosed_count, count(*) AS deal_count
        FROM claims JOIN matched USING (claim_id) JOIN deal_facts ON table_name = 'deals' AND row_id = deal_id
        WHERE measure = '{amount}' GROUP BY ALL"""
        for amount in ("headline_usd_m", "upfront_usd_m", "milestones_usd_m")
    )
    return fetch(
        cursor,
        f"""
        WITH facts AS ({FACTS}),
        named AS (SELECT claim_id, trim(unnest(string_split(matches, '; '))) AS match, generate_subscripts(string_split(matches, '; '), 1) AS rank
                  FROM claims),
        matched AS (SELECT claim_id, rank, split_part(match, ':', 1) AS table_name, substr(match, strpos(match, ':') + 1) AS row_id FROM named),
        period AS (SELECT claim_id, arg_min(period_start, rank) AS period_start, arg_min(period_end, rank) AS period_end
                   FROM matched JOIN market_stats ON table_name = 'market_stats' AND row_id = stat_id GROUP BY claim_id),
        published AS (SELECT claim_id, string_agg(label, '; ' ORDER BY rank) AS published
                      FROM matched JOIN facts USING (table_name, row_id) WHERE table_name = 'market_stats' GROUP BY claim_id),
        held AS (SELECT claim_id, string_agg(label, '; ' ORDER BY rank) AS held
                 FROM matched JOIN facts USING (table_name, row_id) WHERE table_name <> 'market_stats' GROUP BY claim_id),
        ours AS (
            {over_period} UNION ALL {of_deals}
            UNION ALL
            SELECT claim_id, count(*)::DOUBLE, count(*), count(*) FROM claims JOIN matched USING (claim_id)
            WHERE measure = 'matched_count' AND table_name <> 'market_stats' GROUP BY claim_id
            UNION ALL
            SELECT claim_id, count(event_id)::DOUBLE, count(event_id), count(event_id)
            FROM claims JOIN period USING (claim_id) LEFT JOIN regulatory_events
                 ON agency = 'FDA' AND event_type = 'breakthrough designation' AND event_on BETWEEN period_start AND period_end
            WHERE measure = 'fda_breakthrough_count' GROUP BY claim_id)
        SELECT c.claim_id, c.source, coalesce(s.title, s.publisher) AS article, s.url AS article_url, claim, topic, period_label, c.unit, qualifier,
               measure, value AS stated_value, our_value, disclosed_count::INTEGER AS disclosed_count, deal_count::INTEGER AS deal_count,
               our_value - value AS gap, (our_value - value) / value AS gap_share, published, held, c.notes
        FROM claims c JOIN sources s ON s.source_id = c.source LEFT JOIN ours USING (claim_id) LEFT JOIN published USING (claim_id)
        LEFT JOIN held USING (claim_id) ORDER BY c.source, c.claim_id""",
    )

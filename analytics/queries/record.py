"""The record as a whole: how much of it discloses terms, how sure it is, what articles claimed, which pages it rests on."""

import pandas as pd

from analytics.filters import MAX_WORDS, DealFilter
from analytics.queries.overview import RECORD_YEAR
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

GRADED = ("deals", "regulatory_events", "market_stats", "policy_events")

# Every fact with its words; "on" is a date no more exact than precision says. asset_id: the first asset of an event.
FACTS = """
    SELECT 'deals' AS table_name, deal_id AS row_id, announced_on AS "on", announced_precision AS precision,
           concat_ws(': ', concat_ws(' → ', licensors, licensees), assets) AS label, NULL AS asset_id FROM deal_terms
    UNION ALL
    SELECT 'regulatory_events', event_id, event_on, event_precision,
           concat_ws(': ', agency || ' ' || event_type, (SELECT string_agg(a.name, ', ' ORDER BY x.rank) FROM event_assets x
                     JOIN assets a USING (asset_id) WHERE x.event_id = e.event_id)),
           (SELECT arg_min(asset_id, rank) FROM event_assets x WHERE x.event_id = e.event_id) FROM regulatory_events e
    UNION ALL
    SELECT 'market_stats', stat_id, NULL, NULL,
           concat_ws(' ', replace(regexp_replace(metric, '_(usd_m|cny_m|pct)$', ''), '_', ' '), '(' || breakdown || ')')
           || ', ' || period_label || ': '
           || concat_ws(' ', nullif(qualifier, 'exact'), CASE WHEN value = floor(value) THEN format('{:,}', value::BIGINT) ELSE value::VARCHAR END,
                        nullif(unit, 'count'))
           || ' (' || publisher || ')', NULL
    FROM market_stats
    UNION ALL
    SELECT 'policy_events', policy_id, event_on, event_precision, title || ' (' || body || ')', NULL FROM policy_events
    UNION ALL
    SELECT 'success_rates', rate_id, NULL, NULL,
           from_stage || ' to ' || to_stage || ': ' || round(probability * 100, 1) || '%, ' || population || ' (' || publisher || ')', NULL
    FROM success_rates
    UNION ALL
    SELECT 'released_letters', letter_id, sent_on, 'day', concat_ws(': ', company, drug), NULL FROM released_letters
    UNION ALL
    SELECT 'claims', claim_id, NULL, NULL, claim, NULL FROM claims
    UNION ALL
    SELECT 'accuracy_checks', check_id, checked_on, 'day', concat_ws(' ', coalesce(deal_id, event_id), replace(field, '_', ' ') || ':', verdict), NULL
    FROM accuracy_checks
    UNION ALL
    SELECT 'companies', company_id, NULL, NULL, 'names of ' || name, NULL FROM companies
    UNION ALL
    SELECT 'assets', asset_id, NULL, NULL, 'names of ' || name, NULL FROM assets"""

# Which fact cites which page.
CITATIONS = """
    SELECT 'deals' AS table_name, deal_id AS row_id, source_id FROM deal_sources
    UNION SELECT 'regulatory_events', event_id, source_id FROM event_sources
    UNION SELECT 'market_stats', stat_id, unnest(string_split(concat_ws('; ', source, other_sources), '; ')) FROM market_stats
    UNION SELECT 'policy_events', policy_id, unnest(string_split(concat_ws('; ', source, other_sources), '; ')) FROM policy_events
    UNION SELECT 'success_rates', rate_id, source FROM success_rates
    UNION SELECT 'released_letters', letter_id, source FROM released_letters
    UNION SELECT 'claims', claim_id, source FROM claims
    UNION SELECT 'accuracy_checks', check_id, source FROM accuracy_checks WHERE source IS NOT NULL
    UNION SELECT 'companies', company_id, source_id FROM company_sources
    UNION SELECT 'assets', asset_id, source_id FROM asset_sources"""


def disclosure_by_year(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Share of deals that disclose an upfront, a headline total, both, by year of announcement.

    Rows: one a year with a deal.
    Columns: announced_year int; deal_count, upfront_count, total_count, both_count, disclosed_count int (upfront or total);
        upfront_disclosed_share, total_disclosed_share, both_disclosed_share float 0 to 1, null in a year of fewer than five deals;
        is_partial bool.
    Undisclosed: the rest of deal_count. Undated deals are left out.
    Source: deal_facts; Methods, "Disclosure".
    """
    where, bound = deals.to_sql()
    return fetch(
        cursor,
        f"""
        WITH counted AS (
            SELECT announced_year::INTEGER AS announced_year, count(*) AS deal_count, count(upfront) AS upfront_count,
                   count(total_potential) AS total_count, count(*) FILTER (terms_disclosed = 'both') AS both_count,
                   count(*) FILTER (terms_disclosed <> 'none') AS disclosed_count
            FROM deal_facts WHERE {where} AND announced_year IS NOT NULL GROUP BY announced_year)
        SELECT *, CASE WHEN deal_count >= $least THEN upfront_count / deal_count END AS upfront_disclosed_share,
               CASE WHEN deal_count >= $least THEN total_count / deal_count END AS total_disclosed_share,
               CASE WHEN deal_count >= $least THEN both_count / deal_count END AS both_disclosed_share,
               announced_year = {RECORD_YEAR} AS is_partial
        FROM counted ORDER BY announced_year""",
        bound | {"least": MIN_DEALS},
    )


def confidence_by_table(cursor: Cursor) -> pd.DataFrame:
    """Rows of high, medium and low confidence in each table that grades its rows.

    Rows: one a table. Columns: table_name str; high_count, medium_count, low_count, row_count int.
    Source: deals, regulatory_events, market_stats, policy_events; Methods, "Confidence".
    """
    graded = " UNION ALL ".join(f"SELECT '{name}' AS table_name, {rank} AS rank, confidence FROM {name}" for rank, name in enumerate(GRADED))
    return fetch(
        cursor,
        f"""
        SELECT table_name, count(*) FILTER (confidence = 'high') AS high_count, count(*) FILTER (confidence = 'medium') AS medium_count,
               count(*) FILTER (confidence = 'low') AS low_count, count(*) AS row_count
        FROM ({graded}) GROUP BY table_name, rank ORDER BY rank""",
    )


def corrections(cursor: Cursor) -> pd.DataFrame:
    """Cells that hold something else than their page prints, because the page is known to be wrong.

    Rows: one a cell, newest first. Columns: table_name, row_id, column_name, expected_old, new, reason, source_url, status str; corrected_on date.
    Source: corrections.
    """
    return fetch(cursor, "FROM corrections ORDER BY corrected_on DESC, table_name, row_id, column_name")


def articles(cursor: Cursor) -> pd.DataFrame:
    """The articles whose statements are kept.

    Rows: one an article. Columns: source_id, title, publisher, url, published_on, published_precision; claim_count, matched_count int
        (statements, and those with a row that bears on them).
    Source: claims, sources.
    """
    return fetch(
        cursor,
        """
        SELECT s.source_id, s.title, s.publisher, s.url, s.published_on, s.published_precision,
               count(*) AS claim_count, count(c.matches) AS matched_count
        FROM claims c JOIN sources s ON s.source_id = c.source GROUP BY ALL ORDER BY s.source_id""",
    )


def claims_of(cursor: Cursor, source_id: str) -> pd.DataFrame:
    """What one article states.

    Rows: one a statement, in the order of the article.
    Columns: claim_id, claim, topic, speaker, period_label, unit, qualifier, stated_names, notes str; value float, null without a figure.
    Source: claims.
    """
    return fetch(cursor, "SELECT * EXCLUDE (source, matches) FROM claims WHERE source = $source_id ORDER BY claim_id", {"source_id": source_id})


def rows_behind_claims(cursor: Cursor, source_id: str) -> pd.DataFrame:
    """The rows that bear on the statements of one article, whether they back or contradict them.

    Rows: one a statement and row. Columns: claim_id, table_name, row_id, "on", precision, label, asset_id. Source: claims, every table of facts.
    """
    return fetch(
        cursor,
        f"""
        WITH facts AS ({FACTS}),
        named AS (SELECT claim_id, unnest(string_split(matches, '; ')) AS match, generate_subscripts(string_split(matches, '; '), 1) AS rank
                  FROM claims WHERE source = $source_id)
        SELECT n.claim_id, f.* FROM named n JOIN facts f ON f.table_name || ':' || f.row_id = trim(n.match) ORDER BY n.claim_id, n.rank""",
        {"source_id": source_id},
    )


def pages_cited(cursor: Cursor, text: str = "") -> pd.DataFrame:
    """The pages on which the record rests and how many facts cite each, those that hold every word of a text.

    Rows: one a page, most cited first. Columns: source_id, title, url, publisher, kind, published_on, published_precision; fact_count int.
    Source: sources, every table of facts.
    """
    words = {f"word{index}": word for index, word in enumerate(text.split()[:MAX_WORDS])}
    held = (
        " AND ".join(f"contains(lower(concat_ws(' ', source_id, title, url, publisher, kind, published_on)), lower(${name}))" for name in words)
        or "true"
    )
    return fetch(
        cursor,
        f"""
        WITH cited AS (SELECT source_id, count(*) AS fact_count FROM ({CITATIONS}) GROUP BY source_id)
        SELECT source_id, title, url, publisher, kind, published_on, published_precision, coalesce(fact_count, 0) AS fact_count
        FROM sources LEFT JOIN cited USING (source_id) WHERE {held} ORDER BY fact_count DESC, source_id""",
        words,
    )


def facts_citing(cursor: Cursor, source_id: str) -> pd.DataFrame:
    """The facts that rest on one page.

    Rows: one a fact, by table and date. Columns: table_name, row_id, "on", precision, label, asset_id. Source: every table of facts.
    """
    return fetch(
        cursor,
        f"""
        WITH facts AS ({FACTS}), citations AS ({CITATIONS})
        SELECT f.* FROM citations JOIN facts f USING (table_name, row_id) WHERE source_id = $source_id
        ORDER BY table_name, "on" NULLS LAST, row_id""",
        {"source_id": source_id},
    )


def pages_named(cursor: Cursor, *source_ids: str) -> pd.DataFrame:
    """The pages with these identifiers, in this order.

    Rows: one a page. Columns: source_id, url, title, publisher, published_on, published_precision, kind. Source: sources.
    """
    return fetch(
        cursor, "SELECT * FROM sources WHERE source_id IN (SELECT unnest($ids)) ORDER BY list_position($ids, source_id)", {"ids": list(source_ids)}
    )

"""Rules that bear on going global, and the approvals abroad over which they can be laid."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import MAX_WORDS, DealFilter
from data.store import Cursor, fetch


@dataclass(frozen=True)
class PolicyChoice:
    """Which rules are meant; every default means "no restriction". places: jurisdictions, a rule of two belongs to both."""

    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    text: str = ""


def policy_list(cursor: Cursor, choice: PolicyChoice = PolicyChoice()) -> pd.DataFrame:
    """The rules of a choice.

    Rows: one a rule, newest first. A rule counts in a span of days if the period in which its date lies touches it.
    Columns: policy_id; event_on date, event_precision; first_day, last_day date (that period); jurisdiction, as stated, and places (list);
        body, title, kind; effect (our reading), notes, confidence; source_urls, source_titles (lists, best first); rule_count int on record.
    Source: policy_events, sources; Methods, "Policy layer".
    """
    clauses, bound = _clauses(choice)
    return fetch(
        cursor,
        f"""
        WITH rules AS (
            SELECT *, period_start(event_on, event_precision) AS first_day, period_end(event_on, event_precision) AS last_day,
                   string_split(jurisdiction, '/') AS places, lower(concat_ws(' ', title, body, kind, jurisdiction, effect, notes)) AS words
            FROM policy_events),
        cited AS (SELECT policy_id, unnest(entries) AS source_id, generate_subscripts(entries, 1) AS rank
                  FROM (SELECT policy_id, string_split(concat_ws('; ', source, other_sources), '; ') AS entries FROM policy_events)),
        pages AS (SELECT policy_id, list(s.url ORDER BY rank) AS source_urls, list(coalesce(s.title, s.publisher) ORDER BY rank) AS source_titles
                  FROM cited JOIN sources s USING (source_id) GROUP BY policy_id)
        SELECT policy_id, event_on, event_precision, first_day, last_day, jurisdiction, places, body, title, kind, effect, notes, confidence,
               source_urls, source_titles, (SELECT count(*) FROM policy_events)::INTEGER AS rule_count
        FROM rules LEFT JOIN pages USING (policy_id)
        WHERE {" AND ".join(clauses)} ORDER BY event_on DESC, policy_id DESC""",
        bound,
    )


def _clauses(choice: PolicyChoice) -> tuple[list[str], dict[str, Any]]:
    clauses, bound = ["true"], dict[str, Any]()
    for value, name, clause in (
        (choice.start, "start", "last_day >= $start"),
        (choice.end, "end", "first_day <= $end"),
        (list(choice.places), "places", "list_has_any(places, $places)"),
        (list(choice.kinds), "kinds", "kind IN (SELECT unnest($kinds))"),
    ):
        if value:
            clauses.append(clause)
            bound[name] = value
    for index, word in enumerate(choice.text.lower().split()[:MAX_WORDS]):
        clauses.append(f"contains(words, $word{index})")
        bound[f"word{index}"] = word
    return clauses, bound


def policy_choices(cursor: Cursor) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Jurisdictions and kinds that rules on record have, most rules first. Source: policy_events."""
    places = cursor.execute(
        "SELECT place FROM (SELECT unnest(string_split(jurisdiction, '/')) AS place FROM policy_events) GROUP BY place ORDER BY count(*) DESC, place"
    ).fetchall()
    kinds = cursor.execute("SELECT kind FROM policy_events GROUP BY kind ORDER BY count(*) DESC, kind").fetchall()
    return tuple(place for (place,) in places), tuple(kind for (kind,) in kinds)


def approvals_by_quarter(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Approvals outside mainland China of assets that come from China, by quarter and authority.

    Rows: one a quarter and authority with an approval, oldest first; quarters without any are filled in by the figure.
    Columns: approval_quarter str ("2024 Q1"); authority str; approval_count int; event_ids list; is_partial bool (quarter of the day for which
        the data are stated); disclosed_count, deal_count int, approvals with a known quarter and all of them, the same in each row.
    Undisclosed: an approval known by half or year alone is in deal_count only. An approval of a further indication is an approval of its own.
    Source: event_facts, assets.originator, companies; Methods, "Approvals abroad by quarter".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH from_china AS (
            SELECT DISTINCT x.event_id FROM event_assets x JOIN assets USING (asset_id) JOIN companies c ON c.company_id = originator
            WHERE 'CN' IN (c.country, c.origin_country)),
        chosen AS (SELECT event_id, authority, first_day, event_precision IN ('day', 'month', 'quarter') AS has_quarter
                   FROM event_facts JOIN from_china USING (event_id) WHERE {where} AND step = 'decision' AND authority <> 'China'),
        counted AS (SELECT count(*) FILTER (has_quarter) AS disclosed_count, count(*) AS deal_count FROM chosen)
        SELECT year(first_day) || ' Q' || quarter(first_day) AS approval_quarter, authority::VARCHAR AS authority,
               count(*)::INTEGER AS approval_count, list(event_id ORDER BY event_id) AS event_ids,
               date_trunc('quarter', any_value(first_day)) = date_trunc('quarter', any_value(as_of)) AS is_partial,
               any_value(disclosed_count)::INTEGER AS disclosed_count, any_value(deal_count)::INTEGER AS deal_count
        FROM chosen, counted, data_as_of WHERE has_quarter
        GROUP BY approval_quarter, chosen.authority ORDER BY approval_quarter, chosen.authority""",
        bound,
    )

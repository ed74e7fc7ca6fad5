"""Lanes of assets on the road abroad: which lanes a reader means, their events with the review cycle each lies in, dates that contradict."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from data.store import Cursor, fetch

BETWEEN = "~"
AUTHORITIES = ("FDA", "EU", "Japan", "UK", "China", "other")
LANE = f"array_to_string(list_sort(string_split(asset_ids, '; ')), '{BETWEEN}')"
FIRST_FILINGS = "('submission', 'submission accepted')"


def lane_choices(cursor: Cursor) -> dict[str, str]:
    """Every lane by id with its label: an asset with a regulatory event, or assets that events name together ("a~b"). Source: event_facts, assets."""
    return dict(
        cursor.execute(f"""
        WITH labels AS (
            SELECT a.asset_id, concat_ws(' · ', a.name, min(x.alias)) AS label
            FROM assets a LEFT JOIN asset_aliases x ON x.asset_id = a.asset_id AND regexp_matches(x.alias, '\\p{{Han}}')
            WHERE a.asset_id IN (SELECT asset_id FROM event_assets) GROUP BY a.asset_id, a.name),
        combined AS (SELECT {LANE} AS lane, min(assets) AS label FROM event_facts WHERE contains(asset_ids, '; ') GROUP BY ALL)
        SELECT asset_id, label FROM labels UNION ALL SELECT lane, label || ' (combination)' FROM combined ORDER BY lower(label)""").fetchall()
    )


def lanes(cursor: Cursor, deals: DealFilter, chosen: Sequence[str], authorities: Sequence[str]) -> pd.DataFrame:
    """Lanes of the chosen assets, or those with an event of the filter, and what each holds at the shown authorities.

    Rows: one a lane (an asset, or assets that events name together); chosen ones in the order of the choice, else the most recently active first.
    Columns: lane, lane_name str; event_count, filing_count, approval_count, complete_response_count int; latest_on date;
        filed_on date, filed_precision str, of the first submission or acceptance; zero_on date, the day that months are counted from: that
        filing, the middle of the month where only that is known, null where it is known no better or there is none.
    Source: event_facts; Methods, "Timelines of assets".
    """
    meant, bound = _meant(deals, chosen)
    return fetch(
        cursor,
        f"""
        WITH laned AS (SELECT *, {LANE} AS lane FROM event_facts WHERE authority::VARCHAR IN (SELECT unnest($authorities))),
        found AS (SELECT lane, min(place) AS place FROM ({meant}) GROUP BY lane),
        counted AS (
            SELECT lane, min(assets) AS lane_name, count(*) AS event_count,
                   count(*) FILTER (event_type IN ('submission', 'resubmission')) AS filing_count,
                   count(*) FILTER (step = 'decision') AS approval_count,
                   count(*) FILTER (event_type = 'complete response') AS complete_response_count, max(first_day) AS latest_on,
                   min_by({{'day': first_day, 'last': last_day, 'known': event_precision}}, (first_day, last_day, event_id))
                       FILTER (event_type IN {FIRST_FILINGS}) AS filed
            FROM laned WHERE lane IN (SELECT lane FROM found) GROUP BY lane)
        SELECT lane, lane_name, event_count, filing_count, approval_count, complete_response_count, latest_on,
               filed.day AS filed_on, filed.known AS filed_precision,
               CASE WHEN filed.known IN ('day', 'month') THEN filed.day + ((filed.last - filed.day) // 2)::INTEGER END AS zero_on
        FROM counted JOIN found USING (lane) ORDER BY place, latest_on DESC, event_count DESC, lane""",
        {**bound, "authorities": list(authorities)},
    )


def lane_events(cursor: Cursor, deals: DealFilter, chosen: Sequence[str], authorities: Sequence[str], with_deals: bool) -> pd.DataFrame:
    """Everything that happened in the lanes at the shown authorities, each event with the review cycle that it lies in.

    Rows: one an event of a lane (and, with_deals, one a deal or end of a deal of its assets); lane by lane, oldest first, undated last.
    Columns: lane, lane_name str; lane_rank int, from 0; asset_id str, the first of the lane; zero_on date as in lanes; fact_id, kind, lane_part
        ("Deals" or the authority), precision, what, actor, partner, agency, application, indication, outcome_reason, deal_id, notes,
        source_url, source_title str; happened_on, first_day, last_day date; source_count int; cycle int, null outside an application;
        opened_on, closed_on, goal_on date: first filing, action and last goal day of that cycle in this lane, null where not on record.
    Source: event_facts, review_cycles, view asset_timeline; Methods, "Timelines of assets".
    """
    shown = lanes(cursor, deals, chosen, authorities)
    bound = {"authorities": list(authorities), "lanes": shown["lane"].tolist()}
    found = fetch(cursor, f"{_EVENTS}{_DEALS if with_deals else ''} ORDER BY first_day NULLS LAST, last_day, kind, fact_id", bound)
    placed = shown.assign(lane_rank=range(len(shown)))[["lane", "lane_name", "lane_rank", "zero_on"]]
    return placed.merge(found, on="lane").sort_values("lane_rank", kind="stable", ignore_index=True)


def contradictions(cursor: Cursor) -> pd.DataFrame:
    """Dates of one application that cannot both be right, or that need an explanation.

    Rows: one a pair of events, by application. Columns: lane, lane_name, authority, application, rule ("action before filing",
        "acceptance before submission", "resubmission before setback", "goal date before filing", "two first approvals"), early_id, early_kind,
        early_precision, early_agency, early_url, late_id, late_kind, late_precision, late_agency, late_url str; early_on, late_on date.
    Undisclosed: periods that touch are no contradiction, so coarse dates are flagged only where they cannot overlap.
    Source: event_facts; Methods, "Contradictory dates".
    """
    return fetch(cursor, _CONTRADICTIONS)


def _meant(deals: DealFilter, chosen: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """SQL that yields the lanes meant and the place of each among the chosen; an asset stands for the combinations that it is part of, too."""
    if chosen:
        known = f"t.chosen = lane OR list_contains(string_split(lane, '{BETWEEN}'), t.chosen)"
        return f"SELECT lane, t.place FROM laned JOIN (SELECT unnest($chosen) AS chosen, unnest(range(len($chosen))) AS place) t ON {known}", {
            "chosen": list(chosen)
        }
    where, bound = events_sql(deals)
    return f"SELECT lane, 0 AS place FROM laned WHERE {where}", bound


_EVENTS = f"""
WITH placed AS (SELECT unnest(event_ids) AS event_id, cycle FROM review_cycles),
laned AS (
    SELECT e.*, p.cycle, {LANE} AS lane FROM event_facts e LEFT JOIN placed p USING (event_id)
    WHERE authority::VARCHAR IN (SELECT unnest($authorities)))
SELECT lane, split_part(lane, '{BETWEEN}', 1) AS asset_id, event_id AS fact_id, event_type AS kind, authority::VARCHAR AS lane_part,
       event_on AS happened_on, event_precision AS precision, first_day, last_day, application, cycle,
       concat_ws('; ', indication, coalesce(application_number, application_type), 'reasons: ' || replace(outcome_reason, '; ', ', ')) AS what,
       indication, outcome_reason, sponsor AS actor, NULL AS partner, agency, NULL AS deal_id,
       nullif(concat_ws('. ', rtrim(outcome_detail, '.'), notes), '') AS notes, source_url, source_title, source_count,
       CASE WHEN cycle IS NOT NULL THEN min(first_day) FILTER (event_type IN {FIRST_FILINGS} OR is_refiling(event_type)) OVER review END AS opened_on,
       CASE WHEN cycle IS NOT NULL THEN min(last_day) FILTER (is_action(event_type)) OVER review END AS closed_on,
       CASE WHEN cycle IS NOT NULL THEN max(last_day) FILTER (event_type = 'PDUFA date') OVER review END AS goal_on
FROM laned WHERE lane IN (SELECT unnest($lanes)) WINDOW review AS (PARTITION BY lane, application, cycle)"""
_DEALS = f"""
UNION ALL
SELECT DISTINCT l.lane, split_part(l.lane, '{BETWEEN}', 1), t.fact_id, t.kind, 'Deals', t."on", t.precision,
       period_start(t."on", t.precision), period_end(t."on", t.precision), NULL, NULL, t.label, NULL, NULL, t.actor, d.licensees, NULL,
       d.deal_id, t.notes, t.source_url, t.source_title, d.source_count, NULL, NULL, NULL
FROM (SELECT unnest($lanes) AS lane) l
JOIN asset_timeline t ON list_contains(string_split(l.lane, '{BETWEEN}'), t.asset_id) JOIN deal_facts d ON d.deal_id = t.fact_id"""
_CONTRADICTIONS = f"""
WITH told AS (SELECT *, {LANE} AS lane FROM event_facts WHERE application IS NOT NULL),
filed AS (
    SELECT * FROM told WHERE is_first_filing(event_type)
    QUALIFY row_number() OVER (PARTITION BY application ORDER BY first_day, last_day, event_id) = 1),
submitted AS (
    SELECT * FROM told WHERE event_type = 'submission' QUALIFY row_number() OVER (PARTITION BY application ORDER BY first_day, event_id) = 1),
refused AS (
    SELECT * FROM told WHERE is_action(event_type) AND NOT is_approval(event_type)
    QUALIFY row_number() OVER (PARTITION BY application ORDER BY first_day, event_id) = 1),
approved AS (
    SELECT * FROM told WHERE step = 'decision'
    QUALIFY row_number() OVER (PARTITION BY application, agency, event_type ORDER BY first_day, event_id) = 1),
pairs AS (
    SELECT 'action before filing' AS rule, e AS early, f AS late FROM told e JOIN filed f USING (application)
    WHERE is_action(e.event_type) AND e.last_day < f.first_day
    UNION ALL SELECT 'acceptance before submission', e, s FROM told e JOIN submitted s USING (application)
    WHERE e.event_type = 'submission accepted' AND e.last_day < s.first_day
    UNION ALL SELECT 'resubmission before setback', e, r FROM told e JOIN refused r USING (application)
    WHERE is_refiling(e.event_type) AND e.last_day < r.first_day
    UNION ALL SELECT 'goal date before filing', e, f FROM told e JOIN filed f USING (application)
    WHERE e.event_type = 'PDUFA date' AND e.last_day < f.first_day
    UNION ALL SELECT 'two first approvals', a, l FROM told l JOIN approved a USING (application, agency, event_type)
    WHERE l.step = 'decision' AND a.last_day < l.first_day)
SELECT early.lane AS lane, early.assets AS lane_name, early.authority::VARCHAR AS authority, early.application AS application, rule,
       early.event_id AS early_id, early.event_type AS early_kind, early.event_on AS early_on, early.event_precision AS early_precision,
       early.agency AS early_agency, early.source_url AS early_url,
       late.event_id AS late_id, late.event_type AS late_kind, late.event_on AS late_on, late.event_precision AS late_precision,
       late.agency AS late_agency, late.source_url AS late_url
FROM pairs ORDER BY application, rule, early_on, late_on, early_id, late_id"""

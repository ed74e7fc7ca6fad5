"""Decisions ahead and decisions taken: goal dates without an action, applications that wait without a date, actions of the authorities."""

from collections.abc import Sequence

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from analytics.queries.event_list import COLUMNS
from data.store import Cursor, fetch

DECISIONS = (
    "approval",
    "conditional approval",
    "complete response",
    "refuse to file",
    "rejection",
    "withdrawal",
    "CHMP positive opinion",
    "CHMP negative opinion",
)
ANSWERED_BEFORE = "('complete response', 'refuse to file', 'rejection')"
ANSWER_DAYS = 60
LONG_MONTHS = 24


def goal_dates(cursor: Cursor, deals: DealFilter, authorities: Sequence[str]) -> pd.DataFrame:
    """Goal dates (PDUFA dates) with no action of that review on record, ahead of the data's day or passed.

    Rows: one a review cycle, its latest goal date (one a goal date that belongs to no application); earliest last day first.
    Columns: as event_list, and is_ahead bool, whether the day or period reaches the day of the data or lies after it.
    Undisclosed: a refusal more than 60 days before a goal date does not answer it; the filing between the two is not on record then.
    Source: event_facts, review_cycles, data_as_of; Methods, "Decision calendar".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH placed AS (SELECT unnest(event_ids) AS event_id, cycle, action, action_last_day FROM review_cycles),
        goals AS (
            SELECT e.*, p.action, p.action_last_day FROM event_facts e LEFT JOIN placed p USING (event_id) WHERE event_type = 'PDUFA date'
            QUALIFY row_number() OVER (PARTITION BY coalesce(application, event_id), p.cycle ORDER BY first_day DESC, last_day, event_id DESC) = 1)
        SELECT {COLUMNS}, last_day >= (SELECT as_of FROM data_as_of) AS is_ahead FROM goals
        WHERE (action IS NULL OR (action IN {ANSWERED_BEFORE} AND action_last_day < first_day - INTERVAL {ANSWER_DAYS} DAY))
          AND authority::VARCHAR IN (SELECT unnest($authorities)) AND {where}
        ORDER BY last_day, first_day DESC, event_id""",
        {**bound, "authorities": list(authorities)},
    )


def waiting_applications(cursor: Cursor, deals: DealFilter, authorities: Sequence[str]) -> pd.DataFrame:
    """Applications filed or accepted, without an action and without a goal date on record.

    Rows: one an application, its last filing or acceptance of the review that is open, newest first.
    Columns: as event_list, and latest_type, latest_precision str, latest_on date: the last event of that review;
        is_long bool, filed more than 24 months before the day of the data.
    Source: event_facts, review_cycles, data_as_of; Methods, "Decision calendar".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH open AS (
            SELECT * FROM review_cycles QUALIFY cycle = max(cycle) OVER (PARTITION BY application) AND action IS NULL AND goal_first_day IS NULL),
        told AS (
            SELECT e.*, last(e) OVER review AS latest FROM (SELECT application, unnest(event_ids) AS event_id FROM open)
            JOIN event_facts e USING (event_id) WHERE first_day <= (SELECT as_of FROM data_as_of)
            WINDOW review AS (
                PARTITION BY e.application ORDER BY first_day, last_day, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
        filed AS (
            SELECT * FROM told WHERE event_type IN ('submission', 'submission accepted', 'resubmission', 'resubmission accepted')
            QUALIFY row_number() OVER (PARTITION BY application ORDER BY first_day DESC, last_day, event_id DESC) = 1)
        SELECT {COLUMNS}, latest.event_type AS latest_type, latest.event_on AS latest_on, latest.event_precision AS latest_precision,
               last_day + INTERVAL {LONG_MONTHS} MONTH < (SELECT as_of FROM data_as_of) AS is_long
        FROM filed WHERE authority::VARCHAR IN (SELECT unnest($authorities)) AND {where}
        ORDER BY first_day DESC, event_id""",
        {**bound, "authorities": list(authorities)},
    )


def past_decisions(cursor: Cursor, deals: DealFilter, authorities: Sequence[str]) -> pd.DataFrame:
    """Approvals, complete responses, refusals, rejections, withdrawals and CHMP opinions up to the day of the data.

    Rows: one an event, newest first. Columns: as event_list, and event_year int.
    Source: event_facts, data_as_of; Methods, "Decision calendar".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        SELECT {COLUMNS}, event_year FROM event_facts
        WHERE event_type IN (SELECT unnest($decisions)) AND first_day <= (SELECT as_of FROM data_as_of)
          AND authority::VARCHAR IN (SELECT unnest($authorities)) AND {where}
        ORDER BY first_day DESC, last_day DESC, event_id""",
        {**bound, "authorities": list(authorities), "decisions": list(DECISIONS)},
    )

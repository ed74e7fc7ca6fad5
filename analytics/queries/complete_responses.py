"""Complete responses: what came after each of them, how FDA's actions lie to its goal dates, and for which reasons it held back approval."""

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from analytics.queries.reviews import APPROVALS, CLOSE, MIDDLE, applications_sql, with_texts
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

ON_RECORD, RELEASED = "China-origin, on record", "Released by FDA, any origin"
REASONS = ("facility", "cmc", "clinical data", "single-country data", "bimo inspection", "statistics", "labelling", "other", "not stated")
NOT_CODED = ("single-country data", "bimo inspection", "labelling", "not stated")

REFILED = ", ".join(
    f"CASE WHEN n.filed_{end}_day IS NULL OR n.filed_last_day - n.filed_first_day > n.accepted_last_day - n.accepted_first_day "
    f"THEN n.accepted_{end}_day ELSE n.filed_{end}_day END AS refiled_{end}_day"
    for end in ("first", "last")
)
ANSWERED = f"""
    letters AS (
        SELECT c.application, c.cycle, c.assets, c.sponsor, c.indication, c.outcome_reason, c.action_event_id,
               c.action_first_day AS answered_first_day, c.action_last_day AS answered_last_day,
               row_number() OVER (PARTITION BY c.application ORDER BY c.cycle) AS response_number, n.action AS next_action,
               n.action_first_day AS acted_first_day, n.action_last_day AS acted_last_day, {REFILED},
               CASE WHEN refiled_first_day IS NULL THEN NULL WHEN refiled_first_day = n.filed_first_day THEN 'submission' ELSE 'acceptance' END
                   AS refiled_by,
               c.application IN (FROM contradictory) AS is_contradictory
        FROM review_cycles c LEFT JOIN review_cycles n ON n.application = c.application AND n.cycle = c.cycle + 1
        WHERE c.application IN (FROM meant) AND c.action = 'complete response'),
    timed AS (
        SELECT *,
               CASE WHEN NOT is_contradictory AND {CLOSE.format("answered")} AND {CLOSE.format("refiled")}
                    THEN date_diff('day', {MIDDLE.format("answered")}, {MIDDLE.format("refiled")}) END AS wait,
               CASE WHEN NOT is_contradictory AND {CLOSE.format("refiled")} AND {CLOSE.format("acted")}
                    THEN date_diff('day', {MIDDLE.format("refiled")}, {MIDDLE.format("acted")}) END AS review,
               CASE WHEN NOT is_contradictory AND {CLOSE.format("answered")} AND {CLOSE.format("acted")}
                    THEN date_diff('day', {MIDDLE.format("answered")}, {MIDDLE.format("acted")}) END AS whole,
               CASE WHEN is_contradictory OR next_action IS NOT NULL THEN NULL
                    WHEN refiled_first_day IS NOT NULL AND {CLOSE.format("refiled")} THEN date_diff('day', {MIDDLE.format("refiled")}, as_of)
                    WHEN refiled_first_day IS NULL AND {CLOSE.format("answered")} THEN date_diff('day', {MIDDLE.format("answered")}, as_of)
               END AS open
        FROM letters CROSS JOIN data_as_of)"""


def after_complete_response(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Days from each complete response to the resubmission, and from there to the next action.

    Rows: one a complete response of an application with an event of the filter, newest first.
    Columns: application, assets, sponsor, indication str; response_number int, first, second ... of its application; answered, resubmitted, acted
        str, dates no more exact than known; refiled_by str, submission or acceptance of the resubmission; next_action str, null without one;
        state str, what is known of the end; wait_days float to the resubmission; review_days float from there to the action; whole_days float to
        the action; open_days float to the as-of date from the last known step of one that is not settled; counted_as str, measured or why not;
        outcome_reason, action_event_id str; all_count, measured_count int (measured: at least one interval), the same in each row.
    Undisclosed: an interval one of whose ends is unknown, or known only by quarter, half or year, is null; no resubmission on record is not proof
        of none.
    Source: review_cycles, data_as_of; Methods, "After a complete response".
    """
    beginning, bound = applications_sql(deals)
    found = fetch(
        cursor,
        f"""
        WITH {beginning},
        {ANSWERED}
        SELECT application, assets, sponsor, indication, response_number::INTEGER AS response_number, answered_first_day, answered_last_day,
            refiled_first_day, refiled_last_day,
               acted_first_day, acted_last_day, refiled_by, next_action,
               CASE WHEN next_action IN {APPROVALS} THEN 'approved' WHEN next_action = 'withdrawal' THEN 'withdrawn'
                    WHEN next_action = 'complete response' THEN 'complete response again' WHEN next_action IS NOT NULL THEN 'refused'
                    WHEN refiled_first_day IS NOT NULL THEN 'under review again' ELSE 'no resubmission on record' END AS state,
               CASE WHEN wait >= 0 THEN wait END::DOUBLE AS wait_days, CASE WHEN review >= 0 THEN review END::DOUBLE AS review_days,
               CASE WHEN whole >= 0 THEN whole END::DOUBLE AS whole_days, CASE WHEN open >= 0 THEN open END::DOUBLE AS open_days,
               CASE WHEN is_contradictory THEN 'left out: dates contradict each other' WHEN coalesce(wait_days, review_days, whole_days) IS NOT NULL
                   THEN 'measured'
                    WHEN next_action IS NULL AND refiled_first_day IS NULL THEN 'no resubmission on record' ELSE 'date unknown or too coarse' END
                   AS counted_as,
               outcome_reason, action_event_id, count(*) OVER () AS all_count, count(*) FILTER (counted_as = 'measured') OVER () AS measured_count
        FROM timed ORDER BY answered_first_day DESC, application""",
        bound,
    )
    return with_texts(found, answered="answered", resubmitted="refiled", acted="acted")


def goal_dates(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Days from FDA's goal date to its action, negative where it acted before.

    Rows: one a cycle with a goal date on record, of an application with an event of the filter; newest goal first.
    Columns: application, assets, asset_ids, sponsor, indication str; cycle int; goal, first_goal, acted str, dates no more exact than known
        (goal: the last one set; first_goal: the one before an extension, empty where there was none); extension_days float between the two;
        action str; days float from the goal to the action; is_exact bool (both are known to the day); standing str, before, on, after, same
        month, waiting, goal passed or left out; is_weekend bool (the goal fell on a Saturday or Sunday); told str, what sources say of the goal;
        all_count, measured_count int (measured: with an action and both dates known to the day or month), the same in each row.
    Undisclosed: a month counts as its middle, and an action inside the month of the goal as "same month"; coarser dates are left out.
    Source: review_cycles, event_facts, data_as_of; Methods, "Goal dates".
    """
    beginning, bound = applications_sql(deals)
    found = fetch(
        cursor,
        f"""
        WITH {beginning},
        goals AS (
            SELECT c.application, c.cycle, any_value(c.assets) AS assets, any_value(c.asset_ids) AS asset_ids, any_value(c.sponsor) AS sponsor,
                any_value(c.indication) AS indication,
                   any_value(c.action) AS action, any_value(c.action_first_day) AS action_first_day, any_value(c.action_last_day) AS action_last_day,
                   any_value(c.filed_first_day) AS filed_first_day,
                   arg_max(e.first_day, e.event_on) AS goal_first_day, arg_max(e.last_day, e.event_on) AS goal_last_day,
                   CASE WHEN count(DISTINCT e.event_on) > 1 THEN arg_min(e.first_day, e.event_on) END AS set_first_day,
                   CASE WHEN count(DISTINCT e.event_on) > 1 THEN arg_min(e.last_day, e.event_on) END AS set_last_day,
                   string_agg(DISTINCT nullif(concat_ws('. ', e.outcome_detail, e.notes), ''), ' ') AS told
            FROM review_cycles c JOIN event_facts e ON e.application = c.application AND e.event_type = 'PDUFA date'
                 AND list_contains(c.event_ids, e.event_id)
            WHERE c.application IN (FROM meant) AND c.authority = 'FDA' GROUP BY c.application, c.cycle),
        placed AS (
            SELECT *, date_diff('day', {MIDDLE.format("goal")}, {MIDDLE.format("action")}) AS between_days,
                   CASE WHEN application IN (FROM contradictory) OR goal_last_day < filed_first_day THEN 'left out'
                        WHEN action IS NULL AND goal_last_day < as_of THEN 'goal passed' WHEN action IS NULL THEN 'waiting'
                        WHEN NOT {CLOSE.format("goal")} OR NOT {CLOSE.format("action")} THEN 'left out'
                        WHEN action_last_day < goal_first_day THEN 'before' WHEN action_first_day > goal_last_day THEN 'after'
                        WHEN goal_first_day = goal_last_day AND action_first_day = action_last_day THEN 'on' ELSE 'same month' END AS standing
            FROM goals CROSS JOIN data_as_of)
        SELECT application, assets, asset_ids, sponsor, indication, cycle::INTEGER AS cycle, goal_first_day,
            goal_last_day, set_first_day, set_last_day,
               date_diff('day', {MIDDLE.format("set")}, {MIDDLE.format("goal")})::DOUBLE AS extension_days, action_first_day, action_last_day, action,
               CASE WHEN standing IN ('before', 'on', 'after', 'same month') THEN between_days END::DOUBLE AS days,
               coalesce(goal_first_day = goal_last_day AND action_first_day = action_last_day, false) AS is_exact, standing,
               goal_first_day = goal_last_day AND isodow(goal_first_day) >= 6 AS is_weekend, coalesce(told, '') AS told,
               count(*) OVER () AS all_count, count(*) FILTER (standing IN ('before', 'on', 'after', 'same month')) OVER () AS measured_count
        FROM placed ORDER BY goal_first_day DESC, application, cycle""",
        bound,
    )
    return with_texts(found, goal="goal", first_goal="set", acted="action")


def complete_response_reasons(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Complete responses by reason: those on record for China-origin drugs, and those that FDA released in September 2025.

    Rows: one a reason and basis, in the order of the vocabulary; reasons that neither basis has are left out. The released letters are not
        filtered.
    Columns: reason, basis str; letter_count int with this reason, null where the basis does not code it; base_count int, letters with a stated
        reason; reason_share float 0 to 1, null under five letters; all_count int, complete responses of the filter; measured_count int, those
        with a stated reason; shared_count int, complete responses of the filter that are among the released letters; all three the same in each
        row.
    Undisclosed: a letter without a stated reason is in all_count only.
    Source: event_facts, released_letters; Methods, "Reasons of complete responses".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH ours AS (SELECT * FROM event_facts WHERE event_type = 'complete response' AND {where}),
        told AS (
            SELECT 0 AS basis_rank, event_id AS letter_id, trim(unnest(string_split(outcome_reason, ';'))) AS reason FROM ours
            UNION ALL SELECT 1, letter_id, trim(unnest(string_split(reasons, ';'))) FROM released_letters),
        counted AS (SELECT basis_rank, reason, count(DISTINCT letter_id) AS letter_count FROM told WHERE reason
            NOT IN ('', 'not stated') GROUP BY ALL),
        bases AS (SELECT basis_rank, count(DISTINCT letter_id) AS base_count FROM told WHERE reason NOT IN ('', 'not stated') GROUP BY ALL),
        shared AS (
            SELECT count(DISTINCT event_id) AS shared_count FROM ours JOIN released_letters l
            ON list_contains(regexp_extract_all(ours.application_number, '[0-9]+'), l.application_number)
               AND l.sent_on BETWEEN ours.first_day AND ours.last_day)
        SELECT r.reason, CASE b.basis_rank WHEN 0 THEN $ours ELSE $released END AS basis,
               CASE WHEN b.basis_rank = 1 AND r.reason IN (SELECT unnest($not_coded)) THEN NULL ELSE
               coalesce(c.letter_count, 0) END AS letter_count, b.base_count,
               CASE WHEN b.base_count >= $least AND (b.basis_rank = 0 OR r.reason NOT IN (SELECT unnest($not_coded)))
                    THEN coalesce(c.letter_count, 0) / b.base_count END AS reason_share,
               (SELECT count(*) FROM ours) AS all_count,
               coalesce((SELECT base_count FROM bases WHERE basis_rank = 0), 0) AS measured_count, shared_count
        FROM (SELECT DISTINCT reason FROM counted) r CROSS JOIN bases b CROSS JOIN shared LEFT JOIN counted c USING (reason, basis_rank)
        WHERE (SELECT count(*) FROM ours) > 0
        ORDER BY array_position($reasons, r.reason), b.basis_rank""",
        bound | {"ours": ON_RECORD, "released": RELEASED, "reasons": list(REASONS), "not_coded": list(NOT_CODED), "least": MIN_DEALS},
    )


def complete_responses(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The complete responses that a filter means, with the reasons that stood in the way of approval.

    Rows: one a complete response, newest first.
    Columns: event_id, assets, asset_ids, sponsor, application, indication, outcome_reason, outcome_detail, source_url, source_title str; answered
        str.
    Source: event_facts, first source of each event; Methods, "Reasons of complete responses".
    """
    where, bound = events_sql(deals)
    found = fetch(
        cursor,
        f"""
        SELECT event_id, assets, asset_ids, sponsor, application, indication, outcome_reason, outcome_detail,
            source_url, source_title, first_day, last_day
        FROM (SELECT *, first_day AS own_first_day FROM event_facts) WHERE event_type = 'complete response' AND {where}
        ORDER BY own_first_day DESC, event_id""",
        bound,
    ).rename(columns={"first_day": "own_first_day", "last_day": "own_last_day"})
    return with_texts(found, answered="own")


def released_headquarters(cursor: Cursor) -> dict[str, int]:
    """How many of FDA's released letters went to companies of which country, most first; "" where none was found. Source: released_letters."""
    counted = cursor.execute("SELECT coalesce(headquarters, ''), count(*) FROM released_letters GROUP BY ALL ORDER BY count(*) DESC, 1").fetchall()
    return {str(name): int(count) for name, count in counted}

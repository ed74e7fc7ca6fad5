"""Complete responses: what came after each of them, how FDA's actions lie to its goal dates, and for which reasons it held back approval."""

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from analytics.queries.reviews import of_applications, with_texts
from analytics.small_numbers import MIN_DEALS
from data.store import Cursor, fetch

ON_RECORD, RELEASED = "China-origin, on record", "Released by FDA, any origin"
REASONS = ("facility", "cmc", "clinical data", "single-country data", "bimo inspection", "statistics", "labelling", "other", "not stated")
NOT_CODED = ("single-country data", "bimo inspection", "labelling", "not stated")


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
    Source: complete_responses; Methods, "After a complete response".
    """
    meant, bound = of_applications(deals)
    found = fetch(
        cursor,
        f"""
        SELECT *, count(*) OVER () AS all_count, count(*) FILTER (counted_as = 'measured') OVER () AS measured_count
        FROM complete_responses WHERE {meant} ORDER BY answered_first_day DESC, application""",
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
    Source: goal_dates; Methods, "Goal dates".
    """
    meant, bound = of_applications(deals)
    found = fetch(
        cursor,
        f"""
        SELECT * EXCLUDE (is_measured), count(*) OVER () AS all_count, count(*) FILTER (is_measured) OVER () AS measured_count
        FROM goal_dates WHERE {meant} ORDER BY goal_first_day DESC, application, cycle""",
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
    Source: response_letters, released_reasons; Methods, "Reasons of complete responses".
    """
    where, bound = events_sql(deals)
    return fetch(
        cursor,
        f"""
        WITH ours AS (FROM response_letters WHERE event_id IN (SELECT event_id FROM event_facts WHERE {where})),
        mine AS (SELECT unnest(reasons) AS reason, count(*) AS letter_count FROM ours GROUP BY reason),
        totals AS (SELECT count(*) AS all_count, count(*) FILTER (len(reasons) > 0) AS measured_count,
                          count(*) FILTER (is_released) AS shared_count FROM ours),
        counted AS (
            SELECT coalesce(m.reason, r.reason) AS reason, is_ours, CASE WHEN is_ours THEN $ours ELSE $released END AS basis,
                   CASE WHEN is_ours THEN coalesce(m.letter_count, 0)
                        WHEN coalesce(m.reason, r.reason) NOT IN (SELECT unnest($not_coded)) THEN coalesce(r.letter_count, 0) END AS letter_count,
                   CASE WHEN is_ours THEN measured_count ELSE (SELECT max(base_count) FROM released_reasons) END AS base_count, totals.*
            FROM mine m FULL JOIN released_reasons r USING (reason) CROSS JOIN totals CROSS JOIN (VALUES (true), (false)) basis(is_ours))
        SELECT reason, basis, letter_count, base_count, CASE WHEN base_count >= $least THEN letter_count / base_count END AS reason_share,
               all_count, measured_count, shared_count
        FROM counted WHERE all_count > 0 AND base_count > 0 ORDER BY array_position($reasons, reason), NOT is_ours""",
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

"""Reviews: from the filing of an application to the first action on it, and what that action was."""

from typing import Any

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from analytics.metrics.periods import MONTH_DAYS, precision_of
from analytics.small_numbers import MIN_DEALS
from analytics.wording import dated
from data.store import Cursor, fetch

APPROVALS = "('approval', 'conditional approval')"
ACTIONS = "('complete response', 'refuse to file', 'rejection', 'withdrawal', 'approval', 'conditional approval')"
FIRST_FILINGS = "('submission', 'submission accepted', 'rolling submission')"
REFILINGS = "('resubmission', 'resubmission accepted')"
CLOCKS = ("either", "submission", "acceptance")
WAITING, MEASURED = "waiting for the first action", "measured"
CONTRADICTS, LATER_ONLY = "left out: dates contradict each other", "left out: only a later cycle is on record"
BEGINNING = """
    meant AS (SELECT DISTINCT application FROM event_facts WHERE application IS NOT NULL AND {where}),
    moments AS (SELECT application, event_id, event_type, first_day, last_day FROM event_facts WHERE application IN (FROM meant)),
    contradictory AS (
        SELECT DISTINCT a.application FROM moments a JOIN moments f ON f.application = a.application AND f.first_day > a.last_day
        WHERE a.event_type IN {actions} AND f.event_type IN {first_filings}
          AND (a.event_type IN {approvals} OR NOT EXISTS (
               FROM moments g WHERE g.application = a.application AND g.event_type IN {first_filings} AND g.first_day <= a.last_day))),
    typed AS (
        SELECT application, min_by(application_type, cycle) AS application_type,
               CASE WHEN bool_or(regexp_matches(application_type, '^s[A-Z]|SNDS|type II|labelling')) THEN 'supplement'
                    WHEN bool_or(modality = 'biosimilar' OR contains(application_type, '351(k)')) THEN 'biosimilar'
                    WHEN count(application_type) > 0 THEN 'first filing' ELSE 'type not stated' END AS type_group
        FROM review_cycles WHERE application IN (FROM meant) GROUP BY application)"""
FIRST_CYCLES = """
    first_cycles AS (
        SELECT c.* EXCLUDE (authority, application_type), authority::VARCHAR AS authority, authority AS
            authority_rank, t.application_type, t.type_group,
               array_position(['first filing', 'biosimilar', 'supplement', 'type not stated'], t.type_group) AS type_rank,
               application IN (FROM contradictory) AS is_contradictory,
               EXISTS (FROM moments m WHERE m.application = c.application AND m.event_type IN {refilings} AND list_contains(c.event_ids, m.event_id))
                   AS is_later_only
        FROM review_cycles c JOIN typed t USING (application) WHERE cycle = 1)"""
CLOSE = f"date_diff('day', {{0}}_first_day, {{0}}_last_day) <= {MONTH_DAYS}"
MIDDLE = "{0}_first_day + (date_diff('day', {0}_first_day, {0}_last_day) // 2)::INTEGER"


def applications_sql(deals: DealFilter) -> tuple[str, dict[str, object]]:
    """The beginning of a query on the applications with an event that the filter means: meant, moments, contradictory, typed."""
    where, bound = events_sql(deals)
    return BEGINNING.format(where=where, actions=ACTIONS, first_filings=FIRST_FILINGS, approvals=APPROVALS), bound


def review_times(cursor: Cursor, deals: DealFilter, clock: str = "either") -> pd.DataFrame:
    """Days from the submission of an application (or its acceptance) to the first action on it.

    clock: from the submission, from the acceptance, or "either": from the submission and, where that is not known, from the acceptance.
    Rows: one an application with an event of the filter, by authority and type, the shortest first.
    Columns: application, authority, type_group, group_name, application_type, assets, asset_ids, sponsor, indication str; begins_with str,
        submission or acceptance; began, acted str, dates no more exact than known; action str; days float, null where not measured; counted_as
        str, why not; group_count int, applications of the group that are measured; low_days, median_days, high_days float, quartiles and median
        of the group, null under five; all_count, measured_count int of the whole filtered set, the same in each row.
    Undisclosed: dates known only by quarter, half or year are left out as too coarse and counted; a month counts as its middle.
    Source: review_cycles; Methods, "Review time".
    """
    if clock not in CLOCKS:
        raise ValueError(f"{clock} is not one of {', '.join(CLOCKS)}")
    beginning, bound = applications_sql(deals)
    use_filed = {"either": f"coalesce({CLOSE.format('filed')}, false)", "submission": "true", "acceptance": "false"}[clock]
    found = fetch(
        cursor,
        f"""
        WITH {beginning}, {FIRST_CYCLES.format(refilings=REFILINGS)},
        clocked AS (
            SELECT *, CASE WHEN {use_filed} OR ($clock = 'either' AND accepted_first_day IS NULL) THEN
                'submission' ELSE 'acceptance' END AS begins_with,
                   CASE begins_with WHEN 'submission' THEN filed_first_day ELSE accepted_first_day END AS began_first_day,
                   CASE begins_with WHEN 'submission' THEN filed_last_day ELSE accepted_last_day END AS began_last_day
            FROM first_cycles),
        timed AS (
            SELECT *, date_diff('day', {MIDDLE.format("began")}, {MIDDLE.format("action")}) AS between_days,
                   CASE WHEN is_contradictory OR action_last_day < began_first_day THEN '{CONTRADICTS}' WHEN is_later_only THEN '{LATER_ONLY}'
                        WHEN action IS NULL THEN '{WAITING}' WHEN action = 'withdrawal' THEN 'left out: withdrawn by the applicant'
                        WHEN began_first_day IS NULL THEN 'left out: no ' || CASE $clock WHEN 'either' THEN 'filing' ELSE $clock END || ' on record'
                        WHEN NOT {CLOSE.format("began")} OR NOT {CLOSE.format("action")} OR between_days < 0 THEN 'left out: date too coarse'
                        ELSE '{MEASURED}' END AS counted_as
            FROM clocked),
        counted AS (SELECT *, CASE WHEN counted_as = '{MEASURED}' THEN between_days END AS days FROM timed)
        SELECT application, authority, type_group, authority || ', ' || type_group AS group_name,
            application_type, assets, asset_ids, sponsor, indication,
               CASE WHEN began_first_day IS NOT NULL THEN begins_with END AS begins_with, began_first_day, began_last_day,
               action_first_day, action_last_day, action, days::DOUBLE AS days, counted_as, count(days) OVER of_group AS group_count,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.25) OVER of_group END AS low_days,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.5) OVER of_group END AS median_days,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.75) OVER of_group END AS high_days,
               count(*) OVER () AS all_count, count(days) OVER () AS measured_count
        FROM counted WINDOW of_group AS (PARTITION BY authority, type_group)
        ORDER BY authority_rank, type_rank, days NULLS LAST, counted_as, application""",
        bound | {"least": MIN_DEALS, "clock": clock},
    )
    return with_texts(found, began="began", acted="action")


def first_cycles(cursor: Cursor, deals: DealFilter, by: str = "authority") -> pd.DataFrame:
    """What the first action on each application was: approved in the first cycle, refused, withdrawn, or still awaited.

    by: group_name is the authority, or the authority and the type of application ("type").
    Rows: one an application with an event of the filter, by group, then approved, refused, withdrawn, waiting, left out.
    Columns: application, authority, type_group, group_name, application_type, assets, sponsor, indication str; action, acted str; outcome str,
        approved, refused, withdrawn, waiting or left out; counted_as str, the outcome or why it is left out; is_followed bool (a filing is on
        record); place int, position in the group's bar, null where left out; group_count int with a first action, group_approved, group_waiting
        int; group_share float 0 to 1, null under five; followed_count, followed_approved int and followed_share float of those whose filing is on
        record; all_count, measured_count int of the whole filtered set (measured: with a first action), the same in each row.
    Undisclosed: an application known only by its approval is in the base; followed_share shows the rest.
    Source: review_cycles; Methods, "First-cycle approval".
    """
    beginning, bound = applications_sql(deals)
    group = "authority || ', ' || type_group" if by == "type" else "authority"
    found = fetch(
        cursor,
        f"""
        WITH {beginning}, {FIRST_CYCLES.format(refilings=REFILINGS)},
        judged AS (
            SELECT *, {group} AS group_name,
                   CASE WHEN is_contradictory OR is_later_only THEN 'left out' WHEN action IS NULL THEN
                       'waiting' WHEN action IN {APPROVALS} THEN 'approved'
                        WHEN action = 'withdrawal' THEN 'withdrawn' ELSE 'refused' END AS outcome,
                   outcome IN ('approved', 'refused', 'withdrawn') AS is_acted,
                   coalesce(filed_first_day, accepted_first_day) IS NOT NULL AS is_followed
            FROM first_cycles),
        counted AS (
            SELECT *, count(*) FILTER (is_acted) OVER of_group AS group_count, count(*) FILTER (outcome = 'approved') OVER of_group AS group_approved,
                   count(*) FILTER (outcome = 'waiting') OVER of_group AS group_waiting,
                   count(*) FILTER (is_acted AND is_followed) OVER of_group AS followed_count,
                   count(*) FILTER (outcome = 'approved' AND is_followed) OVER of_group AS followed_approved,
                   array_position(['approved', 'refused', 'withdrawn', 'waiting', 'left out'], outcome) AS outcome_rank
            FROM judged WINDOW of_group AS (PARTITION BY group_name))
        SELECT application, authority, type_group, group_name, application_type, assets, sponsor, indication,
            action, action_first_day, action_last_day,
               outcome,
               CASE WHEN is_contradictory THEN '{CONTRADICTS}' WHEN is_later_only THEN '{LATER_ONLY}' ELSE outcome END AS counted_as, is_followed,
               CASE WHEN outcome <> 'left out' THEN row_number() OVER (PARTITION BY group_name ORDER BY
                   outcome_rank, action_first_day, application) END
                   AS place,
               group_count, group_approved, group_waiting, CASE WHEN group_count >= $least THEN group_approved / group_count END AS group_share,
               followed_count, followed_approved, CASE WHEN followed_count >= $least THEN followed_approved / followed_count END AS followed_share,
               count(*) OVER () AS all_count, count(*) FILTER (is_acted) OVER () AS measured_count
        FROM counted ORDER BY authority_rank, CASE WHEN $by = 'type' THEN type_rank END, outcome_rank, action_first_day, application""",
        bound | {"least": MIN_DEALS, "by": by},
    )
    return with_texts(found, acted="action")


def first_cycles_by_type(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The same by authority and type of application.

    Rows: one an application. Columns: as in first_cycles; group_name is authority and type.
    Source: review_cycles; Methods, "First-cycle approval".
    """
    return first_cycles(cursor, deals, by="type")


def review_times_from_submission(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Review times of applications whose day of submission is known.

    Rows: one an application. Columns: as in review_times. Source: review_cycles; Methods, "Review time".
    """
    return review_times(cursor, deals, "submission")


def review_times_from_acceptance(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Review times of applications whose day of acceptance is known.

    Rows: one an application. Columns: as in review_times. Source: review_cycles; Methods, "Review time".
    """
    return review_times(cursor, deals, "acceptance")


def with_texts(found: pd.DataFrame, **periods: str) -> pd.DataFrame:
    """The frame with its periods written no more exactly than they are known.

    Rows: those of found. Columns: those of found without each prefix_first_day and prefix_last_day; one str for each column=prefix, empty for no
        date.
    Source: found.
    """
    written = {
        column: [_period(first, last) for first, last in zip(found[f"{prefix}_first_day"], found[f"{prefix}_last_day"], strict=True)]
        for column, prefix in periods.items()
    }
    return found.drop(columns=[f"{prefix}_{end}_day" for prefix in periods.values() for end in ("first", "last")]).assign(**written)


def _period(first: Any, last: Any) -> str:
    return "" if pd.isna(first) or pd.isna(last) else dated(first, precision_of(first, last))

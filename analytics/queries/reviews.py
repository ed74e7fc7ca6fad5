"""Reviews: from the filing of an application to the first action on it, and what that action was."""

from datetime import date
from typing import Any

import pandas as pd

from analytics.event_filter import events_sql
from analytics.filters import DealFilter
from analytics.metrics.periods import precision_of
from analytics.small_numbers import MIN_DEALS
from analytics.wording import dated
from data.store import Cursor, fetch

CLOCKS = ("either", "submission", "acceptance")
WAITING, CONTRADICTS = "waiting for the first action", "left out: dates contradict each other"
OF_MEANT = "application IN (SELECT application FROM event_facts WHERE {where})"


def of_applications(deals: DealFilter) -> tuple[str, dict[str, Any]]:
    """A condition on tables of applications, met by those with an event that the filter means, and the values bound in it."""
    where, bound = events_sql(deals)
    return OF_MEANT.format(where=where), bound


def review_times(cursor: Cursor, deals: DealFilter, clock: str = "either") -> pd.DataFrame:
    """Days from the submission of an application (or its acceptance) to the first action on it.

    clock: from the submission, from the acceptance, or "either": from the submission and, where that is not known, from the acceptance.
    Rows: one an application with an event of the filter, by authority and type, the shortest first.
    Columns: application, authority, type_group, group_name, application_type, assets, asset_ids, sponsor, indication str; begins_with str,
        submission or acceptance; began, acted str, dates no more exact than known; action str; days float, null where not measured; counted_as
        str, why not; group_count int, applications of the group that are measured; low_days, median_days, high_days float, quartiles and median
        of the group, null under five; all_count, measured_count int of the whole filtered set, the same in each row.
    Undisclosed: dates known only by quarter, half or year are left out as too coarse and counted; a month counts as its middle.
    Source: review_times; Methods, "Review time".
    """
    if clock not in CLOCKS:
        raise ValueError(f"{clock} is not one of {', '.join(CLOCKS)}")
    meant, bound = of_applications(deals)
    found = fetch(
        cursor,
        f"""
        SELECT application, authority::VARCHAR AS authority, type_group, group_name, application_type, assets, asset_ids, sponsor, indication,
               begins_with, began_first_day, began_last_day, action_first_day, action_last_day, action, days, counted_as,
               count(days) OVER of_group AS group_count,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.25) OVER of_group END AS low_days,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.5) OVER of_group END AS median_days,
               CASE WHEN group_count >= $least THEN quantile_cont(days, 0.75) OVER of_group END AS high_days,
               count(*) OVER () AS all_count, count(days) OVER () AS measured_count
        FROM review_times t WHERE clock = $clock AND {meant} WINDOW of_group AS (PARTITION BY group_name)
        ORDER BY t.authority, type_rank, days NULLS LAST, counted_as, application""",
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
    Source: first_cycles; Methods, "First-cycle approval".
    """
    meant, bound = of_applications(deals)
    group = "authority || ', ' || type_group" if by == "type" else "authority::VARCHAR"
    found = fetch(
        cursor,
        f"""
        WITH counted AS (
            SELECT application, authority, type_group, type_rank, {group} AS group_name, application_type, assets, sponsor, indication, action,
                   action_first_day, action_last_day, outcome, outcome_rank, counted_as, is_acted, is_followed,
                   count(*) FILTER (is_acted) OVER of_group AS group_count, count(*) FILTER (outcome = 'approved') OVER of_group AS group_approved,
                   count(*) FILTER (outcome = 'waiting') OVER of_group AS group_waiting,
                   count(*) FILTER (is_acted AND is_followed) OVER of_group AS followed_count,
                   count(*) FILTER (outcome = 'approved' AND is_followed) OVER of_group AS followed_approved,
                   row_number() OVER (PARTITION BY {group} ORDER BY outcome_rank, action_first_day, application) AS own_place,
                   count(*) OVER () AS all_count, count(*) FILTER (is_acted) OVER () AS measured_count
            FROM first_cycles WHERE {meant} WINDOW of_group AS (PARTITION BY {group}))
        SELECT application, authority::VARCHAR AS authority, type_group, group_name, application_type, assets, sponsor, indication,
               action, action_first_day, action_last_day, outcome, counted_as, is_followed,
               CASE WHEN outcome <> 'left out' THEN own_place END AS place,
               group_count, group_approved, group_waiting, CASE WHEN group_count >= $least THEN group_approved / group_count END AS group_share,
               followed_count, followed_approved, CASE WHEN followed_count >= $least THEN followed_approved / followed_count END AS followed_share,
               all_count, measured_count
        FROM counted ORDER BY counted.authority, CASE WHEN $by = 'type' THEN type_rank END, outcome_rank, action_first_day, application""",
        bound | {"least": MIN_DEALS, "by": by},
    )
    return with_texts(found, acted="action")


def first_cycles_by_type(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """The same by authority and type of application.

    Rows: one an application. Columns: as in first_cycles; group_name is authority and type.
    Source: first_cycles; Methods, "First-cycle approval".
    """
    return first_cycles(cursor, deals, by="type")


def review_times_from_submission(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Review times of applications whose day of submission is known.

    Rows: one an application. Columns: as in review_times. Source: review_times; Methods, "Review time".
    """
    return review_times(cursor, deals, "submission")


def review_times_from_acceptance(cursor: Cursor, deals: DealFilter) -> pd.DataFrame:
    """Review times of applications whose day of acceptance is known.

    Rows: one an application. Columns: as in review_times. Source: review_times; Methods, "Review time".
    """
    return review_times(cursor, deals, "acceptance")


def with_texts(found: pd.DataFrame, **periods: str) -> pd.DataFrame:
    """The frame with its periods written no more exactly than they are known.

    Rows: those of found. Columns: those of found without each prefix_first_day and prefix_last_day; one str for each column=prefix, empty for no
        date.
    Source: found.
    """
    written = {
        column: [_period(first, last) for first, last in zip(*(_days(found[f"{prefix}_{end}_day"]) for end in ("first", "last")), strict=True)]
        for column, prefix in periods.items()
    }
    return found.drop(columns=[f"{prefix}_{end}_day" for prefix in periods.values() for end in ("first", "last")]).assign(**written)


def _days(times: pd.Series) -> list[date | None]:
    return times.to_numpy("datetime64[D]").tolist()


def _period(first: date | None, last: date | None) -> str:
    return "" if first is None or last is None else dated(first, precision_of(first, last))

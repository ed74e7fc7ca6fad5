"""The cycles of an application, from table review_cycles."""

from datetime import date

import pandas as pd

from data.store import fetch
from tests.tables import frames_of, store_of_frames


def cycles(events: str) -> pd.DataFrame:
    cursor = store_of_frames(frames_of(regulatory_events=events)).cursor()
    return fetch(cursor, "SELECT * FROM review_cycles")


def days(frame: pd.DataFrame, column: str) -> list[date | None]:
    return [day.date() if pd.notna(day) else None for day in frame[column]]


def test_a_complete_response_ends_a_cycle_and_the_resubmission_opens_the_next():
    frame = cycles("""
    event_type            | event_on   | application | outcome_reason
    submission            | 2020-01-01 | fda-a |
    submission accepted   | 2020-03-01 | fda-a |
    inspection            | 2020-08    | fda-a |
    complete response     | 2020-11-20 | fda-a | facility; cmc
    resubmission          | 2021-02    | fda-a |
    approval              | 2021-08-20 | fda-a |
    """)
    assert list(frame["cycle"]) == [1, 2]
    assert list(frame["action"]) == ["complete response", "approval"]
    assert list(frame["outcome_reason"]) == ["facility; cmc", None]
    assert days(frame, "filed_first_day") == [date(2020, 1, 1), date(2021, 2, 1)]
    assert days(frame, "filed_last_day") == [date(2020, 1, 1), date(2021, 2, 28)]
    assert days(frame, "accepted_first_day") == [date(2020, 3, 1), None]
    assert days(frame, "action_first_day") == [date(2020, 11, 20), date(2021, 8, 20)]
    assert list(frame["inspection_count"]) == [1, 0]


def test_a_goal_date_after_an_early_approval_still_belongs_to_that_cycle():
    frame = cycles("""
    event_type          | event_on   | application
    submission accepted | 2024-03-13 | fda-a
    approval            | 2024-12-18 | fda-a
    PDUFA date          | 2024-12-28 | fda-a
    """)
    assert days(frame, "goal_first_day") == [date(2024, 12, 28)]
    assert days(frame, "action_first_day") == [date(2024, 12, 18)]


def test_an_action_whose_filing_nobody_stated_has_a_cycle_of_its_own():
    frame = cycles("""
    event_type        | event_on   | application
    complete response | 2018-06-15 | fda-a
    complete response | 2020-11-27 | fda-a
    approval          | 2023       | fda-a
    """)
    assert list(frame["cycle"]) == [1, 2, 3]
    assert days(frame, "filed_first_day") == [None, None, None]
    assert days(frame, "action_last_day") == [date(2018, 6, 15), date(2020, 11, 27), date(2023, 12, 31)]


def test_a_waiting_application_has_no_action_and_events_without_application_have_no_cycle():
    frame = cycles("""
    event_type         | event_on   | application
    submission         | 2026-02-01 | fda-a
    orphan designation | 2025-02-01 |
    """)
    assert list(frame["application"]) == ["fda-a"]
    assert frame["action"].isna().all()


def test_the_opinion_and_the_decision_of_europe_are_one_application():
    frame = cycles("""
    agency | event_type            | event_on   | application
    EMA    | submission accepted   | 2023-01-10 | eu-a
    EMA    | CHMP positive opinion | 2024-01-25 | eu-a
    EC     | approval              | 2024-03-20 | eu-a
    """)
    assert list(frame["authority"]) == ["EU"]
    assert list(frame["action"]) == ["approval"]
    assert len(frame) == 1

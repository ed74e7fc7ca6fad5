"""Goal dates, waiting applications and decisions, worked by hand on the day of the data, 21 November 2026."""

import pytest

from analytics.filters import DealFilter
from analytics.queries.calendar import goal_dates, past_decisions, waiting_applications
from analytics.queries.swimlanes import AUTHORITIES

EVENTS = """
    event_id    | assets  | agency | event_type          | event_on   | event_precision | application
    f101        | mr-101  | FDA    | submission          | 2026-04-10 | day             | a101
    old101      | mr-101  | FDA    | PDUFA date          | 2026-10-10 | day             | a101
    goal101     | mr-101  | FDA    | PDUFA date          | 2026-12-10 | day             | a101
    goal102     | mr-102  | FDA    | PDUFA date          | 2026-10-01 | quarter         | a102
    goal103     | mr-103  | FDA    | PDUFA date          | 2026-11-14 | day             | a103
    today       | mr-107  | FDA    | PDUFA date          | 2026-11-21 | day             |
    wait104     | mr-104  | EMA    | submission accepted | 2026-03-01 | month           | a104
    chmp104     | mr-104  | EMA    | CHMP positive opinion | 2026-09-18 | day           | a104
    wait105     | mr-105  | NMPA   | submission accepted | 2019-05-05 | day             | a105
    goal106     | mr-106  | FDA    | PDUFA date          | 2025-06-01 | day             | a106
    letter106   | mr-106  | FDA    | complete response   | 2025-05-20 | day             | a106
    late106     | mr-106  | FDA    | PDUFA date          | 2026-02-01 | day             | a106
    f108        | mr-108  | FDA    | submission          | 2025-01-01 | day             | a108
    early108    | mr-108  | FDA    | approval            | 2025-03-01 | day             | a108
    goal108     | mr-108  | FDA    | PDUFA date          | 2025-09-01 | day             | a108
    year109     | mr-109  | MHLW   | approval            | 2026-01-01 | year            | a109
    next110     | mr-110  | EC     | approval            | 2026-12-24 | day             | a110
"""


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(regulatory_events=EVENTS)


def test_goal_dates_ahead_hold_the_day_of_the_data_and_running_quarters_passed_ones_stand_apart(cursor):
    goals = goal_dates(cursor, DealFilter(), AUTHORITIES)
    assert goals.loc[goals["is_ahead"], "event_id"].tolist() == ["today", "goal101", "goal102"]
    assert goals.loc[~goals["is_ahead"], "event_id"].tolist() == ["late106", "goal103"]


def test_an_application_waits_when_it_has_neither_action_nor_goal_date(cursor):
    waiting = waiting_applications(cursor, DealFilter(), AUTHORITIES)
    assert waiting["event_id"].tolist() == ["wait104", "wait105"]
    assert waiting["latest_type"].tolist() == ["CHMP positive opinion", "submission accepted"]
    assert waiting["is_long"].tolist() == [False, True]
    assert waiting_applications(cursor, DealFilter(), ("China",))["event_id"].tolist() == ["wait105"]


def test_decisions_are_those_up_to_the_day_of_the_data_newest_first(cursor):
    assert past_decisions(cursor, DealFilter(), AUTHORITIES)["event_id"].tolist() == ["chmp104", "year109", "letter106", "early108"]


def test_the_filter_narrows_all_three(cursor):
    one = DealFilter(text="mr-104")
    assert goal_dates(cursor, one, AUTHORITIES).empty
    assert waiting_applications(cursor, one, AUTHORITIES)["event_id"].tolist() == ["wait104"]
    assert past_decisions(cursor, one, AUTHORITIES)["event_id"].tolist() == ["chmp104"]


def test_a_resubmitted_application_waits_again(cursor_of):
    rows = "submission | 2024-01-02\ncomplete response | 2025-01-02\nresubmission | 2026-01-02"
    cursor = cursor_of(regulatory_events="event_type | event_on | application\n" + "\n".join(f"{row} | a" for row in rows.split("\n")))
    assert waiting_applications(cursor, DealFilter(), AUTHORITIES)["event_type"].tolist() == ["resubmission"]

"""Lanes, their review cycles and contradictory dates, worked by hand."""

from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries.swimlanes import AUTHORITIES, contradictions, lane_choices, lane_events, lanes

STORY = """
    event_id | assets         | agency | event_type           | event_on   | application | outcome_reason
    first    | asset-2        | NMPA   | approval             | 2020       | cn-2        |
    own      | asset-1        | FDA    | orphan designation   | 2021-04-30 |             |
    filed    | asset-2; asset-1 | FDA  | submission           | 2023-05-17 | us          |
    visit    | asset-1; asset-2 | FDA  | inspection           | 2023-11    | us          |
    goal     | asset-1; asset-2 | FDA  | PDUFA date           | 2024-05-16 | us          |
    letter   | asset-1; asset-2 | FDA  | complete response    | 2024-05-16 | us          | facility
    refiled  | asset-1; asset-2 | FDA  | resubmission         | 2024-09-20 | us          |
    goal-2   | asset-1; asset-2 | FDA  | PDUFA date           | 2025-03    | us          |
    coarse   | asset-3        | EMA    | submission           | 2024       | eu          |
    month    | asset-4        | EMA    | submission accepted  | 2024-02    | eu-4        |
"""
NOTHING = DealFilter()


@pytest.fixture
def cursor(cursor_of):
    return cursor_of("deal_id | assets | licensees | announced_on\nout | asset-2 | beta | 2019-03-01", regulatory_events=STORY)


def test_events_that_name_assets_together_are_one_lane_in_whatever_order_they_name_them(cursor):
    found = lanes(cursor, NOTHING, ("asset-1~asset-2",), AUTHORITIES)
    (lane,) = found.to_dict("records")
    assert (lane["lane"], lane["event_count"], lane["filing_count"], lane["complete_response_count"], lane["approval_count"]) == (
        "asset-1~asset-2",
        6,
        2,
        1,
        0,
    )
    assert lane["zero_on"].date() == date(2023, 5, 17)


def test_an_asset_brings_its_combinations_and_the_choice_gives_the_order(cursor):
    assert lanes(cursor, NOTHING, ("asset-4", "asset-1"), AUTHORITIES)["lane"].tolist() == ["asset-4", "asset-1~asset-2", "asset-1"]


def test_without_a_choice_the_most_recently_active_lane_is_first(cursor):
    assert lanes(cursor, NOTHING, (), AUTHORITIES)["lane"].tolist() == ["asset-1~asset-2", "asset-4", "asset-3", "asset-1", "asset-2"]


def test_only_shown_agencies_count_and_the_filter_finds_lanes_not_events(cursor):
    assert lanes(cursor, NOTHING, (), ("China",))["lane"].tolist() == ["asset-2"]
    late = lane_events(cursor, DealFilter(start=date(2025, 1, 1)), (), ("FDA",), False)
    assert set(late["fact_id"]) == {"filed", "visit", "letter", "goal", "refiled", "goal-2"}


def test_months_start_at_a_day_or_the_middle_of_a_month_and_at_nothing_coarser(cursor):
    zero = lanes(cursor, NOTHING, (), AUTHORITIES).set_index("lane")["zero_on"]
    assert zero["asset-4"].date() == date(2024, 2, 15)
    assert zero.isna()[["asset-3", "asset-1", "asset-2"]].all()
    assert lanes(cursor, NOTHING, ("asset-3",), AUTHORITIES)["filed_precision"].tolist() == ["year"]


def test_each_event_knows_its_cycle_from_filing_to_action(cursor):
    events = lane_events(cursor, NOTHING, ("asset-1~asset-2",), AUTHORITIES, False).set_index("fact_id")
    assert events.loc[["filed", "visit", "letter", "refiled", "goal-2"], "cycle"].tolist() == [1, 1, 1, 2, 2]
    assert (events.loc["visit", "opened_on"].date(), events.loc["visit", "closed_on"].date()) == (date(2023, 5, 17), date(2024, 5, 16))
    assert events.loc[["refiled"], "closed_on"].isna().all()
    assert events.loc["refiled", "goal_on"].date() == date(2025, 3, 31)


def test_deals_of_any_asset_of_the_lane_join_on_demand_once(cursor):
    with_deals = lane_events(cursor, NOTHING, ("asset-1~asset-2",), AUTHORITIES, True)
    (deal,) = with_deals[with_deals["kind"] == "deal"].to_dict("records")
    assert (deal["lane_part"], deal["deal_id"], deal["partner"]) == ("Deals", "out", "beta")
    assert len(with_deals) == 7


def test_choices_hold_assets_and_combinations(cursor):
    assert lane_choices(cursor)["asset-1~asset-2"].endswith("(combination)")
    assert {"asset-1", "asset-2", "asset-3", "asset-4"} < lane_choices(cursor).keys()


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        ("approval | 2024-05 | a\nsubmission | 2024-06-03 | a", ["action before filing"]),
        ("approval | 2024 | a\nsubmission | 2024-06-03 | a", []),
        ("approval | 2024-05 | a\nsubmission | 2024-06-03 | b", []),
        ("submission accepted | 2024-01-02 | a\nsubmission | 2024-02-01 | a", ["acceptance before submission"]),
        ("submission | 2023-01-02 | a\nresubmission | 2024-01-02 | a\ncomplete response | 2024-02-01 | a", ["resubmission before setback"]),
        ("submission | 2023-01-02 | a\ncomplete response | 2024-01-02 | a\nresubmission | 2024-02-01 | a", []),
        ("PDUFA date | 2023-12-31 | a\nsubmission | 2024-01-01 | a", ["goal date before filing"]),
        ("approval | 2024-01-02 | a\napproval | 2024-03-04 | a", ["two first approvals"]),
        ("conditional approval | 2024-01-02 | a\napproval | 2025-03-04 | a", []),
        ("approval | 2024-01 | a\napproval | 2024-01-20 | a", []),
    ],
)
def test_dates_that_cannot_both_be_right_are_found_and_coarse_ones_that_may_be_are_not(cursor_of, rows, rules):
    found = contradictions(cursor_of(regulatory_events=f"event_type | event_on | application\n{rows}"))
    assert found["rule"].tolist() == rules
    assert (found["early_on"] < found["late_on"]).all()


def test_example_of_the_aligned_months(cursor_of):
    rows = "submission | 2024-01-10\ncomplete response | 2025-01-10\nresubmission | 2025-05-10\nPDUFA date | 2025-11-10"
    cursor = cursor_of(regulatory_events="event_type | event_on | application\n" + "\n".join(f"{row} | a" for row in rows.split("\n")))
    events = lane_events(cursor, NOTHING, (), AUTHORITIES, False)
    months = ((events["first_day"] - events["zero_on"]).dt.days / 30.4375).round(1).tolist()
    assert months == [0, 12.0, 16.0, 22.0]

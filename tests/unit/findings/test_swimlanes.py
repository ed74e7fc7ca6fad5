"""Sentences of the timelines and of the calendar: computed, whole, no more exact than the record."""

from datetime import date

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.findings import calendar, swimlanes
from analytics.queries.calendar import goal_dates, past_decisions, waiting_applications
from analytics.queries.swimlanes import AUTHORITIES, contradictions, lane_events, lanes
from data.store import Cursor

AS_OF = date(2026, 11, 21)
STORY = """
    assets    | agency | event_type         | event_on   | application | outcome_reason
    mr-1      | FDA    | submission         | 2023-05-17 | us          |
    mr-1      | FDA    | complete response  | 2024-05-16 | us          | facility; cmc
    mr-1      | FDA    | resubmission       | 2024-09    | us          |
    mr-1      | FDA    | complete response  | 2025-03-20 | us          |
    mr-1      | FDA    | resubmission       | 2026-01-23 | us          |
    mr-1      | FDA    | PDUFA date         | 2026-07-23 | us          |
    mr-2      | NMPA   | approval           | 2020       |             |
"""


def told(cursor: Cursor, *chosen: str) -> str:
    shown = lanes(cursor, DealFilter(), chosen, AUTHORITIES)
    return swimlanes.answer(shown, lane_events(cursor, DealFilter(), chosen, AUTHORITIES, True), bool(chosen), AS_OF)


def test_the_story_of_one_lane(cursor_of):
    assert told(cursor_of(regulatory_events=STORY), "mr-1") == (
        "**mr-1**: 6 events on record, 2023-05-17 to 2026-07-23. **2 complete responses**: 2024-05-16 (facility, cmc) and 2025-03-20 (reasons not "
        "stated); 2 resubmissions on record. No approval is on record at the agencies shown. FDA goal date 2026-07-23 has passed, its outcome is not "
        "on record."
    )


def test_an_asset_with_one_event(cursor_of):
    cursor = cursor_of(regulatory_events=STORY)
    assert told(cursor, "mr-2") == "**mr-2**: 1 event on record, 2020. First approval on record, in China: NMPA, 2020."
    assert swimlanes.single_events(lanes(cursor, DealFilter(), (), AUTHORITIES)) == "One event only on record: mr-2."


def test_several_lanes_add_up_and_nothing_is_said_as_such(cursor_of):
    cursor = cursor_of(regulatory_events=STORY)
    assert told(cursor) == (
        "**2 assets or combinations** with 7 events: 0 approved outside China on record, 2 complete responses in 1 of them (mr-1)."
    )
    assert told(cursor_of("deal_id\none"), "nobody") == "No regulatory event of these assets is on record at the agencies shown."


def test_lanes_that_cannot_be_aligned_are_named_with_the_reason(cursor_of):
    cursor = cursor_of(
        regulatory_events="assets | event_type | event_on\nnone | approval | 2024\ncoarse | submission | 2024\nfine | submission | 2024-01-02"
    )
    said = swimlanes.without_zero(lanes(cursor, DealFilter(), (), AUTHORITIES))
    assert "no submission or acceptance on record at the agencies shown: none." in said
    assert "no better than by quarter, half or year: coarse." in said
    assert "fine" not in said


def test_a_contradiction_in_words(cursor_of):
    cursor = cursor_of(regulatory_events="event_type | event_on | application\napproval | 2024-05 | a\nsubmission | 2024-06-03 | a")
    (pair,) = contradictions(cursor).to_dict("records")
    assert swimlanes.contradiction(pair) == "asset-1: FDA approval (May 2024) stands before its first filing, FDA submission (2024-06-03)"


@pytest.mark.parametrize(
    ("goal", "opening"),
    [
        (
            "2026-12-10",
            "Next stated decision: **FDA goal date for asset-1, 2026-12-10**; 1 goal date ahead on record. **0 applications** wait without a stated date.",
        ),
        (
            "2026-12",
            "Next stated decision: **FDA goal date for asset-1, December 2026**; 1 goal date ahead on record. **0 applications** wait without a stated date.",
        ),
        (
            "2026-11-20",
            "**No goal date after 2026-11-21 is on record.** 1 goal date passed without an outcome on record. **0 applications** wait without a stated date.",
        ),
    ],
)
def test_the_calendar_opens_with_the_next_decision(cursor_of, goal, opening):
    cursor = cursor_of(regulatory_events=f"event_type | event_on | application\nPDUFA date | {goal} | a")
    every = (DealFilter(), AUTHORITIES)
    assert calendar.answer(goal_dates(cursor, *every), waiting_applications(cursor, *every), AS_OF) == opening


def test_decisions_by_kind_and_long_waits(cursor_of):
    cursor = cursor_of(
        regulatory_events="event_type | event_on | application\napproval | 2024-01-02 | a\napproval | 2024-01-03 | b\nrejection | 2024 | c\nsubmission | 2020-01-01 | d"
    )
    assert calendar.decided(past_decisions(cursor, DealFilter(), AUTHORITIES)) == "3 decisions: 2 approvals, 1 rejection."
    assert calendar.long_waits(waiting_applications(cursor, DealFilter(), AUTHORITIES)).startswith("1 of them was last filed more than two years")
    assert calendar.decided(pd.DataFrame({"event_type": []})) == "No decision on record."

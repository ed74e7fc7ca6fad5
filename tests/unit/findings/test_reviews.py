"""What the pages of reviews and of the lag say in words."""

import pytest

from analytics.filters import DealFilter
from analytics.findings import complete_responses as response_findings
from analytics.findings import lag as lag_findings
from analytics.findings import reviews as findings
from analytics.queries import complete_responses, designations, reviews
from analytics.queries.lag import approval_lag
from tests.unit.figures.test_lag import DESIGNATIONS, LAGS, STATS
from tests.unit.queries.test_complete_responses import EVENTS as LETTER_EVENTS
from tests.unit.queries.test_complete_responses import GOALS, LETTERS
from tests.unit.queries.test_reviews import ASSETS, EVENTS, five

ALL = DealFilter()


def opening(cursor) -> str:
    return findings.answer(reviews.first_cycles(cursor, ALL), reviews.review_times(cursor, ALL))


def test_the_answer_gives_shares_and_medians_from_five_on(cursor_of) -> None:
    assert opening(cursor_of(regulatory_events=five([100, 200, 300, 400, 500]))) == (
        "**5 of 5 FDA applications (100%)** with a first action on record were approved in the first cycle; a first filing waited a median of "
        "**9.9 months** from submission or acceptance to that action (n = 5)."
    )
    few = opening(cursor_of(regulatory_events=EVENTS, assets=ASSETS))
    assert few == "**3 of 4 FDA applications** with a first action on record were approved in the first cycle."
    waiting = "event_type | event_on | application\nsubmission | 2026-01-01 | fda-a"
    assert opening(cursor_of(regulatory_events=waiting)) == "None of the 1 application of this filter has a first action on record."
    assert opening(cursor_of()) == findings.NOTHING


def test_review_times_say_what_is_left_out(cursor_of) -> None:
    said = findings.review_times(reviews.review_times(cursor_of(regulatory_events=EVENTS, assets=ASSETS), ALL))
    assert said.startswith("Too few for a median: 3 of 10 applications measured. Not measured: 2 date too coarse,")
    assert "1 dates contradict each other" in said
    every = findings.review_times(reviews.review_times(cursor_of(regulatory_events=five([100, 200, 300, 400, 500])), ALL))
    assert every == "Median months (n): FDA first filing 9.9 (5). None is left out."


def test_first_cycles_name_the_waiting_and_the_left_out(cursor_of) -> None:
    said = findings.first_cycles(reviews.first_cycles(cursor_of(regulatory_events=EVENTS, assets=ASSETS), ALL))
    assert said == (
        "No group has five first actions, so no share is printed. Waiting: 1. Left out: 2. Refusals outside the FDA are seldom published."
    )


def test_complete_responses_say_what_followed_and_print_no_median_of_few(cursor_of) -> None:
    cursor = cursor_of(regulatory_events=LETTER_EVENTS, released_letters=LETTERS, sources="source_id\ns1")
    assert response_findings.after_complete_response(complete_responses.after_complete_response(cursor, ALL)) == (
        "Of 5 complete responses: 2 approved, 1 complete response again, 1 under review again, 1 no resubmission on record. Median to the resubmission "
        "not printed, n = 3; from there to the action not printed, n = 1; from letter to next action not printed, n = 2."
    )
    assert response_findings.complete_response_reasons(complete_responses.complete_response_reasons(cursor, ALL)) == (
        "Most frequent on record: facility, 2 of 3, against 1 of 2 released letters. 1 of the 5 on record is among the released ones too. "
        "Under 5 letters no share is printed."
    )


def test_goals_count_their_standings(cursor_of) -> None:
    assert response_findings.goal_dates(complete_responses.goal_dates(cursor_of(regulatory_events=GOALS), ALL)) == (
        "Of 4 actions: 1 before the goal, 1 on the day, 1 in the month of a goal known by month, 1 after it; 1 of the late ones within 3 days of a goal "
        "on a weekend; 1 moved to a later goal; 1 passed without an action on record."
    )


def test_curves_are_compared_at_one_mark_that_each_reaches(cursor_of) -> None:
    longer = "\n".join([LAGS, *(f"l{i} | NMPA | 2021-01-0{i}" for i in range(7, 9))])
    assert lag_findings.approval_lag(approval_lag(cursor_of(regulatory_events=longer), ALL, "FDA")) == (
        "Approved abroad within 5 years: before 2020 17%, 2020 to 2022 14%. Outside the curve: 1 approved abroad first."
    )
    frame = approval_lag(cursor_of(regulatory_events=LAGS), ALL, "FDA")
    assert lag_findings.approval_lag(frame).startswith("5 assets are not followed for a year in each curve, so no share is compared.")
    assert lag_findings.approval_lag(frame.assign(is_drawn=False)).startswith("No curve: it takes 5 dated assets")
    assert lag_findings.answer(frame) == (
        "Of **12 assets** on record as approved in China, **2** won approval by FDA, EC or MHLW later, 1 first or at the same time, and **9** have none "
        "on record; for 0 of those a filing abroad is known."
    )


def test_designations_and_published_counts(cursor_of) -> None:
    cursor = cursor_of(regulatory_events=DESIGNATIONS, market_stats=STATS, sources="source_id\nx")
    assert lag_findings.designations(designations.designations_by_year(cursor, ALL)) == (
        "2 designations on record; largest: FDA: fast track 1, FDA: orphan designation 1."
    )
    assert lag_findings.published_counts(designations.published_counts(cursor, ALL)) == (
        "Breakthrough designations by the FDA, 2024: at least 17 published, 0 ours."
    )


@pytest.mark.parametrize(
    ("finding", "query"),
    [
        (findings.review_times, reviews.review_times),
        (findings.first_cycles, reviews.first_cycles),
        (response_findings.after_complete_response, complete_responses.after_complete_response),
        (response_findings.goal_dates, complete_responses.goal_dates),
        (response_findings.complete_response_reasons, complete_responses.complete_response_reasons),
        (lag_findings.designations, designations.designations_by_year),
        (lag_findings.published_counts, designations.published_counts),
    ],
)
def test_nothing_on_record_is_said(cursor_of, finding, query) -> None:
    assert finding(query(cursor_of(), ALL)).startswith("No ")

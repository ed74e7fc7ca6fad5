"""What came after complete responses, goal dates and reasons, on hand-worked applications."""

import math
from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries.complete_responses import (
    ON_RECORD,
    RELEASED,
    after_complete_response,
    complete_response_reasons,
    complete_responses,
    goal_dates,
    released_headquarters,
)

ALL = DealFilter()
EVENTS = """
event_id | event_type             | event_on   | event_precision | application | outcome_reason | application_number
a1 | submission              | 2022-03-01 | day     | fda-a |                 |
a2 | complete response       | 2023-01-01 | day     | fda-a | facility; cmc   | BLA 761308
a3 | resubmission            | 2023-06-01 | quarter | fda-a |                 |
a4 | resubmission accepted   | 2023-07-01 | day     | fda-a |                 |
a5 | complete response       | 2024-01-01 | day     | fda-a | facility        | BLA 761308
b1 | complete response       | 2020-01-01 | month   | fda-b | clinical data   |
b2 | approval                | 2021-01-01 | day     | fda-b |                 |
c1 | complete response       | 2021-01-01 | day     | fda-c | not stated      |
c2 | resubmission            | 2021-07-01 | day     | fda-c |                 |
c3 | approval                | 2022-01-01 | year    | fda-c |                 |
d1 | complete response       | 2026-05-21 | day     | fda-d |                 |
d2 | resubmission            | 2026-08-21 | day     | fda-d |                 |
"""
LETTERS = """
letter_id | application_type | application_number | sent_on    | company | headquarters | drug | reasons | reasons_as_coded | source
l1        | BLA              | 761308             | 2023-01-01 | Elevar  | USA          | cam  | facility; cmc | Facility | s1
l2        | NDA              | 1                  | 2024-01-01 | Other   |              | x    | cmc; statistics | Quality | s1
"""


def after(cursor) -> dict:
    frame = after_complete_response(cursor, ALL)
    rows = frame.astype(object).where(frame.notna(), None)
    return {(row["application"], row["response_number"]): row for row in rows.to_dict("records")}


def test_each_letter_has_its_intervals(cursor_of) -> None:
    rows = after(cursor_of(regulatory_events=EVENTS))
    days = {key: tuple(row[f"{part}_days"] for part in ("wait", "review", "whole", "open")) for key, row in rows.items()}
    assert days == {
        ("fda-a", 1): (181, 184, 365, None),
        ("fda-a", 2): (None, None, None, (date(2026, 11, 21) - date(2024, 1, 1)).days),
        ("fda-b", 1): (None, None, (date(2021, 1, 1) - date(2020, 1, 16)).days, None),
        ("fda-c", 1): (181, None, None, None),
        ("fda-d", 1): (92, None, None, 92),
    }
    assert {key: row["state"] for key, row in rows.items()} == {
        ("fda-a", 1): "complete response again", ("fda-a", 2): "no resubmission on record", ("fda-b", 1): "approved",
        ("fda-c", 1): "approved", ("fda-d", 1): "under review again",
    }  # fmt: skip
    assert rows["fda-a", 1]["resubmitted"] == "2023-07-01" and rows["fda-a", 1]["refiled_by"] == "acceptance"
    assert (rows["fda-a", 1]["measured_count"], rows["fda-a", 1]["all_count"]) == (4, 5)


def test_contradictory_dates_give_no_interval(cursor_of) -> None:
    events = EVENTS + "b3 | submission | 2022-01-01 | day | fda-b | |"
    row = after(cursor_of(regulatory_events=events))["fda-b", 1]
    assert row["whole_days"] is None and row["counted_as"] == "left out: dates contradict each other"


GOALS = """
event_id | agency | event_type | event_on  | event_precision | application | outcome_detail | notes
a1 | FDA | submission          | 2023-01-01 | day   | fda-a |  |
a2 | FDA | PDUFA date          | 2024-03-01 | day   | fda-a |  | first set
a3 | FDA | PDUFA date          | 2024-06-01 | day   | fda-a | moved |
a4 | FDA | approval            | 2024-06-03 | day   | fda-a |  |
b1 | FDA | PDUFA date          | 2024-07-10 | day   | fda-b |  |
b2 | FDA | complete response   | 2024-07-10 | day   | fda-b |  |
c1 | FDA | PDUFA date          | 2024-04-01 | month | fda-c |  |
c2 | FDA | approval            | 2024-04-29 | day   | fda-c |  |
d1 | FDA | PDUFA date          | 2024-04-01 | month | fda-d |  |
d2 | FDA | approval            | 2024-03-20 | day   | fda-d |  |
e1 | FDA | PDUFA date          | 2024-04-01 | quarter | fda-e |  |
e2 | FDA | approval            | 2024-03-20 | day   | fda-e |  |
f1 | FDA | PDUFA date          | 2027-01-01 | day   | fda-f |  |
g1 | FDA | PDUFA date          | 2026-07-01 | quarter | fda-g |  |
h1 | EMA | PDUFA date          | 2024-07-10 | day   | eu-h |  |
"""


def test_an_action_stands_before_on_or_after_the_last_goal(cursor_of) -> None:
    frame = goal_dates(cursor_of(regulatory_events=GOALS), ALL)
    rows = frame.astype(object).where(frame.notna(), None).set_index("application")
    assert {key: (row["days"], row["standing"]) for key, row in rows.iterrows()} == {
        "fda-a": (2, "after"), "fda-b": (0, "on"), "fda-c": (14, "same month"), "fda-d": (-26, "before"), "fda-e": (None, "left out"),
        "fda-f": (None, "waiting"), "fda-g": (None, "goal passed"),
    }  # fmt: skip
    moved = rows.loc["fda-a"]
    assert (moved["first_goal"], moved["goal"], moved["extension_days"], moved["is_weekend"]) == ("2024-03-01", "2024-06-01", 92, True)
    assert "moved" in moved["told"] and "first set" in moved["told"]
    assert rows["extension_days"].notna().sum() == 1
    assert not rows.loc["fda-c", "is_exact"] and rows.loc["fda-c", "goal"] == "April 2024"
    assert (moved["measured_count"], moved["all_count"]) == (4, 7)


def test_reasons_count_once_a_letter_on_either_basis(cursor_of) -> None:
    cursor = cursor_of(regulatory_events=EVENTS, released_letters=LETTERS, sources="source_id\ns1")
    frame = complete_response_reasons(cursor, ALL)
    counts = {(row.reason, row.basis): None if row.letter_count is None or row.letter_count != row.letter_count else int(row.letter_count)
              for row in frame.astype(object).where(frame.notna(), None).itertuples()}  # fmt: skip
    assert counts == {
        ("facility", ON_RECORD): 2, ("facility", RELEASED): 1, ("cmc", ON_RECORD): 1, ("cmc", RELEASED): 2,
        ("clinical data", ON_RECORD): 1, ("clinical data", RELEASED): 0, ("statistics", ON_RECORD): 0, ("statistics", RELEASED): 1,
    }  # fmt: skip
    assert frame["reason_share"].isna().all()
    assert set(frame["all_count"]) == {5} and set(frame["measured_count"]) == {3} and set(frame["shared_count"]) == {1}


def test_from_five_letters_on_shares_may_pass_100_percent(cursor_of) -> None:
    rows = "\n".join(f"complete response | 2024-0{month}-01 | facility; single-country data" for month in range(1, 6))
    letters = LETTERS.splitlines()[1] + "\n" + "\n".join(f"l{i}|BLA|{i}|2024-01-01|A|USA|x|cmc|Quality|s1" for i in range(5))
    cursor = cursor_of(regulatory_events=f"event_type | event_on | outcome_reason\n{rows}", released_letters=letters, sources="source_id\ns1")
    frame = complete_response_reasons(cursor, ALL).set_index(["basis", "reason"])
    assert frame.loc[(ON_RECORD, "facility"), "reason_share"] == frame.loc[(ON_RECORD, "single-country data"), "reason_share"] == 1
    assert math.isnan(frame.loc[(RELEASED, "single-country data"), "reason_share"])
    assert frame.loc[(RELEASED, "facility"), "letter_count"] == 0


def test_the_filter_narrows_our_letters_only(cursor_of) -> None:
    cursor = cursor_of(regulatory_events=EVENTS, released_letters=LETTERS, sources="source_id\ns1")
    early = DealFilter(end=date(2020, 12, 31))
    assert complete_responses(cursor, early)["event_id"].tolist() == ["b1"]
    assert complete_responses(cursor, early)["answered"].tolist() == ["January 2020"]
    frame = complete_response_reasons(cursor, early)
    assert set(frame.loc[frame["basis"] == RELEASED, "base_count"]) == {2}
    assert complete_response_reasons(cursor, DealFilter(end=date(2000, 1, 1))).empty
    assert released_headquarters(cursor) == {"": 1, "USA": 1}


@pytest.mark.parametrize("query", [after_complete_response, goal_dates, complete_response_reasons, complete_responses])
def test_without_an_event_there_is_no_row(cursor_of, query) -> None:
    assert query(cursor_of(), ALL).empty

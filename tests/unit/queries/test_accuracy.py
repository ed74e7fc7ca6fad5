"""How right the rows are: fields of drawn rows by group and draw, differences with their pages."""

from collections.abc import Callable

import pandas as pd
import pytest

from analytics.queries.accuracy import accuracy, accuracy_by_draw, differences
from data.store import Cursor

Cursors = Callable[..., Cursor]
DEALS = "deal_id\nfirst\nsecond"
CHECKS = """
    check_id | checked_on | draw | deal_id | event_id | field            | on_record  | found          | verdict         | source
    1        | 2026-11-22 | 1    | first   |          | upfront          | 5          | 5              | agrees          | s1
    2        | 2026-11-22 | 1    | first   |          | total_potential  | 9          | 9              | agrees          | s1
    3        | 2026-11-22 | 1    | first   |          | milestones       | 4          | 4              | agrees          | s1
    4        | 2026-11-22 | 1    | first   |          | near_term        | 2          | 2              | agrees          | s1
    5        | 2026-11-22 | 2    | second  |          | upfront          | 8          | 7              | differs         | s2
    6        | 2026-11-22 | 2    | second  |          | announced_on     | 2023-05-01 | 2023-05-31     | differs         | s2
    7        | 2026-11-22 | 2    | second  |          | stage_at_signing |            | phase 2        | missing         | s2
    8        | 2026-11-22 | 2    | second  |          | status           | active     |                | not found       |
    9        | 2026-11-22 | 1    | first   |          | licensors        | alpha      | Alpha          | own source only | s1
    10       | 2026-11-22 | 1    |         | approved | event_on         | 2024-06-01 | 2024-06-02     | differs         | s2
"""


def test_accuracy_counts_fields_by_group_and_prints_no_share_under_five(cursor_of: Cursors) -> None:
    found = accuracy(cursor_of(DEALS, accuracy_checks=CHECKS, sources="source_id\ns1\ns2", regulatory_events="event_id\napproved"))
    assert found["row_kind"].tolist() == ["deals"] * 5 + ["events"]
    assert found["field_group"].tolist() == ["Amounts and currency", "Dates", "Parties, assets and agencies", "Kind and scope", "Status", "Dates"]
    amounts, dates, parties, stage, status, days = found.to_dict("records")
    assert (amounts["agree_count"], amounts["differ_count"], amounts["compared_count"]) == (4, 1, 5)
    assert amounts["differ_share"] == pytest.approx(1 / 5)
    assert (dates["differ_count"], dates["compared_count"]) == (1, 1)
    assert pd.isna(dates["differ_share"])
    assert (parties["own_source_count"], stage["missing_count"], status["not_found_count"]) == (1, 1, 1)
    assert amounts["checked_rows"] == 2
    assert (days["checked_rows"], days["differ_count"]) == (1, 1)


def test_a_draw_counts_its_own_fields_only(cursor_of: Cursors) -> None:
    found = accuracy_by_draw(cursor_of(DEALS, accuracy_checks=CHECKS, sources="source_id\ns1\ns2", regulatory_events="event_id\napproved"))
    assert found.to_numpy().tolist() == [
        ["deals", 1, "Amounts and currency", 0, 4],
        ["deals", 1, "Parties, assets and agencies", 0, 0],
        ["deals", 2, "Amounts and currency", 1, 1],
        ["deals", 2, "Dates", 1, 1],
        ["deals", 2, "Kind and scope", 0, 0],
        ["deals", 2, "Status", 0, 0],
        ["events", 1, "Dates", 1, 1],
    ]


def test_differences_come_first_with_their_pages(cursor_of: Cursors) -> None:
    found = differences(cursor_of(DEALS, accuracy_checks=CHECKS, sources="source_id\ns1\ns2", regulatory_events="event_id\napproved"))
    assert found[["row_id", "field", "verdict"]].to_numpy().tolist() == [
        ["second", "announced_on", "differs"],
        ["second", "upfront", "differs"],
        ["second", "stage_at_signing", "missing"],
        ["approved", "event_on", "differs"],
    ]
    assert found["source_url"].notna().all()


def test_without_a_check_there_is_nothing_to_count(cursor_of: Cursors) -> None:
    assert accuracy(cursor_of(DEALS)).empty
    assert accuracy_by_draw(cursor_of(DEALS)).empty

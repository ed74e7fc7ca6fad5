"""Lanes, goal dates, waiting applications and contradictions a second time, in plain loops over the cells of the curated events."""

import calendar
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pytest

from analytics.filters import DealFilter
from analytics.queries.calendar import goal_dates, past_decisions, waiting_applications
from analytics.queries.swimlanes import AUTHORITIES, contradictions, lane_events, lanes
from data import schema

ACTIONS = {"complete response", "refuse to file", "rejection", "withdrawal", "approval", "conditional approval"}
REFUSALS = {"complete response", "refuse to file", "rejection"}
FIRST = {"rolling submission", "submission", "submission accepted"}
AGAIN = {"resubmission", "resubmission accepted"}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def period(event: dict[str, str]) -> tuple[date, date]:
    day, known = date.fromisoformat(event["event_on"]), event["event_precision"]
    if known == "day":
        return day, day
    length = MONTHS[known]
    month = (day.month - 1) // length * length + 1
    last = month + length - 1
    return date(day.year, month, 1), date(day.year, last, calendar.monthrange(day.year, last)[1])


@pytest.fixture(scope="module")
def events() -> list[dict[str, Any]]:
    rows = schema.read_csv(schema.CURATED / "regulatory_events.csv").to_dict("records")
    return [row | dict(zip(("first", "last"), period(row), strict=True)) for row in rows]


@pytest.fixture(scope="module")
def applications(events: list[dict[str, Any]]) -> dict[str, list[list[dict[str, Any]]]]:
    """The review cycles of each application: a filing or an action after an action opens the next."""
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for event in events:
        if event["application"]:
            told[event["application"]].append(event)
    found = {}
    for name, rows in told.items():
        rows.sort(key=lambda event: (_placed(event), event["event_type"] in ACTIONS, event["event_id"]))
        cycles: list[list[dict[str, Any]]] = [[]]
        was_action = False
        for event in rows:
            if event["event_type"] in ACTIONS | FIRST | AGAIN:
                if was_action:
                    cycles.append([])
                was_action = event["event_type"] in ACTIONS
            cycles[-1].append(event)
        found[name] = cycles
    return found


def _placed(event: dict[str, Any]) -> date:
    ends = ACTIONS | {"CHMP negative opinion"}
    return event["last"] if event["event_type"] in ends else event["first"]


def test_lanes_are_the_sets_of_assets_that_events_name(events, curated_store):
    counts: dict[str, int] = defaultdict(int)
    for event in events:
        counts["~".join(sorted(schema.items(event["assets"])))] += 1
    found = lanes(curated_store.cursor(), DealFilter(), (), AUTHORITIES)
    assert dict(zip(found["lane"], found["event_count"], strict=True)) == dict(counts)
    drawn = lane_events(curated_store.cursor(), DealFilter(), (), AUTHORITIES, False)
    assert sorted(drawn["fact_id"]) == sorted(event["event_id"] for event in events)


def test_goal_dates_without_an_action_of_their_review(events, applications, curated_store):
    ahead, passed = set(), set()
    loose = [[[event]] for event in events if event["event_type"] == "PDUFA date" and not event["application"]]
    for cycles in [*applications.values(), *loose]:
        for cycle in cycles:
            goals = [event for event in cycle if event["event_type"] == "PDUFA date"]
            if goals:
                goal = max(goals, key=lambda event: (event["first"], -event["last"].toordinal(), event["event_id"]))
                action = next((event for event in cycle if event["event_type"] in ACTIONS), None)
                too_early = action and action["event_type"] in REFUSALS and action["last"] < goal["first"] - timedelta(days=60)
                if action is None or too_early:
                    (ahead if goal["last"] >= curated_store.as_of else passed).add(goal["event_id"])
    found = goal_dates(curated_store.cursor(), DealFilter(), AUTHORITIES)
    assert set(found.loc[found["is_ahead"], "event_id"]) == ahead
    assert set(found.loc[~found["is_ahead"], "event_id"]) == passed


def test_applications_that_wait(applications, curated_store):
    waiting = set()
    for name, cycles in applications.items():
        kinds = {event["event_type"] for event in cycles[-1]}
        if not kinds & (ACTIONS | {"PDUFA date"}) and kinds & ((FIRST | AGAIN) - {"rolling submission"}):
            waiting.add(name)
    assert set(waiting_applications(curated_store.cursor(), DealFilter(), AUTHORITIES)["application"]) == waiting


def test_decisions_taken(events, curated_store):
    kinds = ACTIONS | {"CHMP positive opinion", "CHMP negative opinion"}
    taken = {event["event_id"] for event in events if event["event_type"] in kinds and event["first"] <= curated_store.as_of}
    assert set(past_decisions(curated_store.cursor(), DealFilter(), AUTHORITIES)["event_id"]) == taken


def test_actions_before_the_first_filing(applications, curated_store):
    flagged = set()
    for cycles in applications.values():
        rows = [event for cycle in cycles for event in cycle]
        filed = [event["first"] for event in rows if event["event_type"] in FIRST]
        if filed:
            flagged |= {event["event_id"] for event in rows if event["event_type"] in ACTIONS and event["last"] < min(filed)}
    found = contradictions(curated_store.cursor())
    assert set(found.loc[found["rule"] == "action before filing", "early_id"]) == flagged

"""Reviews, complete responses, lag and designations a second time, in plain loops over the text cells of the curated events."""

import calendar
from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import median

import pytest

from analytics.filters import DealFilter
from analytics.queries.complete_responses import ON_RECORD, RELEASED, complete_response_reasons, goal_dates
from analytics.queries.designations import designations_by_year
from analytics.queries.lag import ABROAD, approval_lag
from analytics.queries.reviews import first_cycles, review_times
from data import schema
from tests.oracle.test_outcomes import kaplan_meier

ALL = DealFilter()
AS_OF = date.fromisoformat(schema.descriptor()["as_of"])
AGENCIES = {"FDA": "FDA", "EMA": "EU", "EC": "EU", "PMDA": "Japan", "MHLW": "Japan", "MHRA": "UK", "NMPA": "China"}
APPROVALS = {"approval", "conditional approval"}
ACTIONS = APPROVALS | {"complete response", "refuse to file", "rejection", "withdrawal"}
FIRST = {"submission", "submission accepted", "rolling submission"}
AGAIN = {"resubmission", "resubmission accepted"}
DESIGNATIONS = {"orphan designation", "fast track", "breakthrough designation", "PRIME", "RMAT", "priority review"}
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Event:
    """One row of regulatory_events.csv with its period."""

    def __init__(self, cells: dict[str, str]) -> None:
        self.kind, self.application, self.assets = cells["event_type"], cells["application"], schema.items(cells["assets"])
        self.authority = AGENCIES.get(cells["agency"], "other")
        self.cells, day = cells, date.fromisoformat(cells["event_on"])
        months = MONTHS.get(cells["event_precision"], 0)
        self.first = day if not months else date(day.year, (day.month - 1) // months * months + 1, 1)
        end = self.first.month + months - 1
        self.last = date(day.year, end, calendar.monthrange(day.year, end)[1]) if months else day
        self.is_close = months <= 1
        self.middle = self.first + timedelta(days=(self.last - self.first).days // 2)


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [Event(row) for row in schema.read_csv(schema.CURATED / "regulatory_events.csv").to_dict("records")]


def by_application(events: list[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.application:
            found[event.application].append(event)
    return found


def is_contradictory(rows: list[Event]) -> bool:
    for action in (row for row in rows if row.kind in ACTIONS):
        later = [row for row in rows if row.kind in FIRST and row.first > action.last]
        earlier = [row for row in rows if row.kind in FIRST and row.first <= action.last]
        if later and (action.kind in APPROVALS or not earlier):
            return True
    return False


def first_action(rows: list[Event]) -> Event | None:
    return min((row for row in rows if row.kind in ACTIONS), key=lambda row: (row.last, row.cells["event_id"]), default=None)


def test_first_actions_agree_with_loops(curated_store, events) -> None:
    frame = first_cycles(curated_store.cursor(), ALL)
    wanted: dict[str, str] = {}
    for name, rows in by_application(events).items():
        action = first_action(rows)
        begun = [row for row in rows if row.kind in AGAIN and (action is None or row.first <= action.last)]
        if is_contradictory(rows) or begun:
            wanted[name] = "left out"
        elif action is None:
            wanted[name] = "waiting"
        else:
            wanted[name] = "approved" if action.kind in APPROVALS else "withdrawn" if action.kind == "withdrawal" else "refused"
    assert frame.set_index("application")["outcome"].to_dict() == wanted
    acted = Counter(
        next(iter(by_application(events)[name])).authority for name, outcome in wanted.items() if outcome in ("approved", "refused", "withdrawn")
    )
    assert frame.drop_duplicates("authority").set_index("authority")["group_count"].to_dict() == {
        name: acted[name] for name in frame["authority"].unique()
    }


def test_review_times_agree_with_loops(curated_store, events) -> None:
    frame = review_times(curated_store.cursor(), ALL)
    wanted: dict[str, int] = {}
    for name, rows in by_application(events).items():
        action = first_action(rows)
        if action is None or action.kind == "withdrawal" or is_contradictory(rows):
            continue
        before = [row for row in rows if row.first <= action.last]
        if any(row.kind in AGAIN for row in before):
            continue
        sent, accepted = ([row for row in before if row.kind == kind] for kind in ("submission", "submission accepted"))
        close = [row for row in sent if row.is_close] or [row for row in accepted if row.is_close]
        if close and action.is_close and action.middle >= close[0].middle:
            wanted[name] = (action.middle - close[0].middle).days
    measured = frame[frame["days"].notna()]
    assert {row.application: int(row.days) for row in measured.itertuples()} == wanted
    for _, group in measured.groupby("group_name"):
        assert group["median_days"].isna().all() if len(group) < 5 else group["median_days"].iloc[0] == median(group["days"])


def test_reasons_agree_with_loops(curated_store, events) -> None:
    ours = [schema.items(event.cells["outcome_reason"]) for event in events if event.kind == "complete response"]
    letters = [schema.items(row["reasons"]) for row in schema.read_csv(schema.CURATED / "released_letters.csv").to_dict("records")]
    frame = complete_response_reasons(curated_store.cursor(), ALL)
    for basis, told in ((ON_RECORD, ours), (RELEASED, letters)):
        told = [set(reasons) - {"not stated"} for reasons in told]
        counts = Counter(reason for reasons in told for reason in reasons)
        rows = frame[(frame["basis"] == basis) & frame["letter_count"].notna()]
        assert {row.reason: int(row.letter_count) for row in rows.itertuples() if row.letter_count} == counts
        base = sum(bool(reasons) for reasons in told)
        assert set(rows["base_count"]) == {base}
        assert all(row.reason_share == pytest.approx(counts[row.reason] / base) for row in rows.itertuples())
    assert len(ours) == frame["all_count"].iloc[0]


def test_goals_agree_with_loops(curated_store, events) -> None:
    """Every goal date of the FDA on record stands in one row, as the last or as an earlier one."""
    frame = goal_dates(curated_store.cursor(), ALL)
    goals = [event for event in events if event.kind == "PDUFA date" and event.application and event.authority == "FDA"]
    assert len(frame) + (frame["first_goal"] != "").sum() == len(goals)
    exact = frame[frame["is_exact"]]
    for row in exact.itertuples():
        assert (date.fromisoformat(row.acted) - date.fromisoformat(row.goal)).days == row.days
        assert row.standing == ("before" if row.days < 0 else "after" if row.days > 0 else "on") or row.standing == "left out"


@pytest.mark.parametrize("abroad", ABROAD)
def test_the_lag_agrees_with_loops(curated_store, events, abroad) -> None:
    home: dict[str, Event] = {}
    away: dict[str, Event] = {}
    for event in sorted(events, key=lambda event: (event.first, event.last, event.cells["event_id"])):
        if event.kind in APPROVALS:
            chosen = home if event.authority == "China" else away if event.authority in ABROAD[abroad] else {}
            for asset in event.assets:
                chosen.setdefault(asset, event)
    cases: dict[str, tuple[float, bool]] = {}
    for asset, approved in home.items():
        other = away.get(asset)
        if not approved.is_close or (other and (not other.is_close or other.first <= approved.last)):
            continue
        cases[asset] = (((other.middle if other else AS_OF) - approved.middle).days / 365.25, other is not None)
    frame = approval_lag(curated_store.cursor(), ALL, abroad).set_index("asset_id")
    assert set(frame.index) == set(home)
    inside = frame[frame["years"].notna()]
    assert {asset: (round(row["years"], 9), bool(row["is_approved"])) for asset, row in inside.iterrows()} == {
        asset: (round(years, 9), ended) for asset, (years, ended) in cases.items()
    }
    for _, rows in inside.groupby("curve_group"):
        shares = kaplan_meier([cases[asset] for asset in rows.index])
        for asset, row in rows.iterrows():
            left = sum(cases[other][0] >= cases[asset][0] for other in rows.index)
            assert row["at_risk"] == left
            assert (
                row["approved_share"] == pytest.approx(1 - shares[cases[asset][0]]) if left >= 5 else row["approved_share"] != row["approved_share"]
            )


def test_designations_agree_with_loops(curated_store, events) -> None:
    wanted = Counter((event.authority, event.kind, event.first.year) for event in events if event.kind in DESIGNATIONS)
    frame = designations_by_year(curated_store.cursor(), ALL)
    assert frame.set_index(["authority", "event_type", "event_year"])["designation_count"].to_dict() == wanted

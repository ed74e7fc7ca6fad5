"""Review times and first cycles on hand-worked applications."""

from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries.reviews import first_cycles, first_cycles_by_type, review_times
from data.store import Cursor

ALL = DealFilter()
ASSETS = """
asset_id | modality
bio      | biosimilar
mab      | monoclonal antibody
"""
EVENTS = """
event_id | assets | agency | event_type           | event_on   | event_precision | application | application_type | application_number
a1 | mab | FDA  | submission           | 2022-03-01 | day     | fda-a  | BLA  |
a2 | mab | FDA  | submission accepted  | 2022-05-01 | day     | fda-a  | BLA  |
a3 | mab | FDA  | approval             | 2023-03-01 | day     | fda-a  | BLA  |
b1 | mab | FDA  | submission accepted  | 2022-05-01 | month   | fda-b  | NDA  |
b2 | mab | FDA  | complete response    | 2023-03-16 | day     | fda-b  | NDA  |
b3 | mab | FDA  | resubmission         | 2023-06-01 | day     | fda-b  | NDA  |
b4 | mab | FDA  | approval             | 2023-12-01 | day     | fda-b  | NDA  |
c1 | mab | FDA  | submission           | 2022-01-01 | year    | fda-c  | sNDA |
c2 | mab | FDA  | approval             | 2023-01-01 | day     | fda-c  | sNDA |
d1 | mab | FDA  | submission           | 2026-01-01 | day     | fda-d  | NDA  |
e1 | mab | FDA  | approval             | 2021-01-01 | day     | fda-e  | NDA  |
f1 | mab | FDA  | approval             | 2020-01-01 | day     | fda-f  | NDA  |
f2 | mab | FDA  | submission           | 2020-06-01 | day     | fda-f  | NDA  |
g1 | mab | FDA  | resubmission         | 2020-06-01 | day     | fda-g  | NDA  |
g2 | mab | FDA  | approval             | 2020-09-01 | day     | fda-g  | NDA  |
h1 | bio | EMA  | submission           | 2021-01-01 | day     | eu-h   | MAA  |
h2 | bio | EC   | approval             | 2022-01-01 | day     | eu-h   | MAA  |
i1 | mab | EMA  | submission           | 2021-07-15 | day     | eu-i   | MAA  |
i2 | mab | EMA  | withdrawal           | 2022-03-01 | day     | eu-i   | MAA  |
j1 | mab | NMPA | submission accepted  | 2021-07-01 | month   | nmpa-j |      |
j2 | mab | NMPA | approval             | 2021-07-10 | day     | nmpa-j |      |
"""


@pytest.fixture
def cursor(cursor_of) -> Cursor:
    return cursor_of(regulatory_events=EVENTS, assets=ASSETS)


def told(cursor: Cursor, clock: str = "either", deals: DealFilter = ALL) -> dict[str, tuple]:
    rows = review_times(cursor, deals, clock).astype(object).to_dict("records")
    return {row["application"]: (row["days"] if row["days"] == row["days"] else None, row["begins_with"], row["counted_as"]) for row in rows}


def test_a_time_runs_from_submission_or_else_acceptance_and_a_month_counts_as_its_middle(cursor) -> None:
    assert told(cursor) == {
        "fda-a": (365, "submission", "measured"),
        "fda-b": (304, "acceptance", "measured"),
        "fda-c": (None, "submission", "left out: date too coarse"),
        "fda-d": (None, "submission", "waiting for the first action"),
        "fda-e": (None, None, "left out: no filing on record"),
        "fda-f": (None, None, "left out: dates contradict each other"),
        "fda-g": (None, "submission", "left out: only a later cycle is on record"),
        "eu-h": (365, "submission", "measured"),
        "eu-i": (None, "submission", "left out: withdrawn by the applicant"),
        "nmpa-j": (None, "acceptance", "left out: date too coarse"),
    }


def test_the_clock_can_be_held_to_one_start(cursor) -> None:
    assert {key: days for key, (days, _, _) in told(cursor, "submission").items() if days} == {"fda-a": 365, "eu-h": 365}
    assert {key: days for key, (days, _, _) in told(cursor, "acceptance").items() if days} == {"fda-a": 304, "fda-b": 304}
    with pytest.raises(ValueError, match="goal"):
        review_times(cursor, ALL, "goal")


def test_dates_are_written_no_more_exactly_than_known(cursor) -> None:
    rows = review_times(cursor, ALL).set_index("application")
    assert rows.loc["fda-b", ["began", "acted"]].tolist() == ["May 2022", "2023-03-16"]
    assert rows.loc["fda-c", "began"] == "2022"
    assert rows.loc["fda-d", "acted"] == ""


def test_types_are_normalised(cursor) -> None:
    kinds = review_times(cursor, ALL).set_index("application")["type_group"].to_dict()
    assert (kinds["fda-a"], kinds["fda-c"], kinds["eu-h"], kinds["nmpa-j"]) == ("first filing", "supplement", "biosimilar", "type not stated")


@pytest.mark.parametrize(
    ("stated", "kind"),
    [("sBLA", "supplement"), ("MAA (type II)", "supplement"), ("sNDA (labelling)", "supplement"), ("SNDS", "supplement"), ("JNDA", "first filing"),
     ("BLA 351(k)", "biosimilar"), ("NDA 505(b)(2)", "first filing"), ("NDA; BLA", "first filing"), ("", "type not stated")],
)  # fmt: skip
def test_each_stated_type_has_its_group(cursor_of, stated, kind) -> None:
    cursor = cursor_of(regulatory_events=f"event_type | event_on | application | application_type\napproval | 2024-01-01 | fda-a | {stated}")
    assert review_times(cursor, ALL)["type_group"].tolist() == [kind]


def five(days: list[int]) -> str:
    rows = [f"{kind} | {date.fromordinal(date(2023, 1, 1).toordinal() + add)} | fda-{number} | NDA" for number, lasted in enumerate(days)
            for kind, add in (("submission", 0), ("approval", lasted))]  # fmt: skip
    return "event_type | event_on | application | application_type\n" + "\n".join(rows)


def test_quartiles_need_five_applications(cursor_of) -> None:
    (row, *_) = review_times(cursor_of(regulatory_events=five([100, 200, 300, 400, 500])), ALL).to_dict("records")
    assert (row["group_count"], row["low_days"], row["median_days"], row["high_days"]) == (5, 200, 300, 400)
    assert review_times(cursor_of(regulatory_events=five([100, 200, 300, 400])), ALL)["median_days"].isna().all()


def test_first_cycles_have_their_base_and_the_waiting_stand_apart(cursor) -> None:
    rows = first_cycles(cursor, ALL)
    assert rows.set_index("application")["outcome"].to_dict() == {
        "fda-a": "approved", "fda-b": "refused", "fda-c": "approved", "fda-d": "waiting", "fda-e": "approved", "fda-f": "left out",
        "fda-g": "left out", "eu-h": "approved", "eu-i": "withdrawn", "nmpa-j": "approved",
    }  # fmt: skip
    fda = rows[rows["group_name"] == "FDA"].iloc[0]
    assert (fda["group_approved"], fda["group_count"], fda["group_waiting"]) == (3, 4, 1)
    assert fda["group_share"] != fda["group_share"]
    assert (fda["followed_approved"], fda["followed_count"]) == (2, 3)
    assert (fda["measured_count"], fda["all_count"]) == (7, 10)
    assert rows.loc[rows["outcome"] == "left out", "place"].isna().all()


def test_a_share_is_printed_from_five_first_actions_on(cursor_of) -> None:
    events = five([100, 200, 300, 400]) + "\ncomplete response | 2024-01-01 | fda-x | NDA"
    rows = first_cycles(cursor_of(regulatory_events=events), ALL)
    assert set(rows["group_share"]) == {0.8}
    assert first_cycles_by_type(cursor_of(regulatory_events=events), ALL)["group_name"].unique().tolist() == ["FDA, first filing"]


def test_an_event_in_the_filter_brings_the_whole_application(cursor) -> None:
    assert set(told(cursor, deals=DealFilter(start=date(2023, 12, 1), end=date(2023, 12, 31)))) == {"fda-b"}
    assert told(cursor, deals=DealFilter(start=date(2023, 12, 1), end=date(2023, 12, 31)))["fda-b"][0] == 304
    assert set(told(cursor, deals=DealFilter(modality=("biosimilar",)))) == {"eu-h"}

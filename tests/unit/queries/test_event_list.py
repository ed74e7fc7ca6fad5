from datetime import date

import pytest

from analytics.event_filter import events_sentence, events_sql, without_days
from analytics.filters import DealFilter
from analytics.queries.event_list import event_counts, event_list, events_behind
from data.store import Cursor
from tests.tables import frames_of, store_of_frames

EVENTS = """
event_id | assets   | sponsor | agency | event_type | event_on   | event_precision
e1       | anti-x   | alpha   | NMPA   | approval   | 2020-05-10 | day
e2       | anti-x   | alpha   | FDA    | submission | 2021-01-01 | quarter
e3       | anti-x; b | alpha  | EMA    | CHMP positive opinion | 2022-03-01 | month
e4       | c        | gamma   | FDA    | orphan designation | 2022-06-15 | day
"""
ASSETS = """
asset_id | name   | modality            | targets | originator | therapeutic_area
anti-x   | Anti-X | monoclonal antibody | X; Y    | alpha      | oncology
b        | Bee    | small molecule      | Z       | beta       | oncology
c        | Cee    |                     |         | gamma      |
"""
COMPANIES = """
company_id | name
beta       | Beta Bio
"""
DEALS = """
deal_id | assets | licensors | licensees | stage_at_signing | upfront_usd_m
d1      | anti-x | alpha     | partner   | phase 3          | 100
d2      | c      | gamma     | partner   | phase 1          |
"""


@pytest.fixture(scope="module")
def cursor() -> Cursor:
    return store_of_frames(frames_of(DEALS, regulatory_events=EVENTS, assets=ASSETS, companies=COMPANIES)).cursor()


def found(cursor: Cursor, **terms: object) -> list[str]:
    return sorted(event_list(cursor, DealFilter(**terms))["event_id"])  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({}, ["e1", "e2", "e3", "e4"]),
        ({"modality": ("monoclonal antibody",)}, ["e1", "e2", "e3"]),
        ({"modality": ("small molecule",)}, ["e3"]),
        ({"modality": ("not stated",)}, ["e4"]),
        ({"area": ("not stated",)}, ["e4"]),
        ({"target": ("Y",)}, ["e1", "e2", "e3"]),
        ({"company": ("beta",)}, ["e3"]),
        ({"company": ("partner",)}, ["e1", "e2", "e3", "e4"]),
        ({"licensee": ("partner",), "modality": ("not stated",)}, ["e4"]),
        ({"licensee": ("alpha",)}, []),
        ({"stage": ("phase 3",)}, ["e1", "e2", "e3"]),
        ({"disclosure": "upfront disclosed"}, ["e1", "e2", "e3"]),
        ({"stage": ("phase 1",), "disclosure": "upfront disclosed"}, []),
        ({"direction": "in"}, []),
        ({"direction": "any"}, ["e1", "e2", "e3", "e4"]),
        ({"text": "Bee"}, ["e3"]),
        ({"text": "orphan"}, ["e4"]),
        ({"text": "alpha submission"}, ["e2"]),
        ({"start": date(2021, 3, 31), "end": date(2021, 12, 31)}, ["e2"]),
        ({"start": date(2021, 4, 1), "end": date(2022, 3, 1)}, ["e3"]),
    ],
)
def test_the_filter_means_assets_companies_and_days_of_events(cursor, terms, expected):
    assert found(cursor, **terms) == expected


def test_counts_name_events_assets_and_the_whole_record(cursor):
    assert event_counts(cursor, DealFilter(modality=("monoclonal antibody",))) == (3, 2, 4)


def test_a_mark_leads_to_its_events_newest_first(cursor):
    assert list(events_behind(cursor, DealFilter(), ((("agency", "FDA"),),))["event_id"]) == ["e4", "e2"]
    both = ((("agency", "FDA"), ("event_type", "submission")), (("event_id", "e1"),))
    assert list(events_behind(cursor, DealFilter(), both)["event_id"]) == ["e2", "e1"]
    with pytest.raises(ValueError, match="notes"):
        events_behind(cursor, DealFilter(), ((("notes", "x"),),))


def test_the_sentence_keeps_what_only_a_deal_has_apart():
    assert events_sentence(DealFilter()) == "All regulatory events"
    assert events_sentence(DealFilter(modality=("ADC",))) == "Events: ADC"
    said = events_sentence(DealFilter(modality=("ADC",), stage=("phase 1",)))
    assert said == "Events: ADC; of assets with a deal that is out-licences, phase 1"


def test_days_are_bound_and_not_written_into_the_sql():
    where, bound = events_sql(DealFilter(start=date(2021, 1, 1), text="'; DROP TABLE deals"))
    assert "2021" not in where
    assert "DROP" not in where
    assert bound["start"] == date(2021, 1, 1)
    assert events_sql(without_days(DealFilter(start=date(2021, 1, 1)))) == ("true", {})

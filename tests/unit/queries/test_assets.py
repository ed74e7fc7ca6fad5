"""Assets: the list, one asset with its names, the joined stream of events."""

from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries import assets
from analytics.queries.events import fact_sources

DEALS = """
    deal_id | announced_on | licensors | licensees | assets         | status     | ended_on
    deal-1  | 2022-03-04   | alpha     | beta      | drug-a         | terminated | 2024-07
    deal-2  |              | alpha     | gamma     | drug-a; drug-b | active     |
    """
EVENTS = """
    event_id | assets         | agency | event_type        | event_on   | event_precision | outcome_reason | outcome_detail | notes
    year     | drug-a         | NMPA   | approval          | 2021-01-01 | year            |                |                |
    half     | drug-a         | FDA    | inspection        | 2023-07-01 | half            |                | One finding.   | Second look.
    quarter  | drug-a; drug-b | FDA    | submission        | 2023-04-01 | quarter         |                |                |
    month    | drug-a         | FDA    | complete response | 2024-02-01 | month           | facility; cmc  |                |
    """


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(
        DEALS,
        regulatory_events=EVENTS,
        assets="""
        asset_id | name   | aliases             | originator
        drug-a   | Drug A | DA-1; 甲药; Jia Yao | alpha
        drug-z   | Drug Z |                     |
        """,
    )


def test_the_stream_joins_deals_events_and_ends_in_order_with_undated_last(cursor):
    events = assets.asset_events(cursor, "drug-a")
    assert list(zip(events["fact_id"], events["kind"], events["lane"], strict=True)) == [
        ("year", "approval", "NMPA"),
        ("deal-1", "deal", "Deals"),
        ("quarter", "submission", "FDA"),
        ("half", "inspection", "FDA"),
        ("month", "complete response", "FDA"),
        ("deal-1", "deal terminated", "Deals"),
        ("deal-2", "deal", "Deals"),
    ]


def test_each_precision_becomes_the_period_that_is_known(cursor):
    events = assets.asset_events(cursor, "drug-a").dropna(subset="first_day")
    periods = [(kind, first.date(), last.date()) for kind, first, last in zip(events["kind"], events["first_day"], events["last_day"], strict=True)]
    assert periods == [
        ("approval", date(2021, 1, 1), date(2021, 12, 31)),
        ("deal", date(2022, 3, 4), date(2022, 3, 4)),
        ("submission", date(2023, 4, 1), date(2023, 6, 30)),
        ("inspection", date(2023, 7, 1), date(2023, 12, 31)),
        ("complete response", date(2024, 2, 1), date(2024, 2, 29)),
        ("deal terminated", date(2024, 7, 1), date(2024, 7, 31)),
    ]


def test_an_event_tells_reasons_detail_and_notes(cursor):
    events = assets.asset_events(cursor, "drug-a").set_index("fact_id")
    assert events.at["month", "what"] == "reasons: facility, cmc"
    assert events.at["half", "notes"] == "One finding. Second look."


def test_an_event_of_two_assets_stands_on_both_timelines(cursor):
    assert "quarter" in list(assets.asset_events(cursor, "drug-b")["fact_id"])


def test_an_asset_with_nothing_has_an_empty_stream(cursor):
    assert assets.one_asset(cursor, "drug-z") is not None
    assert assets.asset_events(cursor, "drug-z").empty
    assert assets.asset_events(cursor, "' OR 1=1 --").empty


def test_one_asset_tells_originator_and_every_other_name(cursor):
    asset = assets.one_asset(cursor, "drug-a")
    assert asset is not None
    assert (asset["name"], asset["originator_name"], asset["aliases"]) == ("Drug A", "alpha", "DA-1; Jia Yao; 甲药")
    assert assets.one_asset(cursor, "no such asset") is None


def test_a_choice_shows_the_chinese_name_beside_the_other(cursor):
    choices = assets.asset_choices(cursor)
    assert choices["drug-a"] == "Drug A · 甲药"
    assert choices["drug-b"] == "drug-b"


def test_the_list_counts_deals_of_the_filter_and_all_events(cursor):
    found = assets.assets_by_events(cursor, DealFilter(direction="any"), only_with_deals=False).set_index("asset_id")
    assert list(found.index) == ["drug-a", "drug-b"]
    assert found.loc["drug-a", ["deal_count", "event_count", "approval_count", "complete_response_count"]].tolist() == [2, 4, 1, 1]
    assert found.loc["drug-b", ["deal_count", "event_count"]].tolist() == [1, 1]


def test_a_filter_leaves_assets_with_a_deal_that_it_means(cursor):
    by_day = DealFilter(start=date(2022, 1, 1))
    assert list(assets.assets_by_events(cursor, by_day, only_with_deals=True)["asset_id"]) == ["drug-a"]
    assert list(assets.assets_by_events(cursor, by_day, only_with_deals=False)["asset_id"]) == ["drug-a", "drug-b"]


def test_sources_of_deals_and_events_come_best_first(cursor_of):
    cursor = cursor_of(
        """
        deal_id | sources
        deal-1  | best; other
        """,
        regulatory_events="""
        event_id | sources
        event-1  | page
        """,
    )
    found = fact_sources(cursor, ["deal-1", "event-1", "none"])
    assert list(zip(found["fact_id"], found["title"], strict=True)) == [("deal-1", "best"), ("deal-1", "other"), ("event-1", "page")]


def test_camrelizumab_has_two_complete_responses_and_each_event_a_source(curated_store):
    events = assets.asset_events(curated_store.cursor(), "camrelizumab")
    assert (events["kind"] == "complete response").sum() == 2
    assert (events["kind"] == "deal").sum() == 4
    assert (events["source_count"] > 0).all()

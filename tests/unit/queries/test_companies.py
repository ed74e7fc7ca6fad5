"""Companies: both sides of their deals, their family, partners, assets and timeline."""

from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries import companies

DEALS = """
    deal_id | announced_on | licensors | licensees     | assets  | upfront_usd_m | total_potential_usd_m | status     | ended_on
    out-1   | 2023-02-03   | alpha     | beta          | drug-a  | 10            | 100                   | active     |
    out-2   | 2024-05      | alpha     | beta          | drug-b  | 30            |                       | terminated | 2025-06-01
    sub-1   | 2024-08-01   | alpha-us  | gamma         | drug-c  |               | 700                   | active     |
    in-1    | 2025-01-01   | delta     | alpha         | drug-d  | 5             | 50                    | terminated |
    other   | 2025-02-01   | delta     | gamma; alpha  | drug-e  |               |                       | active     |
    """
FAMILY = """
    company_id | name     | parent | country | origin_country
    alpha-us   | alpha-us | alpha  | US      | CN
    """
ANY = DealFilter()


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(DEALS, companies=FAMILY)


def test_totals_hold_the_subsidiaries_deals_and_keep_undisclosed_ones_as_count(cursor):
    (totals,) = companies.side_totals(cursor, companies.as_licensor(ANY, "alpha")).to_dict("records")
    assert (totals["deal_count"], totals["headline_count"], totals["upfront_count"]) == (3, 2, 2)
    assert (totals["headline_usd_m"], totals["upfront_usd_m"], totals["median_upfront_usd_m"]) == (800, 40, 20)


def test_the_licensee_side_is_kept_apart(cursor):
    (totals,) = companies.side_totals(cursor, companies.as_licensee(ANY, "alpha")).to_dict("records")
    assert (totals["deal_count"], totals["headline_usd_m"]) == (2, 50)


def test_nothing_disclosed_is_null_and_not_zero(cursor):
    (totals,) = companies.side_totals(cursor, companies.as_licensor(ANY, "beta")).to_dict("records")
    assert totals["deal_count"] == 0
    assert totals["headline_usd_m"] != totals["headline_usd_m"]


def test_every_direction_counts_unless_the_reader_chose_one():
    assert companies.as_licensor(ANY, "alpha").direction == "any"
    assert companies.as_licensee(DealFilter(direction="in"), "alpha").direction == "in"


def test_the_rest_of_the_readers_filter_stays():
    narrowed = companies.as_licensor(DealFilter(modality=("ADC",), licensor=("omega",)), "alpha")
    assert (narrowed.modality, narrowed.licensor) == (("ADC",), ("alpha",))


def test_partners_are_the_other_side_with_their_counts(cursor):
    found = companies.partners(cursor, companies.as_licensor(ANY, "alpha"), "licensee")
    assert list(zip(found["company_id"], found["deal_count"], strict=True)) == [("beta", 2), ("gamma", 1)]


def test_one_company_tells_parent_and_other_names(cursor_of):
    cursor = cursor_of(
        "",
        companies="""
        company_id | name  | aliases        | country | kind    | parent
        mother     | Mother |               | US      | pharma  |
        child      | Child | Kind; 9999.HK  | CH      | biotech | mother
        """,
    )
    child = companies.one_company(cursor, "child")
    assert child is not None
    assert (child["parent_name"], child["aliases"], child["name_zh"]) == ("Mother", "9999.HK; Kind", None)
    assert list(companies.subsidiaries(cursor, "mother")["company_id"]) == ["child"]
    assert companies.one_company(cursor, "no such company") is None


def test_the_timeline_joins_both_sides_ends_and_regulatory_events(cursor_of):
    cursor = cursor_of(
        DEALS,
        companies=FAMILY,
        regulatory_events="""
        event_id | assets | sponsor | event_type        | event_on   | outcome_reason
        letter   | drug-a | beta    | complete response | 2024-11-11 | facility; cmc
        stranger | drug-z | beta    | approval          | 2024-11-12 |
        own-name | drug-y | alpha   | approval          | 2025        |
        """,
        assets="""
        asset_id | name   | originator
        drug-a   | drug-a | alpha
        """,
    )
    events = companies.company_events(cursor, ANY, "alpha")
    assert list(zip(events["fact_id"], events["lane"], events["kind"], strict=True)) == [
        ("out-1", "As licensor", "deal"),
        ("out-2", "As licensor", "deal"),
        ("sub-1", "As licensor", "deal"),
        ("letter", "FDA", "complete response"),
        ("in-1", "As licensee", "deal"),
        ("own-name", "FDA", "approval"),
        ("other", "As licensee", "deal"),
        ("out-2", "As licensor", "deal terminated"),
        ("in-1", "As licensee", "deal terminated"),
    ]
    assert events["what"].iloc[3] == "drug-a; reasons: facility, cmc"
    assert events["partner"].iloc[0] == "beta"
    assert events["partner"].iloc[4] == "delta"
    assert bool(events["first_day"].isna().iloc[-1])


def test_the_filter_narrows_the_deals_of_the_timeline_and_not_its_events(cursor_of):
    cursor = cursor_of(
        DEALS,
        companies=FAMILY,
        regulatory_events="""
        event_id | assets | sponsor | event_on
        approved | drug-a | alpha   | 2020-01-01
        """,
    )
    events = companies.company_events(cursor, DealFilter(start=date(2024, 7, 1)), "alpha")
    assert set(events["fact_id"]) == {"approved", "sub-1", "in-1", "other"}


def test_assets_are_those_originated_dealt_in_or_sponsored(cursor_of):
    cursor = cursor_of(
        DEALS,
        companies=FAMILY,
        regulatory_events="""
        event_id | assets | sponsor
        event-1  | drug-y | alpha-us
        event-2  | drug-z | beta
        """,
        assets="""
        asset_id | name   | originator
        drug-x   | drug-x | alpha
        drug-a   | drug-a | alpha
        """,
    )
    found = companies.company_assets(cursor, "alpha")
    assert list(found["asset_id"]) == ["drug-a", "drug-x", "drug-y", "drug-b", "drug-c", "drug-d", "drug-e"]
    assert list(found["is_originator"]) == [True, True] + [False] * 5
    assert list(found["deal_count"]) == [1, 0, 0, 1, 1, 1, 1]


def test_a_company_id_is_bound_and_never_run(cursor):
    assert companies.one_company(cursor, "' OR 1=1 --") is None
    assert companies.company_events(cursor, ANY, "' OR 1=1 --").empty


def test_hengrui_licenses_out_and_its_letters_stand_on_its_timeline(curated_store):
    cursor = curated_store.cursor()
    totals = companies.side_totals(cursor, companies.as_licensor(ANY, "hengrui")).iloc[0]
    assert totals.deal_count >= 15
    assert totals.headline_count <= totals.deal_count
    kinds = companies.company_events(cursor, ANY, "hengrui")["kind"].value_counts()
    assert kinds["complete response"] >= 2

"""The filter: which SQL it yields, what it binds, what it says and what a link may hold."""

from datetime import date

import pytest

from analytics.filters import DEFAULTS, MAX_WORDS, DealFilter
from analytics.queries.deals import deal_count
from analytics.terms import TERMS
from tests.tables import deal_ids, frames_of, store_of_frames

ANY = {"direction": "any"}
COMPANIES = "company_id IN (SELECT company_id FROM companies WHERE company_id IN (SELECT unnest(${0})) OR parent IN (SELECT unnest(${0})))"


@pytest.mark.parametrize(
    ("chosen", "clause", "bound"),
    [
        ({}, "direction_scope = $direction", {"direction": "out"}),
        (ANY, "true", {}),
        (ANY | {"start": date(2023, 1, 1)}, "announced_on >= $start", {"start": date(2023, 1, 1)}),
        (ANY | {"end": date(2024, 12, 31)}, "announced_on <= $end", {"end": date(2024, 12, 31)}),
        (
            ANY | {"company": ("innovent",)},
            f"deal_id IN (SELECT deal_id FROM deal_parties WHERE {COMPANIES.format('company')})",
            {"company": ["innovent"]},
        ),
        (
            ANY | {"licensor": ("a", "b")},
            f"deal_id IN (SELECT deal_id FROM deal_parties WHERE {COMPANIES.format('licensor')} AND role = 'licensor')",
            {"licensor": ["a", "b"]},
        ),
        (
            ANY | {"licensee": ("a",)},
            f"deal_id IN (SELECT deal_id FROM deal_parties WHERE {COMPANIES.format('licensee')} AND role = 'licensee')",
            {"licensee": ["a"]},
        ),
        (ANY | {"modality": ("ADC",)}, "(modality IN $modality OR modality IS NULL AND 'not stated' IN $modality)", {"modality": ["ADC"]}),
        (ANY | {"target": ("PD-1",)}, "deal_id IN (SELECT deal_id FROM deal_targets WHERE target IN (SELECT unnest($target)))", {"target": ["PD-1"]}),
        (ANY | {"area": ("oncology",)}, "(therapeutic_area IN $area OR therapeutic_area IS NULL AND 'not stated' IN $area)", {"area": ["oncology"]}),
        (
            ANY | {"stage": ("phase 1",)},
            "(stage_at_signing IN $stage OR stage_at_signing IS NULL AND 'not stated' IN $stage)",
            {"stage": ["phase 1"]},
        ),
        (
            ANY | {"territory": ("global",)},
            "(territory_group IN $territory OR territory_group IS NULL AND 'not stated' IN $territory)",
            {"territory": ["global"]},
        ),
        (ANY | {"deal_type": ("newco",)}, "(deal_type IN $deal_type OR deal_type IS NULL AND 'not stated' IN $deal_type)", {"deal_type": ["newco"]}),
        (ANY | {"status": ("active",)}, "(status IN $status OR status IS NULL AND 'not stated' IN $status)", {"status": ["active"]}),
        (ANY | {"headline_min": 100.0}, "total_potential_usd_m >= $headline_min", {"headline_min": 100.0}),
        (ANY | {"headline_max": 0.0}, "total_potential_usd_m <= $headline_max", {"headline_max": 0.0}),
        (ANY | {"upfront_min": 5.5}, "upfront_usd_m >= $upfront_min", {"upfront_min": 5.5}),
        (ANY | {"upfront_max": 80.0}, "upfront_usd_m <= $upfront_max", {"upfront_max": 80.0}),
        (ANY | {"disclosure": "upfront disclosed"}, "upfront_usd_m IS NOT NULL", {}),
        (ANY | {"disclosure": "no terms disclosed"}, "terms_disclosed = 'none'", {}),
        (
            ANY | {"text": " hengrui  PD-1 "},
            "(deal_id IN (SELECT deal_id FROM deals_found($typed)) OR (deal_id IN (SELECT deal_id FROM deals_found($word0))"
            " AND deal_id IN (SELECT deal_id FROM deals_found($word1))))",
            {"typed": "hengrui  PD-1", "word0": "hengrui", "word1": "PD-1"},
        ),
        (
            {"start": date(2023, 1, 1), "modality": ("ADC",)},
            "announced_on >= $start AND (modality IN $modality OR modality IS NULL AND 'not stated' IN $modality) AND direction_scope = $direction",
            {"start": date(2023, 1, 1), "modality": ["ADC"], "direction": "out"},
        ),
    ],
)
def test_a_filter_yields_its_condition_and_what_it_binds(chosen, clause, bound) -> None:
    assert DealFilter(**chosen).to_sql() == (clause, bound)


def test_only_so_many_words_are_searched() -> None:
    _, bound = DealFilter(text=" ".join(["a"] * 50)).to_sql()
    assert [name for name in bound if name.startswith("word")] == [f"word{index}" for index in range(MAX_WORDS)]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "Out-licences"),
        (ANY, "Deals in every direction"),
        ({"direction": "in", "modality": ("ADC", "bispecific ADC")}, "In-licences, ADC or bispecific ADC"),
        ({"start": date(2023, 1, 1), "end": date(2025, 12, 31)}, "Out-licences, from 2023-01-01, to 2025-12-31"),
        ({"disclosure": "upfront disclosed"}, "Out-licences, upfront disclosed"),
        ({"headline_min": 1500.0}, "Out-licences, Headline total from 1,500 USD m"),
        ({"licensor": ("innovent",)}, "Out-licences, Innovent Biologics as licensor"),
        ({"company": ("innovent",)}, "Out-licences, Innovent Biologics"),
        ({"area": ("oncology", "not stated")}, "Out-licences, oncology or therapeutic area not stated"),
        ({"text": "信达"}, "Out-licences, “信达”"),
    ],
)
def test_a_filter_says_what_it_means(chosen, sentence) -> None:
    assert DealFilter(**chosen).sentence({"innovent": "Innovent Biologics"}) == sentence


def test_only_what_differs_from_the_default_reaches_the_url() -> None:
    assert DealFilter().to_url() == {}
    assert DealFilter(direction="any", modality=("ADC", "RNA"), headline_min=1234567.25, start=date(2024, 1, 2), text="信达").to_url() == {
        "direction": ["any"],
        "modality": ["ADC", "RNA"],
        "headline_min": ["1234567.25"],
        "start": ["2024-01-02"],
        "text": ["信达"],
    }


def test_a_link_is_read_back() -> None:
    read, problems = DealFilter.from_url(
        {"modality": ["ADC", "ADC", "RNA"], "upfront_min": ["10"], "end": ["2024-06-30"], "status": [""], "text": []}
    )
    assert read == DealFilter(modality=("ADC", "RNA"), upfront_min=10.0, end=date(2024, 6, 30))
    assert problems == []


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"start": ["yesterday"]}, "“yesterday” as from (a day as YYYY-MM-DD)"),
        ({"end": ["2024-02-30"]}, "“2024-02-30” as to (a day as YYYY-MM-DD)"),
        ({"headline_min": ["-5"]}, "“-5” as headline total from (millions of USD, 0 or more)"),
        ({"upfront_max": ["nan"]}, "“nan” as upfront to (millions of USD, 0 or more)"),
        ({"upfront_max": ["inf"]}, "“inf” as upfront to (millions of USD, 0 or more)"),
        ({"direction": ["sideways"]}, "“sideways” as direction (one of: out, China rights, in, domestic, any)"),
        ({"status": ["asleep"]}, "“asleep” as status (one of: active, completed, terminated, expired, unknown)"),
        ({"target": ["PD-99"]}, "“PD-99” as target"),
    ],
)
def test_a_bad_value_falls_back_and_is_told(params, says) -> None:
    read, problems = DealFilter.from_url(params, {"target": ["PD-1"]})
    assert read == DealFilter()
    assert problems == [says]


def test_the_good_values_of_a_link_survive_the_bad_ones() -> None:
    read, problems = DealFilter.from_url({"modality": ["ADC", "potion"], "start": ["?"], "unknown": ["x"]})
    assert read == DealFilter(modality=("ADC",))
    assert len(problems) == 2


def test_a_dropped_term_is_back_at_its_default() -> None:
    assert DealFilter(modality=("ADC",), text="a").without("modality") == DealFilter(text="a")


def test_every_field_of_the_filter_has_a_term() -> None:
    assert {term.key for term in TERMS} == set(DEFAULTS)


DEALS = """
    deal_id | licensors | licensees | direction | territory_group | announced_on | modality | targets    | upfront_usd_m | total_potential_usd_m | status
    a       | parent    | big       | out       | global          | 2023-05-01   | ADC      | HER2; EGFR |            10 |                   100 | active
    b       | child     | big       | out       | global          | 2024-05-01   |          |            |               |                   100 | terminated
    c       | other     | parent    | out       | China only      | 2024-06-01   | ADC      | HER2       |            50 |                       | active
    d       | big       | other     | in        | China only      |              | RNA      |            |               |                       | unknown
"""
PARENTS = """
    company_id | parent
    child      | parent
"""


@pytest.fixture(scope="module")
def cursor():
    store = store_of_frames(frames_of(DEALS, companies=PARENTS))
    yield store.cursor()
    store.connection.close()


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, "ab"),
        (ANY, "abcd"),
        ({"direction": "China rights"}, "c"),
        ({"direction": "in"}, "d"),
        (ANY | {"company": ("parent",)}, "abc"),
        (ANY | {"company": ("child",)}, "b"),
        (ANY | {"licensor": ("parent",)}, "ab"),
        (ANY | {"licensee": ("parent",)}, "c"),
        (ANY | {"modality": ("ADC",)}, "ac"),
        (ANY | {"modality": ("not stated", "RNA")}, "bd"),
        (ANY | {"target": ("HER2",)}, "ac"),
        (ANY | {"target": ("EGFR",)}, "a"),
        (ANY | {"start": date(2024, 1, 1)}, "bc"),
        (ANY | {"end": date(2023, 5, 1)}, "a"),
        (ANY | {"upfront_min": 10.0}, "ac"),
        (ANY | {"upfront_max": 10.0}, "a"),
        (ANY | {"headline_min": 100.5}, ""),
        (ANY | {"disclosure": "both disclosed"}, "a"),
        (ANY | {"disclosure": "total disclosed"}, "ab"),
        (ANY | {"disclosure": "no terms disclosed"}, "d"),
        (ANY | {"status": ("active", "unknown")}, "acd"),
        (ANY | {"territory": ("China only",)}, "cd"),
        (ANY | {"text": "big HER2"}, "a"),
        (ANY | {"text": "her2"}, "ac"),
        (ANY | {"text": "nothing-of-the-kind"}, ""),
    ],
)
def test_a_filter_means_these_deals(cursor, chosen, found) -> None:
    deals = DealFilter(**chosen)
    assert deal_ids(cursor, deals) == list(found)
    assert deal_count(cursor, deals) == len(found)

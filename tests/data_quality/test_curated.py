"""The curated facts: no rule broken, every fact with a source, names that resolve, counts pinned."""

import json
from collections import Counter
from datetime import date

import pandas as pd
import pytest

from analytics.queries.names import matching_names
from data import schema
from data.checks import findings
from data.schema import items

COUNTS = {
    "sources": 2656,
    "companies": 492,
    "assets": 502,
    "deals": 499,
    "regulatory_events": 774,
    "market_stats": 596,
    "policy_events": 81,
    "success_rates": 51,
    "released_letters": 88,
    "claims": 193,
    "accuracy_checks": 1970,
}
SEED_NAMES = [
    ("Nuocheng Jianhua", "company", "innocare"),
    ("Xinda Biotechnology", "company", "innovent"),
    ("Shiyao Group", "company", "cspc"),
    ("Shiyao Jushi", "company", "cspc-megalith"),
    ("Carilizumab", "asset", "camrelizumab"),
    ("Apatinib mesylate", "asset", "rivoceranib"),
    ("apatinib", "asset", "rivoceranib"),
    ("Obutinib", "asset", "orelabrutinib"),
    ("Ruikangtrastuzumab", "asset", "trastuzumab-rezetecan"),
    ("Ruikang Trastuzumab", "asset", "trastuzumab-rezetecan"),
    ("SHR-A1811", "asset", "trastuzumab-rezetecan"),
    ("Furufenib", "asset", "fruquintinib"),
]
FACTS = {
    "deals": ("sources",),
    "regulatory_events": ("sources",),
    "market_stats": ("source", "other_sources"),
    "policy_events": ("source", "other_sources"),
    "success_rates": ("source",),
    "released_letters": ("source",),
    "claims": ("source",),
}


@pytest.fixture(scope="module")
def curated() -> dict[str, pd.DataFrame]:
    return {name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()}


def test_no_rule_is_broken(curated) -> None:
    as_of = date.fromisoformat(schema.descriptor()["as_of"])
    assert [str(finding) for finding in findings(curated, as_of)] == []


def test_counts_are_pinned(curated) -> None:
    """A change of a count is a change of the facts: set it here in the same commit, with its reason."""
    assert {name: len(frame) for name, frame in curated.items()} == COUNTS


@pytest.mark.parametrize(("typed", "kind", "expected"), SEED_NAMES)
def test_names_of_the_seed_articles_resolve(curated_store, typed, kind, expected) -> None:
    found = matching_names(curated_store.cursor(), typed)
    best = found[found["score"] == 100]
    assert list(zip(best["kind"], best["id"], strict=True)) == [(kind, expected)]


@pytest.mark.parametrize("table", FACTS)
def test_every_fact_has_a_source_that_resolves(curated, table) -> None:
    known = set(curated["sources"]["source_id"])
    for row in curated[table].to_dict("records"):
        cited = [source for column in FACTS[table] for source in items(row[column])]
        assert cited, row
        assert set(cited) <= known, row


def test_every_page_with_an_address_has_a_sound_one(curated) -> None:
    sources = curated["sources"]
    addressed = sources[sources["url"] != ""]
    assert addressed["url"].str.match(r"https?://[^\s/]+\.[^\s]+$").all()
    assert set(sources[sources["url"] == ""]["kind"]) <= {"seed article"}


def test_what_a_claim_matches_is_there(curated) -> None:
    keys = {name: set(curated[name][table.key]) for name, table in schema.tables().items()}
    missing = [
        (claim["claim_id"], match)
        for claim in curated["claims"].to_dict("records")
        for match in items(claim["matches"])
        if ":" in match and match.partition(":")[2] not in keys.get(match.partition(":")[0], set())
    ]
    assert missing == []


def test_a_deal_id_tells_its_day_and_its_first_parties(curated) -> None:
    deals = curated["deals"]
    assert deals["deal_id"].str.fullmatch(r"[a-z0-9_.-]+").all()
    for deal in deals.to_dict("records"):  # an id stays when its day becomes known better, so that links go on working
        told = deal["deal_id"].split("_")[0]
        assert deal["announced_on"].startswith("" if told == "undated" else told), deal["deal_id"]
        assert deal["announced_precision"] != "year" or len(told) == 4, deal["deal_id"]


def test_a_coarse_date_stands_on_the_first_day_of_its_period(curated) -> None:
    firsts = {"month": r"\d{4}-\d\d-01", "year": r"\d{4}-01-01", "quarter": r"\d{4}-(01|04|07|10)-01", "half": r"\d{4}-(01|07)-01"}
    for name, table in schema.tables().items():
        for column in (column for column in table.columns if column.endswith("_precision")):
            frame = curated[name]
            for precision, pattern in firsts.items():
                days = frame.loc[frame[column] == precision, column.replace("_precision", "_on")]
                assert days.str.fullmatch(pattern).all(), (name, column, days[~days.str.fullmatch(pattern)].tolist())


BORDERLINE = {
    "2024-12_vincentage_corxel": "Corxel is told as a Shanghai company by one page, as one of New Jersey by its own release (see the notes of the deal)"
}


def test_out_licences_leave_a_company_of_china_for_one_outside(curated) -> None:
    countries = dict(zip(curated["companies"]["company_id"], curated["companies"]["country"], strict=True))
    origins = dict(zip(curated["companies"]["company_id"], curated["companies"]["origin_country"], strict=True))
    strange = []
    for deal in curated["deals"].to_dict("records"):
        givers, takers = items(deal["licensors"]), items(deal["licensees"])
        from_china = any("CN" in (countries[giver], origins[giver]) for giver in givers)
        leaves = any(countries[taker] != "CN" for taker in takers)
        if deal["direction"] == "out" and not (from_china and leaves):
            strange.append(deal["deal_id"])
    assert strange == list(BORDERLINE)


def test_the_descriptor_names_what_a_reader_of_the_data_needs() -> None:
    description = schema.descriptor()
    assert {"name", "title", "version", "as_of", "licenses", "sources", "resources"} <= set(description)
    assert all(field.title and field.description for table in schema.tables().values() for field in table.fields)
    assert [resource["path"] for resource in description["resources"]] == [table.file for table in schema.tables().values()]
    assert set(COUNTS) == set(schema.tables())


def test_columns_stand_in_the_order_of_the_descriptor(curated) -> None:
    for name, table in schema.tables().items():
        assert list(curated[name].columns) == table.columns


def test_enums_of_the_descriptor_are_the_vocabularies() -> None:
    """The order may differ: an ENUM orders stages by development."""
    raw = {
        resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
        for resource in json.loads(json.dumps(schema.descriptor()))["resources"]
    }
    for vocabulary, table, column in (
        ("modality", "deals", "modality"),
        ("modality", "assets", "modality"),
        ("therapeutic_area", "deals", "therapeutic_area"),
        ("stage_at_signing", "deals", "stage_at_signing"),
        ("territory_group", "deals", "territory_group"),
        ("deal_type", "deals", "deal_type"),
        ("status", "deals", "status"),
        ("company_kind", "companies", "kind"),
        ("event_type", "regulatory_events", "event_type"),
    ):
        assert Counter(raw[table][column]["constraints"]["enum"]) == Counter(schema.vocabularies()[vocabulary]["value"]), (table, column)

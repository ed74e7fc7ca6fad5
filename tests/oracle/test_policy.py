"""Approvals abroad by quarter a second time, in plain loops over the curated cells."""

from collections import Counter

import pytest

from analytics.filters import DealFilter
from analytics.queries.policy import PolicyChoice, approvals_by_quarter, policy_list
from analytics.records import records
from data import schema
from data.schema import items

AUTHORITY = {"FDA": "FDA", "EMA": "EU", "EC": "EU", "PMDA": "Japan", "MHLW": "Japan", "MHRA": "UK"}


@pytest.fixture(scope="module")
def tables() -> dict[str, list[dict[str, str]]]:
    names = ("regulatory_events", "assets", "companies", "policy_events")
    return {name: schema.read_csv(schema.CURATED / f"{name}.csv").to_dict("records") for name in names}


@pytest.mark.parametrize("modality", ["", "monoclonal antibody"])
def test_approvals_by_quarter_agree_with_plain_loops(curated_store, tables, modality: str) -> None:
    chinese = {company["company_id"] for company in tables["companies"] if "CN" in (company["country"], company["origin_country"])}
    assets = {asset["asset_id"]: asset for asset in tables["assets"]}
    counted: Counter[tuple[str, str]] = Counter()
    total = 0
    for event in tables["regulatory_events"]:
        named = [assets[asset] for asset in items(event["assets"])]
        is_meant = not modality or any(asset["modality"] == modality for asset in named)
        is_abroad = event["agency"] != "NMPA" and event["event_type"] in ("approval", "conditional approval")
        if not (is_meant and is_abroad and any(asset["originator"] in chinese for asset in named)):
            continue
        total += 1
        if event["event_precision"] in ("day", "month", "quarter"):
            quarter = f"{event['event_on'][:4]} Q{(int(event['event_on'][5:7]) + 2) // 3}"
            counted[quarter, AUTHORITY.get(event["agency"], "other")] += 1
    rows = records(approvals_by_quarter(curated_store.cursor(), DealFilter(modality=(modality,) if modality else ())))
    assert {(row["approval_quarter"], row["authority"]): row["approval_count"] for row in rows} == counted
    assert {(row["disclosed_count"], row["deal_count"]) for row in rows} == {(counted.total(), total)}
    assert all(len(row["event_ids"]) == row["approval_count"] for row in rows)


def test_every_rule_has_a_page_and_places_and_kinds_split_the_record(curated_store, tables) -> None:
    rules = records(policy_list(curated_store.cursor()))
    assert {rule["policy_id"] for rule in rules} == {rule["policy_id"] for rule in tables["policy_events"]}
    assert all(any(rule["source_urls"]) for rule in rules)
    kinds = {rule["kind"] for rule in rules}
    split = [len(policy_list(curated_store.cursor(), PolicyChoice(kinds=(kind,)))) for kind in kinds]
    assert sum(split) == len(rules)

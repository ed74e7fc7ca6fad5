"""Comparables and standings of real deals a second time, in plain loops over the text cells."""

from statistics import median

import pytest

from analytics.filters import DealFilter
from analytics.metrics.comparables import COLUMNS, LADDER, STAGE_STEPS, Reach
from analytics.queries.benchmarks import AMOUNTS, comparables, standing, subject_of
from data import schema
from data.schema import vocabularies
from tests.oracle.plain import PlainDeal, PlainRecord, record_of

WEIGHTS = {"stage": 30, "modality": 30, "area": 20, "territory": 10}
YEARS = {"3 years": 3, "5 years": 5, "1 year": 1}
REACHES = [LADDER[0], LADDER[4], LADDER[6], Reach("related", "any", "same", "any", "1 year")]


@pytest.fixture(scope="module")
def record() -> PlainRecord:
    return record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})


def cell(deal: PlainDeal, trait: str) -> str:
    value = deal.cells[COLUMNS[trait]]
    return "" if value == "undisclosed" else value


def kinship(trait: str, one: str, other: str) -> float:
    if one == other:
        return 1
    if not other:
        return 0
    if trait == "stage":
        return 0.5 if abs(STAGE_STEPS[one] - STAGE_STEPS[other]) <= 1 else 0
    groups = {row["value"]: row["group_name"] for row in vocabularies()[COLUMNS[trait]].to_dict("records")}
    return 0.5 if groups[one] == groups[other] != "other" else 0


def alike(one: PlainDeal, other: PlainDeal, reach: Reach) -> bool:
    least = {"same": 1, "related": 0.5, "any": 0}
    for trait in WEIGHTS:
        if cell(one, trait) and kinship(trait, cell(one, trait), cell(other, trait)) < least[getattr(reach, trait)]:
            return False
    if one.day is None or reach.years == "all":
        return True
    return other.day is not None and abs(other.day.year - one.day.year) <= YEARS[reach.years]


def score(one: PlainDeal, other: PlainDeal) -> float | None:
    got = known = 0.0
    for trait, weight in WEIGHTS.items():
        if cell(one, trait):
            known += weight
            got += weight * kinship(trait, cell(one, trait), cell(other, trait))
    if one.day:
        known += 10
        got += 10 * max(0, 1 - abs(other.day.year - one.day.year) / 5) if other.day else 0
    return got / known if known else None


@pytest.mark.parametrize("deals", [DealFilter(), DealFilter(direction="any", area=("oncology",))], ids=DealFilter.sentence)
@pytest.mark.parametrize("reach", REACHES, ids=str)
def test_comparables_and_standing_agree_with_loops(curated_store, record: PlainRecord, deals: DealFilter, reach: Reach) -> None:
    cursor, everything = curated_store.cursor(), record.chosen(deals)
    for one in [deal for deal in everything if not deal.is_acquisition][::25]:
        subject = subject_of(cursor, one.cells["deal_id"])
        assert subject is not None
        expected = [other for other in everything if other is not one and not other.is_acquisition and alike(one, other, reach)]
        found = comparables(cursor, deals, subject.traits, reach)
        scores = dict(zip(found["deal_id"], found["similarity"], strict=True))
        assert set(scores) == {other.cells["deal_id"] for other in expected}
        assert scores == pytest.approx({other.cells["deal_id"]: score(one, other) for other in expected})
        rows = standing(cursor, deals, subject, reach).set_index("amount")
        for amount, read in zip(AMOUNTS, (lambda deal: deal.upfront, lambda deal: deal.headline, lambda deal: deal.share), strict=True):
            amounts = [value for other in expected if (value := read(other)) is not None]
            row, own = rows.loc[amount], read(one)
            assert (row.disclosed_count, row.deal_count) == (len(amounts), len(expected))
            if len(amounts) < 5:
                assert row[["percentile", "median", "low", "high"]].isna().all()
                continue
            assert row["median"] == pytest.approx(median(amounts))
            if own is not None:
                points = sum(0.5 if other == pytest.approx(own, rel=1e-9) else other < own for other in amounts)
                assert row.percentile == pytest.approx(points / len(amounts))

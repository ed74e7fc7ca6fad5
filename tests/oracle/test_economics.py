"""The economics queries against plain loops over the curated cells."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import fmean, median, quantiles
from typing import Any

import pytest

from analytics.filters import DealFilter
from analytics.queries import economics_layers, economics_shares, economics_sizes
from data import schema
from data.schema import vocabularies
from data.store import Store
from tests.oracle.plain import PlainDeal, PlainRecord, record_of

FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(direction="in"),
    DealFilter(modality=("ADC", "not stated")),
    DealFilter(start=date(2022, 7, 1), end=date(2024, 6, 30)),
    DealFilter(deal_type=("newco", "acquisition")),
    DealFilter(disclosure="both disclosed", upfront_min=50.0),
]
LEAST = 5
PARTS = ("near_term", "equity", "dev_reg_milestones", "sales_milestones")


@pytest.fixture(scope="module")
def cells() -> PlainRecord:
    return record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})


@pytest.fixture(scope="module")
def kinds() -> dict[str, str]:
    companies = schema.read_csv(schema.CURATED / "companies.csv")
    return dict(zip(companies["company_id"], companies["kind"], strict=True))


def known(amounts: Iterable[float | None]) -> list[float]:
    return [amount for amount in amounts if amount is not None]


def printed(value: float, count: int) -> float | None:
    return value if count >= LEAST else None


def shares_of(group: list[PlainDeal]) -> dict[str, Any]:
    based = [deal for deal in group if deal.share is not None]
    shares = [deal.share for deal in based]
    if len(based) < LEAST:
        return {"deal_count": len(group), "disclosed_count": len(based), "aggregate_share": None, "median_share": None, "mean_share": None}
    return {
        "deal_count": len(group),
        "disclosed_count": len(based),
        "aggregate_share": sum(deal.upfront for deal in based) / sum(deal.headline for deal in based),
        "median_share": median(shares),
        "mean_share": fmean(shares),
    }


def sizes_of(group: list[PlainDeal], amounts: list[float]) -> dict[str, Any]:
    row = {"deal_count": len(group), "disclosed_count": len(amounts)}
    if len(amounts) < LEAST:
        return row | dict.fromkeys(("p25_usd_m", "median_usd_m", "p75_usd_m", "mean_usd_m"))
    low, middle, high = quantiles(amounts, n=4, method="inclusive")
    return row | {"p25_usd_m": low, "median_usd_m": middle, "p75_usd_m": high, "mean_usd_m": fmean(amounts)}


def by_stage(deals: list[PlainDeal]) -> list[tuple[str, list[PlainDeal]]]:
    order = [*vocabularies()["stage_at_signing"]["value"], ""]
    groups = [(stage, [deal for deal in deals if deal.cells["stage_at_signing"] == stage]) for stage in order]
    return [(stage or "not stated", group) for stage, group in groups if group]


def assert_rows(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    assert len(found) == len(wanted)
    for row, expected in zip(found, wanted, strict=True):
        for name, value in expected.items():
            if value is None:
                assert row[name] != row[name] or row[name] is None, (name, row[name])
            else:
                assert row[name] == (pytest.approx(value) if isinstance(value, float) else value), name


def rows(frame: Any) -> list[dict[str, Any]]:
    return frame.to_dict("records")


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_shares_and_sizes_by_stage_and_year(curated_store: Store, cells: PlainRecord, deals: DealFilter) -> None:
    cursor = curated_store.cursor()
    licences = [deal for deal in cells.chosen(deals) if not deal.is_acquisition]
    stages = by_stage(licences)
    assert_rows(
        rows(economics_shares.upfront_share_by_stage(cursor, deals)), [{"stage_at_signing": stage} | shares_of(group) for stage, group in stages]
    )
    for query, amount in ((economics_sizes.upfront_size_by_stage, "upfront"), (economics_sizes.headline_size_by_stage, "headline")):
        wanted = [{"stage_at_signing": stage} | sizes_of(group, known(getattr(deal, amount) for deal in group)) for stage, group in stages]
        assert_rows(rows(query(cursor, deals)), wanted)
    dated = [deal for deal in licences if deal.day]
    years = [(year, [deal for deal in dated if deal.day.year == year]) for year in sorted({deal.day.year for deal in dated})]
    for query, amount in ((economics_sizes.upfront_size_by_year, "upfront"), (economics_sizes.headline_size_by_year, "headline")):
        wanted = [
            {"announced_year": year, "is_partial": year == cells.newest.year} | sizes_of(group, known(getattr(deal, amount) for deal in group))
            for year, group in years
        ]
        assert_rows(rows(query(cursor, deals)), wanted)


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_kinds_of_licensee(curated_store: Store, cells: PlainRecord, kinds: dict[str, str], deals: DealFilter) -> None:
    groups: dict[str, list[PlainDeal]] = {}
    for deal in cells.chosen(deals):
        if not deal.is_acquisition:
            groups.setdefault(kinds[schema.items(deal.cells["licensees"])[0]], []).append(deal)
    wanted = []
    for kind, group in sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        upfronts, totals = known(deal.upfront for deal in group), known(deal.headline for deal in group)
        medians = {
            "median_upfront_usd_m": float(median(upfronts)) if len(upfronts) >= LEAST else None,
            "median_headline_usd_m": float(median(totals)) if len(totals) >= LEAST else None,
        }
        counts = {"licensee_kind": kind, "upfront_count": len(upfronts), "headline_count": len(totals)}
        wanted.append(counts | medians | shares_of(group))
    assert_rows(rows(economics_shares.licensee_kinds(curated_store.cursor(), deals)), wanted)


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_split_milestones(curated_store: Store, cells: PlainRecord, deals: DealFilter) -> None:
    licences = [deal for deal in cells.chosen(deals) if not deal.is_acquisition]
    split = [deal for deal in licences if deal.headline and (deal.usd("dev_reg_milestones") is not None or deal.usd("sales_milestones") is not None)]
    sums = dict.fromkeys(("upfront", "mixed_upfront", *PARTS, "rest"), 0.0)
    for deal in split:
        left = deal.headline
        is_cash = deal.cells["upfront_scope"] == "cash"
        stated = [("upfront" if is_cash else "mixed_upfront", deal.upfront), ("near_term", deal.usd("near_term")), ("equity", deal.equity_inside)]
        for layer, amount in [*stated, *((name, deal.usd(name)) for name in PARTS[2:])]:
            taken = min(amount or 0, left)
            sums[layer] += taken
            left -= taken
        sums["rest"] += left
    found = rows(economics_layers.milestone_layers(curated_store.cursor(), deals))
    assert bool(found) == bool(split)
    for row in found:
        amount = 0 if row["amount_usd_m"] != row["amount_usd_m"] else row["amount_usd_m"]
        expected = sum(deal.headline for deal in split) if row["layer"] == "total" else sums[row["layer"]]
        assert amount == pytest.approx(expected, abs=0.01), row["layer"]
        assert (row["disclosed_count"], row["deal_count"]) == (len(split), len(licences))


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_largest_deals_and_classes(curated_store: Store, cells: PlainRecord, deals: DealFilter) -> None:
    chosen = cells.chosen(deals)
    totals = sorted(known(deal.headline for deal in chosen), reverse=True)
    cursor = curated_store.cursor()
    (row,) = rows(economics_shares.economics_totals(cursor, deals))
    assert (row["deal_count"], row["headline_count"]) == (len(chosen), len(totals))
    assert row["billion_count"] == sum(total >= 1000 for total in totals)
    found = rows(economics_sizes.headline_concentration(cursor, deals))
    assert [deal["headline_usd_m"] for deal in found] == pytest.approx(totals)
    if len(totals) >= LEAST:
        assert row["top5_share"] == pytest.approx(sum(totals[:5]) / sum(totals))
        assert found[4]["top_share"] == pytest.approx(row["top5_share"])
    ends = [0, 50, 100, 250, 500, 1000, 2000, 5000, float("inf")]
    classes = rows(economics_sizes.headline_classes(cursor, deals))
    inside = [[total for total in totals if low <= total < high] for low, high in pairwise(ends)]
    assert [entry["disclosed_count"] for entry in classes[:8]] == [len(group) for group in inside]
    assert [entry["headline_usd_m"] for entry in classes[:8] if entry["disclosed_count"]] == pytest.approx([sum(group) for group in inside if group])
    assert sum(entry["deal_count"] for entry in classes) == len(chosen)

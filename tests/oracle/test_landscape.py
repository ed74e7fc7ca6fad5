"""The landscape's queries against plain loops, on the curated and on made-up deals."""

from collections import Counter, defaultdict
from statistics import median

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.filters import DealFilter
from analytics.queries.flows import deal_ids_of_flow, flows_of_rights
from analytics.queries.landscape import directions_by_year, hot_targets, newco_by_year
from analytics.queries.mix import DIMENSIONS, PANELS, by_year
from analytics.queries.seats import deals_by_licensee_country
from data import schema
from data.schema import items, vocabularies
from data.store import Cursor
from tests.made_up import PARENTS, deal_rows, filters
from tests.oracle.plain import PlainDeal, PlainRecord, record_of
from tests.tables import frames_of_rows, store_of_frames

FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(direction="China rights"),
    DealFilter(modality=("ADC", "not stated")),
    DealFilter(disclosure="both disclosed", licensee=("astrazeneca", "roche")),
    DealFilter(target=("PD-1", "VEGF"), status=("terminated", "active")),
]
GROUPS = dict(zip(vocabularies()["modality"]["value"], vocabularies()["modality"]["group_name"], strict=True))


def values_of(deal: PlainDeal, column: str) -> list[str]:
    if column == "target":
        return list(dict.fromkeys(items(deal.cells["targets"])))
    if column == "modality_group":
        return [GROUPS.get(deal.cells["modality"], "not stated")]
    return [deal.direction if column == "direction_scope" else deal.cells[column] or "not stated"]


def summed(amounts: list[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return pytest.approx(sum(known)) if known else None


def assert_mix_agrees(cursor: Cursor, record: PlainRecord, deals: DealFilter, column: str) -> None:
    cells: dict[tuple[str, int], list[PlainDeal]] = defaultdict(list)
    dated = [deal for deal in record.chosen(deals) if deal.day]
    for deal in dated:
        for value in values_of(deal, column):
            cells[value, deal.day.year].append(deal)
    if column == "target":
        ranked = Counter(value for deal in dated for value in values_of(deal, column))
        kept = sorted(ranked, key=lambda value: (-ranked[value], value))[:PANELS]
        cells = {cell: inside for cell, inside in cells.items() if cell[0] in kept}
    found = by_year(column)(cursor, deals)
    assert len(found) == len(cells)
    for row in found.astype(object).where(found.notna(), None).to_dict("records"):
        inside = cells[row[column], row["announced_year"]]
        year = [deal for deal in dated if deal.day.year == row["announced_year"]]
        of_year = summed([deal.headline for deal in year])
        assert (row["deal_count"], row["year_deal_count"]) == (len(inside), len(year))
        assert row["disclosed_count"] == sum(deal.headline is not None for deal in inside)
        assert (row["headline_usd_m"], row["year_headline_usd_m"]) == (summed([deal.headline for deal in inside]), of_year)
        assert row["deal_share"] == (len(inside) / len(year) if len(year) >= 5 else None)
        assert row["is_partial"] == (row["announced_year"] == record.newest.year)


def assert_rest_agrees(cursor: Cursor, record: PlainRecord, deals: DealFilter) -> None:
    chosen = record.chosen(deals)
    for row in hot_targets(cursor, deals).astype(object).to_dict("records"):
        inside = [deal for deal in chosen if row["target"] in items(deal.cells["targets"])]
        upfronts = [deal.upfront for deal in inside if deal.upfront is not None and not deal.is_acquisition]
        assert (row["deal_count"], row["disclosed_count"]) == (len(inside), len(upfronts))
        assert row["terminated_count"] == sum(deal.cells["status"] == "terminated" for deal in inside)
        assert pd.isna(row["median_upfront_usd_m"]) if len(upfronts) < 5 else row["median_upfront_usd_m"] == pytest.approx(median(upfronts))
        assert row["named_deal_count"] == sum(bool(items(deal.cells["targets"])) for deal in chosen)
    for row in newco_by_year(cursor, deals).to_dict("records"):
        inside = [deal for deal in chosen if deal.cells["deal_type"] == "newco" and deal.day and deal.day.year == row["announced_year"]]
        assert row["deal_count"] == len(inside) == row["valued_count"] + row["unvalued_count"] + row["silent_count"]
    flows = flows_of_rights(cursor, deals)
    assert flows["deal_count"].sum() == len(chosen) == deals_by_licensee_country(cursor, deals)["deal_count"].sum()
    for row in flows.head(6).itertuples():
        ids = deal_ids_of_flow(cursor, deals, (row.licensor, row.modality_group, row.licensee_kind))
        assert len(ids) == row.deal_count
        assert set(ids) <= {deal.cells["deal_id"] for deal in chosen}
    assert directions_by_year(cursor, deals).equals(directions_by_year(cursor, DealFilter.without(deals, "direction")))


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_the_landscape_agrees_with_loops_on_the_curated_deals(curated_store, deals) -> None:
    record = record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})
    for column in DIMENSIONS:
        assert_mix_agrees(curated_store.cursor(), record, deals, column)
    assert_rest_agrees(curated_store.cursor(), record, deals)


@settings(max_examples=settings.default.max_examples // 6)
@given(rows=deal_rows(), chosen=st.lists(filters(), min_size=2, max_size=2), column=st.sampled_from(sorted(DIMENSIONS)))
def test_the_landscape_agrees_with_loops_on_made_up_deals(rows, chosen, column) -> None:
    frames = frames_of_rows(rows, {"companies": PARENTS})
    store, record = store_of_frames(frames), record_of(frames)
    try:
        for deals in [DealFilter(direction="any"), *chosen]:
            assert_mix_agrees(store.cursor(), record, deals, column)
            assert_rest_agrees(store.cursor(), record, deals)
    finally:
        store.connection.close()

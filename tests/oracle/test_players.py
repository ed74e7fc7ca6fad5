"""Leagues, pairs and comparison against plain loops over the cells of the curated deals."""

from collections import Counter, defaultdict
from datetime import date
from statistics import median
from typing import Any

import pytest

from analytics.filters import DealFilter
from analytics.queries import compared, players
from data import schema
from data.schema import items
from tests.oracle import plain
from tests.oracle.test_overview import agree, tidy

FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(direction="in"),
    DealFilter(modality=("ADC", "not stated")),
    DealFilter(start=date(2022, 7, 1), end=date(2024, 6, 30), direction="any"),
    DealFilter(licensee=("astrazeneca", "roche"), disclosure="both disclosed"),
]
CHOSEN = ("cspc", "astrazeneca", "fosun-pharma")
SIDES = {"licensor": "licensors", "licensee": "licensees"}


@pytest.fixture(scope="module")
def record() -> plain.PlainRecord:
    return plain.record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})


def summed(amounts: list[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def by_company(deals: list[plain.PlainDeal], role: str) -> dict[str, list[plain.PlainDeal]]:
    """The deals of each company on one side, a shared deal at each of them."""
    found: dict[str, list[plain.PlainDeal]] = defaultdict(list)
    for deal in deals:
        for company in items(deal.cells[SIDES[role]]):
            found[company].append(deal)
    return found


def assert_row(row: dict[str, Any], wanted: dict[str, Any]) -> None:
    wrong = {name: (tidy(row[name]), value) for name, value in wanted.items() if not agree(tidy(row[name]), value)}
    assert not wrong, (wrong, row)


@pytest.mark.parametrize("role", SIDES)
@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_leagues_and_the_table_agree_with_loops(curated_store, record, deals, role) -> None:
    chosen, cursor = record.chosen(deals), curated_store.cursor()
    sides = by_company(chosen, role)
    years = [deal.day.year for deal in chosen if deal.day]
    rows = players.company_table(cursor, deals, role).to_dict("records")
    assert {row["company_id"] for row in rows} == set(sides)
    for row in rows:
        own = sides[row["company_id"]]
        group = {deal.cells["deal_id"] for company, of in sides.items() if row["company_id"] in (company, record.parents.get(company)) for deal in of}
        others = Counter(other for deal in own for other in items(deal.cells[SIDES["licensee" if role == "licensor" else "licensor"]]))
        dated = Counter(deal.day.year for deal in own if deal.day)
        assert_row(
            row,
            {
                "deal_count": len(own),
                "group_deal_count": len(group),
                "first_year": min(dated, default=None),
                "last_year": max(dated, default=None),
                "upfront_usd_m": summed([deal.upfront for deal in own]),
                "upfront_count": sum(deal.upfront is not None for deal in own),
                "headline_usd_m": summed([deal.headline for deal in own]),
                "headline_count": sum(deal.headline is not None for deal in own),
                "partner_count": len(others),
                "all_deals": len(chosen),
            },
        )
        assert list(row["deals_by_year"]) == [dated[year] for year in range(min(years), max(years) + 1)]
    for order, amount in (("deals", lambda of: len(of)), ("upfront", lambda of: summed([deal.upfront for deal in of])),
                          ("headline total", lambda of: summed([deal.headline for deal in of]))):  # fmt: skip
        found = players.league(cursor, deals, role, order)
        values = sorted((amount(of) for of in sides.values()), key=lambda value: (value is None, -(value or 0)))[: players.LEAGUE_TOP]
        for value, row in zip(values, found.to_dict("records"), strict=True):
            own = sides[row["company_id"]]
            assert_row(row, {players.LEAGUE_ORDERS[order]: value, "deal_count": len(own)})
            bought = sum(deal.is_acquisition and deal.upfront is not None for deal in own)
            bought_in_total = sum(deal.is_acquisition and deal.headline is not None for deal in own)
            assert_row(
                row,
                {
                    "acquisition_count": bought,
                    "headline_acquisition_count": bought_in_total,
                    "company_count": len(sides),
                    players.LEAGUE_ORDERS[order]: amount(own),
                },
            )


@pytest.mark.parametrize("role", SIDES)
def test_single_party_deals_of_all_companies_are_all_single_party_deals(curated_store, record, role) -> None:
    """Companies add up to the deals, plus what shared deals are counted more than once."""
    chosen = record.chosen(DealFilter(direction="any"))
    rows = players.company_table(curated_store.cursor(), DealFilter(direction="any"), role)
    parties = [len(items(deal.cells[SIDES[role]])) for deal in chosen]
    shared = sum(count for count in parties if count > 1)
    assert rows["deal_count"].sum() - shared == sum(count == 1 for count in parties)


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_pairs_agree_with_loops(curated_store, record, deals) -> None:
    chosen = record.chosen(deals)
    names = dict(curated_store.cursor().execute("SELECT company_id, name FROM companies").fetchall())
    pairs: dict[tuple[str, str], list[plain.PlainDeal]] = defaultdict(list)
    for deal in chosen:
        for licensor in items(deal.cells["licensors"]):
            for licensee in items(deal.cells["licensees"]):
                pairs[names[licensor], names[licensee]].append(deal)
    repeated = {pair: own for pair, own in pairs.items() if len(own) >= 2}
    rows = players.repeat_partners(curated_store.cursor(), deals).to_dict("records")
    assert {(row["licensor"], row["licensee"]) for row in rows} == set(repeated)
    together = len({deal.cells["deal_id"] for own in repeated.values() for deal in own})
    for row in rows:
        own = repeated[row["licensor"], row["licensee"]]
        assert_row(
            row,
            {
                "deal_count": len(own),
                "headline_usd_m": summed([deal.headline for deal in own]),
                "upfront_usd_m": summed([deal.upfront for deal in own]),
                "pair_deals": together,
                "all_deals": len(chosen),
            },
        )


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_the_comparison_agrees_with_loops(curated_store, record, deals) -> None:
    cursor = curated_store.cursor()
    widened = compared.every_direction(deals)
    chosen = record.chosen(widened)

    def own_of(company: str, side: str) -> list[plain.PlainDeal]:
        return [deal for deal in chosen if any(company in (party, record.parents.get(party)) for party in items(deal.cells[SIDES[side]]))]

    def middle(values: list[float]) -> float | None:
        return median(values) if len(values) >= 5 else None

    together = {deal.cells["deal_id"] for company in CHOSEN for side in SIDES for deal in own_of(company, side)}
    rows = compared.compared_money(cursor, deals, CHOSEN).to_dict("records")
    assert [(row["company_id"], row["side"]) for row in rows] == [(company, side) for company in CHOSEN for side in SIDES]
    for row in rows:
        own = own_of(row["company_id"], row["side"])
        upfronts = [deal.upfront for deal in own if deal.upfront is not None]
        headlines = [deal.headline for deal in own if deal.headline is not None]
        shares = [deal.share for deal in own if deal.share is not None and not deal.is_acquisition]
        assert_row(
            row,
            {
                "deal_count": len(own),
                "upfront_count": len(upfronts),
                "upfront_usd_m": summed(upfronts),
                "median_upfront_usd_m": middle(upfronts),
                "headline_count": len(headlines),
                "headline_usd_m": summed(headlines),
                "median_headline_usd_m": middle(headlines),
                "share_count": len(shares),
                "median_upfront_share": middle(shares),
                "all_deals": len(together),
            },
        )
    for row in compared.compared_years(cursor, deals, CHOSEN).to_dict("records"):
        for side in SIDES:
            inside = [deal for deal in own_of(row["company_id"], side) if deal.day and deal.day.year == row["announced_year"]]
            assert row[f"{side}_count"] == len(inside)
    for row in compared.compared_modalities(cursor, deals, CHOSEN).to_dict("records"):
        own = {deal.cells["deal_id"]: deal for side in SIDES for deal in own_of(row["company_id"], side)}
        inside = [deal for deal in own.values() if (deal.cells["modality"] or "not stated") == row["modality"]]
        assert (row["deal_count"], row["company_deals"]) == (len(inside), len(own))

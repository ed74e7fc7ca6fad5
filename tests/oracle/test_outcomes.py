"""Outcomes a second time, in plain loops over the text cells of the curated deals."""

import math
from collections import Counter
from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.queries import outcomes, termination
from analytics.small_numbers import MIN_DEALS
from data import schema
from tests.oracle import plain

FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(direction="domestic"),
    DealFilter(modality=("bispecific antibody", "monoclonal antibody", "not stated")),
    DealFilter(start=date(2019, 1, 1), end=date(2022, 12, 31)),
    DealFilter(licensor=("beigene",), direction="any"),
]
AS_OF = date.fromisoformat(schema.descriptor()["as_of"])
ENDED = ("terminated", "completed", "expired")
OF_STAGE = {stage: name for name, stages in termination.STAGE_GROUPS.items() for stage in stages}


@pytest.fixture(scope="module")
def frames():
    return {name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()}


@pytest.fixture(scope="module")
def record(frames) -> plain.PlainRecord:
    return plain.record_of(frames)


def followed(deal: plain.PlainDeal) -> tuple[float, bool] | None:
    """Years and whether they end in a termination, or None where a date is missing."""
    last = plain_day(deal.cells["ended_on"]) if deal.cells["status"] in ENDED else AS_OF
    return ((last - deal.day).days / 365.25, deal.cells["status"] == "terminated") if deal.day and last else None


def plain_day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def kaplan_meier(cases: list[tuple[float, bool]]) -> dict[float, float]:
    """The share after each time, by multiplying what is left."""
    shares, share = {}, 1.0
    for time in sorted({years for years, _ in cases}):
        left = sum(years >= time for years, _ in cases)
        share *= 1 - sum(ended for years, ended in cases if years == time) / left
        shares[time] = share
    return shares


def assert_follows(frame, deals: list[plain.PlainDeal], share: str = "survival_share", at_risk: str = "at_risk") -> None:
    """The frame's rows of these deals say what the loops say."""
    cases = {deal.cells["deal_id"]: followed(deal) for deal in deals}
    inside = [case for case in cases.values() if case]
    wanted = kaplan_meier(inside)
    rows = frame.set_index("deal_id")
    for deal_id, case in cases.items():
        row = rows.loc[deal_id]
        if case is None:
            assert math.isnan(row["years"]) and row[at_risk] is None
            continue
        left = sum(years >= case[0] for years, _ in inside)
        assert (row["years"], row["is_terminated"], row[at_risk]) == (pytest.approx(case[0]), case[1], left)
        assert math.isnan(row[share]) if left < MIN_DEALS else row[share] == pytest.approx(wanted[case[0]])


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_curves_agree_with_loops(curated_store, record, deals) -> None:
    chosen = record.chosen(deals)
    everything = termination.termination_curve(curated_store.cursor(), deals)
    assert len(everything) == len(chosen)
    assert_follows(everything, chosen)
    known = [deal for deal in chosen if deal.cells["status"] != "unknown"]
    assert_follows(everything, known, "known_survival_share", "known_at_risk")
    by_stage = termination.termination_by_stage(curated_store.cursor(), deals)
    for group, rows in by_stage.groupby("curve_group"):
        inside = [deal for deal in chosen if OF_STAGE.get(deal.cells["stage_at_signing"], termination.STAGE_NOT_STATED) == group]
        assert len(inside) == len(rows)
        assert_follows(rows, inside)
    by_modality = termination.termination_by_modality(curated_store.cursor(), deals)
    assert Counter(by_modality["deal_id"]) == Counter(deal.cells["deal_id"] for deal in chosen)
    for _, rows in by_modality.groupby("curve_group"):
        assert_follows(rows, [deal for deal in chosen if deal.cells["deal_id"] in set(rows["deal_id"])])


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_counts_and_money_agree_with_loops(curated_store, record, deals) -> None:
    chosen, cursor = record.chosen(deals), curated_store.cursor()
    old = [deal for deal in chosen if deal.day and deal.day <= AS_OF.replace(year=AS_OF.year - 5)]
    ended = [deal for deal in chosen if deal.cells["status"] == "terminated"]
    (told,) = outcomes.outcome_totals(cursor, deals).to_dict("records")
    assert (told["deal_count"], told["terminated_count"], told["old_count"]) == (len(chosen), len(ended), len(old))
    assert told["old_terminated_count"] == sum(deal in old for deal in ended)
    assert told["unknown_count"] == sum(deal.cells["status"] == "unknown" for deal in chosen)
    beyond = [max(deal.headline - deal.upfront - deal.equity_inside, 0) for deal in ended if deal.headline is not None and deal.upfront is not None]
    for count, amount, values in (
        ("headline_count", "headline_usd_m", [deal.headline for deal in ended if deal.headline is not None]),
        ("upfront_count", "upfront_usd_m", [deal.upfront for deal in ended if deal.upfront is not None]),
        ("both_count", "contingent_usd_m", beyond),
    ):
        assert told[count] == len(values)
        assert told[amount] == pytest.approx(sum(values)) if values else math.isnan(told[amount])
    by_year = outcomes.status_by_year(cursor, deals).set_index(["announced_year", "status"])["deal_count"].to_dict()
    assert by_year == Counter((str(deal.day.year) if deal.day else "not stated", deal.cells["status"]) for deal in chosen)
    ends = outcomes.terminations_by_year(cursor, deals)["ended_year"]
    assert Counter(ends) == Counter(deal.cells["ended_on"][:4] or "not stated" for deal in ended)
    assert sorted(outcomes.terminated_deals(cursor, deals)["deal_id"]) == sorted(deal.cells["deal_id"] for deal in ended)


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_approvals_abroad_agree_with_loops(curated_store, record, frames, deals) -> None:
    firsts: dict[str, str] = {}
    for event in frames["regulatory_events"].to_dict("records"):
        if event["event_type"] in ("approval", "conditional approval") and event["agency"] not in ("NMPA", "CDE", "ISAF", "Hong Kong DoH"):
            for asset in schema.items(event["assets"]):
                firsts[asset] = min(event["event_on"], firsts.get(asset, "9999"))
    limit = AS_OF.replace(year=AS_OF.year - 5).isoformat()
    old = [deal.cells for deal in record.chosen(deals) if deal.cells["announced_on"] and deal.cells["announced_on"] <= limit]
    wanted = {
        (deal["deal_id"], asset): firsts[asset]
        for deal in old
        for asset in schema.items(deal["assets"])
        if firsts.get(asset, "") > deal["announced_on"]
    }
    found = outcomes.approved_abroad(curated_store.cursor(), deals)
    assert {(row.deal_id, row.asset_id): f"{row.approved_on:%Y-%m-%d}" for row in found.itertuples()} == wanted
    if wanted:
        assert found[["disclosed_count", "deal_count"]].iloc[0].tolist() == [len({deal for deal, _ in wanted}), len(old)]

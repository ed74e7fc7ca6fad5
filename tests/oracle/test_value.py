"""Risk-adjusted value a second time, deal by deal in plain loops over the curated cells."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from analytics.filters import DealFilter
from analytics.metrics.value import Inputs
from analytics.queries.success_rates import odds_names, odds_to_approval, stage_odds
from analytics.queries.value import milestone_split, value_layers
from data import schema
from tests.oracle import plain

READ = {"phase 1": 1, "phase 1/2": 1, "phase 2": 2, "phase 2/3": 2, "phase 3": 3, "filed": 4}
STEPS = ["", "phase 1", "phase 2", "phase 3", "filed", "approved"]
FILTERS = [
    DealFilter(),
    DealFilter(direction="any"),
    DealFilter(stage=("phase 2", "not stated")),
    DealFilter(start=date(2024, 1, 1), modality=("ADC",)),
]
SETS = ["BIO / Biomedtracker / Amplion: all programmes worldwide (FDA approval), 2006-2015", "BIO / Informa / QLS: all drugs worldwide (first FDA approval), 2011-2020"]  # fmt: skip


@dataclass
class Odds:
    """A publisher's rates, read from the cells."""

    rates: dict[tuple[str, str], float]

    def approval(self, stage: int) -> float | None:
        product = 1.0
        for start in range(stage, 5):
            rate = self.rates.get((STEPS[start], STEPS[start + 1]))
            if rate is None:
                return self.rates.get((STEPS[stage], "approved"))
            product *= rate
        return product

    def along(self, stage: int, approval: float, years: list[float], rate: float) -> float:
        reached, parts = 1.0, []
        for step in range(stage + 1, 6):
            found = self.rates.get((STEPS[step - 1], STEPS[step]))
            if found is None:
                parts.append(approval / (1 + rate) ** years[stage])
                break
            reached *= found
            parts.append(max(reached, approval) / (1 + rate) ** (years[stage] - years[step]))
        return sum(parts) / len(parts)


def published() -> dict[tuple[str, str, str], Odds]:
    found: dict[tuple[str, str, str], Odds] = {}
    for row in schema.read_csv(schema.CURATED / "success_rates.csv").to_dict("records"):
        key = (row["publisher"], row["population"], row["dimension"])
        found.setdefault(key, Odds({})).rates[row["from_stage"], row["to_stage"]] = float(row["probability"])
    return found


def paid_within(record: list[plain.PlainDeal]) -> dict[str, float]:
    """For each earlier deal what later deals inside its headline pay upfront."""
    paid: dict[str, float] = {}
    for deal in record:
        if outer := deal.cells["headline_within"]:
            paid[outer] = paid.get(outer, 0.0) + (deal.upfront or 0.0)
    return paid


def value_of(deal: plain.PlainDeal, chosen: Odds, inputs: Inputs, paid: float) -> dict[str, float]:
    """promised, low, base and high of one deal; odds are those of all programmes."""
    is_within = bool(deal.cells["headline_within"])
    stated = {name: 0.0 if is_within else deal.usd(name) or 0.0 for name in ("near_term", "milestones", "dev_reg_milestones", "sales_milestones")}
    left = max(deal.headline - paid, 0.0) if deal.headline is not None else float("inf")

    def take(amount: float) -> float:
        nonlocal left
        taken = min(amount, left)
        left -= taken
        return taken

    upfront, near = take(deal.upfront or 0), take(stated["near_term"])
    is_inside = deal.headline is not None
    equity = take(deal.equity_inside) if is_inside else 0.0
    dev, sales = take(stated["dev_reg_milestones"]), take(stated["sales_milestones"])
    unsplit = take(max(stated["milestones"] - stated["dev_reg_milestones"] - stated["sales_milestones"], 0))
    unsplit += left if left < float("inf") else 0
    cash = upfront if deal.cells["upfront_scope"] == "cash" else 0.0
    found = {"promised": upfront + near + equity + dev + sales + unsplit, "low": cash, "base": upfront, "high": upfront}
    rate, years = inputs.rate, [0, *inputs.years, 0]
    soon = 1 / (1 + rate)
    found["high"] += near * soon
    stage = READ.get(deal.cells["stage_at_signing"])
    approval = chosen.approval(stage) if stage else None
    if stage is None or approval is None:
        return found
    rivals = [odds.approval(stage) for (_, _, dimension), odds in published().items() if dimension == "all"]
    comparable = [rival for rival in rivals if rival is not None]
    late, later = (1 + rate) ** -years[stage], (1 + rate) ** -(years[stage] + inputs.sales_years)
    base_sales = approval * inputs.sales_share * later
    found["low"] += dev * min(comparable) * late
    found["base"] += near * soon * chosen.rates.get((STEPS[stage], STEPS[stage + 1]), 0)
    found["base"] += dev * approval * late + sales * base_sales
    found["base"] += unsplit * (inputs.dev_share * approval * late + (1 - inputs.dev_share) * base_sales)
    best = max(comparable)
    found["high"] += (dev + unsplit) * chosen.along(stage, best, years, rate) + sales * best * later
    return found


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
@pytest.mark.parametrize("rate", [0.0, 0.1])
def test_totals_agree_with_loops_on_the_curated_deals(curated_store, deals, name, rate) -> None:
    cursor = curated_store.cursor()
    inputs = Inputs(stage_odds(cursor, name), milestone_split(cursor)[0], 0.3, rate)
    publisher, population = name.split(": ", 1)
    chosen = published()[publisher, population, "all"]
    record = plain.record_of({name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()})
    shown = [deal for deal in record.chosen(deals) if not deal.is_acquisition]
    paid = paid_within(shown)
    expected = [value_of(deal, chosen, inputs, paid.get(deal.cells["deal_id"], 0.0)) for deal in shown]
    total = value_layers(cursor, deals, "", inputs).iloc[-1]
    for level in ("promised", "low", "base", "high"):
        assert total[f"{level}_usd_m"] == pytest.approx(sum(deal[level] for deal in expected)), level


def test_published_chains_agree_with_loops(curated_store) -> None:
    sets = published()
    odds = odds_to_approval(curated_store.cursor())
    expected = {(key, STEPS[stage]) for key, found in sets.items() for stage in range(1, 5) if found.approval(stage) is not None}
    assert {((row.publisher, row.population, row.dimension), row.stage) for row in odds.itertuples()} == expected
    for row in odds.itertuples():
        assert row.approval == pytest.approx(sets[row.publisher, row.population, row.dimension].approval(STEPS.index(row.stage)))
    assert odds_names(curated_store.cursor(), None)[0] == SETS[0]


def test_the_split_agrees_with_loops(curated_store) -> None:
    rows = schema.read_csv(schema.CURATED / "deals.csv").to_dict("records")
    pairs = [
        (float(row["dev_reg_milestones"]), float(row["sales_milestones"])) for row in rows if row["dev_reg_milestones"] and row["sales_milestones"]
    ]
    shares = sorted(dev / (dev + sales) for dev, sales in pairs)
    middle = len(shares) // 2
    median = shares[middle] if len(shares) % 2 else (shares[middle - 1] + shares[middle]) / 2
    assert milestone_split(curated_store.cursor()) == (pytest.approx(median), len(shares))
    assert replace(Inputs(), dev_share=median).dev_share == median

"""Seats of licensees against a plain loop over the curated cells."""

from collections import defaultdict

import pandas as pd
import pytest

from analytics.countries import country_name
from analytics.filters import DealFilter
from analytics.queries.seats import deals_by_licensee_country
from data import schema
from data.schema import items
from tests.oracle.plain import PlainDeal, record_of

FILTERS = [DealFilter(), DealFilter(direction="any"), DealFilter(modality=("ADC",)), DealFilter(deal_type=("acquisition",), direction="any")]


def summed(amounts: list[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return pytest.approx(sum(known)) if known else None


@pytest.mark.parametrize("deals", FILTERS, ids=DealFilter.sentence)
def test_seats_agree_with_a_loop_on_the_curated_deals(curated_store, deals) -> None:
    frames = {name: schema.read_csv(schema.CURATED / table.file) for name, table in schema.tables().items()}
    seats = dict(zip(frames["companies"]["company_id"], frames["companies"]["country"], strict=True))
    by_seat: dict[str, list[PlainDeal]] = defaultdict(list)
    for deal in record_of(frames).chosen(deals):
        first = next(iter(items(deal.cells["licensees"])), "")
        by_seat[seats.get(first) or "not stated"].append(deal)
    found = deals_by_licensee_country(curated_store.cursor(), deals)
    assert set(found["licensee_country"]) == set(by_seat)
    for row in found.astype(object).where(found.notna(), None).to_dict("records"):
        inside = by_seat[row["licensee_country"]]
        upfronts = [deal.upfront for deal in inside if deal.upfront is not None and not deal.is_acquisition]
        headlines = [deal.headline for deal in inside if deal.headline is not None]
        assert (row["deal_count"], row["upfront_count"], row["disclosed_count"]) == (len(inside), len(upfronts), len(headlines))
        assert (row["upfront_usd_m"], row["headline_usd_m"]) == (summed(upfronts), summed(headlines))
        assert row["licensee_count"] == len({items(deal.cells["licensees"])[0] for deal in inside if deal.cells["licensees"]})
        assert row["country"] == country_name(None if row["licensee_country"] == "not stated" else row["licensee_country"])
    assert pd.api.types.is_integer_dtype(found["deal_count"])

"""A deal among its comparables, on deals that stand beside the expected answer."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.metrics.comparables import LADDER, Reach, Traits
from analytics.queries.benchmarks import AMOUNTS, Subject, comparables, newest_comparable, reached_step, standing, subject_of, widening
from data.store import Cursor

Cursors = Callable[..., Cursor]
RECORD = """
    deal_id  | announced_on | stage_at_signing | modality       | therapeutic_area | territory_group | deal_type   | direction | upfront | total_potential
    itself   | 2024-05-01   | phase 1          | ADC            | oncology         | global          | license     | out       | 20      | 400
    twin     | 2024-03-01   | phase 1          | ADC            | oncology         | global          | license     | out       | 10      | 1000
    ex-china | 2023-03-01   | phase 1          | ADC            | oncology         | global ex-China | license     | out       | 20      | 400
    old      | 2020-03-01   | phase 1          | ADC            | oncology         | global          | license     | out       | 20      | 250
    related  | 2024-03-01   | phase 2          | bispecific ADC | hematology       | regional        | option      | out       | 40      | 800
    other    | 2024-03-01   | approved         | vaccine        | metabolic        | regional        | license     | out       | 80      |
    silent   | 2024-03-01   | phase 1          | ADC            | oncology         | global          | license     | out       |         |
    undated  |              |                  |                |                  | undisclosed     | license     | out       | 5       | 50
    bought   | 2024-03-01   | phase 1          | ADC            | oncology         | global          | acquisition | out       | 900     | 1000
    inbound  | 2024-03-01   | phase 1          | ADC            | oncology         | global          | license     | in        | 90      | 900
"""
ANY = Reach("any", "any", "any", "any", "all")
DEAL = Traits("phase 1", "ADC", "oncology", "global", 2024, "itself")


def ids(cursor: Cursor, reach: Reach, traits: Traits = DEAL, deals: DealFilter | None = None) -> list[str]:
    return comparables(cursor, deals or DealFilter(), traits, reach)["deal_id"].tolist()


def test_the_deal_itself_acquisitions_and_other_directions_are_left_out(cursor_of: Cursors) -> None:
    assert set(ids(cursor_of(RECORD), ANY)) == {"twin", "ex-china", "old", "related", "other", "silent", "undated"}
    assert set(ids(cursor_of(RECORD), ANY, deals=DealFilter(direction="in"))) == {"inbound"}


def test_a_reach_asks_for_each_trait(cursor_of: Cursors) -> None:
    cursor = cursor_of(RECORD)
    assert ids(cursor, Reach(territory="same")) == ["silent", "twin"]
    assert ids(cursor, Reach()) == ["silent", "twin", "ex-china"]
    assert ids(cursor, Reach(territory="same", years="all")) == ["silent", "twin", "old"]
    assert ids(cursor, Reach(territory="same", years="5 years")) == ["silent", "twin", "old"]
    assert "related" in ids(cursor, Reach("related", "related", "related", "any", "1 year"))
    assert "related" not in ids(cursor, Reach("related", "related", "same", "any", "1 year"))
    assert "undated" not in ids(cursor, Reach("any", "any", "any", "any", "5 years"))
    assert ids(cursor, Reach(territory="same"), Traits()) == ids(cursor, ANY, Traits())


def test_most_similar_first_with_the_first_source(cursor_of: Cursors) -> None:
    rows = comparables(cursor_of(RECORD), DealFilter(), DEAL, ANY).set_index("deal_id")
    assert list(rows.index) == ["silent", "twin", "ex-china", "old", "related", "other", "undated"]
    expected = {"twin": 1, "ex-china": 0.3 + 0.3 + 0.2 + 0.05 + 0.08, "old": 0.92, "related": 0.15 + 0.15 + 0.1 + 0.1, "other": 0.1, "undated": 0}
    assert {deal: rows.loc[deal, "similarity"] for deal in expected} == pytest.approx(expected)
    assert rows.loc["twin", "source_url"] == "https://example.org/source-1"


def test_where_the_deal_stands(cursor_of: Cursors) -> None:
    cursor = cursor_of(RECORD)
    subject = subject_of(cursor, "itself")
    assert subject is not None
    rows = standing(cursor, DealFilter(), subject, ANY).set_index("amount")
    upfront, headline, share = (rows.loc[amount] for amount in AMOUNTS)
    assert (upfront.disclosed_count, upfront.deal_count, upfront.tie_count) == (6, 7, 2)
    assert upfront.percentile == pytest.approx((2 + 2 / 2) / 6)
    assert upfront["median"] == 20
    assert (headline.disclosed_count, headline.percentile, headline["median"]) == (5, pytest.approx((2 + 0.5) / 5), 400)
    assert share.value == pytest.approx(0.05)
    assert (share.disclosed_count, share.percentile) == (5, pytest.approx((1 + 2 / 2) / 5))
    assert upfront.low <= upfront["median"] <= upfront.high


def test_under_five_no_statistic_but_the_counts(cursor_of: Cursors) -> None:
    subject = Subject("your deal", DEAL, 20, 400, 0.05)
    rows = standing(cursor_of(RECORD), DealFilter(), subject, Reach())
    assert rows["disclosed_count"].tolist() == [2, 2, 2]
    assert rows["deal_count"].tolist() == [3, 3, 3]
    assert rows[["percentile", "median", "low", "high"]].isna().all(axis=None)


def test_all_undisclosed_none_comparable_and_no_amount_are_states(cursor_of: Cursors) -> None:
    silent = cursor_of("deal_id\n" + "\n".join(f"silent-{number}" for number in range(6)))
    subject = Subject("your deal", Traits())
    assert standing(silent, DealFilter(), subject, ANY)["disclosed_count"].tolist() == [0, 0, 0]
    assert standing(cursor_of(""), DealFilter(), subject, ANY)["deal_count"].tolist() == [0, 0, 0]
    unstated = standing(cursor_of(RECORD), DealFilter(), subject, ANY)
    assert unstated["percentile"].isna().all()
    assert unstated["median"].notna().all()


def test_a_headline_inside_another_and_a_mixed_upfront_do_not_count(cursor_of: Cursors) -> None:
    cursor = cursor_of("""
        deal_id | upfront | upfront_scope   | total_potential | headline_within
        first   | 20      | cash            | 400             |
        second  | 30      | cash            | 100             | first
        third   | 40      | cash and equity | 500             |
    """)
    rows = comparables(cursor, DealFilter(), Traits(), ANY).set_index("deal_id")
    assert pd.isna(rows.loc["second", "headline_usd_m"])
    assert rows["upfront_share"].notna().to_dict() == {"first": True, "second": False, "third": False}


def test_a_deal_of_the_record_brings_its_traits_and_a_takeover_no_amounts(cursor_of: Cursors) -> None:
    cursor = cursor_of(RECORD)
    subject = subject_of(cursor, "itself")
    assert subject == Subject("alpha → beta", DEAL, 20, 400, 0.05)
    undated = subject_of(cursor, "undated")
    assert undated is not None
    assert undated.traits == replace(Traits(), deal_id="undated")
    bought = subject_of(cursor, "bought")
    assert bought is not None
    assert bought.upfront_usd_m is None and "acquisition" in bought.not_placed
    assert subject_of(cursor, "no-such-deal") is None


def test_the_example_is_the_newest_that_discloses_its_terms(cursor_of: Cursors) -> None:
    assert newest_comparable(cursor_of(RECORD), DealFilter()) == "itself"
    assert newest_comparable(cursor_of("deal_id | upfront\nsilent |\npaid | 5"), DealFilter()) == "paid"
    assert newest_comparable(cursor_of("deal_id | deal_type\nbought | acquisition"), DealFilter()) is None


def test_widening_counts_each_step_and_stops_at_five_upfronts(cursor_of: Cursors) -> None:
    cursor = cursor_of(RECORD)
    steps = widening(cursor, DealFilter(), DEAL)
    assert steps["deal_count"].tolist() == [len(ids(cursor, reach)) for reach in LADDER]
    assert steps["disclosed_count"].tolist() == [2, 2, 3, 3, 3, 4, 4, 4, 4, 6]
    assert reached_step(steps) == 9
    assert reached_step(widening(cursor, DealFilter(direction="in"), DEAL)) == len(LADDER) - 1
    assert reached_step(steps.assign(disclosed_count=[4, 5, 5, 6, 6, 6, 6, 6, 6, 6])) == 1

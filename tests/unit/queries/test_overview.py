"""The numbers of the first screen, worked by hand."""

import math
from datetime import date

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.queries.overview import (
    deals_by_quarter,
    largest_by_headline,
    largest_by_upfront,
    modality_mix,
    money_layers_by_year,
    newest_deals,
    upfront_share_by_year,
    year_to_date,
)

EVERY = DealFilter(direction="any")


def records(frame: pd.DataFrame) -> list[dict]:
    """Rows with None for every null."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def picked(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in records(frame)]


class TestYearToDate:
    def test_the_same_days_of_the_year_before_are_compared(self, cursor_of) -> None:
        cursor = cursor_of("""
            announced_on | upfront_usd_m | total_potential_usd_m
            2023-03-01   |            10 |                   100
            2023-12-01   |           999 |                  9999
            2024-02-01   |            30 |                   300
            2024-02-15   |               |                   500
            2024-06-30   |            50 |
        """)
        now, before = records(year_to_date(cursor, DealFilter()))
        assert (now["year"], now["from_day"].date(), now["to_day"].date(), now["is_partial"]) == (2024, date(2024, 1, 1), date(2024, 6, 30), True)
        assert (before["year"], before["to_day"].date(), before["is_partial"]) == (2023, date(2023, 6, 30), True)
        assert (now["deal_count"], now["total_count"], now["total_usd_m"]) == (3, 2, 800)
        assert (now["upfront_count"], now["upfront_usd_m"], now["median_upfront_usd_m"]) == (2, 80, 40)
        assert (now["share_count"], now["share_upfront_usd_m"], now["share_base_usd_m"]) == (1, 30, 300)
        assert (before["deal_count"], before["total_usd_m"]) == (1, 100)

    def test_a_record_to_the_last_day_of_the_year_is_not_partial(self, cursor_of) -> None:
        cursor = cursor_of("""
            announced_on
            2023-12-31
            2024-12-31
        """)
        now, before = records(year_to_date(cursor, DealFilter()))
        assert (now["is_partial"], now["to_day"].date(), before["to_day"].date()) == (False, date(2024, 12, 31), date(2023, 12, 31))

    def test_a_filter_that_ends_earlier_compares_whole_years(self, cursor_of) -> None:
        cursor = cursor_of("""
            announced_on
            2022-11-01
            2023-11-01
            2024-02-01
        """)
        periods = records(year_to_date(cursor, DealFilter(end=date(2023, 12, 31))))
        assert [(period["year"], period["is_partial"], period["to_day"].date(), period["deal_count"]) for period in periods] == [
            (2023, False, date(2023, 12, 31), 1),
            (2022, False, date(2022, 12, 31), 1),
        ]

    def test_a_year_before_without_deals_is_left_out(self, cursor_of) -> None:
        assert [period["year"] for period in records(year_to_date(cursor_of("announced_on\n2024-05-01"), DealFilter()))] == [2024]

    def test_deals_known_by_year_alone_are_left_out_and_no_dated_deal_gives_no_row(self, cursor_of) -> None:
        assert year_to_date(cursor_of("announced_on\n2024\n"), DealFilter()).empty
        assert year_to_date(cursor_of(""), DealFilter()).empty

    def test_acquisitions_and_mixed_upfronts_do_not_count_in_the_share(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_type   | upfront_scope   | upfront_usd_m | total_potential_usd_m
            license     | cash            |            20 |                   200
            acquisition | cash            |           500 |                   500
            license     | cash and equity |            80 |                   160
        """)
        (now,) = records(year_to_date(cursor, DealFilter()))
        assert (now["share_count"], now["share_upfront_usd_m"], now["share_base_usd_m"]) == (1, 20, 200)
        assert (now["upfront_count"], now["upfront_usd_m"]) == (3, 600)

    def test_a_leap_day_meets_the_28th(self, cursor_of) -> None:
        now, before = records(year_to_date(cursor_of("announced_on\n2023-02-28\n2023-03-01\n2024-02-29"), DealFilter()))
        assert (before["to_day"].date(), before["deal_count"], now["deal_count"]) == (date(2023, 2, 28), 1, 1)

    def test_a_record_without_out_licences_speaks_up_to_its_newest_deal(self, cursor_of) -> None:
        (now,) = records(year_to_date(cursor_of("direction | announced_on\nin | 2024-05-01"), DealFilter(direction="in")))
        assert (now["is_partial"], now["to_day"].date()) == (True, date(2024, 5, 1))


class TestDealsByQuarter:
    def test_empty_quarters_stand_between_and_the_last_is_partial(self, cursor_of) -> None:
        cursor = cursor_of("""
            announced_on | total_potential_usd_m
            2023-11-30   |                   100
            2024-05      |                   200
            2024-06-30   |
            2024         |                  7777
                         |                  8888
        """)
        by_quarter = deals_by_quarter(cursor, DealFilter())
        assert picked(by_quarter, "announced_quarter", "deal_count", "disclosed_count", "headline_usd_m", "is_partial") == [
            ("2023 Q4", 1, 1, 100, False),
            ("2024 Q1", 0, 0, None, False),
            ("2024 Q2", 2, 1, 200, True),
        ]

    def test_money_inside_an_earlier_headline_is_not_counted_again(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | total_potential_usd_m | headline_within
            a       |                  1000 |
            b       |                   400 | a
        """)
        assert picked(deals_by_quarter(cursor, DealFilter()), "deal_count", "disclosed_count", "headline_usd_m") == [(2, 1, 1000)]

    def test_other_currencies_are_counted_in_usd(self, cursor_of) -> None:
        cursor = cursor_of("""
            currency | usd_rate | total_potential | upfront
            EUR      |     1.25 |             100 |      20
            USD      |        1 |             100 |      10
        """)
        assert picked(deals_by_quarter(cursor, DealFilter()), "headline_usd_m") == [(225,)]

    def test_no_deal_no_quarter(self, cursor_of) -> None:
        assert deals_by_quarter(cursor_of(""), DealFilter()).empty
        assert deals_by_quarter(cursor_of("announced_on\n2024"), DealFilter()).empty


LAYERS = ("cash_upfront_usd_m", "mixed_upfront_usd_m", "near_term_usd_m", "equity_usd_m", "contingent_usd_m", "unsplit_usd_m")


class TestMoneyLayersByYear:
    def test_each_amount_falls_into_one_layer(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | upfront | upfront_scope      | near_term | equity | total_potential | total_includes_equity
            plain   |      20 | cash               |        30 |        |             200 |
            mixed   |     100 | cash and near-term |           |        |             400 |
            shares  |      40 | cash               |           |     25 |             165 | yes
            apart   |         |                    |           |     15 |             300 | no
            inside  |         |                    |        10 |     20 |              90 | yes
            silent  |         |                    |           |        |                 |
        """)
        (year,) = records(money_layers_by_year(cursor, DealFilter()))
        assert (year["announced_year"], year["deal_count"], year["disclosed_count"]) == (2024, 6, 5)
        assert {layer: year[layer] for layer in LAYERS} == {
            "cash_upfront_usd_m": 20 + 40,
            "mixed_upfront_usd_m": 100,
            "near_term_usd_m": 30 + 10,
            "equity_usd_m": 25 + 15 + 20,
            "contingent_usd_m": (200 - 20 - 30) + (400 - 100) + (165 - 40 - 25),
            "unsplit_usd_m": 300 + (90 - 10 - 20),
        }

    def test_a_layer_without_any_amount_is_unknown_and_not_zero(self, cursor_of) -> None:
        (year,) = records(money_layers_by_year(cursor_of("upfront_usd_m\n20\n"), DealFilter()))
        assert [year[layer] for layer in LAYERS] == [20, None, None, None, None, None]
        (year,) = records(money_layers_by_year(cursor_of("status\nactive"), DealFilter()))
        assert [year[layer] for layer in LAYERS] == [None] * 6

    def test_money_inside_an_earlier_headline_adds_no_contingent(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | upfront_usd_m | total_potential_usd_m | headline_within
            a       |            50 |                   500 |
            b       |            30 |                   100 | a
            c       |               |                   100 | a
        """)
        (year,) = records(money_layers_by_year(cursor, DealFilter()))
        assert (year["cash_upfront_usd_m"], year["contingent_usd_m"], year["unsplit_usd_m"]) == (80, 450, None)
        assert (year["disclosed_count"], year["deal_count"]) == (2, 3)

    def test_the_year_in_which_the_record_ends_is_partial(self, cursor_of) -> None:
        cursor = cursor_of("""
            announced_on | direction
            2022-05-01   | out
            2024         | out
            2025-01-01   | in
                         | out
        """)
        assert picked(money_layers_by_year(cursor, EVERY), "announced_year", "deal_count", "is_partial") == [
            (2022, 1, False),
            (2024, 1, True),
            (2025, 1, False),
        ]

    def test_euros_are_counted_in_dollars(self, cursor_of) -> None:
        (year,) = records(money_layers_by_year(cursor_of("currency | usd_rate | upfront | total_potential\nEUR | 1.1 | 10 | 110"), DealFilter()))
        assert year["cash_upfront_usd_m"] == pytest.approx(11)
        assert year["contingent_usd_m"] == pytest.approx(110)


class TestUpfrontShareByYear:
    def test_all_money_together_median_and_mean_differ(self, cursor_of) -> None:
        cursor = cursor_of("""
            upfront_usd_m | total_potential_usd_m
            10            | 100
            20            | 100
            90            | 1800
                          | 5000
            70            |
        """)
        (year,) = records(upfront_share_by_year(cursor, DealFilter()))
        assert (year["announced_year"], year["deal_count"], year["disclosed_count"]) == (2024, 5, 3)
        assert year["aggregate_share"] == pytest.approx(120 / 2000)
        assert year["median_share"] == pytest.approx(0.10)
        assert year["mean_share"] == pytest.approx((0.10 + 0.20 + 0.05) / 3)

    def test_what_does_not_enter_the_share(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | deal_type   | upfront_scope   | upfront_usd_m | total_potential_usd_m | headline_within
            plain   | license     | cash            |            10 |                   100 |
            mixed   | license     | cash and equity |            50 |                   100 |
            inside  | license     | cash            |            90 |                   100 | plain
            bought  | acquisition | cash            |           100 |                   100 |
        """)
        (year,) = records(upfront_share_by_year(cursor, DealFilter()))
        assert (year["deal_count"], year["disclosed_count"]) == (3, 1)
        assert (year["aggregate_share"], year["median_share"], year["mean_share"]) == (0.1, 0.1, 0.1)

    def test_nothing_disclosed_is_unknown(self, cursor_of) -> None:
        (year,) = records(upfront_share_by_year(cursor_of("upfront_usd_m\n10"), DealFilter()))
        assert (year["deal_count"], year["disclosed_count"], year["aggregate_share"], year["median_share"], year["mean_share"]) == (
            1,
            0,
            None,
            None,
            None,
        )


class TestModalityMix:
    def test_most_deals_first_and_the_blank_has_its_row(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | modality     | total_potential_usd_m | headline_within
            a       | ADC          |                   100 |
            b       | ADC          |                       |
            c       | cell therapy |                   500 |
            d       |              |                    50 |
            e       |              |                       |
            f       | ADC          |                    40 | a
        """)
        assert picked(modality_mix(cursor, DealFilter()), "modality", "modality_group", "deal_count", "disclosed_count", "headline_usd_m") == [
            ("ADC", "conjugate", 3, 1, 100),
            ("not stated", "other", 2, 1, 50),
            ("cell therapy", "cell and gene", 1, 1, 500),
        ]

    def test_nothing_disclosed_is_unknown(self, cursor_of) -> None:
        assert picked(modality_mix(cursor_of("modality\nRNA"), DealFilter()), "modality", "headline_usd_m") == [("RNA", None)]


class TestLargest:
    DEALS = """
        deal_id | deal_type   | upfront | upfront_qualifier | upfront_scope   | total_potential | total_qualifier | total_basis  | headline_within | usd_rate | currency
        a       | license     |     100 | exact             | cash            |            1000 | up to           | stated       |                 |        1 | USD
        b       | acquisition |     500 | approx            | cash            |             500 | exact           | stated       |                 |        1 | USD
        c       | license     |      90 | exact             | cash and equity |            2000 | at least        | sum of parts | a               |        1 | USD
        d       | license     |     100 | up to             | cash            |                 |                 |              |                 |      1.2 | EUR
        e       | license     |         |                   |                 |                 |                 |              |                 |        1 | USD
        f       | license     |         |                   |                 |             500 | approx          | sum of parts |                 |        1 | USD
    """

    def test_by_upfront(self, cursor_of) -> None:
        largest = largest_by_upfront(cursor_of(self.DEALS), DealFilter())
        assert picked(largest, "deal_id", "amount_usd_m", "qualifier", "scope") == [
            ("b", 500, "approx", "acquisition"),
            ("d", 120, "up to", "cash"),
            ("a", 100, "exact", "cash"),
            ("c", 90, "exact", "cash and equity"),
        ]
        assert set(picked(largest, "deal_count", "disclosed_count")) == {(6, 4)}

    def test_by_headline_leaves_out_what_lies_inside_another(self, cursor_of) -> None:
        largest = largest_by_headline(cursor_of(self.DEALS), DealFilter())
        assert picked(largest, "deal_id", "amount_usd_m", "qualifier", "scope") == [
            ("a", 1000, "up to", "stated"),
            ("b", 500, "exact", "acquisition"),
            ("f", 500, "approx", "sum of parts"),
        ]
        assert set(picked(largest, "deal_count", "disclosed_count")) == {(6, 3)}

    def test_ten_at_most(self, cursor_of) -> None:
        rows = "\n".join(str(amount) for amount in range(1, 13))
        largest = largest_by_upfront(cursor_of(f"upfront_usd_m\n{rows}"), DealFilter())
        assert largest["amount_usd_m"].tolist() == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3]
        assert set(picked(largest, "deal_count", "disclosed_count")) == {(12, 12)}


class TestNewestDeals:
    def test_ninety_days_before_the_newest_of_the_filter(self, cursor_of) -> None:
        cursor = cursor_of("""
            deal_id | announced_on | direction | total_potential_usd_m
            new     | 2024-06-30   | out       |
            edge    | 2024-04-02   | out       | 10
            old     | 2024-04-01   | out       | 10
            month   | 2024-05      | out       | 10
            year    | 2024         | out       | 10
            other   | 2024-07-30   | in        | 10
        """)
        newest = newest_deals(cursor, DealFilter())
        assert picked(newest, "deal_id", "headline_usd_m", "deal_count", "disclosed_count") == [
            ("new", None, 3, 2),
            ("month", 10, 3, 2),
            ("edge", 10, 3, 2),
        ]

    def test_a_deal_without_amounts_is_listed_with_empty_ones(self, cursor_of) -> None:
        (deal,) = newest_deals(cursor_of("status\nactive"), DealFilter()).to_dict("records")
        assert math.isnan(deal["upfront_usd_m"])
        assert (deal["licensors"], deal["licensees"], deal["assets"], deal["announced_precision"]) == ("alpha", "beta", "asset-1", "day")


@pytest.mark.parametrize(
    "query",
    [
        year_to_date,
        deals_by_quarter,
        money_layers_by_year,
        upfront_share_by_year,
        modality_mix,
        largest_by_upfront,
        largest_by_headline,
        newest_deals,
    ],
)
def test_the_filter_narrows_every_query(cursor_of, query) -> None:
    cursor = cursor_of("""
        modality | upfront_usd_m | total_potential_usd_m
        ADC      |            20 |                   200
        RNA      |            70 |                   700
    """)
    narrowed = query(cursor, DealFilter(modality=("ADC",)))
    assert int(narrowed["deal_count"].iloc[0]) == 1
    assert not narrowed.astype(str).isin(["70.0", "700.0"]).to_numpy().any()

"""The landscape's numbers, worked by hand; the examples of its methods among them."""

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.queries.deals import deals_behind
from analytics.queries.flows import OTHERS, deal_ids_of_flow, flows_of_rights
from analytics.queries.landscape import directions_by_year, hot_targets, newco_by_year, newco_deals, newcos
from analytics.queries.mix import PANELS, REST, by_year
from analytics.queries.seats import deals_by_licensee_country
from tests.tables import deal_ids


def picked(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    """Some cells of each row, None for null."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [tuple(row[column] for column in columns) for row in rows]


def table(heading: str, rows: list[str]) -> str:
    return "\n".join([heading, *rows])


class TestMixByYear:
    def test_the_example_of_the_method(self, cursor_of) -> None:
        rows = ["2024-01-01 | ADC | 900", "2024-01-02 | ADC | 100", "2024-01-03 | ADC |", *["2024-02-01 | small molecule | 200"] * 5]
        mix = by_year("modality_group")(cursor_of(table("announced_on | modality | total_potential_usd_m", rows)), DealFilter())
        conjugates = mix[mix["modality_group"] == "conjugate"].iloc[0]
        assert (conjugates.deal_count, conjugates.disclosed_count, conjugates.headline_usd_m) == (3, 2, 1000)
        assert (conjugates.year_deal_count, conjugates.year_disclosed_count, conjugates.year_headline_usd_m) == (8, 7, 2000)
        assert (conjugates.deal_share, conjugates.headline_share) == (3 / 8, 0.5)
        assert "3 of 8 deals, and $1,000m of $2,000m, 50%, from 2 of 3" in BY_NAME["Mix by year"].example

    def test_what_is_not_stated_is_told_and_never_guessed(self, cursor_of) -> None:
        mix = by_year("modality_group")(cursor_of("modality | assets\n | ADC-101\nADC | x"), DealFilter())
        assert picked(mix, "modality_group", "panel_rank", "deal_count", "all_stated_count", "all_deal_count") == [
            ("conjugate", 1, 1, 1, 2),
            ("not stated", 2, 1, 1, 2),
        ]

    def test_an_undisclosed_territory_is_a_value_but_states_nothing(self, cursor_of) -> None:
        mix = by_year("territory_group")(cursor_of("territory_group\nundisclosed\nglobal"), DealFilter())
        assert set(mix["territory_group"]) == {"undisclosed", "global"}
        assert set(mix["all_stated_count"]) == {1}

    def test_few_deals_give_no_share_and_no_money_is_null(self, cursor_of) -> None:
        mix = by_year("deal_type")(cursor_of("deal_type\nlicense\noption"), DealFilter())
        assert picked(mix, "deal_share", "headline_share", "headline_usd_m", "disclosed_count") == [(None, None, None, 0)] * 2

    def test_undated_deals_are_left_out_and_the_year_of_the_record_s_end_is_partial(self, cursor_of) -> None:
        mix = by_year("deal_type")(cursor_of("deal_id | announced_on\na | 2023\nb | 2024-03-01\nc |"), DealFilter())
        assert picked(mix, "announced_year", "deal_count", "is_partial") == [(2023, 1, False), (2024, 1, True)]
        assert set(mix["all_deal_count"]) == {2}

    def test_a_deal_counts_once_for_each_of_its_targets_and_once_in_the_base(self, cursor_of) -> None:
        mix = by_year("target")(cursor_of("targets | total_potential_usd_m\nPD-1; VEGF | 100\nPD-1 |\n | 900"), DealFilter())
        assert picked(mix, "target", "deal_count", "headline_usd_m") == [("PD-1", 2, 100), ("VEGF", 1, 100)]
        assert set(zip(mix["all_stated_count"], mix["all_disclosed_count"], mix["all_deal_count"], mix["year_headline_usd_m"], strict=True)) == {
            (2, 1, 3, 1000)
        }

    @pytest.mark.parametrize(("values", "in_rest"), [(PANELS, 0), (PANELS + 1, 0), (PANELS + 2, 2)])
    def test_small_groups_share_a_panel_only_where_there_are_two_of_them(self, cursor_of, values, in_rest) -> None:
        areas = ["oncology", "hematology", "immunology", "respiratory", "metabolic", "cardiovascular", "nephrology", "neurology",
                 "infectious disease", "ophthalmology"][:values]  # fmt: skip
        rows = [area for count, area in enumerate(reversed(areas), start=1) for _ in range(count)]
        mix = by_year("therapeutic_area")(cursor_of(table("therapeutic_area | assets", [f"{area} | x" for area in [*rows, ""]])), DealFilter())
        shared = mix[mix["panel"] == REST]
        assert len(shared) == in_rest
        assert mix["panel"].iloc[-1] == "not stated"
        if in_rest:
            assert shared["therapeutic_area"].tolist() == ["infectious disease", "ophthalmology"]
            assert set(shared["panel_deal_count"]) == {3}
        assert mix["deal_count"].sum() == len(rows) + 1

    def test_stages_stand_in_order_of_development(self, cursor_of) -> None:
        rows = ["approved", "approved", "preclinical", "", "phase 1"]
        mix = by_year("stage_at_signing")(cursor_of(table("stage_at_signing | assets", [f"{stage} | x" for stage in rows])), DealFilter())
        assert mix["stage_at_signing"].tolist() == ["preclinical", "phase 1", "approved", "not stated"]


class TestHotTargets:
    def test_the_example_of_the_method(self, cursor_of) -> None:
        rows = [f"X | {upfront} | {status}" for upfront, status in
                (("10", "active"), ("20", "terminated"), ("40", "active"), ("80", "unknown"), ("100", "active"), ("", "active"))]  # fmt: skip
        targets = hot_targets(cursor_of(table("targets | upfront_usd_m | status", [*rows, *["Y | 7 | active"] * 4])), DealFilter())
        assert picked(targets, "target", "deal_count", "terminated_count", "unknown_count", "disclosed_count", "median_upfront_usd_m") == [
            ("X", 6, 1, 1, 5, 40),
            ("Y", 4, 0, 0, 4, None),
        ]
        assert "median $40m (5/6)" in BY_NAME["Hot targets"].example

    def test_the_price_of_a_company_is_no_upfront_and_the_base_counts_each_deal_once(self, cursor_of) -> None:
        rows = ["A; B | 10 | license"] * 5 + ["A | 9000 | acquisition", " | 10 | license"]
        targets = hot_targets(cursor_of(table("targets | upfront_usd_m | deal_type", rows)), DealFilter())
        assert picked(targets, "target", "deal_count", "disclosed_count", "median_upfront_usd_m") == [("A", 6, 5, 10), ("B", 5, 5, 10)]
        assert set(zip(targets["named_deal_count"], targets["all_deal_count"], strict=True)) == {(6, 7)}

    def test_a_mark_leads_to_the_deals_of_its_target(self, cursor_of) -> None:
        cursor = cursor_of("deal_id | targets\na | PD-1; VEGF\nb | VEGF\nc | PD-10")
        assert deals_behind(cursor, DealFilter(), ((("target", "VEGF"),),))["deal_id"].tolist() == ["a", "b"]
        assert deals_behind(cursor, DealFilter(), ((("target", "PD-1"), ("announced_year", 2024)),))["deal_id"].tolist() == ["a"]


class TestNewCoDeals:
    DEALS = """
        deal_id | announced_on | deal_type | equity_usd_m | equity_share_pct | equity_kind                       | total_potential_usd_m | investors
        old     | 2023-05-01   | newco     |              | 10               | licensor receives licensee shares | 500                   | Harvest
        valued  | 2024-05-01   | newco     | 30           |                  | licensor receives licensee shares |                       |
        bought  | 2024-06-01   | newco     | 99           |                  | licensee buys licensor shares     | 100                   | Harvest; Tide
        undated |              | newco     |              |                  |                                   |                       | Tide
        other   | 2024-07-01   | license   | 5            | 20               | licensor receives licensee shares | 900                   |
    """

    def test_years_tell_shares_with_and_without_a_value(self, cursor_of) -> None:
        years = newco_by_year(cursor_of(self.DEALS), DealFilter())
        assert picked(years, "announced_year", "deal_count", "valued_count", "unvalued_count", "silent_count", "equity_usd_m", "headline_usd_m") == [
            (2023, 1, 0, 1, 0, None, 500),
            (2024, 2, 1, 0, 1, 30, 100),
        ]
        assert picked(years, "percent_count", "investor_count", "headline_count") == [(1, 1, 1), (0, 1, 1)]

    def test_the_list_holds_the_undated_last_and_no_other_type(self, cursor_of) -> None:
        deals = newco_deals(cursor_of(self.DEALS), DealFilter())
        assert picked(
            deals, "deal_id", "shares", "equity_share_pct", "equity_usd_m", "investors", "disclosed_count", "investor_count", "deal_count"
        ) == [
            ("bought", "none on record", None, None, "Harvest; Tide", 2, 3, 4),
            ("valued", "value stated", None, 30, None, 2, 3, 4),
            ("old", "no value stated", 10, None, "Harvest", 2, 3, 4),
            ("undated", "none on record", None, None, "Tide", 2, 3, 4),
        ]

    def test_a_typed_investor_finds_its_deals(self, cursor_of) -> None:
        assert deal_ids(cursor_of(self.DEALS), DealFilter(text="harvest")) == ["bought", "old"]

    def test_a_filter_for_other_types_leaves_none(self, cursor_of) -> None:
        assert newcos(DealFilter()).deal_type == newcos(DealFilter(deal_type=("license", "newco"))).deal_type == ("newco",)
        assert newco_by_year(cursor_of(self.DEALS), DealFilter(deal_type=("license",))).empty


def test_directions_ignore_the_direction_of_the_filter_and_keep_china_rights_apart(cursor_of) -> None:
    cursor = cursor_of("""
        direction | territory_group | modality
        in        | China only      | ADC
        out       | China only      | ADC
        out       | global          | ADC
        domestic  | China only      | ADC
        in        | China only      | vaccine
    """)
    years = directions_by_year(cursor, DealFilter(direction="in", modality=("ADC",)))
    assert picked(years, "direction_scope", "deal_count") == [("out", 1), ("in", 1), ("domestic", 1), ("China rights", 1)]


def test_the_example_of_the_seat_of_the_licensee(cursor_of) -> None:
    cursor = cursor_of("""
        licensees      | licensee_country | total_potential_usd_m | upfront_usd_m | deal_type
        oakfield       | US               |                       | 20            | license
        oakfield       | US               | 500                   |               | license
        birch          | CH               | 100                   | 100           | acquisition
        nowhere        |                  | 50                    |               | license
    """)
    countries = deals_by_licensee_country(cursor, DealFilter())
    assert picked(countries, "licensee_country", "country", "deal_count", "disclosed_count", "headline_usd_m", "licensee_count") == [
        ("US", "United States", 2, 1, 500, 1),
        ("CH", "Switzerland", 1, 1, 100, 1),
        ("not stated", "seat not stated", 1, 1, 50, 1),
    ]
    assert picked(countries, "upfront_count", "upfront_usd_m") == [(1, 20), (0, None), (0, None)]
    assert "United States: 2 deals, $500m (1/2)" in BY_NAME["Seat of the licensee"].example


class TestFlows:
    def test_the_example_of_the_method(self, cursor_of) -> None:
        cursor = cursor_of("""
            licensors      | modality       | licensees | licensee_kind
            moonrise       | small molecule | a         | multinational
            moonrise; zeta | small molecule | b         | multinational
            moonrise       | ADC            | c         | biotech
        """)
        flows = flows_of_rights(cursor, DealFilter())
        assert picked(flows, "licensor", "modality_group", "licensee_kind", "deal_count") == [
            ("moonrise", "small molecule", "multinational", 2),
            ("moonrise", "conjugate", "biotech", 1),
        ]
        assert deal_ids_of_flow(cursor, DealFilter(), ("moonrise", "small molecule", "multinational")) == ["deal-1", "deal-2"]

    def test_beyond_twelve_licensors_the_others_stand_together(self, cursor_of) -> None:
        rows = [f"maker-{number:02d}" for number in range(15)] + ["maker-14"]
        cursor = cursor_of(table("licensors", rows))
        flows = flows_of_rights(cursor, DealFilter())
        assert flows["licensor"].iloc[0] == "maker-14"
        assert flows["licensor"].nunique() == 13
        assert picked(flows[flows["is_other"]], "licensor", "deal_count") == [(OTHERS, 3)]
        others = deal_ids_of_flow(cursor, DealFilter(), (OTHERS, "small molecule", "multinational"))
        assert others == ["deal-12", "deal-13", "deal-14"]

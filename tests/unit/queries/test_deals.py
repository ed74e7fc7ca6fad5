"""Deals as rows, their disclosures, layers and relatives; every number worked by hand."""

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.queries.deal_list import deal_list, disclosure, sources_of_deals
from analytics.queries.deal_page import closest_deals, is_meant, money_layers, related_deals, words_of
from analytics.queries.deals import deal_assets, deal_count, deal_parties, deal_sources, deals_behind, one_deal

ANY = DealFilter(direction="any")


def layers_of(cursor) -> list[tuple]:
    frame = money_layers(cursor, "deal-1")
    return list(
        zip(frame["layer"], frame["amount"], frame["total_share"].round(4).astype(object).where(frame["total_share"].notna(), None), strict=True)
    )


def test_deals_come_newest_first_and_undated_last_with_their_best_source(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | sources
        2023-01-05   | source-2; source-1
                     | source-3
        2024-02      | source-1
    """)
    listed = deal_list(cursor, ANY)
    assert listed["deal_id"].tolist() == ["deal-3", "deal-1", "deal-2"]
    assert listed["source_url"].tolist() == ["https://example.org/source-1", "https://example.org/source-2", "https://example.org/source-3"]


def test_the_largest_come_first_and_undisclosed_last_where_the_reader_wants_it(cursor_of) -> None:
    cursor = cursor_of("""
        upfront_usd_m | total_potential_usd_m
                    5 |                   900
                      |                  1000
                   50 |
    """)
    assert deal_list(cursor, ANY, "largest upfront first")["deal_id"].tolist() == ["deal-3", "deal-1", "deal-2"]
    assert deal_list(cursor, ANY, "largest headline total first")["deal_id"].tolist() == ["deal-2", "deal-1", "deal-3"]
    assert deal_list(cursor, ANY, "largest upfront first", limit=1)["deal_id"].tolist() == ["deal-3"]


def test_an_order_outside_the_list_is_refused(cursor_of) -> None:
    with pytest.raises(KeyError):
        deal_list(cursor_of("announced_on\n2024-01-01"), ANY, "1; DROP TABLE deals")


def test_disclosures_are_counted_beside_the_sums(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | upfront | total_potential | currency | usd_rate | headline_within
        2024-01-01   |      20 |             200 | USD      | 1        |
        2024-02-01   |      10 |                 | USD      | 1        |
        2024-03-01   |         |             100 | CNY      | 0.14     |
        2024-04-01   |       7 |              70 | CNY      |          |
                     |         |                 |          |          |
        2024-05-01   |       1 |             150 | USD      | 1        | deal-1
    """)
    counts = disclosure(cursor, ANY)
    assert (counts["deal_count"], counts["upfront_count"], counts["total_count"], counts["both_count"], counts["none_count"]) == (6, 3, 3, 2, 1)
    assert (counts["no_rate_count"], counts["undated_count"], counts["inside_count"]) == (1, 1, 1)
    assert counts["upfront_usd_m"] == pytest.approx(31)
    assert counts["headline_usd_m"] == pytest.approx(214)


def test_no_disclosed_amount_is_none_and_never_zero(cursor_of) -> None:
    counts = disclosure(cursor_of("announced_on\n2024-01-01"), ANY)
    assert (counts["deal_count"], counts["upfront_usd_m"], counts["headline_usd_m"]) == (1, None, None)


def test_sources_are_one_row_a_deal_and_source_best_first(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | direction | sources
        2024-01-01   | out       | source-2; source-1
        2024-06-01   | out       | source-1
        2024-07-01   | in        | source-3
    """)
    listed = sources_of_deals(cursor, DealFilter())
    assert list(zip(listed["deal_id"], listed["rank"], listed["url"], strict=True)) == [
        ("deal-2", 1, "https://example.org/source-1"),
        ("deal-1", 1, "https://example.org/source-2"),
        ("deal-1", 2, "https://example.org/source-1"),
    ]


def test_stated_parts_become_layers_in_order_of_certainty(cursor_of) -> None:
    cursor = cursor_of("""
        upfront | near_term | equity | total_includes_equity | dev_reg_milestones | sales_milestones | milestones | total_potential
             20 |        10 |     30 | yes                   |                 40 |               60 |        120 |             200
    """)
    assert layers_of(cursor) == [
        ("upfront", 20, 0.1),
        ("near_term", 10, 0.05),
        ("equity", 30, 0.15),
        ("dev_reg_milestones", 40, 0.2),
        ("sales_milestones", 60, 0.3),
        ("milestones", 20, 0.1),
        ("remainder", 20, 0.1),
    ]


def test_equity_on_top_of_the_headline_stays_out_of_its_shares(cursor_of) -> None:
    cursor = cursor_of("""
        upfront | equity | total_includes_equity | milestones | total_potential
            100 |     75 | no                    |       1200 |            1300
    """)
    assert layers_of(cursor) == [("upfront", 100, 0.0769), ("milestones", 1200, 0.9231), ("equity_outside", 75, None)]


def test_a_headline_alone_is_one_layer_and_an_upfront_alone_has_no_share(cursor_of) -> None:
    assert layers_of(cursor_of("total_potential\n500")) == [("remainder", 500, 1)]
    assert layers_of(cursor_of("upfront\n5")) == [("upfront", 5, None)]


def test_an_upfront_with_other_money_inside_is_a_layer_of_its_own(cursor_of) -> None:
    cursor = cursor_of("""
        upfront | upfront_scope      | total_potential
             35 | cash and near-term |             350
    """)
    assert layers_of(cursor) == [("mixed_upfront", 35, 0.1), ("remainder", 315, 0.9)]


def test_parts_beyond_the_headline_leave_no_remainder_and_nothing_disclosed_leaves_no_layer(cursor_of) -> None:
    assert [layer for layer, *_ in layers_of(cursor_of("upfront | milestones | total_potential\n10 | 91 | 100"))] == ["upfront", "milestones"]
    assert layers_of(cursor_of("status\nactive")) == []


def test_layers_are_in_dollars_only_where_a_rate_is_known(cursor_of) -> None:
    known = money_layers(cursor_of("upfront | currency | usd_rate\n250 | CNY | 0.14"), "deal-1")
    assert known["amount_usd_m"].tolist() == [pytest.approx(35)]
    unknown = money_layers(cursor_of("upfront | currency | usd_rate\n250 | CNY | "), "deal-1")
    assert (unknown["amount"].tolist(), unknown["amount_usd_m"].isna().tolist(), unknown["currency"].tolist()) == ([250], [True], ["CNY"])


RELATIVES = """
    licensors | licensees | assets  | headline_within | announced_on
    alpha     | beta      | drug-1  |                 | 2020-01-01
    alpha     | beta      | drug-2  |                 | 2022-01-01
    alpha     | gamma     | drug-1  |                 | 2021-01-01
    alpha     | beta      | drug-1  | deal-1          | 2023-01-01
    beta      | alpha     | drug-9  |                 | 2023-02-01
    delta     | beta      | drug-8  |                 | 2023-03-01
"""


def test_related_deals_share_money_an_asset_or_both_parties_in_the_same_roles(cursor_of) -> None:
    related = related_deals(cursor_of(RELATIVES), "deal-1")
    assert list(zip(related["deal_id"], related["relation"], strict=True)) == [
        ("deal-3", "same asset"),
        ("deal-2", "same parties"),
        ("deal-4", "its money is inside this headline"),
    ]


def test_the_deal_whose_headline_holds_the_money_is_named(cursor_of) -> None:
    related = related_deals(cursor_of(RELATIVES), "deal-4").set_index("deal_id")["relation"]
    assert related["deal-1"] == "its headline holds this money"
    assert related_deals(cursor_of(RELATIVES), "deal-6").empty


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-01-30_cspc_astrazenca", "2026-01-30_cspc_astrazeneca"),
        ("2026-01-30_CSPC_AstraZeneca", "2026-01-30_cspc_astrazeneca"),
        ("2026-01-30", "2026-01-30_cspc_astrazeneca"),
        ("cspc_madrigal", "2025-07-30_cspc_madrigal"),
        ("Xinda Takeda", "2025-10-21_innovent_takeda"),
    ],
)
def test_a_mistyped_id_or_a_name_finds_the_deal_that_was_meant(curated_store, typed, expected) -> None:
    assert closest_deals(curated_store.cursor(), typed)["deal_id"].iloc[0] == expected


@pytest.mark.parametrize("typed", ["", " ", "qqqqqqqq", "' OR 1=1 --", "$deal"])
def test_what_resembles_nothing_finds_nothing(curated_store, typed) -> None:
    assert closest_deals(curated_store.cursor(), typed).empty


def test_a_deal_id_is_read_without_its_date() -> None:
    assert words_of("2026-01-30_cspc_eli-lilly") == ["cspc", "eli-lilly"]
    assert words_of("undated_leads-biolabs_oblenio") == ["leads-biolabs", "oblenio"]


def test_a_filter_means_a_deal_or_not(cursor_of) -> None:
    cursor = cursor_of("modality\nADC\nRNA")
    assert is_meant(cursor, DealFilter(modality=("ADC",)), "deal-1")
    assert not is_meant(cursor, DealFilter(modality=("ADC",)), "deal-2")
    assert not is_meant(cursor, ANY, "no such deal")


def test_one_deal_carries_nothing_where_nothing_is_known(cursor_of) -> None:
    assert one_deal(cursor_of("status\nactive"), "deal-1")["upfront"] is None
    assert one_deal(cursor_of("status\nactive"), "deal-2") is None


def test_parties_assets_and_sources_keep_their_order(cursor_of) -> None:
    cursor = cursor_of(
        """
        licensors   | licensees   | assets         | sources
        zeta; alpha | beta; gamma | drug-2; drug-1 | source-2; source-1
        """,
        assets="""
            asset_id | name   | aliases
            drug-1   | drug-1 | D1; 药一
        """,
    )
    parties = deal_parties(cursor, "deal-1")
    assert list(zip(parties["role"], parties["company_id"], strict=True)) == [
        ("licensor", "zeta"),
        ("licensor", "alpha"),
        ("licensee", "beta"),
        ("licensee", "gamma"),
    ]
    assets = deal_assets(cursor, "deal-1")
    assert assets["asset_id"].tolist() == ["drug-2", "drug-1"]
    assert set(assets["aliases"].iloc[1].split("; ")) == {"D1", "药一"}
    assert deal_sources(cursor, "deal-1")["source_id"].tolist() == ["source-2", "source-1"]


def test_marks_of_a_chart_lead_to_their_deals(cursor_of) -> None:
    cursor = cursor_of("""
        announced_on | modality | stage_at_signing
        2024-01-01   | ADC      | phase 1
        2024-02-01   | ADC      | phase 2
        2025-02-01   |          | phase 1
    """)
    assert deal_count(cursor, ANY) == 3
    assert deals_behind(cursor, ANY, ((("modality", "ADC"),),))["deal_id"].tolist() == ["deal-2", "deal-1"]
    assert deals_behind(cursor, ANY, ((("modality", "not stated"),), (("announced_year", 2024), ("stage_at_signing", "phase 1"))))[
        "deal_id"
    ].tolist() == ["deal-3", "deal-1"]
    assert deals_behind(cursor, ANY, ()).empty
    with pytest.raises(ValueError, match="not a column to drill by"):
        deals_behind(cursor, ANY, ((("notes", "x"),),))


def test_layers_of_every_curated_deal_add_up_to_its_headline_or_a_stated_rounding(curated_store) -> None:
    cursor = curated_store.cursor()
    deals = deal_list(cursor, ANY)
    for deal in deals[deals["total_potential"].notna()].to_dict("records"):
        layers = money_layers(cursor, deal["deal_id"])
        parts = layers.loc[layers["layer"] != "equity_outside", "amount"].sum()
        assert deal["total_potential"] * 0.9999 <= parts <= deal["total_potential"] * 1.01, deal["deal_id"]
        assert (layers["amount"] > 0).all()


def test_the_curated_flagship_is_drawn_as_announced(curated_store) -> None:
    layers = money_layers(curated_store.cursor(), "2026-01-30_cspc_astrazeneca")
    expected = pd.DataFrame({"layer": ["upfront", "dev_reg_milestones", "sales_milestones"], "amount_usd_m": [1200.0, 3500.0, 13800.0]})
    assert layers[["layer", "amount_usd_m"]].to_dict("list") == expected.to_dict("list")

"""Players: a league worked by hand with ties, shared deals and undisclosed amounts, and the companies beside one another."""

import pandas as pd
import pytest

from analytics.filters import DealFilter
from analytics.queries import compared, players
from analytics.queries.deals import deals_behind

DEALS = """
    deal_id | announced_on | licensors    | licensees | upfront_usd_m | total_potential_usd_m | deal_type   | modality
    a-1     | 2022-01-01   | alpha        | omega     | 10            | 100                   | license     | ADC
    a-2     | 2024-01-01   | alpha        | omega     | 30            |                       | license     | ADC
    a-3     |              | alpha        | psi       |               |                       | license     |
    shared  | 2024-05      | alpha; beta  | omega     | 200           | 300                   | license     | peptide
    b-1     | 2023-01-01   | beta         | psi       |               | 700                   | license     | ADC
    b-2     | 2024-02-01   | beta         | psi       | 40            |                       | license     | ADC
    c-1     | 2024-02-02   | child        | omega     | 5             | 50                    | license     | ADC
    d-1     | 2023-03-03   | delta        | omega     | 900           | 950                   | acquisition | ADC
    in-1    | 2024-03-03   | psi          | alpha     | 7             |                       | license     | ADC
    """
FAMILY = """
    company_id | name  | parent
    child      | child | alpha
    """
ANY = DealFilter(direction="any")


@pytest.fixture
def cursor(cursor_of):
    return cursor_of(DEALS, companies=FAMILY)


def column(frame, name):
    return dict(zip(frame["company_id"], frame[name].astype(object).where(frame[name].notna(), None), strict=True))


def test_by_deals_a_shared_deal_counts_for_each_licensor_and_a_subsidiary_for_itself(cursor):
    found = players.ranked("licensor", "deals")(cursor, ANY)
    assert list(zip(found["company_id"], found["deal_count"], strict=True)) == [("alpha", 4), ("beta", 3), ("child", 1), ("delta", 1), ("psi", 1)]
    assert (found["all_deals"].iloc[0], found["company_count"].iloc[0]) == (9, 5)
    assert column(found, "tied_count") == {"alpha": 1, "beta": 1, "child": 3, "delta": 3, "psi": 3}


def test_by_upfront_equal_sums_are_tied_and_ordered_by_deals(cursor):
    found = players.ranked("licensor", "upfront")(cursor, ANY)
    assert column(found, "upfront_usd_m") == {"delta": 900, "alpha": 240, "beta": 240, "psi": 7, "child": 5}
    assert list(found["company_id"]) == ["delta", "alpha", "beta", "psi", "child"]
    assert column(found, "upfront_count") == {"delta": 1, "alpha": 3, "beta": 2, "psi": 1, "child": 1}
    assert column(found, "tied_count") == {"delta": 1, "alpha": 2, "beta": 2, "psi": 1, "child": 1}
    assert column(found, "acquisition_count") == {"delta": 1, "alpha": 0, "beta": 0, "psi": 0, "child": 0}
    assert found["all_upfront_count"].iloc[0] == 7


def test_by_headline_another_company_leads_and_the_undisclosed_stands_last_as_null(cursor):
    found = players.ranked("licensor", "headline total")(cursor, ANY)
    assert column(found, "headline_usd_m") == {"beta": 1000, "delta": 950, "alpha": 400, "child": 50, "psi": None}
    assert (list(found["company_id"])[-1], found["headline_count"].iloc[-1]) == ("psi", 0)
    assert column(found, "headline_acquisition_count") == {"delta": 1, "beta": 0, "alpha": 0, "child": 0, "psi": 0}


def test_the_licensees_side_and_the_filter(cursor):
    found = players.ranked("licensee", "deals")(cursor, DealFilter(direction="any", modality=("ADC",)))
    assert column(found, "deal_count") == {"omega": 4, "psi": 2, "alpha": 1}
    assert list(found["licensee"]) == ["omega", "psi", "alpha"]


def test_a_league_holds_ten(cursor_of):
    cursor = cursor_of("licensors\n" + "\n".join(f"company-{number:02d}" for number in range(12)))
    found = players.ranked("licensor", "deals")(cursor, ANY)
    assert list(found["company_id"]) == [f"company-{number:02d}" for number in range(10)]
    assert (found["tied_count"].iloc[0], found["company_count"].iloc[0]) == (12, 12)


@pytest.mark.parametrize(("role", "order"), [("licensor", "deal_count; DROP TABLE deals"), ("licensor AS x, 1 AS", "deals")])
def test_an_unknown_side_or_order_is_refused(cursor, role, order):
    with pytest.raises(KeyError):
        players.league(cursor, ANY, role, order)


def test_a_mark_leads_to_the_deals_of_its_company_alone(cursor):
    rows = deals_behind(cursor, ANY, ((("licensor", "alpha"),),))
    assert set(rows["deal_id"]) == {"a-1", "a-2", "a-3", "shared"}
    assert set(deals_behind(cursor, ANY, ((("licensor", "beta"), ("licensee", "psi")),))["deal_id"]) == {"b-1", "b-2"}


def test_every_company_has_a_row_with_years_money_and_partners(cursor):
    rows = players.company_table(cursor, ANY, "licensor").set_index("company_id")
    alpha = rows.loc["alpha"]
    assert list(rows.index) == ["alpha", "beta", "delta", "child", "psi"]
    assert (alpha["deal_count"], alpha["group_deal_count"], rows.at["child", "group_deal_count"]) == (4, 5, 1)
    assert (alpha["first_year"], alpha["last_year"], alpha["from_year"], alpha["to_year"]) == (2022, 2024, 2022, 2024)
    assert [list(row) for row in rows.loc[["alpha", "beta"], "deals_by_year"]] == [[1, 0, 2], [0, 1, 2]]
    assert (alpha["upfront_usd_m"], alpha["upfront_count"], alpha["headline_usd_m"], alpha["headline_count"]) == (240, 3, 400, 2)
    assert (alpha["partners"], alpha["partner_count"]) == ("omega (3); psi (1)", 2)


def test_of_many_partners_only_those_met_again_are_named(cursor_of):
    cursor = cursor_of("licensors | licensees\n" + "\n".join(f"alpha | {other}" for other in ("d", "c", "b", "b", "a")))
    (row,) = players.company_table(cursor, ANY, "licensor").to_dict("records")
    assert (row["partners"], row["partner_count"]) == ("b (2)", 4)


def test_undated_deals_stand_in_no_year(cursor_of):
    (row,) = players.company_table(cursor_of("announced_on | licensors\n | alpha"), ANY, "licensor").to_dict("records")
    assert (row["deal_count"], bool(pd.isna(row["first_year"]))) == (1, True)


def test_pairs_with_two_deals_or_more_and_their_deals_once(cursor):
    pairs = players.repeat_partners(cursor, ANY)
    assert pairs[["licensor", "licensee", "deal_count"]].to_numpy().tolist() == [["alpha", "omega", 3], ["beta", "psi", 2]]
    assert (pairs["headline_usd_m"].tolist(), pairs["headline_count"].tolist()) == ([400, 700], [2, 1])
    assert (pairs["pair_deals"].iloc[0], pairs["all_deals"].iloc[0]) == (5, 9)
    assert (pairs["first_year"].iloc[0], pairs["last_year"].iloc[0]) == (2022, 2024)


def test_compared_companies_stand_for_their_group_on_both_sides(cursor):
    sides = compared.compared_money(cursor, DealFilter(), ("beta", "alpha")).set_index(["company_id", "side"])
    assert list(sides.index) == [("beta", "licensor"), ("beta", "licensee"), ("alpha", "licensor"), ("alpha", "licensee")]
    assert sides["deal_count"].tolist() == [3, 0, 5, 1]
    assert (sides.at[("alpha", "licensor"), "upfront_usd_m"], sides.at[("alpha", "licensor"), "headline_usd_m"]) == (245, 450)
    assert sides.at[("alpha", "licensee"), "upfront_usd_m"] == 7
    assert sides["median_upfront_usd_m"].isna().all(), "fewer than five disclose"
    assert (sides["all_deals"].iloc[0], sides["all_dated"].iloc[0], sides["all_disclosed"].iloc[0]) == (8, 7, 7)


def test_a_median_is_printed_from_five_disclosed_deals_on_and_shares_leave_acquisitions_out(cursor_of):
    rows = [f"alpha | {upfront} | 1000 | license" for upfront in (10, 20, 30, 40, 900)] + ["alpha | 500 | 500 | acquisition"]
    cursor = cursor_of("licensors | upfront_usd_m | total_potential_usd_m | deal_type\n" + "\n".join(rows))
    alpha = compared.compared_money(cursor, DealFilter(), ("alpha",)).iloc[0]
    assert (alpha["upfront_count"], alpha["median_upfront_usd_m"], alpha["upfront_usd_m"]) == (6, 35, 1500)
    assert (alpha["share_count"], alpha["median_upfront_share"]) == (5, 0.03)


def test_years_run_from_the_first_to_the_last_of_the_chosen(cursor):
    years = compared.compared_years(cursor, DealFilter(), ("alpha", "beta"))
    told = years[["name", "announced_year", "licensor_count", "licensee_count"]].to_numpy().tolist()
    assert told == [
        ["alpha", 2022, 1, 0],
        ["alpha", 2023, 0, 0],
        ["alpha", 2024, 3, 1],
        ["beta", 2022, 0, 0],
        ["beta", 2023, 1, 0],
        ["beta", 2024, 2, 0],
    ]
    assert years["is_partial"].tolist() == [False, False, True] * 2


def test_modalities_count_each_deal_of_a_company_once(cursor):
    found = compared.compared_modalities(cursor, DealFilter(), ("alpha",))
    assert found[["modality", "deal_count"]].to_numpy().tolist() == [["ADC", 4], ["not stated", 1], ["peptide", 1]]
    assert set(found["company_deals"]) == {6}
    assert len(compared.compared_deals(cursor, DealFilter(), "alpha")) == 6


def test_nobody_s_deals_are_nobody_s(cursor):
    assert compared.compared_years(cursor, DealFilter(modality=("vaccine",)), ("alpha", "beta")).empty
    assert compared.compared_money(cursor, DealFilter(modality=("vaccine",)), ("alpha", "beta"))["deal_count"].tolist() == [0] * 4
    assert compared.compared_money(cursor, DealFilter(), ("' OR 1=1 --",)).empty


def test_example_of_the_league_tables(cursor_of):
    cursor = cursor_of("""
        licensors          | upfront_usd_m
        moonrise           | 50
        moonrise           | 30
        moonrise           |
        moonrise; oakfield | 200
    """)
    found = players.ranked("licensor", "upfront")(cursor, ANY)
    assert (column(found, "upfront_usd_m"), column(found, "deal_count")) == ({"moonrise": 280, "oakfield": 200}, {"moonrise": 4, "oakfield": 1})
    assert (found["upfront_count"].iloc[0], found["deal_count"].sum(), found["all_deals"].iloc[0]) == (3, 5, 4)


def test_example_of_the_repeat_partners(cursor_of):
    cursor = cursor_of("licensors | licensees\nmoonrise | oakfield\nmoonrise | oakfield\nmoonrise; larkspur | oakfield")
    (pair,) = players.repeat_partners(cursor, ANY).to_dict("records")
    assert (pair["licensor"], pair["licensee"], pair["deal_count"]) == ("moonrise", "oakfield", 3)


def test_example_of_the_compared_companies(cursor_of):
    rows = [f"moonrise | {upfront}" for upfront in (10, 20, 30, 40, 900)] + [f"oakfield | {upfront}" for upfront in (1, 2, 3, 4)]
    found = compared.compared_money(cursor_of("licensors | upfront_usd_m\n" + "\n".join(rows)), ANY, ("moonrise", "oakfield"))
    moonrise, oakfield = (found[found["company_id"] == name].iloc[0] for name in ("moonrise", "oakfield"))
    assert (moonrise["upfront_usd_m"], moonrise["median_upfront_usd_m"]) == (1000, 30)
    assert (oakfield["upfront_usd_m"], oakfield["median_upfront_usd_m"] == oakfield["median_upfront_usd_m"]) == (10, False)

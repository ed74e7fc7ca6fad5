"""The Players page as a visitor meets it: both sides, the table, the comparison by any name, bad links, nothing found."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics.sections.players import LEAGUES, REPEAT_PARTNERS
from data.store import Store
from tests.app.cards import Open, cards_of, opener, titles


@pytest.fixture
def opened(curated_store: Store) -> Open:
    """opened(side="licensees", compare=[...]): the page for these parameters."""

    return opener("market/players")


def said(app: AppTest) -> str:
    elements = (*app.header, *app.subheader, *app.markdown, *app.caption, *app.warning, *app.info)
    return "\n".join(str(element.value) for element in elements).replace("\\", "")


def test_it_opens_with_the_leaders_three_rankings_pairs_and_a_row_for_each_licensor(opened: Open) -> None:
    app = opened()
    assert not app.exception
    assert app.markdown[0].value.startswith("Of ")
    assert ": the leaders differ" in app.markdown[0].value
    assert titles(app) == [section.title for section in (*LEAGUES["licensor"].values(), REPEAT_PARTNERS)]
    table = app.dataframe[0].value
    assert table["Company"].is_unique
    assert table["Page"].str.startswith("/company?id=").all()
    assert "Choose 2 to 5 companies." in said(app)


def test_the_side_is_switched_by_hand_and_by_link(opened: Open) -> None:
    app = opened()
    app.segmented_control(key="side").set_value("licensees").run()
    assert not app.exception
    licensees = [section.title for section in (*LEAGUES["licensee"].values(), REPEAT_PARTNERS)]
    assert titles(app) == licensees
    assert titles(opened(side="licensees")) == licensees


def test_a_bad_side_is_told_and_licensors_are_shown(opened: Open) -> None:
    app = opened(side="![x](https://example.org/x.png)")
    assert not app.exception
    assert "There is no side called" in said(app)
    assert "![x](" not in "".join(notice.value for notice in app.warning)
    assert titles(app)[0] == LEAGUES["licensor"]["deals"].title


def test_the_filter_comes_along_in_the_links_of_the_table(opened: Open) -> None:
    app = opened(modality="ADC")
    assert app.dataframe[0].value["Page"].str.endswith("&modality=ADC").all()


def test_companies_in_the_link_are_compared_whatever_name_they_go_by(opened: Open) -> None:
    app = opened(compare=["信达", "AstraZeneca"])
    assert not app.exception
    assert not app.warning
    assert list(app.multiselect(key="compare").value) == ["innovent", "astrazeneca"]
    assert titles(app)[4:] == ["What they grant and take in", "Their deals by year and side", "Modalities of their deals, either side"]
    assert app.table[0].value["Side"].tolist() == ["licensor", "licensee"] * 2


def test_one_company_asks_for_a_second(opened: Open) -> None:
    app = opened(compare="hengrui")
    assert "Hengrui Pharma · 恒瑞医药 is chosen; choose a second company to compare it with." in said(app)
    assert len(titles(app)) == 4


def test_the_leaders_are_offered(opened: Open) -> None:
    app = opened().button(key="compare-leaders").click().run()
    assert not app.exception
    assert len(app.multiselect(key="compare").value) == 3
    assert len(titles(app)) == 7


def test_unknown_and_surplus_companies_are_left_out_with_a_notice(opened: Open) -> None:
    known = ["hengrui", "cspc", "akeso", "innovent", "duality", "henlius"]
    app = opened(compare=["Nobody & Sons", *known])
    assert not app.exception
    assert list(app.multiselect(key="compare").value) == known[:5]
    assert "“Nobody & Sons”" in said(app)
    assert "At most 5 companies can be compared; shown are the first 5." in said(app)


def test_a_company_with_few_deals_has_them_listed(opened: Open) -> None:
    app = opened(compare=["akeso", "hengrui"])
    assert "Fewer than 5 deals: they are listed, no median is printed." in said(app)
    assert "Akeso · 康方生物: 4 deals" in said(app)


def test_nothing_found_is_told_and_the_way_out_offered(opened: Open) -> None:
    app = opened(text="zzzz")
    assert not app.exception
    assert "No deal matches" in app.info[0].value
    assert app.button(key="empty-text")
    assert titles(app) == []


def test_a_comparison_without_a_deal_in_the_filter_says_so(opened: Open) -> None:
    app = opened(compare=["hengrui", "cspc"], modality="vaccine")
    assert not app.exception
    assert "None of the chosen companies has a" in "".join(card["words"]["finding"] for card in cards_of(app)) + said(app)


def test_the_label_that_the_browser_writes_into_the_link_opens_the_same_comparison(opened: Open) -> None:
    app = opened(compare=["Hengrui Pharma · 恒瑞医药", "AstraZeneca · 阿斯利康"])
    assert list(app.multiselect(key="compare").value) == ["hengrui", "astrazeneca"]
    assert not app.warning
    assert len(titles(app)) == 7

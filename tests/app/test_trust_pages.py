"""Methods and Data as a reader meets them: complete, searchable, and kind to bad links."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.dictionary import table_titles
from analytics.methods import METHODS, methods_with
from analytics.wording import counted
from data import schema
from data.store import Store
from pages.components.chart import anchor

APP = Path(schema.HOME.parent, "app.py")


def opened(page: str, **params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    app.query_params.update(params)
    return app.switch_page(f"pages/trust/{page}.py").run()


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.fixture(autouse=True)
def _on_the_curated_record(curated_store: Store) -> None:
    """These pages are read on the curated record."""


def test_every_method_stands_under_its_anchor():
    app = opened("methods")
    assert not app.exception
    anchors = {heading.anchor for heading in app.subheader}
    assert {anchor(method.name) for method in METHODS} <= anchors
    assert all(f"(#{anchor(method.name)})" in texts(app) for method in METHODS)


def test_search_narrows_methods_and_glossary():
    app = opened("methods")
    app.text_input(key="find-method").set_value("complete response").run()
    found = [method.name for method in methods_with("complete response")]
    assert "Timeline" in found
    assert len(found) < len(METHODS) / 2
    assert [heading.value for heading in app.subheader] == found
    assert f"{counted(len(found), 'method')} and" in texts(app)
    app.text_input(key="find-method").set_value("no-such-word").run()
    assert "no" in app.info[0].value
    assert not app.subheader


def test_data_opens_with_what_the_record_holds(curated_store: Store):
    app = opened("data")
    assert not app.exception
    assert app.markdown[0].value.startswith("The record holds **499 deals**")
    assert curated_store.version in app.markdown[0].value.replace("\\", "")
    assert "Creative Commons" in texts(app)


@pytest.mark.parametrize("table", table_titles())
def test_every_table_can_be_opened_by_its_link(table: str):
    app = opened("data", pick=table)
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key=f"pick-{table}").value == table
    assert len(app.dataframe) == 1


def test_an_unknown_table_falls_back_with_a_notice():
    app = opened("data", pick="deal_facts", id="x")
    assert not app.exception
    assert "no table" in app.warning[0].value
    assert not set(app.query_params) & {"pick", "id"}
    assert app.selectbox(key="pick-deals").value == "deals"


def test_an_unknown_row_falls_back_with_a_notice():
    app = opened("data", pick="market_stats", id="s99999")
    assert not app.exception
    assert "has no row" in app.warning[0].value
    assert "id" not in app.query_params
    assert app.selectbox(key="pick-market_stats").value == "market_stats"


def test_a_linked_row_is_shown_whole_with_its_sources():
    app = opened("data", pick="market_stats", id="s0244")
    assert not app.exception
    assert "Statistic: s0244" in [heading.value for heading in app.subheader]
    assert "**Sources**" in texts(app)
    told = app.table[0].value.set_index("Column")["Value"]
    assert (told["period start"], told["qualifier"]) == ("2024-01-01", "at least")


def test_a_claim_leads_to_the_rows_that_bear_on_it():
    app = opened("data", pick="claims", id="a1-15")
    assert "/deal?id=2025-09-24_hengrui_glenmark" in texts(app)
    app.selectbox(key="article").select("article-004").run()
    assert not app.exception
    assert "/data?pick=market_stats&id=s0306" in texts(app)


def test_a_picked_table_replaces_the_row_of_the_link():
    app = opened("data", pick="market_stats", id="s0244")
    app.selectbox(key="pick-market_stats").select("policy_events").run()
    assert not app.exception
    assert app.selectbox(key="pick-policy_events").value == "policy_events"
    assert "Statistic: s0244" not in [heading.value for heading in app.subheader]


def test_data_says_how_right_the_rows_are():
    app = opened("data")
    told = texts(app).replace("\\", "")
    assert "137 deals, drawn at random, were read again on 22 November 2026: compared with another page, 9 of 789 fields differed (1.1%)" in told
    assert "202 events, drawn at random, were read again" in told
    assert "amounts and dates alone: 6 of 269 fields differed (2.2%)" in told
    assert "**1 of 82** amounts and dates of deals (1.2%) and **2 of 37** dates of events (5.4%) differed from another page" in told
    assert "(/deal?id=2025-03-28_abbisko_merck-kgaa)" in told

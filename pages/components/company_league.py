"""Which companies lead as licensor and as licensee; choosing one opens its page."""

from functools import partial

import streamlit as st

from analytics.evidence import Evidence
from analytics.figures.players import league_figure
from analytics.filters import DealFilter
from analytics.findings.players import league as league_finding
from analytics.language import keeps_language, say
from analytics.queries.players import LEAGUE_ORDERS, league
from analytics.section import headed
from analytics.sections.players import LEAGUE_COLUMNS, LEAGUE_NOTES, LEAGUE_WORDS
from analytics.wording import inside
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.card import Card, Marks, show_card
from pages.components.spoken import fragment

TITLES = {"licensor": "Leading licensors by {order}", "licensee": "Leading licensees by {order}"}
HOW_TO = "Choose a bar to open the company; the table holds the links."


def leagues(deals: DealFilter) -> None:
    """Licensors beside licensees, by deals, upfront or headline total."""
    order = st.segmented_control(
        say("Leaders by"), list(LEAGUE_ORDERS), format_func=keeps_language(_order_words), default="deals", required=True, key="league-order"
    )
    for column, role in zip(st.columns(2), ("licensor", "licensee"), strict=True):
        with column:
            _league_card(role, order or "deals", deals)
    st.page_link(
        "pages/market/players.py",
        query_params=deals.to_url(),
        label=say("Players: the three rankings side by side, every company in one table, repeat partners, comparison"),
        icon=":material/groups:",
    )


@fragment
def _league_card(role: str, order: str, deals: DealFilter) -> None:
    companies, store = cached.found(league, deals, role, order), cached.store()
    unit, measure, count = LEAGUE_WORDS[order]
    all_deals, disclosed = (int(companies["all_deals"].iloc[0]), int(companies[count].iloc[0])) if len(companies) else (0, 0)
    evidence = Evidence(
        say(TITLES[role], order=_order_words(order)),
        unit,
        measure,
        disclosed,
        all_deals,
        deals.sentence(cached.company_labels()),
        "League tables",
        store.as_of,
        store.version,
    )
    card = Card(
        key=f"league-{role}",
        finding=league_finding(companies, order),
        evidence=evidence,
        table=headed(companies, LEAGUE_COLUMNS),
        columns=LEAGUE_COLUMNS,
        drill=("company_id",),
        notes=f"{say(HOW_TO)} {say(LEAGUE_NOTES)}",
        links={"Company": [page_address("company", company_id, deals) for company_id in companies["company_id"]]},
    )
    show_card(card, partial(cached.drawn, league_figure, league, deals, role, order, options=(order, "company_id")), _open)


def _order_words(order: str) -> str:
    return inside(order.capitalize())


def _open(marks: Marks) -> None:
    st.query_params["id"] = dict(marks[0])["company_id"]
    st.rerun(scope="app")

"""Two to five companies beside one another, chosen by any of their names and kept in the link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics.evidence import Evidence
from analytics.figures.compared import compared_modalities_figure, compared_money_figure, compared_years_figure
from analytics.filters import DealFilter
from analytics.findings import players as findings
from analytics.language import say
from analytics.queries.companies import every_direction
from analytics.queries.compared import compared_deals, compared_modalities, compared_money, compared_years
from analytics.section import Column
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, plain
from pages.components import cached, notice
from pages.components.addresses import page_address
from pages.components.card import Card, show_card
from pages.components.link_keys import COMPARE as KEY
from pages.components.names import label_of, meant_companies, take_typed_companies, tell_unknown
from pages.components.rows import deal_rows
from pages.components.spoken import fragment

FEWEST, MOST = 2, 5
RULE = "Each company with its subsidiaries, as on its own page. Deals in every direction unless one is chosen."
COMPANY = Column("name", "Company")


@dataclass(frozen=True)
class Part:
    """What one card of the comparison shows; disclosed names the column that counts the deals it rests on."""

    title: str
    unit: str
    measure: str
    disclosed: str
    query: Callable[..., Any]
    figure: Callable[..., Any]
    finding: Callable[[pd.DataFrame], str]
    columns: tuple[Column, ...]
    notes: str = ""


PARTS = {
    "money": Part(
        "What they grant and take in",
        "USD m, most of the headline total conditional",
        "disclose an upfront or a headline total",
        "all_disclosed",
        compared_money,
        compared_money_figure,
        findings.compared_money,
        (
            COMPANY,
            Column("side", "Side"),
            Column("deal_count", "Deals", "count"),
            Column("upfront_usd_m", "Upfront, USD m", "money"),
            Column("median_upfront_usd_m", "Median upfront, USD m", "money"),
            Column("upfront_count", "Disclose an upfront", "count"),
            Column("headline_usd_m", "Headline total, USD m", "money"),
            Column("median_headline_usd_m", "Median headline total, USD m", "money"),
            Column("headline_count", "Disclose a headline total", "count"),
            Column("median_upfront_share", "Median upfront share", "share"),
            Column("share_count", "Disclose cash upfront and total", "count"),
        ),
        f"Upfronts and headline totals hold the price of an acquired company. A median needs {MIN_DEALS} disclosed deals. ",
    ),
    "years": Part(
        "Their deals by year and side",
        "deals a year, on one scale",
        "have a known year",
        "all_dated",
        compared_years,
        compared_years_figure,
        findings.compared_years,
        (
            COMPANY,
            Column("announced_year", "Year", "year"),
            Column("licensor_count", "As licensor", "count"),
            Column("licensee_count", "As licensee", "count"),
        ),
        "* year not complete in the record. ",
    ),
    "modalities": Part(
        "Modalities of their deals, either side",
        "number of deals",
        "",
        "all_deals",
        compared_modalities,
        compared_modalities_figure,
        findings.compared_modalities,
        (COMPANY, Column("modality", "Modality"), Column("deal_count", "Deals", "count"), Column("company_deals", "of all deals", "count")),
    ),
}


def take_linked_companies() -> None:
    """Before the widget reads a link: names in it become ids, unknown and surplus ones are left out with a notice.

    The widget takes what the link says, whatever the session holds; so the link is mended and read once more.
    """
    texts, labels = st.query_params.get_all(KEY), cached.company_labels()
    is_clean = len(texts) <= MOST and {*texts} <= {*labels, *labels.values()}
    if KEY in st.session_state or is_clean:
        return
    meant = meant_companies(texts)
    tell_unknown(texts)
    if len(meant) > MOST:
        notice.add(say("At most {most} companies can be compared; shown are the first {most}.", most=MOST))
    st.query_params[KEY] = list(meant[:MOST])
    st.rerun()


def compare(deals: DealFilter, leaders: Sequence[str]) -> None:
    """The choice of companies and, from two on, what sets them apart; leaders: whom to offer where none is chosen."""
    st.header(say("Compare companies"), anchor="compare")
    labels = cached.company_labels()
    st.multiselect(
        say("{fewest} to {most} companies", fewest=FEWEST, most=MOST),
        list(labels),
        format_func=lambda text: labels.get(text) or label_of(text),
        key=KEY,
        bind="query-params",
        accept_new_options=True,
        filter_mode="contains",
        max_selections=MOST,
        on_change=take_typed_companies,
        args=(KEY,),
        select_all=False,
        placeholder=say("Name in English or Chinese, ticker, former name"),
    )
    chosen = meant_companies(st.session_state.get(KEY) or ())[:MOST]
    if len(chosen) < FEWEST:
        _ask(chosen, leaders)
        return
    _cards(deals, chosen)
    _short_lists(deals, chosen)


def _ask(chosen: Sequence[str], leaders: Sequence[str]) -> None:
    words = (
        say("{company} is chosen; choose a second company to compare it with.", company=label_of(chosen[0]))
        if chosen
        else say("Choose {fewest} to {most} companies.", fewest=FEWEST, most=MOST)
    )
    st.info(plain(words), icon=":material/compare_arrows:")
    if not chosen and len(leaders) >= FEWEST:
        names = say(", ").join(label_of(company) for company in leaders)
        st.button(say("Compare {companies}", companies=plain(names)), key="compare-leaders", on_click=_take, args=(tuple(leaders),))


def _take(companies: tuple[str, ...]) -> None:
    st.session_state[KEY] = list(companies)


def _cards(deals: DealFilter, chosen: tuple[str, ...]) -> None:
    _card("money", deals, chosen)
    for column, name in zip(st.columns(2), ("years", "modalities"), strict=True):
        with column:
            _card(name, deals, chosen)


@fragment
def _card(name: str, deals: DealFilter, chosen: tuple[str, ...]) -> None:
    part, store = PARTS[name], cached.store()
    frame = cached.found(part.query, deals, chosen)
    evidence = Evidence(
        part.title,
        part.unit,
        part.measure,
        int(frame[part.disclosed].iloc[0]) if len(frame) else 0,
        int(frame["all_deals"].iloc[0]) if len(frame) else 0,
        every_direction(deals).sentence(cached.company_labels()),
        "Compared companies",
        store.as_of,
        store.version,
    )
    table = frame[[column.name for column in part.columns]].set_axis([column.label for column in part.columns], axis="columns")
    card = Card(
        key=f"compare-{name}",
        finding=part.finding(frame),
        evidence=evidence,
        table=table,
        columns=part.columns,
        notes=f"{say(part.notes)}{say(RULE)}",
        links={"Company": [page_address("company", company, deals) for company in frame["company_id"]]},
        is_open=name == "money",
    )
    show_card(card, partial(cached.drawn, part.figure, part.query, deals, chosen))


def _short_lists(deals: DealFilter, chosen: tuple[str, ...]) -> None:
    """The deals of companies that have too few for a statistic."""
    for company in chosen:
        own = cached.found(compared_deals, deals, company)
        if not own.empty and not enough(len(own)):
            with st.container(border=True, gap="xsmall", key=f"compare-list-{company}"):
                title = say("{company}: {deals}", company=label_of(company), deals=counted(len(own), "deal"))
                st.subheader(plain(title), anchor=False)
                st.caption(say("Fewer than {least} deals: they are listed, no median is printed.", least=MIN_DEALS))
                deal_rows(own, deals, key=f"compare-rows-{company}")

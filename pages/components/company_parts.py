"""The parts of the company page: its names and family, its figures on both sides, its deals, partners and assets."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics.countries import country_name
from analytics.filters import DealFilter
from analytics.findings.companies import side_figures
from analytics.language import say
from analytics.queries.companies import company_assets, partners, side_totals, subsidiaries
from analytics.queries.deal_list import NEWEST
from analytics.sections.overview import DEALS_BY_QUARTER, MONEY_LAYERS_BY_YEAR
from analytics.small_numbers import MIN_DEALS, enough
from analytics.wording import counted, plain
from pages.components import cached, filter_bar
from pages.components.addresses import page_params
from pages.components.key_figures import figure_grid
from pages.components.rows import deal_rows
from pages.components.section_card import show_section

COMPANY_PAGE, ASSET_PAGE = "pages/market/company.py", "pages/assets/asset.py"
MOST_DEALS, LISTED = 500, 30
ASSETS_OF = (
    (True, "{assets} originated here; no filter narrows this list"),
    (False, "{assets} of other companies, in its deals or filings; no filter narrows this list"),
)
OTHER_SIDE = {"licensor": "licensee", "licensee": "licensor"}


def totals_of(deals: DealFilter) -> pd.Series:
    """What a filter adds up to."""
    return cached.found(side_totals, deals).iloc[0]


def company_header(company: Mapping[str, Any], deals: DealFilter) -> None:
    """Seat, origin and kind; parent and subsidiaries as links; every other name."""
    seat = say(country_name(company["country"]))
    if company["origin_country"] and company["origin_country"] != company["country"]:
        seat = say("{seat}, founded in {origin}", seat=seat, origin=say(country_name(company["origin_country"])))
    facts = [company["name_zh"], seat, say(company["kind"] or "")]
    family = cached.found(subsidiaries, company["company_id"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="entity-head"):
        st.markdown(plain(" · ".join(fact for fact in facts if fact)), width="content")
        if company["parent"]:
            _company_link(company["parent"], say("Parent: {name}", name=company["parent_name"]), deals)
        for member in family.itertuples():
            _company_link(member.company_id, say("Subsidiary: {name}", name=member.name), deals)
    if company["aliases"]:
        st.caption(say("Also met as: {names}", names=plain(company["aliases"].replace("; ", " · "))))


def _company_link(company_id: str, label: str, deals: DealFilter) -> None:
    st.page_link(COMPANY_PAGE, query_params=page_params(company_id, deals), label=plain(label), icon=":material/domain:")


def both_sides(sides: Mapping[str, DealFilter]) -> None:
    """The figures as licensor beside those as licensee."""
    for column, (side, deals) in zip(st.columns(2), sides.items(), strict=True):
        with column, st.container(border=True, gap="xsmall", key=f"side-{side}"):
            st.subheader(say("As {side}", side=say(side)), anchor=False)
            totals = totals_of(deals)
            if totals.deal_count:
                figure_grid(side_figures(totals), key=f"figures-{side}", columns=2)
            else:
                st.caption(say("No deal as {side}.", side=say(side)))


def side_details(side: str, deals: DealFilter, read: DealFilter) -> None:
    """The charts, from five deals on, and the deals themselves; read is the reader's own filter, which links take along."""
    count = int(totals_of(deals).deal_count)
    if not count:
        return
    st.header(say("As {side}", side=say(side)), anchor=f"as-{side}")
    if enough(count):
        for column, section in zip(st.columns(2), (DEALS_BY_QUARTER, MONEY_LAYERS_BY_YEAR), strict=True):
            with column:
                show_section(section, deals, place=side)
    else:
        st.caption(say("Fewer than {least} deals: they are listed, no chart is drawn.", least=MIN_DEALS))
    with st.container(border=True, gap="xsmall", key=f"list-{side}"):
        st.subheader(say("{deals} as {side}", deals=counted(count, "deal"), side=say(side)), anchor=False)
        st.caption(plain(deals.sentence(cached.company_labels())))
        deal_rows(cached.deal_list(deals, NEWEST, MOST_DEALS), read, key=f"rows-{side}")


def partner_list(sides: Mapping[str, DealFilter], read: DealFilter) -> None:
    """The companies on the other side, with counts, each a link that takes the reader's filter along."""
    with st.container(border=True, gap="xsmall", key="partners"):
        st.subheader(say("Partners"), anchor="partners")
        for side, deals in sides.items():
            found = cached.found(partners, deals, OTHER_SIDE[side])
            if len(found):
                st.caption(say("{companies} as {side} of its deals", companies=counted(len(found), "company"), side=say(OTHER_SIDE[side])))
            with st.container(horizontal=True, gap="small", key=f"partners-{side}"):
                for partner in found.head(LISTED).itertuples():
                    _company_link(partner.company_id, say("{name} ({count})", name=partner.name, count=partner.deal_count), read)


def asset_links(company_id: str, deals: DealFilter) -> None:
    """The assets that the company made, dealt in or brought before an agency, each a link."""
    found = cached.found(company_assets, company_id)
    with st.container(border=True, gap="xsmall", key="assets"):
        st.subheader(say("Assets"), anchor="assets")
        if found.empty:
            st.caption(say("No asset of the record is its own or part of its deals."))
        for is_own, words in ASSETS_OF:
            group = found[found["is_originator"] == is_own]
            if len(group):
                st.caption(say(words, assets=counted(len(group), "asset")))
            with st.container(horizontal=True, gap="small", key=f"assets-{is_own}"):
                for asset in group.head(LISTED).itertuples():
                    st.page_link(
                        ASSET_PAGE, query_params=page_params(asset.asset_id, deals), label=plain(_asset_words(asset)), icon=":material/medication:"
                    )


def _asset_words(asset: Any) -> str:
    counts = [counted(asset.deal_count, "deal")] if asset.deal_count else []
    counts += [counted(asset.event_count, "event")] if asset.event_count else []
    return say("{name} ({counts})", name=asset.name, counts=say(", ").join(counts)) if counts else asset.name


def no_deal_left(company: Mapping[str, Any], deals: DealFilter) -> None:
    """The filter leaves no deal of this company: say which words do it and offer to drop them."""
    parts = [words for term, words in deals.parts(cached.company_labels()) if term.key != "direction"]
    if parts:
        st.info(
            say("The filter ({terms}) leaves no deal of {name}.", terms=plain(say(", ").join(parts)), name=plain(company["name"])),
            icon=":material/filter_alt_off:",
        )
        st.button(say("Drop every filter"), key="company-reset", on_click=filter_bar.reset)

"""What one deal is about: parties and assets with ways to their pages, facts, every source, related deals."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import DealFilter
from analytics.findings.deal_terms import Deal
from analytics.findings.one_deal import facts
from analytics.findings.record import second_reading
from analytics.language import say
from analytics.queries.accuracy import checks_of_deal
from analytics.queries.deal_page import related_deals
from analytics.queries.deals import deal_assets, deal_parties, deal_sources
from analytics.section import Column
from analytics.wording import counted, dated, plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.report_error import report_error
from pages.components.tables import reader_table, site

COMPANY_PAGE, ASSET_PAGE = "pages/market/company.py", "pages/assets/asset.py"
SOURCE_COLUMNS = (Column("title", "Page"), Column("publisher", "Publisher"), Column("published", "Published"), Column("kind", "Kind"))
RELATED_COLUMNS = (
    Column("announced", "Announced"),
    Column("deal", "Deal"),
    Column("assets", "Assets"),
    Column("upfront_usd_m", "Upfront, USD m", "money"),
    Column("total_potential_usd_m", "Headline total, USD m", "money"),
    Column("status", "Status"),
    Column("relation", "Why"),
)


def deal_sides(deal_id: str) -> None:
    """Parties and assets, each with a link to its page."""
    with st.container(border=True, gap="xsmall", key="card-deal-sides"):
        st.subheader(say("Parties and assets"), anchor="parties")
        for party in _records(cached.found(deal_parties, deal_id)):
            names = " · ".join(name for name in (party["name"], party["name_zh"]) if name)
            about = say(", ").join(say(word) for word in (party["country"], party["kind"]) if word)
            st.page_link(
                COMPANY_PAGE,
                query_params={"id": party["company_id"]},
                icon=":material/domain:",
                label=plain(_party(say(party["role"]).capitalize(), names, about)),
            )
        assets = _records(cached.found(deal_assets, deal_id))
        for asset in assets:
            about = " · ".join(word for word in (asset["name"], say(asset["modality"] or ""), asset["targets"]) if word)
            st.page_link(
                ASSET_PAGE, query_params={"id": asset["asset_id"]}, icon=":material/medication:", label=plain(say("Asset: {about}", about=about))
            )
            if asset["aliases"]:
                st.caption(say("Also met as: {names}", names=plain(asset["aliases"].replace("; ", " · "))))
        if not assets:
            st.caption(say("No page names the assets."))


def _party(role: str, names: str, about: str) -> str:
    return say("{role}: {names} ({about})", role=role, names=names, about=about) if about else say("{role}: {names}", role=role, names=names)


def deal_facts(deal: Deal) -> None:
    """Dates, stage, territory, modality and the rest, one a line."""
    with st.container(border=True, gap="xsmall", key="card-deal-facts"):
        st.subheader(say("Facts"), anchor="facts")
        st.table(
            [{say("Fact"): label, say("Value"): plain(text)} for label, text in facts(deal)],
            border="horizontal",
            hide_index=True,
            hide_header=True,
            alt=say("Facts of the deal"),
        )


def deal_pages(deal_id: str) -> None:
    """Every source of the deal, best first, as links."""
    sources = cached.found(deal_sources, deal_id)
    with st.container(border=True, gap="xsmall", key="card-deal-sources"):
        st.subheader(say("Sources"), anchor="sources")
        st.caption(say("{pages} on record, best first. Each opens in a new tab.", pages=counted(len(sources), "page")))
        rows = [
            {
                "Page": row["title"] or (site(row["url"]) if row["url"] else say("text without an address")),
                "Publisher": row["publisher"],
                "Published": say("not stated") if row["published_on"] is None else dated(row["published_on"], row["published_precision"]),
                "Kind": row["kind"],
            }
            for row in _records(sources)
        ]
        if second := second_reading(cached.found(checks_of_deal, deal_id)):
            st.caption(plain(second))
        reader_table(pd.DataFrame(rows), SOURCE_COLUMNS, alt=say("Sources of the deal"), links={"Page": [row["url"] for row in _records(sources)]})
        report_error("deals", deal_id)


def deal_relatives(deal_id: str, deals: DealFilter) -> None:
    """Other deals of the same asset, the same parties or the same money, whatever the filter."""
    related = cached.found(related_deals, deal_id)
    with st.container(border=True, gap="xsmall", key="card-deal-related"):
        st.subheader(say("Related deals"), anchor="related")
        if related.empty:
            st.caption(say("No other deal on record shares an asset or both parties with this one."))
            return
        named = related.assign(
            announced=[dated(day, precision) for day, precision in zip(related["announced_on"], related["announced_precision"], strict=True)],
            deal=related["licensors"] + " → " + related["licensees"],
        )
        table = named[[column.name for column in RELATED_COLUMNS]].set_axis([column.label for column in RELATED_COLUMNS], axis="columns")
        reader_table(
            table, RELATED_COLUMNS, alt=say("Related deals"), links={"Deal": [page_address("deal", other, deals) for other in related["deal_id"]]}
        )


def _records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")

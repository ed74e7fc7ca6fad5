"""The parts of the asset page: who made it and how it is called, the list of assets, what the filter would leave."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from analytics.filters import DEFAULTS, DealFilter
from analytics.language import say
from analytics.queries.assets import assets_by_events
from analytics.queries.companies import deal_ids
from analytics.queries.swimlanes import lane_choices
from analytics.section import Column
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.addresses import page_address, page_params
from pages.components.link_keys import ASSETS
from pages.components.tables import reader_table

LISTED = 40
COLUMNS = (
    Column("name", "Asset"),
    Column("originator", "Originator"),
    Column("modality", "Modality"),
    Column("therapeutic_area", "Area"),
    Column("deal_count", "Deals", "count"),
    Column("event_count", "Regulatory events", "count"),
    Column("approval_count", "Approvals", "count"),
    Column("complete_response_count", "Complete responses", "count"),
)


def asset_header(asset: Mapping[str, Any], deals: DealFilter) -> None:
    """Modality, targets and area, the originator as a link, every other name."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="entity-head"):
        targets = asset["targets"] and say("target {targets}", targets=asset["targets"])
        facts = [say(asset["modality"] or ""), targets, say(asset["therapeutic_area"] or "")]
        st.markdown(plain(" · ".join(fact for fact in facts if fact) or say("modality, targets and area not stated")), width="content")
        if asset["originator"]:
            st.page_link(
                "pages/market/company.py",
                query_params=page_params(asset["originator"], deals),
                icon=":material/domain:",
                label=say("Originator: {name}", name=plain(asset["originator_name"])),
            )
    if asset["aliases"]:
        st.caption(say("Also met as: {names}", names=plain(asset["aliases"].replace("; ", " · "))))


def way_to_timelines(asset_id: str, deals: DealFilter) -> None:
    """A link to its lane, where it has regulatory events: by application and review, or beside other assets."""
    if asset_id in cached.found(lane_choices):
        st.page_link(
            "pages/regulatory/timelines.py",
            query_params={ASSETS: asset_id, **deals.to_url()},
            label=say("By application and review cycle, or beside other assets"),
            icon=":material/view_timeline:",
        )


def outside_the_filter(events: pd.DataFrame, deals: DealFilter) -> str:
    """How many deals of the timeline the reader's filter means, said where it leaves some out; the timeline shows all of them."""
    dealt = events.loc[events["kind"] == "deal", "deal_id"]
    if deals == DealFilter() or dealt.empty:
        return ""
    kept = set(cached.found(deal_ids, deals))
    return say(
        "The timeline shows everything; {count} of {deals} match the filter above.",
        count=sum(deal in kept for deal in dealt),
        deals=counted(len(dealt), "deal"),
    )


def asset_list(deals: DealFilter) -> None:
    """Assets with most regulatory events, each a link; a filter leaves those with a deal that it means."""
    is_narrowed = replace(deals, direction=DEFAULTS["direction"]) != DealFilter()
    meant = replace(deals, direction="any") if deals.direction == DEFAULTS["direction"] else deals
    assets = cached.found(assets_by_events, meant, is_narrowed or deals.direction != DEFAULTS["direction"])
    if assets.empty:
        st.info(say("No asset has a deal of this filter."), icon=":material/filter_alt_off:")
        return
    top = assets.head(LISTED)
    parts = {
        "assets": counted(len(assets), "asset"),
        "rest": say("; the first {count} are listed", count=LISTED) if len(assets) > LISTED else "",
    }
    if is_narrowed:
        st.markdown(say("**{assets}** with a deal of the filter, most regulatory events first{rest}.", **parts))
    else:
        st.markdown(say("**{assets}** with a deal or a regulatory event, most regulatory events first{rest}.", **parts))
    table = top[[column.name for column in COLUMNS]].set_axis([column.label for column in COLUMNS], axis="columns")
    reader_table(
        table, COLUMNS, alt=say("Assets by regulatory events"), links={"Asset": [page_address("asset", asset, deals) for asset in top["asset_id"]]}
    )

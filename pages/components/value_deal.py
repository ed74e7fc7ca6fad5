"""Which deal is weighed: one named in the link, found by search, or all deals of the filter."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.deal_page import closest_deals
from analytics.queries.deals import one_deal
from analytics.queries.value import deals_to_value
from analytics.wording import dated, plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.deal_search import closest_links, linked_deal_id, said_deal_id
from pages.components.link_keys import ID
from pages.components.tables import link

VALUE = "pages/deals/value.py"


def chosen_deal(deals: DealFilter) -> Mapping[Any, Any] | None:
    """Draw the choice and return the deal of the link; None for all deals of the filter. An unknown id is told, with the closest deals."""
    choices = cached.found(deals_to_value)
    named = said_deal_id()
    options = list(choices)
    st.selectbox(
        say("One deal, or all deals of the filter"),
        options,
        index=options.index(named) if named in choices else None,
        format_func=lambda deal_id: choices.get(deal_id, deal_id),
        key=f"weigh-{named}",
        accept_new_options=True,
        filter_mode="contains",
        placeholder=say("All {count} deals of the filter; or a company, asset, 中文, deal id", count=f"{cached.deal_count(deals):,}"),
        on_change=_go,
        args=(f"weigh-{named}",),
        help=say("Choose from the list, or type any name and press Enter. Empty: all deals of the filter."),
    )
    return cached.found(one_deal, named) if named else None


def _go(key: str) -> None:
    chosen = st.session_state.get(key)
    if not chosen:
        leave_deal()
        return
    found = [] if chosen in cached.found(deals_to_value) else list(cached.found(closest_deals, chosen)["deal_id"])
    st.query_params[ID] = found[0] if len(found) == 1 else chosen


def unknown_deal(deals: DealFilter) -> None:
    """The id names no deal: the deals that it may mean, each a link to this page."""
    named = linked_deal_id()
    st.warning(say("“{text}” names no single deal.", text=plain(named)), icon=":material/search_off:")
    if not closest_links(named, VALUE, deals):
        st.markdown(say("Nothing on record comes close to it. Choose from the list, or type another name."))
    st.button(say("All deals of the filter"), key="weigh-all", on_click=leave_deal, type="tertiary", icon=":material/arrow_back:")


def leave_deal() -> None:
    """Back to all deals of the filter."""
    st.query_params.pop(ID, None)


def deal_line(deal: Mapping[Any, Any], deals: DealFilter) -> None:
    """Which deal is weighed, with the way to its page and back to the filter."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="weighed"):
        parties = f"{deal['licensors']} → {deal['licensees']}"
        words = say("{parties}: {asset}", parties=parties, asset=deal["assets"] or say("asset not named"))
        st.markdown(
            f"{link(words, page_address('deal', deal['deal_id'], deals))} · {plain(dated(deal['announced_on'], deal['announced_precision']))} · "
            f"{plain(say(deal['stage_at_signing'] or 'stage not stated'))}",
            width="content",
        )
        st.button(say("All deals of the filter"), key="weigh-all", on_click=leave_deal, type="tertiary", icon=":material/arrow_back:")

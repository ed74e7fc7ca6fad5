"""No deal to show: say so, and offer the deals that were probably meant."""

from collections.abc import Iterable

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.deal_page import closest_deals
from analytics.wording import dated, plain
from pages.components import cached
from pages.components.addresses import page_params
from pages.components.link_keys import ID
from pages.components.rows import deal_rows

EXPLORER = "pages/deals/explorer.py"
ONWARD = {
    "pages/deals/benchmarks.py": ("Among its comparables", ":material/straighten:"),
    "pages/deals/value.py": ("Risk-adjusted", ":material/balance:"),
}
MAX_ID = 200


def linked_deal_id() -> str:
    """The deal id in the link; empty without one."""
    return st.query_params.get(ID, "").strip()[:MAX_ID]


def said_deal_id() -> str:
    """The same, said back to the link: a link to the page that is already open changes the id on the server only."""
    named = linked_deal_id()
    if named:
        st.query_params[ID] = named
    return named


def closest_links(wanted: str, page: str, deals: DealFilter, kept: Iterable[str] = ()) -> bool:
    """A link to a page of ONWARD for each deal that comes close to a text; kept: what else of the link comes along. Whether there is one."""
    found = cached.found(closest_deals, wanted)
    others = {key: st.query_params[key] for key in kept if key in st.query_params}
    for deal in found.itertuples():
        when = dated(deal.announced_on, deal.announced_precision)
        label = say(
            "{day} · {licensors} → {licensees}: {assets}",
            day=when,
            licensors=deal.licensors,
            licensees=deal.licensees,
            assets=deal.assets or say("asset not named"),
        )
        st.page_link(page, query_params=page_params(str(deal.deal_id), deals) | others, label=plain(label), icon=ONWARD[page][1])
    return len(found) > 0


def way_back(deals: DealFilter) -> None:
    """The link to the table with the reader's filter."""
    st.page_link(
        EXPLORER,
        query_params=deals.to_url(),
        label=say("Back to the table: {count} deals of the filter", count=f"{cached.deal_count(deals):,}"),
        icon=":material/arrow_back:",
    )


def ways_on(deal_id: str, deals: DealFilter) -> None:
    """Links to what can be asked about one deal."""
    with st.container(horizontal=True, gap="small", key="ways-on"):
        for page, (label, icon) in ONWARD.items():
            st.page_link(page, query_params=page_params(deal_id, deals), label=say(label), icon=icon)


def find_deal(deal_id: str, deals: DealFilter) -> None:
    """A sentence about the missing or unknown id, a search box, and the closest deals."""
    if deal_id:
        st.warning(
            say("No deal has the id “{name}”. It may be mistyped, or the data have changed since the link was made.", name=plain(deal_id)),
            icon=":material/search_off:",
        )
    else:
        st.info(say("The link names no deal. Search for one here, or choose a row of the deal table."), icon=":material/search:")
    typed = st.text_input(
        say("Find a deal"),
        key="find-deal",
        max_chars=MAX_ID,
        width=420,
        placeholder=say("Company, asset, 中文, or a deal id"),
        help=say("Names, codes, Chinese and machine-translated names; slips are forgiven."),
    )
    wanted = typed.strip() or deal_id
    if not wanted:
        return
    found = cached.found(closest_deals, wanted)
    if found.empty:
        st.markdown(say("Nothing on record comes close to “{name}”.", name=plain(wanted)))
        return
    st.markdown(say("Closest to “{name}”:", name=plain(wanted)))
    deal_rows(found, deals, key="closest-deals")

"""The parts of the lag page that are not cards: the choice of authority, and the assets approved abroad one by one."""

from typing import Any

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.records import records
from analytics.section import Section
from analytics.sections.lag import LAGS
from analytics.wording import plain
from pages.components import cached
from pages.components.addresses import page_address
from pages.components.choices import pills
from pages.components.link_keys import ABROAD
from pages.components.link_values import one_of
from pages.components.tables import link

MOST, ANY = 60, next(iter(LAGS))
LINKED_ABROAD = one_of(ABROAD, LAGS, f"No authority abroad is called {{}}; shown is {ANY}.")
FIRST = ("approved abroad first", "approved abroad at the same time")


def abroad_choice() -> Section:
    """The section of the authority that the reader chose."""
    chosen = pills("Approved abroad by", list(LAGS), default=ANY, required=True, key=ABROAD)
    return LAGS[chosen or ANY]


def approved_list(section: Section, deals: DealFilter) -> None:
    """Assets approved in China and abroad: first those approved abroad first, then by lag."""
    rows = cached.section_frame(section.key, deals)
    both = rows[rows["abroad"] != ""].sort_values("lag_years", na_position="last", kind="stable")
    if both.empty:
        return
    with st.container(border=True, gap="xsmall", key="approved-both"):
        st.subheader(say("Approved in China and abroad, one by one"), anchor="approved-both")
        first = int(both["counted_as"].isin(FIRST).sum())
        told = say(
            "{both} of {assets} assets; {first} of them approved abroad first or in the same period (lag negative or nil).{more}",
            both=len(both),
            assets=len(rows),
            first=first,
            more=say(" The first {count} are listed.", count=MOST) if len(both) > MOST else "",
        )
        st.caption(plain(told))
        title = say("Assets approved in China and abroad, shortest lag first")
        st.table([_row(row, deals) for row in records(both.head(MOST))], border="horizontal", hide_index=True, alt=title)


def _row(row: dict[str, Any], deals: DealFilter) -> dict[str, str]:
    abroad = f"{say(row['authority'])} {row['abroad']}"
    return {
        say("Asset"): link(row["asset"], page_address("asset", row["asset_id"], deals)),
        say("China"): link(row["home"], row["home_url"]) if row["home_url"] else plain(row["home"]),
        say("Abroad"): link(abroad, row["abroad_url"]) if row["abroad_url"] else plain(abroad),
        say("Lag, years"): plain(say("not measured") if row["lag_years"] is None else f"{row['lag_years']:.2f}"),
        say("Counted as"): plain(say(row["counted_as"])),
    }

"""What is new: the deals of the last 90 days of the record."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.overview import NEW_DAYS
from pages.components import cached
from pages.components.rows import new_deal_list
from pages.components.spoken import fragment


@fragment
def whats_new(deals: DealFilter) -> None:
    """A list of the newest deals, each with a link to its page."""
    newest = cached.newest_deals(deals)
    with st.container(border=True, gap="xsmall", key="card-whats-new"):
        st.subheader(say("New: the last {days} days of the record", days=NEW_DAYS), anchor="whats-new")
        new_deal_list(newest, deals)

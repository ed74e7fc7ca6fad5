"""The way from a trend of deals to the same trend under the policy layer."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.language import say


def policy_link(deals: DealFilter) -> None:
    """A link to the policy page; the filter comes along."""
    st.page_link("pages/regulatory/policy.py", query_params=deals.to_url(), label=say("The same with policy events"), icon=":material/gavel:")

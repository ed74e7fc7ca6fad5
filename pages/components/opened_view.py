"""Opening a named view by its short link, and the page that a button asked for."""

import streamlit as st

from analytics.language import say
from analytics.views import BY_KEY
from pages.components.filter_taken import chosen_page, take_filter
from pages.components.link_keys import VIEW
from pages.components.link_values import drop_unknown, one_of
from pages.components.navigation import PAGES

PATHS = {"" if entry.default else entry.url_path: entry.path for entry in PAGES}


def open_view(page: str) -> None:
    """Go where the link or a button says; page: the one that the address names now. The link then tells the filter in full."""
    drop_unknown(one_of(VIEW, BY_KEY, say("No view is called {{}}; there are: {views}.", views=say(", ").join(BY_KEY))))
    if chosen := chosen_page():
        target, params = chosen
        if target != page or params:
            st.switch_page(PATHS[target], query_params=params)
    elif key := st.query_params.get(VIEW):
        view = BY_KEY[key]
        take_filter(view.deals)
        st.switch_page(PATHS[view.page], query_params=view.deals.to_url())

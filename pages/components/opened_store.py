"""The store for one visit: open, or the visit ends with what is wrong in words."""

import streamlit as st

from data.errors import ChuhaiError
from data.store import Store
from pages.components import cached, messages


def opened_store() -> Store:
    """The open store; what it has to say stands in a corner of the page."""
    try:
        store = cached.store()
    except ChuhaiError as failure:
        messages.show_failure(failure)
        st.stop()
    if store.notice:
        st.toast(store.notice)
    return store

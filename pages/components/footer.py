"""What stands below every page: whose data, of which day, and the other language."""

import streamlit as st

from analytics.language import say
from data.store import Store
from pages.components.one_entry import one_entry
from pages.components.popover_keys import popover_keys
from pages.components.spoken import language_button

TOLD = "Chuhai data {version}, as of {day}. An empty cell means not disclosed or not stated, never zero."


def footer(store: Store) -> None:
    """Draw it."""
    one_entry()
    popover_keys()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="foot-line"):
        st.caption(say(TOLD, version=store.version, day=store.as_of), width="content")
        language_button()

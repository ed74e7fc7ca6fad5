"""Notices that wait until the filter bar shows them once."""

import streamlit as st

from analytics.wording import plain

KEY = "waiting_notices"


def add(text: str) -> None:
    """Keep a notice for the next time that the filter bar is drawn."""
    st.session_state.setdefault(KEY, []).append(text)


def show() -> None:
    """Show and forget what is waiting."""
    for text in st.session_state.pop(KEY, []):
        st.warning(plain(text), icon=":material/link_off:")

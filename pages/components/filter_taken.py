"""Setting the whole filter at once, and going to another page with it: for named views, decks from files and the deck of a company."""

from collections.abc import Mapping

import streamlit as st

from analytics.filters import DealFilter
from analytics.terms import TERMS

WAITING = "page_waiting"
Params = Mapping[str, str | list[str]]


def take_filter(deals: DealFilter) -> None:
    """Make this the reader's filter: each widget of the bar takes its term when it is drawn next, and the link follows."""
    for term in TERMS:
        value = getattr(deals, term.key)
        st.session_state[term.key] = list(value) if isinstance(value, tuple) else value


def go_with_filter(page: str, deals: DealFilter, params: Params) -> None:
    """When a button is pressed: open a page with this filter in the run that follows, since a link cannot change widgets that are in use."""
    take_filter(deals)
    st.session_state[WAITING] = (page, dict(params))


def is_going() -> bool:
    """Whether a page is about to be opened."""
    return WAITING in st.session_state


def chosen_page() -> tuple[str, Params] | None:
    """The page to open now with its own parameters, if a button asked for one; asked once."""
    return st.session_state.pop(WAITING, None)

"""Typed company names: an alias, a code, a Chinese name or a slip becomes the company that it means."""

import streamlit as st

from analytics.queries.names import matching_names
from pages.components import cached

SURE = 75


def take_typed_companies(key: str, during_run: bool = False) -> None:
    """Replace what was typed (or stood in a link) by the company id that it means; say so where nothing fits.

    during_run: called while the page runs, when the widget's own value can no longer be set; the run starts over.
    """
    chosen = list(st.session_state.get(key) or [])
    labels = cached.company_labels()
    typed = [item for item in chosen if item not in labels]
    if not typed:
        return
    meant = {item: _company_meant(item) for item in typed}
    for item in typed:
        if not meant[item]:
            st.session_state["filter_notice"] = f'No company with a deal is called "{item}"; it was left out.'
    resolved = list(dict.fromkeys(meant.get(item, item) for item in chosen if meant.get(item, item)))
    if during_run:
        st.session_state[f"{key}_resolved"] = resolved
        st.rerun()
    st.session_state[key] = resolved


def _company_meant(typed: str) -> str | None:
    labels = cached.company_labels()
    found = matching_names(cached.store().cursor(), typed, limit=20)
    usable = found[(found["kind"] == "company") & found["id"].isin(list(labels))]
    return str(usable["id"].iloc[0]) if len(usable) else None

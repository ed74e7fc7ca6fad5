"""Failures and empty states in words: what happened, what to do."""

import streamlit as st

from analytics.filters import DealFilter
from analytics.wording import plain
from data.errors import ChuhaiError, CuratedDataBroken
from pages.components import cached, filter_bar


def show_failure(failure: ChuhaiError) -> None:
    """A failure without traceback: message, findings if any, remedy."""
    st.error(failure.message.splitlines()[0], icon=":material/error:")
    if isinstance(failure, CuratedDataBroken):
        st.table(
            [{"File": f.file, "Row": f.row, "Column": f.column, "Value": f.value, "What is wrong": f.message} for f in sorted(failure.findings)],
            hide_index=True,
        )
    elif len(failure.message.splitlines()) > 1:
        st.code("\n".join(failure.message.splitlines()[1:]), language=None)
    st.info(failure.remedy)


def nothing_matches(deals: DealFilter) -> None:
    """No deal matches: say which term empties the set and offer to drop it."""
    names = cached.company_labels()
    st.info(f"No deal matches: {plain(deals.sentence(names))}.", icon=":material/filter_alt_off:")
    st.markdown("Dropping one of these brings deals back:")
    offered = False
    with st.container(horizontal=True, key="empty-state"):
        for term, words in deals.parts(names):
            left = cached.deal_count(deals.without(term.key))
            if left:
                offered = True
                st.button(
                    f"Drop {term.label.lower()}: {plain(words)} ({left:,} deals)", key=f"empty-{term.key}", on_click=filter_bar.drop, args=(term.key,)
                )
        st.button("Drop every filter", key="empty-reset", on_click=filter_bar.reset, type="tertiary" if offered else "primary")

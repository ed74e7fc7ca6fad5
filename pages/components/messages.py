"""Failures and empty states in words: what happened, what to do."""

from collections.abc import Callable

import streamlit as st

from analytics.event_filter import events_sentence
from analytics.filters import DealFilter
from analytics.queries.event_list import event_counts
from analytics.wording import counted, plain
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
    _emptied(f"No deal matches: {plain(deals.sentence(cached.company_labels()))}.", "deal", deals, cached.deal_count)


def no_events(deals: DealFilter) -> None:
    """No regulatory event matches: the same for the pages of the road abroad."""
    said = plain(events_sentence(deals, cached.company_labels()))
    _emptied(f"No regulatory event matches. {said}.", "event", deals, lambda fewer: int(cached.found(event_counts, fewer)[0]))


def _emptied(what: str, noun: str, deals: DealFilter, count: Callable[[DealFilter], int]) -> None:
    st.info(what, icon=":material/filter_alt_off:")
    st.markdown(f"Dropping one of these brings {noun}s back:")
    offered = False
    with st.container(horizontal=True, key="empty-state"):
        for term, words in deals.parts(cached.company_labels()):
            left = count(deals.without(term.key))
            if left:
                offered = True
                label = f"Drop {term.label.lower()}: {plain(words)} ({counted(left, noun)})"
                st.button(label, key=f"empty-{term.key}", on_click=filter_bar.drop, args=(term.key,))
        st.button("Drop every filter", key="empty-reset", on_click=filter_bar.reset, type="tertiary" if offered else "primary")

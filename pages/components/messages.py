"""Failures and empty states in words: what happened, what to do."""

from collections.abc import Callable

import streamlit as st

from analytics.event_filter import events_sentence
from analytics.filters import DealFilter
from analytics.language import say
from analytics.queries.event_list import event_counts
from analytics.section import Section
from analytics.wording import counted, inside, plain, plural
from data.errors import ChuhaiError, CuratedDataBroken
from pages.components import cached, filter_bar


def show_failure(failure: ChuhaiError) -> None:
    """A failure without traceback: message, findings if any, remedy."""
    st.error(failure.message.splitlines()[0], icon=":material/error:")
    if isinstance(failure, CuratedDataBroken):
        st.table(
            [
                {say("File"): f.file, say("Row"): f.row, say("Column"): f.column, say("Value"): f.value, say("What is wrong"): f.message}
                for f in sorted(failure.findings)
            ],
            hide_index=True,
        )
    elif len(failure.message.splitlines()) > 1:
        st.code("\n".join(failure.message.splitlines()[1:]), language=None)
    st.info(failure.remedy)


def nothing_matches(deals: DealFilter) -> None:
    """No deal matches: say which term empties the set and offer to drop it."""
    _emptied(say("No deal matches: {deals}.", deals=plain(deals.sentence(cached.company_labels()))), "deal", deals, cached.deal_count)


def no_events(deals: DealFilter) -> None:
    """No regulatory event matches: the same for the pages of the road abroad."""
    said = plain(events_sentence(deals, cached.company_labels()))
    _emptied(say("No regulatory event matches. {events}.", events=said), "event", deals, lambda fewer: int(cached.found(event_counts, fewer)[0]))


def section_emptied(section: Section, deals: DealFilter) -> None:
    """Other deals match, but none that this section can show: which terms hide them, and the ways out; its card has said that it is empty."""

    def count(fewer: DealFilter) -> int:
        frame = cached.section_frame(section.key, fewer)
        return section.counts(frame)[1] if len(section.table(frame)) else 0

    if deals.parts():
        _emptied("", section.noun, deals, count)


def _emptied(what: str, noun: str, deals: DealFilter, count: Callable[[DealFilter], int]) -> None:
    if what:
        st.info(what, icon=":material/filter_alt_off:")
    st.markdown(say(f"Dropping one of these brings {plural(noun)} back:"))
    offered = False
    with st.container(horizontal=True, key="empty-state"):
        for term, words in deals.parts(cached.company_labels()):
            left = count(deals.without(term.key))
            if left:
                offered = True
                label = say("Drop {term}: {words} ({count})", term=inside(term.label), words=plain(words), count=counted(left, noun))
                st.button(label, key=f"empty-{term.key}", on_click=filter_bar.drop, args=(term.key,))
        st.button(say("Drop every filter"), key="empty-reset", on_click=filter_bar.reset, type="tertiary" if offered else "primary")

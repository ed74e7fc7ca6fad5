"""Presenting: one section of a deck on the whole screen, the next and the one before by keys, clicker and buttons, the place in the link."""

from pathlib import Path

import streamlit as st

from analytics.decks import DECKS, Deck
from analytics.filters import DealFilter
from analytics.language import say
from analytics.methods import BY_NAME
from analytics.queries.event_list import event_counts
from analytics.sections import SECTIONS
from analytics.wording import counted, plain, shortened
from pages.components import cached, notice
from pages.components.chart import anchor
from pages.components.deck_link import LinkedDeck, edit_deck, leave_deck
from pages.components.link_keys import DECK, EDIT, NAME, SHOW, SLIDE
from pages.components.messages import no_events, nothing_matches, section_emptied
from pages.components.own_deck import own_deck
from pages.components.page_exports import export_buttons
from pages.components.section_card import show_section
from pages.components.share import open_link, share_button
from pages.components.tables import link

LOOK = Path(__file__).parent / "present.css"
FILTERS, NOTES = "stage-filters", "stage-notes"
LONGEST_TITLE = 28


def choose_deck(deck: LinkedDeck, deals: DealFilter) -> None:
    """Ready decks, and the reader's own; the one that is being put together comes first."""
    st.markdown(say("Choose a deck. Arrow keys, page keys and clickers turn the slides, Esc leaves; the link keeps deck, filter and slide."))
    if deck.is_edited:
        own_deck(deck, deals)
    left, right = st.columns(2)
    for place, ready in enumerate(DECKS):
        with (left, right)[place % 2], st.container(border=True, gap="xsmall", key=f"deck-{ready.key}"):
            st.subheader(say(ready.name), anchor=ready.key)
            st.caption(say("{told} {sections}.", told=plain(say(ready.told)), sections=counted(len(ready.sections), "section")))
            with st.container(horizontal=True, gap="small", key=f"ways-{ready.key}"):
                st.button(say("Present"), icon=":material/play_arrow:", key=f"start-{ready.key}", on_click=_start_deck, args=(ready,))
                own, take = say("Make it your own"), (ready, say(ready.name))
                st.button(own, icon=":material/edit:", key=f"take-{ready.key}", type="tertiary", on_click=_take_deck, args=take)
    if not deck.is_edited:
        own_deck(deck, deals)


def _start_deck(deck: Deck) -> None:
    for key in (SHOW, NAME, EDIT):
        st.query_params.pop(key, None)
    st.query_params[DECK] = deck.key
    _begin_with(deck)


def _take_deck(deck: Deck, name: str) -> None:
    edit_deck(deck.sections, name)
    _begin_with(deck)


def _begin_with(deck: Deck) -> None:
    for key, texts in deck.deals.to_url().items():
        st.session_state[key] = texts  # the filter bar keeps the link in step


def has_content(deck: LinkedDeck, deals: DealFilter) -> bool:
    """Whether the filter leaves deals or events for any section of the deck."""
    kinds = {SECTIONS[key].of for key in deck.sections}
    return ("deals" in kinds and bool(cached.deal_count(deals))) or ("events" in kinds and bool(cached.found(event_counts, deals)[0]))


def nothing_to_present(deck: LinkedDeck, deals: DealFilter) -> None:
    """The filter leaves nothing for the whole deck: say which term does it; the ways out."""
    (nothing_matches if any(SECTIONS[key].of == "deals" for key in deck.sections) else no_events)(deals)
    st.button(say("Leave the deck"), icon=":material/close:", key="step-out", on_click=leave_deck, args=(deck,))


def present(deck: LinkedDeck, deals: DealFilter) -> None:
    """The slide that the link names, and the controls below it."""
    st.html(LOOK)
    here = _place(len(deck.sections))
    section = SECTIONS[deck.sections[here - 1]]
    if st.session_state.get(FILTERS):
        st.html("<style>.st-key-bar { display: block !important; }</style>")
    with st.container(key="on-stage"):
        show_section(section, deals)
        if section.table(cached.section_frame(section.key, deals)).empty:
            section_emptied(section, deals)
    _controls(deck, here, deals)
    if st.session_state.get(NOTES):
        _notes(section.key, deals)
    notice.show()


def _controls(deck: LinkedDeck, here: int, deals: DealFilter) -> None:
    total = len(deck.sections)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="stage-controls"):
        back, on = say("Back"), say("Next")
        st.button(back, icon=":material/chevron_left:", shortcut="Left", key="step-back", on_click=_step, args=(-1, total), disabled=here == 1)
        st.button(on, icon=":material/chevron_right:", shortcut="Right", key="step-on", on_click=_step, args=(1, total), disabled=here == total)
        st.markdown(say("**{here} of {total}**", here=here, total=total))
        if st.context.is_embedded:
            st.caption(open_link(deals), width="content")
        else:
            _tools(deck, here, deals)
    with st.container(key="steps-hidden"):
        st.button(say("Back by page key"), shortcut="PageUp", key="step-back-page", on_click=_step, args=(-1, total))
        st.button(say("Next by page key"), shortcut="PageDown", key="step-on-page", on_click=_step, args=(1, total))
        st.button(say("First"), shortcut="Home", key="step-first", on_click=_go, args=(1, total))
        st.button(say("Last"), shortcut="End", key="step-last", on_click=_go, args=(total, total))


def _tools(deck: LinkedDeck, here: int, deals: DealFilter) -> None:
    st.caption(plain(shortened(say(deck.title), LONGEST_TITLE)), width="content")
    export_buttons(deck.title, deck.sections, deals)
    share_button("stage", "present", deals, (deck.sections[here - 1],))
    st.toggle(say("Filters"), key=FILTERS)
    st.toggle(say("Notes"), key=NOTES)
    st.button(say("Leave"), icon=":material/close:", shortcut="Esc", key="step-out", on_click=leave_deck, args=(deck,))


def _step(by: int, total: int) -> None:
    """From the slide of the link, not from the one that the button was drawn for: keys may be pressed faster than slides are drawn."""
    _go(_place(total) + by, total)


def _place(total: int) -> int:
    return min(int(st.query_params.get(SLIDE, "1")), total)


def _go(place: int, total: int) -> None:
    st.query_params[SLIDE] = str(max(1, min(place, total)))


def _notes(key: str, deals: DealFilter) -> None:
    section = SECTIONS[key]
    method = BY_NAME[section.method]
    with st.container(border=True, key="speaker-notes"):
        st.markdown(f"**{plain(section.finding(cached.section_frame(key, deals)))}**")
        st.markdown("\n".join(say("- {heading}: {text}", heading=heading, text=plain(text)) for heading, text in method.said()))
        st.markdown(link(say("Method: {name}", name=say(method.name)), f"/methods#{anchor(method.name)}"))

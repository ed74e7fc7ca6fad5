"""Presenting: one section of a deck on the whole screen, the next and the one before by keys, clicker and buttons, the place in the link."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from analytics.decks import BY_KEY, DECKS, Deck
from analytics.filters import DealFilter
from analytics.methods import BY_NAME
from analytics.sections import SECTIONS
from analytics.wording import counted, plain
from pages.components import cached, notice
from pages.components.chart import anchor
from pages.components.link_keys import DECK, SHOW, SLIDE
from pages.components.link_values import drop_unknown, keep_known, number, one_of
from pages.components.section_card import show_section
from pages.components.slides import slides_button
from pages.components.tables import link

LOOK = Path(__file__).parent / "present.css"
MOST = 200
FILTERS, NOTES = "stage-filters", "stage-notes"


def linked_sections() -> tuple[str, ...]:
    """The sections that the link wants to be shown: those of a ready deck, or its own; none for the choice of a deck."""
    drop_unknown(
        one_of(DECK, BY_KEY, f"No deck is called {{}}; there are: {', '.join(BY_KEY)}."),
        number(SLIDE, 1, MOST, "the number of a slide", is_whole=True),
    )
    if keep_known(SHOW, SECTIONS, "No section is called {}; left out.", most=MOST):
        st.rerun()
    deck = BY_KEY.get(st.query_params.get(DECK, ""))
    return deck.sections if deck else tuple(st.query_params.get_all(SHOW))


def choose_deck() -> None:
    """Ready decks, and the reader's own."""
    st.markdown("Choose a deck. Arrow keys, page keys and clickers turn the slides, Esc leaves; the link keeps deck, filter and slide.")
    left, right = st.columns(2)
    for place, deck in enumerate(DECKS):
        with (left, right)[place % 2], st.container(border=True, gap="xsmall", key=f"deck-{deck.key}"):
            st.subheader(deck.name, anchor=deck.key)
            st.caption(f"{plain(deck.told)} {counted(len(deck.sections), 'section')}.")
            st.button("Present", icon=":material/play_arrow:", key=f"start-{deck.key}", on_click=_start_deck, args=(deck,))
    with st.container(border=True, gap="xsmall", key="own-deck"):
        st.subheader("Your own", anchor="own")
        chosen = st.multiselect(
            "Sections, in the order in which you choose them",
            list(SECTIONS),
            format_func=lambda key: SECTIONS[key].title,
            key="own-sections",
            max_selections=MOST,
            placeholder="Choose sections; the filter above counts",
        )
        if chosen:
            st.button("Present", icon=":material/play_arrow:", key="start-own", on_click=_start_own, args=(tuple(chosen),))


def _start_deck(deck: Deck) -> None:
    st.query_params[DECK] = deck.key
    for key, texts in deck.deals.to_url().items():
        st.session_state[key] = texts  # the filter bar keeps the link in step


def _start_own(sections: tuple[str, ...]) -> None:
    st.query_params[SHOW] = list(sections)


def present(sections: Sequence[str], deals: DealFilter) -> None:
    """The slide that the link names, and the controls below it."""
    st.html(LOOK)
    total = len(sections)
    here = min(int(st.query_params.get(SLIDE, "1")), total)
    section = SECTIONS[sections[here - 1]]
    if st.session_state.get(FILTERS):
        st.html("<style>.st-key-bar { display: block !important; }</style>")
    with st.container(key="on-stage"):
        show_section(section, deals)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="stage-controls"):
        st.button("Back", icon=":material/chevron_left:", shortcut="Left", key="step-back", on_click=_go, args=(here - 1, total), disabled=here == 1)
        st.button(
            "Next", icon=":material/chevron_right:", shortcut="Right", key="step-on", on_click=_go, args=(here + 1, total), disabled=here == total
        )
        st.markdown(f"**{here} of {total}**")
        slides_button(deck_name(), tuple(sections), deals)
        st.toggle("Filters", key=FILTERS)
        st.toggle("Notes", key=NOTES)
        st.button("Leave", icon=":material/close:", shortcut="Esc", key="step-out", on_click=_leave)
    with st.container(key="steps-hidden"):
        st.button("Back by page key", shortcut="PageUp", key="step-back-page", on_click=_go, args=(here - 1, total))
        st.button("Next by page key", shortcut="PageDown", key="step-on-page", on_click=_go, args=(here + 1, total))
        st.button("First", shortcut="Home", key="step-first", on_click=_go, args=(1, total))
        st.button("Last", shortcut="End", key="step-last", on_click=_go, args=(total, total))
    if st.session_state.get(NOTES):
        _notes(section.key, deals)
    notice.show()


def deck_name() -> str:
    """What the deck of the link is called."""
    deck = BY_KEY.get(st.query_params.get(DECK, ""))
    return deck.name if deck else "Own deck"


def _go(place: int, total: int) -> None:
    st.query_params[SLIDE] = str(max(1, min(place, total)))


def _leave() -> None:
    for key in (DECK, SHOW, SLIDE):
        if key in st.query_params:
            del st.query_params[key]


def _notes(key: str, deals: DealFilter) -> None:
    section = SECTIONS[key]
    method = BY_NAME[section.method]
    with st.container(border=True, key="speaker-notes"):
        st.markdown(f"**{plain(section.finding(cached.section_frame(key, deals)))}**")
        st.markdown("\n".join(f"- {heading}: {plain(text)}" for heading, text in method.parts()))
        st.markdown(link(f"Method: {method.name}", f"/methods#{anchor(method.name)}"))

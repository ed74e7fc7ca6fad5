"""One's own deck: sections chosen, put in order and named; kept in the link, saved as a small file and loaded again."""

import streamlit as st

from analytics.deck_file import DeckRejected, OwnDeck, deck_bytes, deck_file_name, read_deck
from analytics.decks import LONGEST_NAME, MOST_SECTIONS, one_line
from analytics.filters import DealFilter
from analytics.language import keeps_language, say
from analytics.sections import SECTIONS
from analytics.wording import counted, plain
from pages.components import cached
from pages.components.deck_link import LinkedDeck, edit_deck, show_deck
from pages.components.filter_taken import take_filter
from pages.components.links import COMPANY_KEYS

NAMED, ADDED, PLACE, FILE = "own-name", "own-add", "own-place", "own-file"
KEPT, PROBLEMS = "own_deck_kept", "own_deck_problems"
LIST_HEIGHT, SHORT_LIST = 420, 12


def own_deck(deck: LinkedDeck, deals: DealFilter) -> None:
    """The reader's own deck: its name, its sections in order, the ways to change, show, save and load it."""
    with st.container(border=True, gap="small", key="own-deck"):
        st.subheader(say("Your own"), anchor="own")
        _problems()
        left, right = st.columns(2, gap="medium")
        with left:
            _name(deck)
            _add(deck)
            _load()
        with right:
            if deck.sections:
                st.session_state[KEPT] = deck
                _order(deck)
                _ways_on(deck, deals)
            else:
                _nothing_yet()


def _name(deck: LinkedDeck) -> None:
    st.session_state[NAMED] = deck.name
    hint = say("For the first slide and the file")
    st.text_input(say("Name of the deck"), key=NAMED, max_chars=LONGEST_NAME, placeholder=hint, on_change=_rename, args=(deck,))


def _rename(deck: LinkedDeck) -> None:
    edit_deck(deck.sections, one_line(st.session_state[NAMED]))


def _add(deck: LinkedDeck) -> None:
    st.selectbox(
        say("Add a section"),
        list(SECTIONS),
        index=None,
        format_func=keeps_language(lambda key: say(SECTIONS[key].title)),
        key=ADDED,
        filter_mode="contains",
        placeholder=say("Choose or type; it goes to the end"),
        disabled=len(deck.sections) >= MOST_SECTIONS,
        on_change=_append,
        args=(deck,),
    )
    st.caption(say("The filter above counts for every section and stays in the link."))


def _append(deck: LinkedDeck) -> None:
    if chosen := st.session_state.get(ADDED):
        st.session_state[ADDED] = None
        st.session_state[PLACE] = len(deck.sections)
        edit_deck((*deck.sections, chosen), deck.name)


def _order(deck: LinkedDeck) -> None:
    total = len(deck.sections)
    st.session_state[PLACE] = min(st.session_state.get(PLACE) or 0, total - 1)
    with st.container(height=LIST_HEIGHT if total > SHORT_LIST else "content", border=False, key="own-list"):
        place = st.radio(
            say("{sections}, in this order", sections=counted(total, "section")),
            range(total),
            format_func=keeps_language(lambda index: f"{index + 1}. {plain(say(SECTIONS[deck.sections[index]].title))}"),
            key=PLACE,
        )
    with st.container(horizontal=True, gap="small", key="own-moves"):
        st.button(say("Up"), icon=":material/arrow_upward:", key="own-up", on_click=_move, args=(deck, place, place - 1), disabled=place == 0)
        down, below = say("Down"), (deck, place, place + 1)
        st.button(down, icon=":material/arrow_downward:", key="own-down", on_click=_move, args=below, disabled=place == total - 1)
        st.button(say("Remove"), icon=":material/remove:", key="own-remove", on_click=_remove, args=(deck, place))


def _move(deck: LinkedDeck, place: int, target: int) -> None:
    order = list(deck.sections)
    order.insert(target, order.pop(place))
    st.session_state[PLACE] = target
    edit_deck(order, deck.name)


def _remove(deck: LinkedDeck, place: int) -> None:
    edit_deck(deck.sections[:place] + deck.sections[place + 1 :], deck.name)


def _ways_on(deck: LinkedDeck, deals: DealFilter) -> None:
    with st.container(horizontal=True, gap="small", key="own-ways-on"):
        st.button(say("Present"), icon=":material/play_arrow:", key="start-own", on_click=show_deck)
        st.download_button(
            say("Save deck"),
            deck_bytes(OwnDeck(deck.name, deck.sections, deals)),
            file_name=deck_file_name(deck.name),
            mime="application/json",
            key="own-save",
            on_click="ignore",
            icon=":material/save:",
            help=say("A small file with name, sections and filter, which “Load a deck” reads"),
        )


def _nothing_yet() -> None:
    kept: LinkedDeck | None = st.session_state.get(KEPT)
    st.caption(say("No section yet. Add some, load a saved deck, or begin with a ready one."))
    if kept:
        label = say("Take up again: {deck} ({sections})", deck=plain(say(kept.title)), sections=counted(len(kept.sections), "section"))
        st.button(label, key="own-again", icon=":material/undo:", on_click=edit_deck, args=(kept.sections, kept.name))


def _load() -> None:
    label, told, take = say("Load a deck, at most 100 kB"), say("A file that “Save deck” has made"), keeps_language(_take_file)
    st.file_uploader(label, type="json", key=FILE, on_change=take, help=told, max_upload_size=1)


def _take_file() -> None:
    file = st.session_state.get(FILE)
    st.session_state[PROBLEMS] = None
    if file is None:
        return
    known = {"target": cached.targets(), **dict.fromkeys(COMPANY_KEYS, cached.company_labels())}
    try:
        deck = read_deck(file.getvalue(), SECTIONS, known)
    except DeckRejected as rejected:
        st.session_state[PROBLEMS] = rejected
        return
    st.session_state[PLACE] = 0
    edit_deck(deck.sections, deck.name)
    take_filter(deck.deals)


def _problems() -> None:
    rejected: DeckRejected | None = st.session_state.get(PROBLEMS)
    if rejected:
        told = "\n".join(f"- {plain(problem)}" for problem in rejected.problems)
        st.error(f"{rejected.message}\n\n{told}\n\n{rejected.remedy}", icon=":material/error:")

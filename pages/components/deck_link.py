"""The deck that a link means: a ready one by its key, or one's own by sections and name, shown or being put together."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.decks import BY_KEY, LONGEST_NAME, MOST_SECTIONS, one_line
from analytics.language import say
from analytics.sections import SECTIONS
from analytics.wording import shortened
from pages.components import notice
from pages.components.link_keys import DECK, EDIT, NAME, SHOW, SLIDE
from pages.components.link_values import drop_unknown, number, one_of

EDITED = "yes"
UNNAMED = "Own deck"
MOST_TOLD, LONGEST_TOLD = 5, 60


@dataclass(frozen=True)
class LinkedDeck:
    """What a link presents. name: empty where the reader gave none; is_own: put together by a reader; is_edited: to be changed, not shown."""

    name: str
    sections: tuple[str, ...]
    is_own: bool
    is_edited: bool

    @property
    def title(self) -> str:
        """What the deck is called on its slides, to be said there."""
        return self.name or UNNAMED


def linked_deck() -> LinkedDeck:
    """The deck of the link; what means nothing in it is left out and told."""
    drop_unknown(
        one_of(DECK, BY_KEY, say("No deck is called {{}}; there are: {decks}.", decks=say(", ").join(BY_KEY))),
        number(SLIDE, 1, MOST_SECTIONS, "the number of a slide", is_whole=True),
        one_of(EDIT, (EDITED,), say("The link holds {{}} as {key}, which can only be {value}; left out.", key=EDIT, value=EDITED)),
    )
    if any([_keep_known_sections(), _keep_short_name()]):  # both at once: a notice outlives one such run, not two
        st.rerun()
    ready = BY_KEY.get(st.query_params.get(DECK, ""))
    if ready:
        return LinkedDeck(ready.name, ready.sections, is_own=False, is_edited=False)
    return LinkedDeck(st.query_params.get(NAME, ""), tuple(st.query_params.get_all(SHOW)), is_own=True, is_edited=EDIT in st.query_params)


def _keep_known_sections() -> bool:
    """Leave the sections that there are, repeats included, and a notice of the others. Whether the link was changed."""
    texts = st.query_params.get_all(SHOW)
    known = [text for text in texts if text in SECTIONS]
    unknown = [f"“{shortened(text, LONGEST_TOLD)}”" for text in dict.fromkeys(texts) if text and text not in SECTIONS]
    if len(known) == len(texts) <= MOST_SECTIONS:
        return False
    if unknown:
        more = len(unknown) - MOST_TOLD
        names = say(", ").join(unknown[:MOST_TOLD])
        named = say("{names} and {count} more", names=names, count=more) if more > 0 else names
        notice.add(say("No section is called {names}; left out.", names=named))
    if len(known) > MOST_SECTIONS:
        notice.add(
            say("The link holds {count} sections; a deck has at most {most}, the others are left out.", count=f"{len(known):,}", most=MOST_SECTIONS)
        )
    st.query_params[SHOW] = known[:MOST_SECTIONS]
    return True


def _keep_short_name() -> bool:
    """Leave the name on one line and not too long. Whether the link was changed."""
    text = st.query_params.get(NAME, "")
    kept = one_line(text)
    if kept == text:
        return False
    if len(text) > LONGEST_NAME:
        notice.add(say("The name of the deck in the link is longer than {most} characters; it was cut.", most=LONGEST_NAME))
    st.query_params[NAME] = kept
    return True


def edit_deck(sections: Sequence[str], name: str) -> None:
    """Say in the link that these sections are being put together under this name."""
    for key in (DECK, SLIDE):
        st.query_params.pop(key, None)
    st.query_params.update({SHOW: list(sections), NAME: name, EDIT: EDITED} if name else {SHOW: list(sections), EDIT: EDITED})
    if not name:
        st.query_params.pop(NAME, None)


def show_deck() -> None:
    """Say in the link that the deck is shown from its first slide."""
    st.query_params.pop(EDIT, None)


def leave_deck(deck: LinkedDeck) -> None:
    """Say in the link that the stage is left; one's own deck can then be changed."""
    if deck.is_own:
        edit_deck(deck.sections, deck.name)
    else:
        for key in (DECK, SHOW, SLIDE, NAME):
            st.query_params.pop(key, None)

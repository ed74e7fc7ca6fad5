"""Present: a deck of sections, one at a time, on the whole screen."""

import streamlit as st

from analytics.language import say
from analytics.wording import plain
from pages.components import notice
from pages.components.deck_link import linked_deck
from pages.components.filter_bar import current_filter
from pages.components.page_end import end_page
from pages.components.stage import choose_deck, has_content, nothing_to_present, present

deck = linked_deck()
deals = current_filter()
if deck.is_edited or not deck.sections:
    st.title(plain(deck.name) or say("Present"), anchor=False)
    notice.show()
    choose_deck(deck, deals)
    end_page()
if not has_content(deck, deals):
    st.title(plain(say(deck.title)), anchor=False)
    nothing_to_present(deck, deals)
    end_page()
present(deck, deals)

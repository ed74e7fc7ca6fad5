"""Present: a deck of sections, one at a time, on the whole screen."""

import streamlit as st

from pages.components import cached, notice
from pages.components.filter_bar import current_filter
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.stage import choose_deck, linked_sections, present

sections = linked_sections()
deals = current_filter()
if not sections:
    st.title("Present", anchor=False)
    notice.show()
    choose_deck()
    end_page()
if not cached.deal_count(deals):
    st.title("Present", anchor=False)
    nothing_matches(deals)
    end_page()
present(sections, deals)

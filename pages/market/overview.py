"""Overview: the answer on the first screen."""

import streamlit as st

from analytics.findings.overview import answer as opening
from analytics.language import say
from analytics.sections import OVERVIEW
from pages.components import cached
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.key_figures import key_figures
from pages.components.messages import nothing_matches
from pages.components.page_end import end_page
from pages.components.policy_link import policy_link
from pages.components.section_card import show_section
from pages.components.whats_new import whats_new

st.title(say("China's innovative drugs going global"), anchor=False)
deals = current_filter()
if not cached.deal_count(deals):
    nothing_matches(deals)
    end_page()
answer(opening(cached.year_to_date(deals)))
key_figures(deals)
left, right = st.columns(2)
for index, section in enumerate(OVERVIEW):
    with (left, right)[index % 2]:
        show_section(section, deals)
        if section is OVERVIEW[0]:
            policy_link(deals)
whats_new(deals)

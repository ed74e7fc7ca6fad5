"""Lag & designations: from the first approval in China to the first abroad, and the designations on the way."""

import streamlit as st

from analytics.findings.lag import answer as opening
from analytics.language import say
from analytics.queries.event_list import event_counts
from analytics.sections.lag import DESIGNATIONS, LAGS, PUBLISHED
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.lag_parts import ANY, LINKED_ABROAD, abroad_choice, approved_list
from pages.components.link_values import drop_unknown
from pages.components.messages import no_events
from pages.components.page_end import end_page
from pages.components.section_card import show_section

st.title(say("Lag & designations"), anchor=False)
deals = current_filter()
drop_unknown(LINKED_ABROAD)
notice.show()
if not cached.found(event_counts, deals)[0]:
    no_events(deals)
    end_page()
answer(opening(cached.section_frame(LAGS[ANY].key, deals)))
left, right = st.columns(2)
with left:
    section = abroad_choice()
    show_section(section, deals)
    show_section(PUBLISHED, deals)
with right:
    show_section(DESIGNATIONS, deals)
approved_list(section, deals)

"""Calendar: decisions ahead, reviews that wait, decisions taken."""

import streamlit as st

from analytics.language import say
from analytics.queries.event_list import event_counts
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.calendar_parts import decided_in, decision_list, goal_lists, opening, waiting_list
from pages.components.filter_bar import current_filter
from pages.components.messages import no_events
from pages.components.page_end import end_page
from pages.components.swimlane_inputs import agency_choice, take_linked_agencies

st.title(say("Calendar"), anchor=False)
take_linked_agencies()
notice.show()
deals = current_filter()
if not cached.found(event_counts, deals)[0]:
    no_events(deals)
    end_page()
top = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="calendar-controls"):
    authorities = agency_choice()
    year = decided_in(deals, authorities)
with top:
    answer(opening(deals, authorities))
left, right = st.columns(2)
with left:
    goal_lists(deals, authorities)
    waiting_list(deals, authorities)
with right:
    decision_list(deals, authorities, year)

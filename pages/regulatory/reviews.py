"""Reviews: how long authorities take and what they answer."""

import streamlit as st

from analytics.findings.reviews import answer as opening
from analytics.language import say
from analytics.queries.event_list import event_counts
from analytics.sections.reviews import AFTER_COMPLETE_RESPONSE, CYCLES, GOAL_DATES, REASONS, TIMES
from pages.components import cached, notice
from pages.components.answer import answer
from pages.components.filter_bar import current_filter
from pages.components.link_values import drop_unknown
from pages.components.messages import no_events
from pages.components.page_end import end_page
from pages.components.review_parts import (
    AUTHORITY,
    EITHER,
    LINKED_CHOICES,
    clock_choice,
    complete_response_list,
    cycles_choice,
    missed_goals,
    waiting_list,
)
from pages.components.section_card import show_section

st.title(say("Reviews"), anchor=False)
deals = current_filter()
drop_unknown(*LINKED_CHOICES)
notice.show()
if not cached.found(event_counts, deals)[0]:
    no_events(deals)
    end_page()
answer(opening(cached.section_frame(CYCLES[AUTHORITY].key, deals), cached.section_frame(TIMES[EITHER].key, deals)))
left, right = st.columns(2)
with left:
    show_section(clock_choice(), deals)
    show_section(AFTER_COMPLETE_RESPONSE, deals)
with right:
    show_section(cycles_choice(), deals)
    show_section(REASONS, deals)
    show_section(GOAL_DATES, deals)
waiting_list(deals)
complete_response_list(deals)
missed_goals(deals)
